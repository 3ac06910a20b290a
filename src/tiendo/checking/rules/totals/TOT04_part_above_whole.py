"""A part is larger than its whole."""

from ...relations import part_whole
from ..rule import Rule

RULE = Rule(
    code="TOT04",
    name="part-above-whole",
    bundle="totals",
    what="Một phần lớn hơn tổng thể của nó.",
    certain="“Trong đó” đặt số sau vào trong số trước; cùng đơn vị, cùng thời gian. Với “tổng số …; đã …” phát hiện chỉ là nghi vấn.",
    vi="{a} nằm trong {b} nhưng lại lớn hơn.",
    en="{a} is part of {b} and yet larger.",
    form=part_whole,
    finds=("Toàn tỉnh có 1.420 dịch vụ công trực tuyến, trong đó có 1.786 dịch vụ công trực tuyến toàn trình.",),
    passes=(
        "Toàn tỉnh có 1.420 dịch vụ công trực tuyến, trong đó có 986 dịch vụ công trực tuyến toàn trình.",
        "Thu nhập bình quân đạt 45 triệu đồng/người, trong đó khu vực thành thị 58 triệu đồng/người.",
    ),
)
