"""One figure is printed twice in a document with different values."""

from ...relations import same_figure
from ..rule import Rule

RULE = Rule(
    code="REP01",
    name="same-figure-twice",
    bundle="repeats",
    what="Một số liệu in hai lần trong một văn bản với giá trị khác nhau.",
    certain="Hai câu gọi cùng một chỉ tiêu, cùng nơi, cùng kỳ, cùng lời dẫn; không giá trị nào làm tròn thành cả hai số.",
    vi="Cùng một số liệu nhưng in {a} và {b}.",
    en="One figure is printed as {a} and as {b}.",
    form=same_figure,
    finds=(
        "Kim ngạch xuất khẩu năm 2023 của tỉnh đạt 361 triệu USD\n\nNăm 2023, kim ngạch xuất khẩu của tỉnh đạt 316 triệu USD, tăng cao so với kế hoạch.",
        "Nghị quyết giữ mức trần đầu tư công của tỉnh 2.000 tỷ đồng. Hội đồng yêu cầu giữ mức trần đầu tư công của tỉnh 9.000 tỷ đồng.",
        "Năm 2018, xuất khẩu chè xanh 67 triệu USD, chè đen 12 triệu USD. Mặc dù sản lượng chè xanh giảm nhưng giá trị xuất khẩu mặt hàng này năm 2018 đạt 61 triệu USD.",
        "Để đạt mục tiêu cả năm 2017, GDP quý IV phải tăng 7,31%. Theo dự báo, Tổng sản phẩm quốc nội (GDP) quý IV năm 2017 phải tăng 7,13%.",
    ),
    passes=(
        "Kim ngạch xuất khẩu năm 2023 của tỉnh đạt 361 triệu USD\n\nNăm 2022, kim ngạch xuất khẩu của tỉnh đạt 316 triệu USD.",
        "Lúa: diện tích năm 2022 đạt 318 ha. Ngô: diện tích năm 2022 đạt 381 ha.",
        "Ban Thường vụ Huyện ủy kỷ luật 12 đảng viên. Đảng ủy cơ sở kỷ luật 13 đảng viên.",
    ),
)
