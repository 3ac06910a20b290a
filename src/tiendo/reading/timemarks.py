"""A printed time as a value, and the small steps that every grammar of times takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .tokens import NUMBER, Tokens

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
DASHES = frozenset({"-", "–", "—", "đến", "tới"})


@dataclass(frozen=True, slots=True)
class TimeMark:
    """A printed time.

    Attributes:
        start, end: its tokens.
        form: ``year``, ``month``, ``quarter``, ``day``, ``months`` (of a year), ``span``, ``term``, ``same`` (cùng kỳ) or
            ``relative`` (năm nay, năm trước, tháng trước, hiện nay …).
        year, month, day: what is printed of them; ``None`` where it is not; for ``months`` the first month is in ``month``.
        until: second end: last month for ``months``, the end of a ``span`` as another mark.
        word: the word of a ``relative`` or ``term`` form.
        event: the day on which somebody met or spoke, not a time that figures are about.
        as_of: said as "up to": tính đến, đến hết, lũy kế đến.
    """

    start: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: TimeMark | int | None = None
    word: str = ""
    event: bool = False
    as_of: bool = False


def number_at(tokens: Tokens, i: int, low: int, high: int) -> int | None:
    """The small whole number at a token when it lies within bounds."""
    if 0 <= i < len(tokens.words) and tokens.kinds[i] == NUMBER and len(tokens.words[i]) <= 4 and tokens.words[i].isdecimal():
        value = int(tokens.words[i])
        if low <= value <= high:
            return value
    return None


def year_at(tokens: Tokens, i: int) -> int | None:
    """The year printed at a token: four digits without a mark."""
    if 0 <= i < len(tokens.words) and len(tokens.words[i]) == 4:
        return number_at(tokens, i, 1900, 2100)
    return None


def word_at(tokens: Tokens, i: int) -> str:
    """The folded word at a token, empty outside the sentence."""
    return tokens.words[i] if 0 <= i < len(tokens.words) else ""


def trailing_year(tokens: Tokens, i: int) -> tuple[int | None, int]:
    """A year after a month or quarter ("/2018", "năm 2018", "-2018", "năm nay"); returns it and the next token."""
    word = word_at(tokens, i)
    if word in {"/", "-", "–", ".", "năm", "của", ","}:
        step = i + 1
        if word in {"của", ","}:
            if word_at(tokens, step) != "năm":
                return None, i
            step += 1
        year = year_at(tokens, step)
        if year is not None:
            return year, step + 1
    year = year_at(tokens, i)
    return (year, i + 1) if year is not None else (None, i)


def is_date(day: int, month: int, year: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
