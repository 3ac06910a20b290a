"""Periods are written, compared and moved as the guidelines say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.values import Part, Period, PeriodError


@pytest.mark.parametrize(
    "text", ["2022", "2021..2022", "2023-01..2023-09", "2024-Q1", "2023-10", "2024-06-10", "2018-06-01..2018-06-27"]
)
def test_written_form_reads_back_to_itself(text: str) -> None:
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["", "22", "2022-13", "2024-02-30", "2022..2021", "2020..2021..2022", "năm 2022"])
def test_what_is_no_period_is_refused_with_the_accepted_forms(text: str) -> None:
    with pytest.raises(PeriodError, match="2023-09-30"):
        Period.parse(text)


def test_nine_months_are_cumulative_and_a_day_is_a_point() -> None:
    nine_months, day, year = Period.parse("2023-01..2023-09"), Period.parse("2024-06-10"), Period.parse("2023")
    assert nine_months.is_cumulative and not nine_months.is_point and not nine_months.is_year
    assert day.is_point and not day.is_cumulative
    assert year.is_year and not year.is_cumulative


def test_same_period_last_year() -> None:
    assert str(Period.parse("2023-01..2023-09").same_period_last_year()) == "2022-01..2022-09"
    assert str(Period.parse("2024-02-29").same_period_last_year()) == "2023-02-28"


def test_a_term_covers_its_years() -> None:
    term = Period.parse("2020..2025")
    assert term.years == 6
    assert term.covers(Period.parse("2023-Q4"))
    assert not term.covers(Period.parse("2026"))


PARTS = st.builds(Part, st.integers(1990, 2040), st.none() | st.integers(1, 4))


@given(PARTS, PARTS)
def test_every_period_reads_back(a: Part, b: Part) -> None:
    start, end = sorted((a, b), key=lambda part: (part.first, part.last))
    if start.first <= end.last:
        period = Period(start, end)
        assert Period.parse(str(period)) == period
        assert period.first <= period.last


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(-20, 20))
def test_moving_there_and_back_keeps_all_but_leap_days(day: date, years: int) -> None:
    period = Period.parse(day.isoformat())
    if (day.month, day.day) != (2, 29):
        assert period.moved(years).moved(-years) == period
