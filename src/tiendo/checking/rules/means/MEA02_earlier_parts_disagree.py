"""The earlier values behind the growths do not add up."""

from ...relations import bases_add_up
from ..rule import Rule

RULE = Rule(
    code="MEA02",
    name="earlier-parts-disagree",
    bundle="means",
    what="Giá trị kỳ trước suy từ tốc độ tăng của các phần cộng lại không bằng của tổng.",
    certain="Tổng gồm đúng các phần đó ở cả hai kỳ; các khoảng giá trị suy ra không chạm nhau.",
    vi="Kỳ trước suy từ các phần là {computed}{unit}, suy từ tổng là {printed}{unit}.",
    en="The earlier value is {computed}{unit} by the parts and {printed}{unit} by the total.",
    form=bases_add_up,
    finds=(
        "Tổng kim ngạch xuất nhập khẩu đạt 812,4 triệu USD, tăng 21% so với cùng kỳ, trong đó xuất khẩu đạt 501,2 triệu USD, tăng 12%; nhập khẩu đạt 311,2 triệu USD, tăng 14,5%.",
    ),
    passes=(
        "Tổng kim ngạch xuất nhập khẩu đạt 812,4 triệu USD, tăng 13% so với cùng kỳ, trong đó xuất khẩu đạt 501,2 triệu USD, tăng 12%; nhập khẩu đạt 311,2 triệu USD, tăng 14,6%.",
    ),
)
