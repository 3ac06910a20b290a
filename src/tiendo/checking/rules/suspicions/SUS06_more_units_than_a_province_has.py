"""A province is said to have more districts or communes than any province has had."""

from ....values import FindingClass
from ...relations import too_many
from ..rule import Rule

RULE = Rule(
    code="SUS06",
    name="more-units-than-a-province-has",
    bundle="suspicions",
    what="Số huyện, số xã nói của một tỉnh nhiều hơn bất kỳ tỉnh nào từng có.",
    certain="So với số đơn vị nhiều nhất của một tỉnh, thành phố từ năm 2008 (30 huyện, 584 xã); câu có thể nói của cả nước, nên chỉ là nghi vấn.",
    vi="{a}: nhiều hơn số đơn vị nhiều nhất một tỉnh từng có ({given}).",
    en="{a}: more than any province has had ({given}).",
    form=too_many,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Đến năm 2023, toàn tỉnh có 42 huyện đạt chuẩn nông thôn mới.",
        "Năm 2022, trên địa bàn tỉnh có 1.080 xã hoàn thành chuyển đổi số.",
    ),
    passes=("Đến năm 2023, toàn tỉnh có 4 huyện đạt chuẩn nông thôn mới.",),
)
