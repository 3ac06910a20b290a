"""Lines that belong to the page and not to the document: counters, menus, links to other pages; and captions of pictures."""

from __future__ import annotations

import re

_FURNITURE = re.compile(
    r"\s*(?:"
    r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*/?\s*){1,3}"  # video counter
    r"|(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|tin cùng chuyên mục|bài viết liên quan|tin khác|tin mới|tin nổi bật"
    r"|có thể bạn quan tâm|đọc tiếp|chia sẻ|bình luận|ý kiến bạn đọc|về trang trước|in trang|gửi bài viết|từ khóa|tags?)\s*[:»>…]*"
    r"|(?:xem thêm|đọc thêm|tin liên quan|bài liên quan|>>+)\s*[:»>]?\s+\S[^.]{0,180}"
    r"|-?\s*(?:trang|page)\s+\d{1,4}(?:\s*/\s*\d{1,4})?\s*-?"
    r"|[-–—_*=.~•\s]{3,}"
    r")\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\s*(?:ảnh|hình ảnh|ảnh minh họa|nguồn ảnh|clip|video|infographic|biểu đồ|quang cảnh|toàn cảnh)\b", re.IGNORECASE
)
_UNIT_LINE = re.compile(r"\s*[(\[*_]*\s*(?:đơn vị(?:\s+tính)?|đvt|đv tính)\s*:", re.IGNORECASE)
_TABLE_TITLE = re.compile(
    r"\s*[*_#]*\s*(?:biểu|bảng|phụ biểu|phụ lục)(?:\s+(?:số|tổng hợp|thống kê|\d|[IVX]+\b|chi tiết)|\s*[.:])", re.IGNORECASE
)
_ATTACHED = re.compile(r"\s*[(*_]+\s*(?:kèm theo|ban hành kèm|tính đến|số liệu|nguồn)", re.IGNORECASE)
_TABLE_TITLE_LENGTH = 200
_FURNITURE_LENGTH, _CAPTION_LENGTH = 220, 260


def is_furniture(line: str) -> bool:
    """True for a line that no author of the document wrote.

    >>> is_furniture("0:00 / 0:00"), is_furniture("Xem thêm: Huyện A sơ kết công tác"), is_furniture("Thu đạt 903 tỷ đồng.")
    (True, True, False)
    """
    return len(line) <= _FURNITURE_LENGTH and _FURNITURE.fullmatch(line) is not None


def is_caption(line: str, before: str) -> bool:
    """True for the words under a picture: they open as captions do, or repeat the line before."""
    if len(line) > _CAPTION_LENGTH:
        return False
    return _same(line, before) or _CAPTION.match(line) is not None


def is_table_title(line: str) -> bool:
    """True for "Biểu số 2 …", "Đơn vị tính: tỷ đồng", "(Kèm theo Báo cáo số …)".

    >>> is_table_title("Đơn vị tính: tỷ đồng"), is_table_title("Bảng 3. Thu, chi ngân sách"), is_table_title("Bảng giá đất mới")
    (True, True, False)
    """
    return len(line) <= _TABLE_TITLE_LENGTH and any(pattern.match(line) for pattern in (_UNIT_LINE, _TABLE_TITLE, _ATTACHED))


def belongs_above_table(line: str) -> bool:
    """True for a line that may title the table below it: short, and no sentence."""
    words = line.strip().strip("*_")
    return bool(words) and len(words) <= _TABLE_TITLE_LENGTH and (is_table_title(line) or words[-1] not in ".;,…/")


def _same(line: str, before: str) -> bool:
    return bool(before) and line.strip() == before.strip()
