"""A count that is printed many times is printed otherwise once."""

from ....values import FindingClass
from ...relations import one_of_many
from ..rule import Rule

RULE = Rule(
    code="REP05",
    name="count-otherwise-once",
    bundle="repeats",
    what="Một số đếm in ba lần trở lên trong một văn bản ngắn, riêng một chỗ in khác đi một chữ số.",
    certain="Cùng vật, cùng nơi, cùng kỳ; nhưng chỗ ấy có thể đếm những vật khác, nên chỉ là nghi vấn.",
    vi="Các chỗ khác ghi {b}, riêng chỗ này ghi {a}.",
    en="Elsewhere it is {b}; here alone {a}.",
    form=one_of_many,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Công ty bán 3 ô tô. Trước đó, công ty đăng thông báo thanh lý 3 ô tô. Hội đồng đã định giá 7 ô tô. Người mua có thể xem 3 ô tô tại trụ sở.",
    ),
    passes=(
        "Công ty bán 3 ô tô. Trước đó, công ty đăng thông báo thanh lý 3 ô tô. Hội đồng đã định giá 3 ô tô. Người mua có thể xem 3 ô tô tại trụ sở.",
        "Có 2 xã đạt chuẩn. Có 3 xã chưa đạt. Có 2 xã xin lùi hạn. Có 5 xã được khen.",
    ),
    since="0.2",
    life="trial",
)
