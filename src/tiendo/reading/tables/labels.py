"""The words of a label or heading: without its number, "trong đó" and unit."""

from __future__ import annotations

import re

from tiendo.values import Cell

from .senses import tidy_unit, unit_in
from .units import looks_like_unit
from .wording import plain

_NUMBERING = re.compile(
    r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|[IVX]{1,5}[.\-)]|[A-HĐ][.\-)]|[a-zđ][.)]|[-–+*•])\s*)+"
)
_LEAD = re.compile(r"\s*(?:trong đó|riêng|gồm|bao gồm|tr\.?\s?đó)\s*:?\s*[-–+]?\s*", re.IGNORECASE)
_UNIT_TAIL = re.compile(r"\s*(?:\((?P<inner>[^()]{1,30})\)|,\s*(?P<comma>%))\s*[:*]*\s*$")
_FIGURES = re.compile(r"\([^()]*\)|\d[\d./-]*|[%:,;.+/-]")
_FRAME_WORDS = re.compile(
    r"\b(?:năm|tháng|quý|thực hiện|ước|kế hoạch|kh|th|uth|so với|so sánh|cùng kỳ|tăng|giảm|tỷ lệ|giai đoạn|đến|cả|đầu|trước|đvt|số"
    r"|l(?:ũy|uỹ) kế)\b"
)


def label_span(text: str, cell: Cell) -> tuple[int, int]:
    """The words of a label without its number, "trong đó" and unit."""
    start, end = cell.start, cell.end
    for pattern in (_NUMBERING, _LEAD, _NUMBERING):
        match = pattern.match(text, start, end)
        if match is not None and match.end() < end:
            start = match.end()
    tail = _UNIT_TAIL.search(text, start, end)
    if (
        tail is not None
        and tail.start() > start
        and (tail["comma"] or looks_like_unit(tail["inner"]) or plain(tail["inner"]).startswith(("đvt", "đơn vị")))
    ):
        end = tail.start()
    while end > start and text[end - 1] in " :;.,*\u00a0":
        end -= 1
    return start, end


def unit_of_label(words: str) -> str:
    """The unit that a label prints in brackets at its end, empty when it prints none."""
    unit = unit_in(words)
    if unit:
        return unit
    tail = _UNIT_TAIL.search(words)
    return (
        tidy_unit(tail["inner"])
        if tail is not None and tail["inner"] and looks_like_unit(tail["inner"]) and len(tail["inner"]) <= 12
        else ""
    )


def names_something(text: str, cell: Cell) -> bool:
    """True for a heading that holds more than a time, a modality or a comparison."""
    words = plain(text[cell.start : cell.end])
    words = _FRAME_WORDS.sub(" ", _FIGURES.sub(" ", words))
    return any(letter.isalpha() for letter in words)
