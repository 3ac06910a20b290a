"""Calendar days and working days side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days offices work.

    Attributes:
        holidays: days off besides Saturdays and Sundays.
        swapped: Saturdays and Sundays on which offices work.
        years: the years that the table of holidays covers; outside them only weekends are known to be free.
    """

    holidays: frozenset[date]
    swapped: frozenset[date]
    years: frozenset[int]

    def works(self, day: date) -> bool:
        """True on a working day."""
        return day in self.swapped or (day.weekday() < 5 and day not in self.holidays)

    def covers(self, day: date) -> bool:
        """True when the holidays of the day's year are known."""
        return day.year in self.years

    def after(self, day: date, working_days: int) -> date:
        """The working day that lies ``working_days`` working days after a day (0 gives the day, or the next working day)."""
        while not self.works(day):
            day += timedelta(days=1)
        for _ in range(working_days):
            day += timedelta(days=1)
            while not self.works(day):
                day += timedelta(days=1)
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and with ``last``; negative when ``last`` lies before ``first``."""
        if last < first:
            return -self.between(last, first)
        return sum(self.works(first + timedelta(days=step)) for step in range(1, (last - first).days + 1))


@cache
def vietnamese_calendar() -> WorkCalendar:
    """The calendar that ships with Tiendo: the public holidays of the years it lists."""
    data = yaml.safe_load(files("tiendo.followup").joinpath("data", "holidays.yaml").read_text(encoding="utf-8"))
    days = frozenset(day for year in data["holidays"].values() for day in year)
    return WorkCalendar(days, frozenset(data["working_days"]), frozenset(data["holidays"]))
