"""Working days skip weekends and holidays."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tiendo.followup.workdays import vietnamese_calendar

CALENDAR = vietnamese_calendar()
DAYS = st.dates(date(2023, 1, 1), date(2026, 11, 30))


def test_three_working_days_over_the_holidays_of_late_april() -> None:
    assert CALENDAR.after(date(2025, 4, 29), 1) == date(2025, 5, 5)
    assert CALENDAR.between(date(2025, 4, 29), date(2025, 5, 5)) == 1


def test_a_swapped_saturday_is_worked() -> None:
    assert CALENDAR.works(date(2025, 4, 26)) and not CALENDAR.works(date(2025, 5, 2))


def test_years_without_a_table_are_told() -> None:
    assert CALENDAR.covers(date(2024, 6, 1)) and not CALENDAR.covers(date(2031, 6, 1))


@given(DAYS, st.integers(0, 40))
def test_counting_back_gives_the_days_counted(day: date, count: int) -> None:
    start = CALENDAR.after(day, 0)
    assert CALENDAR.between(start, CALENDAR.after(day, count)) == count


@given(DAYS, st.integers(1, 90))
def test_there_are_never_more_working_days_than_days(day: date, length: int) -> None:
    assert 0 <= CALENDAR.between(day, day + timedelta(days=length)) <= length
