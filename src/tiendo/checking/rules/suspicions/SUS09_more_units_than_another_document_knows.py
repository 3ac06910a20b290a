"""More units are counted than another document says there are."""

from ....values import FindingClass
from ..rule import Rule

RULE = Rule(
    code="SUS09",
    name="more-units-than-another-document-knows",
    bundle="suspicions",
    what="Số huyện, xã hoặc thôn được đếm nhiều hơn số đơn vị của nơi ấy mà một văn bản khác ghi.",
    certain="Cùng nơi, cách nhau không quá một năm; nhưng đơn vị có thể đã được sắp xếp, nên chỉ là nghi vấn.",
    vi="{a} nhiều hơn số đơn vị mà văn bản khác ghi ({b}).",
    en="{a} is more than the units that another document knows ({b}).",
    gravest=FindingClass.SUSPICION,
    since="0.2",
    life="trial",
)
