"""The number announced is not the number of names that follow."""

from ...relations import counted_names
from ..rule import Rule

RULE = Rule(
    code="LST01",
    name="announced-count",
    bundle="lists",
    what="Số lượng nêu trước không bằng số tên kể sau.",
    certain="Các tên cách nhau rõ ràng; chữ “và” được tính cả hai cách.",
    vi="Văn bản nêu {a}, nhưng số tên kể ra là {computed}.",
    en="The text announces {a}, but {computed} names follow.",
    form=counted_names,
    finds=(
        "Có 3/8 địa phương hoàn thành dự toán (gồm các huyện Chợ Đồn, Ba Bể, Na Rì, Ngân Sơn).",
        "Sở cần làm 4 việc là: quảng bá sản phẩm; tham gia hội chợ trong nước và đào tạo lao động.",
        "Dịch xảy ra ở 4 huyện Tân Phú, Lâm Bình và Hòa An.",
    ),
    passes=(
        "Có 4/8 địa phương hoàn thành dự toán (gồm các huyện Chợ Đồn, Ba Bể, Na Rì, Ngân Sơn).",
        "Sở cần làm 3 việc là: quảng bá sản phẩm; tham gia hội chợ trong nước và đào tạo lao động.",
        "Dịch xảy ra ở 3 huyện Tân Phú, Lâm Bình và Hòa An.",
    ),
)
