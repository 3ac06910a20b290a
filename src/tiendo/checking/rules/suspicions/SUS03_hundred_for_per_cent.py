"""«100 hồ sơ» where «100% hồ sơ» is meant."""

from ....values import FindingClass
from ...relations import hundred_things
from ..rule import Rule

RULE = Rule(
    code="SUS03",
    name="hundred-for-per-cent",
    bundle="suspicions",
    what="Đúng “100” của một thứ đếm được, giữa các tỷ lệ phần trăm: có thể rơi dấu %.",
    certain="Số 100 tròn đứng trong câu kể các tỷ lệ; đúng 100 là có thể, nên chỉ là nghi vấn.",
    vi="“{a}” đứng giữa các tỷ lệ phần trăm; có thể là 100%.",
    en="“{a}” stands among percentages; 100% may be meant.",
    form=hundred_things,
    gravest=FindingClass.SUSPICION,
    finds=(
        "Bộ phận Một cửa đã tiếp nhận 100 hồ sơ; tỷ lệ giải quyết đúng hạn đạt 98,2%, tỷ lệ hồ sơ trực tuyến đạt 71,5%.",
        "Huyện đã công khai 100 thủ tục hành chính; tỷ lệ thanh toán trực tuyến đạt 55,4%, tỷ lệ số hóa kết quả đạt 81,3%.",
    ),
    passes=("Bộ phận Một cửa đã tiếp nhận 1.284 hồ sơ; tỷ lệ giải quyết đúng hạn đạt 98,2%, tỷ lệ hồ sơ trực tuyến đạt 71,5%.",),
)
