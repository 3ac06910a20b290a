"""A series said to rise or fall step by step goes the other way somewhere."""

from ...relations import trend_said
from ..rule import Rule

RULE = Rule(
    code="ORD09",
    name="trend-as-said",
    bundle="order",
    what="Chuỗi số được nói là tăng dần, giảm dần hay quý sau cao hơn quý trước nhưng có bước đi ngược.",
    certain="Là mâu thuẫn khi ba số trở lên của một chỉ tiêu đứng ngay sau lời văn, mỗi số một kỳ; còn lại là nghi vấn.",
    vi="Văn bản nói {words}, nhưng {b} không lớn hơn {a}.",
    en="The text names a trend, but {b} is not larger than {a}.",
    form=trend_said,
    finds=(
        "Tỷ lệ nợ công trên GDP giảm dần, năm 2017 là 62,6%, năm 2018 là 61,4%, năm 2019 là 64,3%.",
        "Năm 2018, tăng trưởng GRDP quý sau cao hơn quý trước: quý I năm 2018 tăng 5,1%, quý II năm 2018 tăng 4,3%.",
    ),
    passes=(
        "Tỷ lệ nợ công trên GDP giảm dần, năm 2017 là 62,6%, năm 2018 là 61,4%, năm 2019 là 61,3%.",
        "Năm 2018, tăng trưởng GRDP quý sau cao hơn quý trước: quý I năm 2018 tăng 5,1%, quý II năm 2018 tăng 6,3%.",
    ),
    since="0.2",
)
