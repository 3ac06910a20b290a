"""Days as records need them: a printed date, with the year taken from the text when it is beyond doubt."""

from __future__ import annotations

import re
from datetime import date

_FULL = re.compile(
    r"(?:ngày\s*)?(?P<d>\d{1,2})\s*(?:/|-|\.|\s*tháng\s*)\s*(?P<m>\d{1,2})\s*(?:/|-|\.|,?\s*năm\s*)\s*(?P<y>\d{4})(?!\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?:(?<![\d/])(?P<d>\d{1,2})(?:/|\s*tháng\s*)(?P<m>\d{1,2})|(?:ngày|sáng|chiều|tối|nay|\()\s*\(?(?P<d2>\d{1,2})-(?P<m2>\d{1,2}))(?![\d/%]|[,.]\d|-\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng\s*(?P<m>\d{1,2})\s*(?:/|năm\s*|-)\s*(?P<y>\d{4})", re.IGNORECASE)
_RANGE = re.compile(
    r"(?P<d1>\d{1,2})(?:/(?P<m1>\d{1,2}))?\s*(?:-|–|đến|và)\s*(?:ngày\s*)?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?"
)


def iso(day: int, month: int, year: int) -> str | None:
    """The day in ISO form, ``None`` when there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def first_date(text: str, start: int, end: int, year: int | None = None) -> str | None:
    """The first date printed between two offsets.

    Args: year: the year of a date printed without one; ``None`` when the text does not settle it.
    Returns: a day, a month, or ``day..day``; ``None`` when nothing is settled.
    """
    found: list[tuple[int, int, str]] = []
    for match in _FULL.finditer(text, start, end):
        if day := iso(int(match["d"]), int(match["m"]), int(match["y"])):
            found.append((match.start(), 0, day))
    for match in _RANGE.finditer(text, start, end):
        span_year = int(match["y"]) if match["y"] else year
        if span_year:
            first = iso(int(match["d1"]), int(match["m1"] or match["m"]), span_year)
            last = iso(int(match["d"]), int(match["m"]), span_year)
            if first and last and first < last:
                found.append((match.start(), -1, f"{first}..{last}"))
    if year:
        for match in _SHORT.finditer(text, start, end):
            if day := iso(int(match["d"] or match["d2"]), int(match["m"] or match["m2"]), year):
                found.append((match.start(), 1, day))
    for match in _MONTH.finditer(text, start, end):
        if 1 <= int(match["m"]) <= 12:
            found.append((match.start(), 2, f"{match['y']}-{int(match['m']):02d}"))
    return min(found)[2] if found else None


_STAMP = re.compile(r"(?<!\d)(20\d{2})-(\d{2})(?:-(\d{2}))?(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/(20\d{2})(?!\d)")


def year_of_text(text: str, published: date | None) -> int | None:
    """The year that days printed without a year belong to.

    The day of publication settles it; else a stamp near the head of the text; else the latest year of the days printed in full.
    ``None`` when none of these stands there: a year that the text only speaks of does not date it.
    """
    if published:
        return published.year
    stamp = _STAMP.search(text, 0, 800)
    if stamp:
        return int(stamp[1] or stamp[4])
    return max((int(match["y"]) for match in _FULL.finditer(text)), default=None)
