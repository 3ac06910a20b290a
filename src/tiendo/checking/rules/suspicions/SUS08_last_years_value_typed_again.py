"""The value of a year is that of the year before, digit for digit."""

from ....values import FindingClass
from ...relations import typed_again
from ..rule import Rule

RULE = Rule(
    code="SUS08",
    name="last-years-value-typed-again",
    bundle="suspicions",
    what="Số của năm nay trùng từng chữ số với số của năm trước.",
    certain="Bốn chữ số trở lên giống hệt nhau hiếm khi do ngẫu nhiên; nhưng vẫn có thể, nên chỉ là nghi vấn.",
    vi="{a} giống hệt số của năm trước; có thể số cũ được gõ lại.",
    en="{a} is the value of the year before, digit for digit; the old number may have been typed again.",
    form=typed_again,
    gravest=FindingClass.SUSPICION,
    finds=("Sản lượng gỗ khai thác của tỉnh năm 2022 đạt 312.457 m3. Sản lượng gỗ khai thác của tỉnh năm 2023 đạt 312.457 m3.",),
    passes=(
        "Sản lượng gỗ khai thác của tỉnh năm 2022 đạt 312.457 m3. Sản lượng gỗ khai thác của tỉnh năm 2023 đạt 342.157 m3.",
        "Diện tích đất lúa của tỉnh năm 2022 là 1.200 ha. Diện tích đất lúa của tỉnh năm 2023 là 1.200 ha.",
    ),
    since="0.2",
    life="trial",
)
