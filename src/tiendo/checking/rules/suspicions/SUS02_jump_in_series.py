"""A value jumps out of line with its own past."""

from ....values import FindingClass
from ...relations import jump
from ..rule import Rule

RULE = Rule(
    code="SUS02",
    name="jump-in-series",
    bundle="suspicions",
    what="Giá trị năm sau tăng gấp nhiều lần nhịp tăng của các năm trước.",
    certain="Nhịp tăng tính từ các số đã in; tăng đột ngột là có thể, nên chỉ là nghi vấn.",
    vi="Từ {a} đến {c} là tăng {computed}% trong một năm, trong khi trước đó {words} chỉ tăng {b}.",
    en="From {a} to {c} is a rise of {computed}% in one year; before, {b} over {words}.",
    form=jump,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Thu nhập bình quân đầu người năm 2022 đạt 31,5 triệu đồng, tăng 7,2% so với năm 2019, phấn đấu năm 2023 thu nhập bình quân đầu người đạt 44 triệu đồng.",
        "Tổng giá trị sản xuất năm 2021 đạt 615 tỷ đồng, tăng 9% so với năm 2018; ước tổng giá trị sản xuất năm 2022 đạt 880 tỷ đồng.",
    ),
    passes=(
        "Thu nhập bình quân đầu người năm 2022 đạt 31,5 triệu đồng, tăng 17,2% so với năm 2019, phấn đấu năm 2023 thu nhập bình quân đầu người đạt 34 triệu đồng.",
    ),
)
