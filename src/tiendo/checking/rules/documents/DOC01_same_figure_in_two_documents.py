"""The same cell in two documents has different values."""

from ..rule import Rule

RULE = Rule(
    code="DOC01",
    name="same-figure-in-two-documents",
    bundle="documents",
    what="Hai văn bản in cùng một số liệu (chỉ tiêu, nơi, kỳ) với giá trị khác nhau.",
    certain="Cả hai là số thực hiện của đúng một ô số liệu và không giá trị nào làm tròn thành cả hai."
    " Khi thấy lý do (ngày chốt số khác, ước tính), phát hiện chỉ là ghi chú.",
    vi="Cùng một số liệu nhưng in {a} và {b}.",
    en="One figure is printed as {a} and as {b}.",
)
