"""“Higher than” and the order of the numbers disagree."""

from ...relations import higher_said
from ..rule import Rule

RULE = Rule(
    code="ORD02",
    name="higher-than-as-said",
    bundle="order",
    what="Chữ “cao hơn”, “thấp hơn” trái với thứ tự của hai số.",
    certain="Không giá trị nào làm tròn thành hai số đã in mà đúng với lời văn.",
    vi="Văn bản nói {words}, nhưng {b} không lớn hơn {a}.",
    en="The text compares them, but {b} is not larger than {a}.",
    form=higher_said,
    finds=(
        "Ngành lâm nghiệp tăng 4,2%, cao hơn mức tăng 5,1% của cùng kỳ năm trước.",
        "Thu từ ô tô chỉ đạt 8.200 tỷ đồng, trong khi cùng kỳ năm trước đạt 7.400 tỷ đồng.",
        "Kim ngạch xuất khẩu tăng mạnh, ước đạt 375 triệu USD (năm 2022 là 425 triệu USD).",
        "Kinh tế chỉ tăng trưởng 6,5% thay vì 5,08%.",
    ),
    passes=(
        "Ngành lâm nghiệp tăng 5,1%, cao hơn mức tăng 4,2% của cùng kỳ năm trước.",
        "Thu từ ô tô chỉ đạt 2.000 tỷ đồng, trong khi cùng kỳ năm trước đạt 7.400 tỷ đồng.",
        "Kim ngạch xuất khẩu tăng mạnh, ước đạt 475 triệu USD (năm 2022 là 425 triệu USD).",
    ),
)
