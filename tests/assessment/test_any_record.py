"""Whatever a ledger holds, an assessment comes out, and it is one that can be shown."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.assessment import assess
from tiendo.values import Absence, Amount, Comparator, Measure, Modality, Observation, Period, Target, TargetClass

from .making import SOURCE

WORDS = (
    "Tỷ lệ hộ nghèo",
    "Thu ngân sách nhà nước trên địa bàn",
    "Tốc độ tăng trưởng kinh tế",
    "Số xã (lũy kế)",
    "Mức giảm tỷ lệ hộ nghèo",
)
UNITS = ("%", "tỷ đồng", "xã", "điểm %", "triệu đồng/người", "%/năm")
NUMBERS = st.decimals(-1000, 1_000_000, places=2) | st.sampled_from([Decimal(0), Decimal(100), Decimal("0.1")])
YEARS = st.integers(2015, 2026)


@st.composite
def periods(draw):
    year = draw(YEARS)
    month = draw(st.integers(1, 12))
    shapes = (
        f"{year}",
        f"{year}-01..{year}-{month:02d}",
        f"{year}-Q{(month + 2) // 3}",
        f"{year}-{month:02d}",
        f"{year}-{month:02d}-15",
        f"{year}..{year + 3}",
    )
    return Period.parse(draw(st.sampled_from(shapes)))


@st.composite
def targets(draw):
    comparator = draw(st.sampled_from(list(Comparator)))
    value = None if comparator in {Comparator.BY_DATE, Comparator.QUALITATIVE} else draw(NUMBERS)
    upper = value + abs(draw(NUMBERS)) if comparator is Comparator.RANGE and value is not None else None
    base = draw(st.none() | NUMBERS)
    return Target(
        key="t",
        plan="p",
        unit="u",
        indicator="own/x",
        indicator_words=draw(st.sampled_from(WORDS)),
        comparator=comparator,
        value=value,
        unit_of_measure=draw(st.sampled_from(UNITS)),
        due=draw(periods()),
        origin=SOURCE,
        upper=upper,
        measure=draw(st.sampled_from(list(Measure))),
        better=draw(st.sampled_from(["up", "down", "range"])),
        baseline=base,
        baseline_period=None if base is None else Period.of_year(draw(YEARS)),
    )


@st.composite
def observations(draw, unit):
    count = draw(st.integers(0, 9))
    found = []
    for index in range(count):
        amount = Amount(draw(NUMBERS), unit, Decimal("0.005")) if draw(st.integers(0, 9)) else None
        found.append(
            Observation(
                key=str(index),
                unit="u",
                indicator="own/x",
                period=draw(periods()),
                amount=amount,
                modality=draw(st.sampled_from(list(Modality))),
                origin=SOURCE,
                known=date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 2500))),
                absence=None if amount else draw(st.sampled_from(list(Absence))),
            )
        )
    return found


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_an_assessment_always_comes_out_and_can_be_shown(data):
    goal = data.draw(targets())
    seen = data.draw(observations(goal.unit_of_measure))
    on = date(2019, 1, 1) + timedelta(days=data.draw(st.integers(0, 3500)))
    term = data.draw(st.none() | st.just(goal.due) | st.just(Period.parse("2021..2025")))
    answer = assess(goal, seen, on=on, term=term)
    assert answer.reason.strip() and answer.reason_en.strip()
    assert set(answer.rests_on) <= {one.key for one in seen if one.known <= on}
    assert all(one.reason for one in answer.methods)
    if answer.outlook is not None:
        shown = (answer.outlook.probability, answer.outlook.low, answer.outlook.middle, answer.outlook.high)
        assert all(math.isfinite(number) for number in shown)
        assert 0 <= answer.outlook.probability <= 1
        assert answer.outlook.low <= answer.outlook.middle <= answer.outlook.high
        assert all(list(row[1:]) == sorted(row[1:]) for row in answer.outlook.fan)
    elif answer.cls not in {TargetClass.ACHIEVED, TargetClass.UNLIKELY}:
        assert answer.cls is TargetClass.CANNOT_ASSESS
