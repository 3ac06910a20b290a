"""Words that bind numbers together, shared by the forms. All are sought in folded text (``fold_text``)."""

from __future__ import annotations

import re
from functools import lru_cache

from .gated import Gated

UP = re.compile(r"\b(?:tăng(?: thêm)?|tăng trưởng|cao hơn|nhiều hơn|vượt)\b[^,;()]*$")
DOWN = re.compile(r"\b(?:giảm(?: đi| bớt)?|thấp hơn|ít hơn|hụt)\b[^,;()]*$")
REACHES = re.compile(
    r"(?:\b(?:đạt|chiếm|bằng|tương đương|tương ứng|tức|tức là|hay|khoảng|được)\b(?: tỷ lệ| với| là| khoảng)*|[(=])\s*$"
)
SHARE = re.compile(r"\b(?:chiếm|bằng|tương đương|đạt tỷ lệ|tỷ lệ|(?:chiếm )?tỷ trọng)\b(?: tỷ lệ| tỷ trọng| khoảng| tới| đến)*\s*$")
OTHER_TIME = Gated(
    r"so với|cùng kỳ|năm (?:trước|ngoái)|tháng trước|quý trước|đầu năm|cuối năm|bình quân|trung bình|nhiệm kỳ trước|kỳ trước"
)
PLAN_WORDS = Gated(r"(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|phương án|\bkh\b|chương trình|giao)")
COMPLETE = Gated(r"\b(?:gồm|bao gồm|gồm có|cụ thể là|chia ra|trong đó gồm)\b|\bgồm:")
PART = re.compile(r"\b(?:trong đó|riêng|trong số (?:đó|này))\b")
OPEN_LIST = Gated(r"…|\.\.\.|v\.v|\bvân vân\b|\bchủ yếu\b|\bchính\b|\btiêu biểu\b|\bnổi bật\b|\bnhư\b|\bphần lớn\b|\bnhất là\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""For a class of letters: a stretch such as À-Ỹ would hold the small letters as well, and «ước đạt» would be a name."""
WORD = re.compile(r"[^\W\d_]+")

_STOP_WORDS = """
là và của các những trong trên dưới với cho đến tới từ năm tháng quý ngày nay này đó đã được đạt có còn mới chỉ tăng
giảm so cùng kỳ khoảng gần hơn ước tính dự kiến bình quân đầu cuối theo như vậy cả về tại ở nên lên xuống bằng chiếm
tổng số mức tỷ lệ mà thì lại vẫn sẽ phải cần phấn đấu tiêu hoạch thực hiện do để khi ra vào một hai ba tốc độ lũy luỹ
kế hết toàn cũng
"""
_STOP = frozenset(_STOP_WORDS.split())


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """The words of a folded text that carry meaning, in order."""
    return tuple(word for word in WORD.findall(text) if word not in _STOP)
