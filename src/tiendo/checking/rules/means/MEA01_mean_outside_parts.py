"""The growth of a whole lies outside the growths of all its parts."""

from ...relations import mean_between
from ..rule import Rule

RULE = Rule(
    code="MEA01",
    name="mean-outside-parts",
    bundle="means",
    what="Tốc độ tăng của tổng thể nằm ngoài tốc độ tăng của mọi phần.",
    certain="Tốc độ của tổng thể là bình quân có trọng số của các phần, nên không thể cao hơn phần cao nhất hay thấp hơn phần thấp nhất.",
    vi="Các phần tăng {shown}, tức {computed}%; tổng thể ghi {a}.",
    en="The parts grew by {shown}, that is {computed}%; the whole is printed as {a}.",
    form=mean_between,
    finds=(
        "GRDP 6 tháng đầu năm 2023 tăng 6,1%\n\nSáng 28/6, cơ quan thống kê của tỉnh họp báo về kinh tế nửa đầu năm. "
        "Thực tế, quý 1 tăng trưởng 7,45%, quý 2 tăng 6,79%. Dự báo cả năm còn nhiều khó khăn.",
        "GDP 6 tháng đầu năm 2022 tăng 8,92% so với cùng kỳ (quý I tăng 5,05%; quý II tăng 7,83%).",
    ),
    passes=(
        "GRDP 6 tháng đầu năm 2023 tăng 7,1%\n\nSáng 28/6, cơ quan thống kê của tỉnh họp báo về kinh tế nửa đầu năm. "
        "Thực tế, quý 1 tăng trưởng 7,45%, quý 2 tăng 6,79%. Dự báo cả năm còn nhiều khó khăn.",
        "GDP 6 tháng đầu năm 2022 tăng 6,46% so với cùng kỳ (quý I tăng 5,05%; quý II tăng 7,83%).",
        "GRDP 6 tháng đầu năm 2023 tăng 6,1%\n\nSáng 28/6, cơ quan thống kê của tỉnh họp báo về kinh tế nửa đầu năm. "
        "Thực tế, du lịch quý 1 tăng trưởng 7,45%, du lịch quý 2 tăng 6,79%. Dự báo cả năm còn nhiều khó khăn.",
    ),
)
