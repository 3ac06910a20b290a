"""What a printed time means in the discourse: the year left unsaid, whose "cùng kỳ", how far "từ đầu năm" reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tiendo.values import Part, Period

from .timemarks import TimeMark, year_at
from .timesearch import times

__all__ = ["Now", "TimeMark", "last_day", "resolve", "term_of", "times", "year_at"]


@dataclass(slots=True)
class Now:
    """What the discourse knows when a time is resolved.

    Attributes:
        published: day of the document, ``None`` when unknown.
        year: the year the text is about, ``None`` before one is known.
        current: period of the last statement, for "cùng kỳ" and "từ đầu năm".
        term: first and last year of the term of office.
        nowadays: what "hiện nay" means.
    """

    published: date | None = None
    year: int | None = None
    current: Period | None = None
    term: tuple[int, int] | None = None
    nowadays: Period | None = None


def resolve(mark: TimeMark, now: Now) -> Period | None:
    """The period that a printed time means here, ``None`` when its year is not known."""
    try:
        return _FORMS[mark.form](mark, now)
    except ValueError:
        return None


def _year_of(mark: TimeMark, now: Now) -> int | None:
    if mark.word == "last_year":
        return now.year - 1 if now.year else None
    return mark.year or now.year


def _resolve_year(mark: TimeMark, now: Now) -> Period | None:
    return Period.of_year(mark.year) if mark.year else None


def _resolve_month(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    return _one(Part(year, None, mark.month)) if year else None


def _resolve_quarter(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    return _one(Part(year, ((mark.month or 1) + 2) // 3)) if year else None


def _resolve_day(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    return _one(Part(year, None, mark.month, mark.day)) if year else None


def _resolve_months(mark: TimeMark, now: Now) -> Period | None:
    year = _year_of(mark, now)
    if not year or not isinstance(mark.until, int):
        return None
    if (mark.month, mark.until) == (1, 12):
        return Period.of_year(year)
    return Period(Part(year, None, mark.month), Part(year, None, mark.until))


def _resolve_span(mark: TimeMark, now: Now) -> Period | None:
    if isinstance(mark.until, int):
        return Period(Part(mark.year or 0), Part(mark.until))
    if not isinstance(mark.until, TimeMark):
        return None
    last = resolve(mark.until, now)
    if last is None:
        return None
    year = mark.year or last.end.year
    first = Part(year, None, mark.month, mark.day)
    return Period(first, last.end) if first.first <= last.last else None


def _resolve_term(mark: TimeMark, now: Now) -> Period | None:
    term = now.term or (term_of(now.year) if now.year else None)
    if term is None:
        return None
    if mark.word == "whole" or not now.year:
        return Period(Part(term[0]), Part(term[1]))
    return Period(Part(term[0]), Part(min(max(now.year, term[0]), term[1])))


def term_of(year: int) -> tuple[int, int]:
    """The Party term that a year lies in: congresses stand in years divisible by five."""
    first = (year - 1) // 5 * 5
    return first, first + 5


def _resolve_same(mark: TimeMark, now: Now) -> Period | None:
    if now.current is None:
        return Period.of_year(mark.year) if mark.year else None
    return now.current.moved((mark.year - now.current.end.year) if mark.year else -1)


def _resolve_relative(mark: TimeMark, now: Now) -> Period | None:
    published, year = now.published, now.year
    if mark.word in {"this_month", "last_month"}:
        return _relative_month(mark.word, now)
    if year is None:
        return None
    if mark.word in {"this_quarter", "last_quarter"}:
        current = now.current
        quarter = (
            current.start.quarter if current and current.start.quarter else ((published.month + 2) // 3 if published else None)
        )
        if quarter is None:
            return None
        quarter -= mark.word == "last_quarter"
        return _one(Part(year if quarter else year - 1, quarter or 4))
    if mark.word == "now":
        return now.nowadays
    if mark.word == "year_to_date":
        return _year_to_date(now)
    if mark.word == "recent" and mark.month:
        return Period(Part(year - mark.month + 1), Part(year))
    if mark.word == "past_year" and published and published.month > 3:
        return Period.of_year(year)
    shift = {"last_year": -1, "past_year": -1, "next_year": 1, "this_year": 0}.get(mark.word)
    return Period.of_year(year + shift) if shift is not None else None


def _relative_month(word: str, now: Now) -> Period | None:
    current = now.current
    if current and current.start == current.end and current.start.month and not current.start.day:
        year, month = current.start.year, current.start.month
    elif now.published:
        year, month = now.published.year, now.published.month
    else:
        return None
    if word == "last_month":
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _one(Part(year, None, month))


def _year_to_date(now: Now) -> Period | None:
    current = now.current
    if current and current.is_cumulative and not current.start.day:
        return current
    if current and current.start == current.end and current.start.month and not current.start.day:
        return Period(Part(current.start.year, None, 1), current.start)
    if now.published and now.year == now.published.year:
        return Period(Part(now.year, None, 1), Part(now.year, None, now.published.month))
    return Period.of_year(now.year) if now.year else None


def last_day(period: Period) -> Period:
    """The last day of a period, as a day."""
    last = period.last
    return _one(Part(last.year, None, last.month, last.day))


def _one(part: Part) -> Period:
    period = Period(part, part)
    _ = period.first
    return period


_FORMS: dict[str, Callable[[TimeMark, Now], Period | None]] = {
    "year": _resolve_year, "month": _resolve_month, "quarter": _resolve_quarter, "day": _resolve_day,
    "months": _resolve_months, "span": _resolve_span, "term": _resolve_term, "same": _resolve_same,
    "relative": _resolve_relative,
}  # fmt: skip
