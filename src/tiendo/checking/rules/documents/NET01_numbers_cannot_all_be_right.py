"""Numbers tied together over several steps leave a value no room."""

from ..rule import Rule

RULE = Rule(
    code="NET01",
    name="numbers-cannot-all-be-right",
    bundle="documents",
    what="Nhiều số ràng buộc nhau qua nhiều bước, trong một hay nhiều văn bản, không thể cùng đúng.",
    certain="Mọi giá trị làm tròn thành các số đã in được lan truyền chính xác qua mạng; một ô không còn giá trị nào."
    " Tập số nêu ra là tối thiểu: bỏ bất kỳ số nào thì hết mâu thuẫn.",
    vi="Các số {a}, {b} không thể cùng đúng.",
    en="The numbers {a}, {b} cannot all be right.",
)
