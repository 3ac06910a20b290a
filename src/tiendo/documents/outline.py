"""Which part of a document a paragraph stands in, by the numbering that official documents print.

"II- KẾT QUẢ", "1. Về kinh tế", "1.2. Thu ngân sách", "a) Thu nội địa", "Điều 3." become the paths ``II``, ``II.1``, ``II.1.2`` …
Source: the outlines and numbering of Hướng dẫn 36-HD/VPTW and Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..values import BlockKind

_HEADING_LENGTH = 220
_MARK = re.compile(
    r"\s*(?:(?:#{1,6}\s+)|(?:\*\*))?"
    r"(?:(?P<division>phần|chương|mục|tiểu mục|điều|phụ lục)\s+(?:thứ\s+|số\s+)?"
    r"(?P<divided>[\dIVXLC]{1,5}|nhất|hai|ba|tư|năm|sáu)(?=[\s.:,\-–]|$)"
    r"|(?P<roman>[IVX]{1,6})\s{0,1}[.\-–/)]+(?=\s|[^\W\d_]{2}|$)"
    r"|(?P<capital>[A-HĐ])\s{0,1}[.\-–/]+\s"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){0,4})\s{0,1}(?:[.\-–/)]+\s|\s*[.\-–/)]+(?=[^\W\d_]))"
    r"|(?P<small>[a-zđ])\s{0,1}[.)\-–/]+\s)",
    re.IGNORECASE,
)
_LEVELS = {"phần": 0, "phụ lục": 0, "chương": 1, "mục": 2, "tiểu mục": 3, "điều": 4}
_CAPITAL, _ROMAN, _DECIMAL, _SMALL = 2, 3, 4, 9


@dataclass(slots=True)
class Outline:
    """The heading path at the place reached so far."""

    _open: list[tuple[int, str]] = field(default_factory=list)

    @property
    def part(self) -> str:
        """The path, such as ``"II.1"``; empty before the first number."""
        return ".".join(label for _, label in self._open)

    def see(self, text: str, level: int | None = None) -> tuple[BlockKind, str]:
        """Take in the next paragraph; gives what it is and the path it stands under (its own number included)."""
        mark = number_of(text)
        if mark is not None:
            self._enter(*mark)
        heading = level is not None or (len(text) <= _HEADING_LENGTH and _reads_as_heading(text, marked=mark is not None))
        return (BlockKind.HEADING if heading else BlockKind.PARAGRAPH), self.part

    def _enter(self, level: int, label: str) -> None:
        outermost = _DECIMAL if _DECIMAL <= level < _SMALL else level
        while self._open and self._open[-1][0] >= outermost:
            self._open.pop()
        self._open.append((level, label))


def number_of(text: str) -> tuple[int, str] | None:
    """Level and label of the number that a paragraph opens with, ``None`` when it opens with none.

    >>> number_of("II- KẾT QUẢ"), number_of("1.2. Thu ngân sách"), number_of("Năm 2023, thu ngân sách")
    ((3, 'II'), (5, '1.2'), None)
    """
    match = _MARK.match(text[:40])
    if match is None:
        return None
    if match["division"]:
        word = match["division"]
        return (_LEVELS[word.lower()], f"{word.capitalize()} {match['divided']}") if word[0].isupper() else None
    if match["roman"] and match["roman"].isupper():
        return _ROMAN, match["roman"]
    if match["capital"] and match["capital"].isupper():
        return _CAPITAL, match["capital"]
    if match["decimal"]:
        return _DECIMAL + match["decimal"].count("."), match["decimal"]
    if match["small"] and match["small"].islower():
        return _SMALL, match["small"]
    return None


def _reads_as_heading(text: str, *, marked: bool) -> bool:
    words = text.strip().strip("*#").strip()
    if words.isupper() and len(words) >= 4:
        return True
    return marked and bool(words) and words[-1] not in ".;,:…/" and len(words) <= 120 and "," not in words[:60]
