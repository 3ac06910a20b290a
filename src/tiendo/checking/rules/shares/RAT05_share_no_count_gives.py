"""A percentage of a known number of things that no whole number of them gives."""

from ...relations import share_of_count
from ..rule import Rule

RULE = Rule(
    code="RAT05",
    name="share-no-count-gives",
    bundle="shares",
    what="Một tỷ lệ phần trăm tính trên một số lượng đếm được, nhưng không số nguyên nào cho tỷ lệ ấy.",
    certain="Số lượng đếm được là số nguyên; mọi số nguyên đều đã được thử, kể cả khi tỷ lệ được làm tròn lên, làm tròn xuống hay cắt bớt chữ số.",
    vi="Không số nguyên nào trên {b} cho {a}; gần nhất là {shown} = {computed}%.",
    en="No whole number out of {b} gives {a}; the nearest is {shown} = {computed}%.",
    form=share_of_count,
    finds=(
        "Sau kỳ họp, nữ chiếm 45,6% tổng số 49 đại biểu.",
        "Có 83,7% trong số 32 thôn được hỏi đã có tổ công nghệ số.",
        "Xã rà soát 46 tiêu chí, trong đó có 70,9% tiêu chí hoàn thành.",
    ),
    passes=(
        "Sau kỳ họp, nữ chiếm 44,9% tổng số 49 đại biểu.",
        "Có 84,4% trong số 32 thôn được hỏi đã có tổ công nghệ số.",
        "Xã rà soát 46 tiêu chí, trong đó có 69,6% tiêu chí hoàn thành.",
        "Có 83,7% trong số gần 32 thôn được hỏi đã có tổ công nghệ số.",
        "Khối lượng thi công đạt 45,6% trong tổng số 12 dự án.",
        "Dư nợ của nhóm này chiếm 45,6% tổng số 12 chương trình tín dụng.",
        "Vốn giao cho 49 dự án, trong đó 30,3% vốn đã giải ngân.",
    ),
)
