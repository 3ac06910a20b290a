"""Numbers, amounts, periods and days as people read them.

Every number on a page passes through here: separators of the language in use, the printed decimals kept, a no-break
space before the unit, a true minus sign. Pure functions; the language is an argument (``"vi"`` or ``"en"``).
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from tiendo.values import Amount, Comparator, Hedge, Interval, Part, Period, Target

_WRITTEN_DAY = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b")
NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"

_HEDGES = {
    "vi": {
        Hedge.ABOUT: "khoảng",
        Hedge.ALMOST: "gần",
        Hedge.OVER: "trên",
        Hedge.UNDER: "dưới",
        Hedge.AT_LEAST: "ít nhất",
        Hedge.AT_MOST: "nhiều nhất",
    },
    "en": {
        Hedge.ABOUT: "about",
        Hedge.ALMOST: "almost",
        Hedge.OVER: "over",
        Hedge.UNDER: "under",
        Hedge.AT_LEAST: "at least",
        Hedge.AT_MOST: "at most",
    },
}
_SIGNS = {Comparator.AT_LEAST: "≥", Comparator.AT_MOST: "≤"}
_ROMAN = ("", "I", "II", "III", "IV")


def number(value: Decimal | int | Fraction | float, lang: str = "vi", *, decimals: int | None = None) -> str:
    """A number with the language's separators; printed decimals are kept unless ``decimals`` says how many.

    >>> number(Decimal("1035.50"))
    '1.035,50'
    >>> number(Decimal("-2.24"), "en") == MINUS + "2.24"
    True
    """
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    text = f"{exact:,.{decimals}f}" if decimals is not None else f"{exact:,f}"
    if lang == "vi":
        text = text.translate({ord(","): ".", ord("."): ","})
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def computed(value: Decimal | float, lang: str = "vi") -> str:
    """A computed number with about three digits that count and at most two decimals; large ones lose their decimals."""
    exact = Decimal(str(value))
    decimals = max(0, min(2, 2 - exact.adjusted())) if exact else 0
    text = number(exact, lang, decimals=decimals)
    point = "," if lang == "vi" else "."
    return text.rstrip("0").rstrip(point) if point in text else text


def with_unit(text: str, unit: str) -> str:
    """A formatted number and its unit: ``%`` stands close, words after a no-break space."""
    if not unit:
        return text
    return text + unit if unit.startswith("%") else f"{text}{NBSP}{unit}"


def amount(value: Amount, lang: str = "vi", *, unit: bool = True) -> str:
    """A printed amount: hedge, number or range or x/y, unit."""
    text = number(value.value, lang)
    if value.upper is not None:
        text += DASH + number(value.upper, lang)
    if value.total is not None:
        text += "/" + number(value.total, lang)
    if unit:
        text = with_unit(text, value.unit)
    hedge = _HEDGES[lang].get(value.hedge)
    return f"{hedge} {text}" if hedge else text


def target_value(target: Target, lang: str = "vi") -> str:
    """What a target asks, without its unit: ``≥ 17``, ``3,5–4``, the day for "by date"; empty for words alone."""
    if target.comparator is Comparator.BY_DATE:
        return day(target.due.last)
    if target.value is None:
        return ""
    text = number(target.value, lang)
    if target.upper is not None:
        text += DASH + number(target.upper, lang)
    sign = _SIGNS.get(target.comparator)
    return f"{sign}{NBSP}{text}" if sign else text


def interval(value: Interval, unit: str = "", lang: str = "vi") -> str:
    """An interval, ends rounded outwards to what its width can carry: ``55,1–56,7``."""
    if value.low is None and value.high is None:
        return {"vi": "mọi giá trị", "en": "any value"}[lang]
    if value.exact and value.low is not None:
        return with_unit(number(value.low, lang, decimals=_exact_decimals(value.low)), unit)
    decimals = _interval_decimals(value)
    low = None if value.low is None else number(_rounded(value.low, decimals, up=False), lang, decimals=decimals)
    high = None if value.high is None else number(_rounded(value.high, decimals, up=True), lang, decimals=decimals)
    if low is None:
        return with_unit(f"≤{NBSP}{high}", unit)
    if high is None:
        return with_unit(f"≥{NBSP}{low}", unit)
    return with_unit(low if low == high else f"{low}{DASH}{high}", unit)


def printed_interval(value: Amount) -> Interval:
    """Every value that rounds to a printed amount: half a step either way, opened to the side of its hedge."""
    half = Fraction(value.half_step)
    low, high = Fraction(value.value) - half, Fraction(value.upper if value.upper is not None else value.value) + half
    if value.hedge in (Hedge.OVER, Hedge.AT_LEAST):
        return Interval(low, None)
    if value.hedge in (Hedge.UNDER, Hedge.AT_MOST, Hedge.ALMOST):
        return Interval(None, high)
    return Interval(low, high)


def percent(share: float, lang: str = "vi") -> str:
    """A probability in whole percents; the ends say "under 1%" and "over 99%"."""
    if share < 0.01:
        return {"vi": "dưới 1%", "en": "under 1%"}[lang]
    if share > 0.99:
        return {"vi": "trên 99%", "en": "over 99%"}[lang]
    return f"{round(share * 100)}%"


def day(value: date | datetime) -> str:
    """A day as the administration writes it: ``06/7/2023`` (a leading zero only on days and on January, February)."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{value.day:02d}/{month}/{value.year}"


def days_in(text: str) -> str:
    """A sentence of the record with its written days (``2024-12-27``) as people read them."""

    def said(found: re.Match[str]) -> str:
        try:
            return day(date.fromisoformat(found[0]))
        except ValueError:  # no such day in the calendar: left as it is written
            return found[0]

    return _WRITTEN_DAY.sub(said, text)


def written_day(text: str) -> str:
    """The day of a source as people write it, as far as it is known: ``15/9/2024``, ``9/2024``, ``2024``."""
    if _WRITTEN_DAY.fullmatch(text):
        return days_in(text)
    year, _, month = text.partition("-")
    return f"{int(month)}/{year}" if month.isdecimal() else text


def read_day(text: str) -> str:
    """The same turned back into the written form (``2024-09-15``, ``2024-09``); anything else is left as it was typed."""
    parts = text.strip().split("/")
    if len(parts) not in (2, 3) or not all(part.isdecimal() for part in parts):
        return text.strip()
    return "-".join(part.zfill(2) for part in reversed(parts))


def period(value: Period, lang: str = "vi") -> str:
    """A period in words for a table: ``2024``, ``9 tháng 2023``, ``quý I/2024``, ``đến 10/6/2024``, ``2021–2025``."""
    if value.is_point:
        return f"{'đến' if lang == 'vi' else 'as of'} {day(value.last)}"
    if value.is_cumulative and value.start != value.end:
        months = value.last.month
        return f"{months} tháng {value.last.year}" if lang == "vi" else f"{months} months {value.last.year}"
    if value.start == value.end:
        return _part(value.start, lang)
    if value.start.month is None and value.start.quarter is None and value.end.month is None and value.end.quarter is None:
        return f"{value.start.year}{DASH}{value.end.year}"
    return f"{_part(value.start, lang)}{DASH}{_part(value.end, lang)}"


def place(printed: str | None, unit: str) -> str:
    """The place of a figure for a person to read: as printed, but a masthead in capitals ("TỈNH ỦY BẮC KẠN") by its unit's name."""
    return unit if not printed or printed.isupper() else printed


def _part(part: Part, lang: str) -> str:
    if part.quarter:
        return f"quý {_ROMAN[part.quarter]}/{part.year}" if lang == "vi" else f"Q{part.quarter} {part.year}"
    if part.day:
        return day(part.first)
    if part.month:
        return f"tháng {part.month}/{part.year}" if lang == "vi" else f"{part.month}/{part.year}"
    return str(part.year)


def _exact_decimals(value: Fraction) -> int:
    for decimals in range(6):
        if (value * 10**decimals).denominator == 1:
            return decimals
    return 4


def _interval_decimals(value: Interval) -> int:
    if value.low is None or value.high is None:
        return _exact_decimals(value.low if value.low is not None else value.high or Fraction(0))
    needed = max(_exact_decimals(value.low), _exact_decimals(value.high))
    width = float(value.high - value.low)
    carried = max(0, math.ceil(-math.log10(width / 5))) if width > 0 else 4
    return needed if needed <= carried + 1 else carried


def _rounded(value: Fraction, decimals: int, *, up: bool) -> Fraction:
    scaled = value * 10**decimals
    return Fraction(math.ceil(scaled) if up else math.floor(scaled), 10**decimals)
