"""A number said to lie below a limit, or to pass an aim, lies on the other side."""

from ...relations import limit_said
from ..rule import Rule

RULE = Rule(
    code="ORD08",
    name="side-of-a-limit-as-said",
    bundle="order",
    what="Số được nói là dưới trần, dưới ngưỡng hay vượt mục tiêu lại nằm ở phía bên kia.",
    certain="Lời văn đặt hai số cạnh nhau và nói số nào lớn hơn; không giá trị nào làm tròn thành hai số đã in mà đúng như vậy.",
    vi="Văn bản nói {words} {b}, nhưng ghi {a}.",
    en="The text places {a} on the other side of the limit {b}.",
    form=limit_said,
    finds=(
        "Tỷ lệ nợ xấu của chi nhánh là 4,2%, dưới 3% theo quy định.",
        "Tỷ lệ đảng viên dự học đạt 86%, vượt mục tiêu đề ra (90%).",
        "Nợ công chiếm 63,1% GDP trong khi trần cho phép là 60% GDP.",
    ),
    passes=(
        "Tỷ lệ nợ xấu của chi nhánh là 1,8%, dưới 3% theo quy định.",
        "Tỷ lệ đảng viên dự học đạt 95 - 98%, vượt mục tiêu đề ra (90%).",
        "Nợ công chiếm 58,4% GDP trong khi trần cho phép là 60% GDP.",
    ),
    since="0.2",
)
