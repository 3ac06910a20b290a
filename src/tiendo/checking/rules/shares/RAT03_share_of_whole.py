"""A part, its whole and the printed share do not agree."""

from ...relations import part_percent
from ..rule import Rule

RULE = Rule(
    code="RAT03",
    name="share-of-whole",
    bundle="shares",
    what="Một phần, tổng thể của nó và tỷ lệ in bên cạnh không khớp nhau.",
    certain="Văn bản nói rõ tỷ lệ tính trên tổng thể nào (“tổng số hộ”, “trong đó”); không giá trị nào làm tròn thành ba số đã in mà thỏa phép chia.",
    vi="{shown} là {computed}%, văn bản ghi {c}.",
    en="{shown} is {computed}%; the text prints {c}.",
    form=part_percent,
    finds=(
        "Tổng số hộ của xã là 640 hộ, trong đó có 96 hộ nghèo, chiếm 21% tổng số hộ.",
        "Tổng số đảng viên của huyện là 3.412 đồng chí. Có 2.890 đảng viên cài sổ tay điện tử, chiếm 48,7% tổng số đảng viên.",
        "Huyện tiếp nhận 23 đơn thư, giải quyết xong 21 đơn, đạt 93,1%.",
        "Trên địa bàn huyện xảy ra 132 vụ phạm pháp hình sự, giảm 7 vụ so với cùng kỳ; điều tra làm rõ 110 vụ, 219 đối tượng, đạt tỷ lệ 93,3%.",
        "Toàn huyện có 83.825 cử tri trong danh sách, 82.626 cử tri đã đi bầu, đạt tỷ lệ 95,57%.",
    ),
    passes=(
        "Tổng số hộ của xã là 640 hộ, trong đó có 96 hộ nghèo, chiếm 15% tổng số hộ.",
        "Tổng thu ngân sách đạt 6.110 tỷ đồng, bằng 51,8% nghị quyết (11.800 tỷ đồng); trong đó thu nội địa 5.076 tỷ đồng, đạt 50,5%.",
        "Huyện tiếp nhận 23 đơn thư, giải quyết xong 21 đơn, đạt 91,3%.",
        "Trên địa bàn huyện xảy ra 132 vụ phạm pháp hình sự, giảm 7 vụ so với cùng kỳ; điều tra làm rõ 110 vụ, 219 đối tượng, đạt tỷ lệ 83,3%.",
        "Toàn huyện có 83.825 cử tri trong danh sách, 82.626 cử tri đã đi bầu, đạt tỷ lệ 98,57%.",
    ),
)
