"""The time a value is about.

A period is written as the guidelines write it: ``2022``, ``2021..2022``, ``2023-01..2023-09``, ``2024-Q1``, ``2023-10``,
``2024-06-10``, ``2018-06-01..2018-06-27``. A single day stands for "as of that day"; everything else is a stretch.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_PART = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?")


class PeriodError(ValueError):
    """A text that is no period; the message names the text and the accepted forms."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r}: not a period; write 2023, 2023-Q1, 2023-09, 2023-09-30, or two of these joined by '..'")


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a period: a year, a quarter, a month or a day."""

    year: int
    quarter: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """First day."""
        month = self.month or (3 * self.quarter - 2 if self.quarter else 1)
        return date(self.year, month, self.day or 1)

    @property
    def last(self) -> date:
        """Last day."""
        if self.day:
            return self.first
        return _month_end(self.year, self.month or (3 * self.quarter if self.quarter else 12))

    def moved(self, years: int) -> Part:
        """The same part ``years`` later; 29 February becomes 28 where the year has none."""
        day = self.day
        if day and self.month:
            day = min(day, calendar.monthrange(self.year + years, self.month)[1])
        return Part(self.year + years, self.quarter, self.month, day)

    def __str__(self) -> str:
        if self.quarter:
            return f"{self.year:04d}-Q{self.quarter}"
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        return text + (f"-{self.day:02d}" if self.day else "")


@dataclass(frozen=True, slots=True)
class Period:
    """A year, a quarter, a month, a day, or a span from one of these to another of its kind."""

    start: Part
    end: Part

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read the written form.

        Raises: PeriodError when the text is no period or its end lies before its start.
        """
        return _parse(text)

    @classmethod
    def of_year(cls, year: int) -> Period:
        """The whole year."""
        return cls(Part(year), Part(year))

    @property
    def first(self) -> date:
        """First day of the period."""
        return self.start.first

    @property
    def last(self) -> date:
        """Last day of the period."""
        return self.end.last

    @property
    def is_point(self) -> bool:
        """True for "as of a day"."""
        return self.start == self.end and self.start.day is not None

    @property
    def is_year(self) -> bool:
        """True for one whole year."""
        return self.start == self.end and self.start.quarter is None and self.start.month is None

    @property
    def is_cumulative(self) -> bool:
        """True for a stretch from January on that ends before December ("9 tháng")."""
        return (
            not self.is_point
            and not self.is_year
            and self.start.year == self.end.year
            and self.first == date(self.first.year, 1, 1)
            and self.last.month < 12
        )

    @property
    def years(self) -> int:
        """Number of calendar years that the period touches."""
        return self.end.year - self.start.year + 1

    def same_period_last_year(self) -> Period:
        """The same stretch one year earlier."""
        return self.moved(-1)

    def moved(self, years: int) -> Period:
        """The same stretch ``years`` later (earlier when negative)."""
        return Period(self.start.moved(years), self.end.moved(years))

    def covers(self, other: Period) -> bool:
        """True when every day of the other period lies in this one."""
        return self.first <= other.first and other.last <= self.last

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}..{self.end}"


@lru_cache(maxsize=4096)
def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    ends = text.split("..")
    parts = []
    for end in ends:
        match = _PART.fullmatch(end)
        if match is None:
            raise PeriodError(text)
        parts.append(Part(*(int(match[name]) if match[name] else None for name in ("year", "quarter", "month", "day"))))  # type: ignore[arg-type]
    try:
        period = Period(parts[0], parts[-1])
        if len(parts) > 2 or period.last < period.first:
            raise PeriodError(text)
    except ValueError as error:
        raise PeriodError(text) from error
    return period
