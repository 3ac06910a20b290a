"""What printed numbers stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.checking.printed import Mode, interval, last_significant, measured
from tiendo.values import Amount, Hedge


def amount(text: str, unit: str = "tỷ đồng", hedge: Hedge = Hedge.EXACT, *, count: bool = False) -> Amount:
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    half = Decimal(0) if count and exponent == 0 else Decimal(5).scaleb(min(exponent, 0) - 1)
    return Amount(value, unit, half, hedge=hedge)


@pytest.mark.parametrize(
    ("printed", "unit", "low", "high"),
    [
        ("5.02", "%", "5.015", "5.025"),
        ("8.2", "điểm", "8.15", "8.25"),
        ("4.50", "điểm", "4.495", "4.505"),
        ("50", "%", "49.5", "50.5"),
        ("5257", "ha", "5256.5", "5257.5"),
    ],
)
def test_plain_reading_is_half_a_unit_of_the_last_digit(printed: str, unit: str, low: str, high: str) -> None:
    plain = interval(amount(printed, unit), Mode.PLAIN)
    scale = measured(unit)[1]
    assert (plain.low, plain.high) == (Fraction(low) * scale, Fraction(high) * scale)


@pytest.mark.parametrize(
    ("printed", "count", "low", "high"),
    [
        ("5.02", False, "5.01", "5.03"),
        ("1900", False, "1800", "2000"),
        ("720", False, "710", "730"),
        ("108", True, "108", "108"),
        ("500", True, "500", "500"),
        ("1000", True, "0", "2000"),
        ("1251", True, "1251", "1251"),
    ],
)
def test_sure_reading_takes_a_whole_unit_and_trailing_zeros(printed: str, count: bool, low: str, high: str) -> None:
    sure = interval(amount(printed, "xã" if count else "điểm", count=count), Mode.SURE)
    assert (sure.low, sure.high) == (Fraction(low), Fraction(high))


def test_zeros_of_a_percentage_are_not_rounding() -> None:
    assert interval(amount("50", "%"), Mode.SURE).high == 51


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [
        (Hedge.OVER, Fraction(699), None),
        (Hedge.AT_LEAST, Fraction(699), None),
        (Hedge.ALMOST, Fraction(0), Fraction(703)),
        (Hedge.ABOUT, Fraction(0), None),
    ],
)
def test_hedges_open_without_end(hedge: Hedge, low: Fraction | None, high: Fraction | None) -> None:
    sure = interval(amount("701", "điểm", hedge), Mode.SURE)
    assert (sure.low, sure.high) == (low if low == 0 else Fraction(700), Fraction(702) if high is not None else None)


def test_a_range_a_ratio_and_a_count_keep_their_ends() -> None:
    ratio = Amount(Decimal(35), "chỉ tiêu", Decimal(0), total=Decimal(49))
    assert interval(ratio, Mode.SURE).exact
    assert interval(ratio, Mode.SURE, ratio.total).low == 49


@pytest.mark.parametrize(
    ("unit", "dimension", "factor"),
    [
        ("triệu đồng/người", "vnd/người", 10**6),
        ("nghìn tỷ đồng", "vnd", 10**12),
        ("tỉ USD", "usd", 10**9),
        ("điểm phần trăm", "điểm %", 1),
        ("%/năm", "%", 1),
        ("chỉ tiêu", "chỉ tiêu", 1),
    ],
)
def test_units_are_scale_times_dimension(unit: str, dimension: str, factor: int) -> None:
    assert measured(unit) == (dimension, Fraction(factor))


@pytest.mark.parametrize(("number", "unit"), [("720", "10"), ("96.5", "0.1"), ("2000", "1000"), ("7.08", "0.01")])
def test_last_significant_digit(number: str, unit: str) -> None:
    assert last_significant(Fraction(number)) == Fraction(unit)


@given(st.integers(0, 10**7), st.integers(0, 3), st.sampled_from(list(Hedge)), st.booleans())
def test_sure_holds_plain_and_plain_holds_the_print(digits: int, places: int, hedge: Hedge, count: bool) -> None:
    printed = amount(str(Decimal(digits).scaleb(-places)), "người" if count else "ha", hedge, count=count)
    sure, plain = interval(printed, Mode.SURE), interval(printed, Mode.PLAIN)
    assert plain.meet(sure) == plain
    assert Fraction(printed.value) * measured(printed.unit)[1] in sure


@given(st.decimals("0.01", "99999", places=4), st.integers(0, 3), st.sampled_from(["ROUND_HALF_UP", "ROUND_DOWN", "ROUND_CEILING"]))
def test_every_way_to_round_stays_inside_the_sure_reading(true: Decimal, places: int, rounding: str) -> None:
    printed = true.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    assert Fraction(true) in interval(amount(str(printed), "điểm"), Mode.SURE)
