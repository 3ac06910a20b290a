"""The parts of a complete list do not add up to the printed total."""

from ...relations import parts_total
from ..rule import Rule

RULE = Rule(
    code="TOT01",
    name="parts-disagree-with-total",
    bundle="totals",
    what="Các phần của một danh sách đủ cộng lại không bằng tổng đã in.",
    certain="Danh sách được nói là đủ (“gồm”, “bao gồm”, “còn lại”) hoặc đủ theo định nghĩa (xuất khẩu và nhập khẩu); không giá trị nào làm tròn thành các số đã in mà cộng được thành tổng.",
    vi="Các phần cộng lại ({shown}) được {computed}{unit}, tổng ghi {a}.",
    en="The parts ({shown}) make {computed}{unit}; the total is printed as {a}.",
    form=parts_total,
    finds=(
        "Tổng thu ngân sách đạt 1.257 tỷ đồng, gồm: thu nội địa 903 tỷ đồng, thu xuất nhập khẩu 304 tỷ đồng.",
        "Có 41/52 chỉ tiêu đạt và vượt kế hoạch; còn 8 chỉ tiêu khó đạt và 6 chỉ tiêu không đạt.",
        "Trong 26 chỉ tiêu của nhiệm kỳ, có 16 chỉ tiêu đạt và vượt kế hoạch. Có 12 chỉ tiêu không đạt.",
        "Huyện thu hút 69 dự án với tổng vốn 1.430 tỷ đồng, trong đó: 56 dự án trong nước với 1.335 tỷ đồng và 4 dự án nước ngoài với 95 tỷ đồng.",
        "Kết nạp được 62/120 đảng viên trong 6 tháng. Nhiệm vụ 6 tháng cuối năm là kết nạp 85 đảng viên để hoàn thành chỉ tiêu.",
        "Mưa lũ làm 9 người chết, mất tích (2 người chết, 4 người mất tích), 90 người bị thương.",
        "Có 1.565 ngôi nhà bị thiệt hại, gồm 61 nhà sập, 1.881 nhà tốc mái, 223 nhà bị ngập.",
    ),
    passes=(
        "Tổng thu ngân sách đạt 1.257 tỷ đồng, trong đó thu nội địa 903 tỷ đồng.",
        "Tổng thu ngân sách đạt 1.207 tỷ đồng, gồm: thu nội địa 903 tỷ đồng, thu xuất nhập khẩu 304 tỷ đồng.",
        "Có 41/52 chỉ tiêu đạt và vượt kế hoạch; còn 8 chỉ tiêu khó đạt và 3 chỉ tiêu không đạt.",
        "Trong 26 chỉ tiêu của nhiệm kỳ, có 16 chỉ tiêu đạt và vượt kế hoạch. Có 10 chỉ tiêu không đạt.",
        "Huyện thu hút 69 dự án với tổng vốn 1.430 tỷ đồng, trong đó: 65 dự án trong nước với 1.335 tỷ đồng và 4 dự án nước ngoài với 95 tỷ đồng.",
        "Kết nạp được 62/120 đảng viên trong 6 tháng. Nhiệm vụ 6 tháng cuối năm là kết nạp 58 đảng viên để hoàn thành chỉ tiêu.",
        "Mưa lũ làm 6 người chết, mất tích (2 người chết, 4 người mất tích), 90 người bị thương.",
        "Có 1.565 ngôi nhà bị thiệt hại, gồm 61 nhà sập, 1.281 nhà tốc mái, 223 nhà bị ngập.",
    ),
)
