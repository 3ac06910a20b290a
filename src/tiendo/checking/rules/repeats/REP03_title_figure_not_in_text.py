"""A figure of the title is not printed anywhere in the text."""

from ....values import FindingClass
from ...relations import title_figure
from ..rule import Rule

RULE = Rule(
    code="REP03",
    name="title-figure-not-in-text",
    bundle="repeats",
    what="Số ở tiêu đề không có trong bài, dù bài có số cùng đơn vị nói về cùng việc.",
    certain="Tiêu đề có thể gộp nhiều số của bài, nên chỉ là nghi vấn.",
    vi="Tiêu đề ghi {a}, trong bài không có số này; số gần nhất về việc đó là {b}.",
    en="The title prints {a}, which the text does not; its nearest figure is {b}.",
    form=title_figure,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Huyện Thử trồng mới 1.250 ha rừng sản xuất\n\nNăm 2023, huyện Thử tập trung phát triển kinh tế rừng.\n\nBà con các xã vùng cao đã xuống giống được 1.520 ha, chủ yếu là rừng keo và quế trồng theo nhóm hộ.\n\nNgười dân nhiệt tình tham gia.\n\nHuyện tiếp tục tuyên truyền.",
        "12 xã về đích nông thôn mới\n\nNăm 2022, tỉnh chỉ đạo quyết liệt chương trình.\n\nCuối năm, hội đồng thẩm định đề nghị công nhận thêm 21 xã, đưa phong trào nông thôn mới sang bước mới.\n\nĐời sống người dân được nâng lên.\n\nTỉnh tiếp tục duy trì kết quả.",
    ),
    passes=(
        "Huyện Thử trồng mới 1.520 ha rừng sản xuất\n\nNăm 2023, huyện Thử tập trung phát triển kinh tế rừng.\n\nBà con các xã vùng cao đã xuống giống được 1.520 ha, chủ yếu là rừng keo và quế trồng theo nhóm hộ.\n\nNgười dân nhiệt tình tham gia.\n\nHuyện tiếp tục tuyên truyền.",
    ),
)
