"""Contributions in points and growths of the parts do not give the growth of the whole."""

from ...relations import points_growth
from ..rule import Rule

RULE = Rule(
    code="MEA03",
    name="growth-from-contributions",
    bundle="means",
    what="Điểm đóng góp và tốc độ tăng của các phần không cho ra tốc độ tăng của tổng thể.",
    certain="Điểm đóng góp chia tốc độ tăng là tỷ trọng của phần; tổng điểm chia tổng tỷ trọng là tốc độ của tổng thể.",
    vi="{shown} là {computed}%, tổng thể ghi {a}.",
    en="{shown} is {computed}%; the whole is printed as {a}.",
    form=points_growth,
    finds=(
        "Khu vực công nghiệp và xây dựng tăng 9,9%. Ngành công nghiệp tăng 8,4%, đóng góp 2,52 điểm phần trăm. Ngành xây dựng tăng 10,3%, đóng góp 0,72 điểm phần trăm.",
    ),
    passes=(
        "Khu vực công nghiệp và xây dựng tăng 8,76%. Ngành công nghiệp tăng 8,4%, đóng góp 2,52 điểm phần trăm. Ngành xây dựng tăng 10,3%, đóng góp 0,72 điểm phần trăm.",
    ),
)
