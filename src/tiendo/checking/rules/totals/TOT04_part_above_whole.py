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
    finds=(
        "Toàn tỉnh có 1.420 dịch vụ công trực tuyến, trong đó có 1.786 dịch vụ công trực tuyến toàn trình.",
        "Năm 2023, doanh thu toàn tổng công ty đạt 812 tỷ đồng, lợi nhuận đạt 54 tỷ đồng. Trong đó, doanh thu của công ty mẹ đạt 955 tỷ đồng.",
        "Phiên chợ là 14 trong 9 sự kiện nổi bật của huyện.",
        "Trong số 4.120 lượt khách có 9.500 lượt khách quốc tế.",
        "Tỉnh cấp 33 tỷ đồng, huyện trích 1,2 tỷ đồng, nâng tổng kinh phí lên 4,2 tỷ đồng.",
    ),
    passes=(
        "Năm 2023, doanh thu toàn tổng công ty đạt 812 tỷ đồng, lợi nhuận đạt 54 tỷ đồng. Trong đó, doanh thu của công ty mẹ đạt 255 tỷ đồng.",
        "Huyện An có 12 xã, trong đó 5 xã đạt chuẩn; huyện Bình có 15 xã, trong đó 9 xã đạt chuẩn.",
        "Trong số 4.120 lượt khách có 950 lượt khách quốc tế.",
        "Toàn tỉnh có 1.420 dịch vụ công trực tuyến, trong đó có 986 dịch vụ công trực tuyến toàn trình.",
        "Thu nhập bình quân đạt 45 triệu đồng/người, trong đó khu vực thành thị 58 triệu đồng/người.",
    ),
)
