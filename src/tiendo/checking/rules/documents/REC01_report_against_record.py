"""A report and the record of observations disagree."""

from ..rule import Rule

RULE = Rule(
    code="REC01",
    name="report-against-record",
    bundle="documents",
    what="Số trong báo cáo khác số đã ghi trong sổ theo dõi của cùng chỉ tiêu, cùng đơn vị, cùng kỳ.",
    certain="Cả hai là số thực hiện và không giá trị nào làm tròn thành cả hai; nếu một bên là ước tính thì chỉ là ghi chú.",
    vi="Văn bản ghi {a}, sổ theo dõi ghi {b}.",
    en="The text prints {a}; the record holds {b}.",
)
