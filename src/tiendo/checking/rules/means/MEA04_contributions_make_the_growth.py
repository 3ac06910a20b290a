"""The contributions in points of all sectors do not add up to the growth of the economy."""

from ...relations import points_total
from ..rule import Rule

RULE = Rule(
    code="MEA04",
    name="contributions-make-the-growth",
    bundle="means",
    what="Điểm đóng góp của ba khu vực và thuế sản phẩm không cộng thành tốc độ tăng của nền kinh tế.",
    certain="Ba khu vực và thuế sản phẩm trừ trợ cấp là tất cả; mỗi thành phần nêu một lần, cùng nơi. Phần “làm giảm” được trừ.",
    vi="Các điểm đóng góp cộng lại ({shown}) được {computed} điểm phần trăm, tốc độ tăng ghi {a}.",
    en="The contributions ({shown}) add up to {computed} points; the growth is printed as {a}.",
    form=points_total,
    finds=(
        "GRDP năm 2023 tăng 8,2%, trong đó khu vực nông, lâm nghiệp và thủy sản đóng góp 0,9 điểm phần trăm; khu vực công nghiệp - xây dựng "
        "đóng góp 6,1 điểm phần trăm; khu vực dịch vụ đóng góp 2,9 điểm phần trăm; thuế sản phẩm đóng góp 0,3 điểm phần trăm.",
    ),
    passes=(
        "GRDP năm 2023 tăng 8,2%, trong đó khu vực nông, lâm nghiệp và thủy sản đóng góp 0,9 điểm phần trăm; khu vực công nghiệp - xây dựng "
        "đóng góp 4,1 điểm phần trăm; khu vực dịch vụ đóng góp 2,9 điểm phần trăm; thuế sản phẩm đóng góp 0,3 điểm phần trăm.",
        "GRDP năm 2023 tăng 8,2%, trong đó khu vực nông, lâm nghiệp và thủy sản đóng góp 0,9 điểm phần trăm; khu vực công nghiệp - xây dựng "
        "đóng góp 4,1 điểm phần trăm; khu vực dịch vụ đóng góp 3,5 điểm phần trăm; thuế sản phẩm làm giảm 0,3 điểm phần trăm.",
    ),
    since="0.2",
    life="trial",
)
