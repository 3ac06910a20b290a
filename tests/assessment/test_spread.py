"""One curve gives chance and interval: it orders targets, does not know units, and widens where little is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.assessment.outlook import learned, spread_of

VALUES = st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=1, max_size=60)
STEADY = [(2016.0 + n, 20.0 - n) for n in range(6)]


def points(values):
    return [(2000.0 + index, value) for index, value in enumerate(values)]


@given(VALUES, st.sampled_from([1, -1]), st.floats(-1e7, 1e7), st.floats(0, 1e6), st.integers(1, 10))
def test_a_harder_value_is_never_likelier(values, direction, value, more, ahead):
    spread = spread_of(points(values), 1999 + len(values) + ahead, direction, size=1)
    assert 0 <= spread.chance(value) <= 1
    assert spread.chance(value + direction * more) <= spread.chance(value)


@given(VALUES, st.sampled_from([1, -1]), st.integers(1, 10))
def test_wider_levels_contain_narrower(values, direction, ahead):
    spread = spread_of(points(values), 1999 + len(values) + ahead, direction, size=1)
    wide, narrow = spread.interval(0.8), spread.interval(0.5)
    assert wide[0] <= narrow[0] <= spread.value_at(0.5) <= narrow[1] <= wide[1]


@given(st.lists(st.floats(1, 1e3), min_size=1, max_size=12), st.sampled_from([1, -1]), st.sampled_from([1e-3, 1e5]))
def test_nothing_depends_on_the_unit(values, direction, scale):
    here = spread_of(points(values), 2030, direction)
    there = spread_of(points([value * scale for value in values]), 2030, direction)
    assert there.chance(values[-1] * 1.1 * scale) == pytest.approx(here.chance(values[-1] * 1.1), abs=1e-6)


@given(st.lists(st.floats(1, 1e3), min_size=1, max_size=12))
def test_less_is_better_mirrors_more_is_better(values):
    up = spread_of(points(values), 2030, 1)
    down = spread_of(points([-value for value in values]), 2030, -1)
    assert down.chance(-values[-1]) == pytest.approx(up.chance(values[-1]), abs=1e-9)


def test_the_ends_of_the_interval_are_where_the_curve_says():
    spread = spread_of(STEADY, 2025, -1)
    low, high = spread.interval(0.8)
    assert spread.chance(low) == pytest.approx(0.1, abs=1e-6)
    assert spread.chance(high) == pytest.approx(0.9, abs=1e-6)


def test_farther_ahead_and_fewer_points_are_wider():
    def width(given, due):
        low, high = spread_of(given, due, 1).interval(0.8)
        return high - low

    uneven = [(2016.0, 20.0), (2017.0, 22.0), (2018.0, 21.0), (2019.0, 24.0), (2020.0, 23.0), (2021.0, 26.0)]
    assert width(uneven, 2022) < width(uneven, 2024) < width(uneven, 2026)
    assert width(uneven, 2024) < width(uneven[-2:], 2024)


def test_what_is_told_of_the_due_year_narrows():
    before = spread_of(STEADY, 2022, -1)
    after = before.told(13.5, 0.2)
    assert after.interval(0.8)[1] - after.interval(0.8)[0] < before.interval(0.8)[1] - before.interval(0.8)[0]
    assert abs(after.value_at(0.5) - 13.5) < abs(before.value_at(0.5) - 13.5)


def test_a_steady_series_is_believed_more_than_a_restless_one():
    restless = [(year, value + (2.5 if year % 2 else -2.5)) for year, value in STEADY]
    assert spread_of(STEADY, 2024, -1).chance(13) > spread_of(restless, 2024, -1).chance(13)


@pytest.mark.parametrize("given_points", [[], [(2025.0, 1.0)]])
def test_a_series_needs_a_point_before_the_due_time(given_points):
    with pytest.raises(ValueError, match="before the due time"):
        spread_of(given_points, 2025, 1)


def test_weights_of_distances_are_never_negative():
    numbers = learned()
    for short in (0.0, 0.1, 0.5, 1.0):
        assert numbers.trend + numbers.trend_short * short >= 0
        assert numbers.level + numbers.level_short * short >= 0
    assert numbers.one_trend > 0


def test_all_zero_series_still_answer():
    spread = spread_of([(2019.0, 0.0), (2020.0, 0.0)], 2025, -1, size=0.0)
    assert spread.chance(0.0) > 0.5
