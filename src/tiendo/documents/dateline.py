"""The day a document gives itself: year, month and day, or nothing.

A Party or State document prints "Bắc Kạn, ngày 06 tháng 7 năm 2023" at its head; a news page prints "14/10/2023 15:20" on a line
of its own. A date inside a sentence is about something else and is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_HEAD = 3000
_SPACE = r"[ \t\u00a0]*"
_LONG = rf"ngày{_SPACE}(?P<day>\d{{1,2}}){_SPACE}tháng{_SPACE}(?P<month>\d{{1,2}}){_SPACE}năm{_SPACE}(?P<year>(?:19|20)\d\d)"
# The dateline closes its line or its table cell, after a place and a comma.
_OFFICIAL = re.compile(rf"(?:^|[\n\t])(?P<place>[^\n\t]{{2,80}}?),{_SPACE}{_LONG}{_SPACE}[*_]*(?=[\n\t\r]|$)", re.IGNORECASE)
_SHORT = r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)"
_CLOCK = r"(?:\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*(?:AM|PM|SA|CH))?)"
_WEEKDAY = r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật)\s*,?\s*(?:ngày\s*)?)"
_LEAD = r"(?:(?:ngày đăng|đăng ngày|cập nhật|xuất bản|ngày|đăng lúc)\s*:?\s*)"
_NEWS = re.compile(
    rf"^{_SPACE}{_LEAD}?{_WEEKDAY}?(?:{_CLOCK}\s*[-,|]?\s*(?:ngày\s*)?)?{_LEAD}?{_WEEKDAY}?{_SHORT}"
    rf"(?:\s*[-,|]?\s*{_CLOCK})?(?:\s*\(?GMT\s*\+\s*7\)?)?{_SPACE}\r?$",
    re.IGNORECASE | re.MULTILINE,
)


def published_in(text: str) -> date | None:
    """The day printed in a document's head, ``None`` when year, month and day are not all there.

    >>> published_in("Số: 87/BC-UBND\\nNà Mò, ngày 24 tháng 5 năm 2024\\n\\nBÁO CÁO")
    datetime.date(2024, 5, 24)
    >>> published_in(" date 2024-12 Các đồng chí đồng chủ trì.") is None
    True
    """
    return dateline_of(text)[1]


def dateline_of(text: str) -> tuple[str, date | None]:
    """Place and day of the dateline; the place is empty for a news page."""
    head = unicodedata.normalize("NFC", text[:_HEAD])
    for pattern in (_OFFICIAL, _NEWS):
        for match in pattern.finditer(head):
            day = _date(match)
            if day is not None:
                return (match["place"].strip("*_ ") if pattern is _OFFICIAL else ""), day
    return "", None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
