"""Numbers as people read them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.values import Amount, Hedge, Interval, Period
from tiendo_web.pages import format as say


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("1035", "1.035", "1,035"),
        ("46.3", "46,3", "46.3"),
        ("5.0", "5,0", "5.0"),
        ("-2.24", "\u22122,24", "\u22122.24"),
        ("1234567.80", "1.234.567,80", "1,234,567.80"),
        ("0", "0", "0"),
    ],
)
def test_a_number_keeps_its_decimals_and_takes_the_separators_of_the_language(value, vi, en):
    assert say.number(Decimal(value), "vi") == vi
    assert say.number(Decimal(value), "en") == en


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_what_is_written_reads_back_as_the_same_number(value):
    text = say.number(value, "vi").replace("\u2212", "-").replace(".", "").replace(",", ".")
    assert Decimal(text) == value


def test_a_unit_follows_a_no_break_space_and_percent_stands_close():
    assert say.with_unit("57", "triệu đồng") == "57\u00a0triệu đồng"
    assert say.with_unit("5,02", "%") == "5,02%"


def test_an_amount_says_its_hedge_its_range_and_its_whole():
    assert say.amount(Amount(Decimal("40"), "%", Decimal("0.5"), hedge=Hedge.OVER)) == "trên 40%"
    assert say.amount(Amount(Decimal("6.6"), "%", Decimal("0.05"), upper=Decimal("6.8"))) == "6,6\u20136,8%"
    assert say.amount(Amount(Decimal("35"), "chỉ tiêu", Decimal(0), total=Decimal(49))) == "35/49\u00a0chỉ tiêu"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (Fraction(113, 2) / Fraction(41, 40), Fraction(115, 2) / Fraction(203, 200), "55,1\u201356,7"),
        (Fraction("10119.5"), Fraction("10120.5"), "10.119,5\u201310.120,5"),
        (Fraction("20.958"), Fraction("21.069"), "20,958\u201321,069"),
        (Fraction(4), Fraction(4), "4"),
        (None, Fraction(7), "≤\u00a07"),
    ],
)
def test_an_interval_shows_the_digits_that_its_width_can_carry(low, high, expected):
    assert say.interval(Interval(low, high)) == expected


_READ = st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6)


@given(_READ, _READ)
def test_a_shown_interval_never_leaves_out_a_value(a, b):
    low, high = min(a, b), max(a, b)
    text = say.interval(Interval(low, high))
    ends = [Fraction(end.replace("\u2212", "-").replace(".", "").replace(",", ".")) for end in text.split("\u2013")]
    assert ends[0] <= low or low == high
    assert high <= ends[-1] or low == high


@pytest.mark.parametrize(
    ("written", "vi"),
    [
        ("2024", "2024"),
        ("2021..2025", "2021\u20132025"),
        ("2023-01..2023-09", "9 tháng 2023"),
        ("2024-Q1", "quý I/2024"),
        ("2024-01", "tháng 1/2024"),
        ("2024-Q3", "quý III/2024"),
        ("2023-10", "tháng 10/2023"),
        ("2024-06-10", "đến 10/6/2024"),
    ],
)
def test_a_period_is_said_in_the_words_of_reports(written, vi):
    assert say.period(Period.parse(written)) == vi


def test_a_probability_has_ends():
    assert [say.percent(p) for p in (0.004, 0.58, 0.997)] == ["dưới 1%", "58%", "trên 99%"]


def test_written_days_in_a_sentence_become_days_people_read():
    assert say.days_in("đến 2023-07-15, kỳ 2023-09") == "đến 15/7/2023, kỳ 2023-09"
    assert say.days_in("2023-02-30") == "2023-02-30"


def test_a_masthead_in_capitals_is_shown_by_its_units_name() -> None:
    assert say.place("TỈNH ỦY BẮC KẠN", "Tỉnh Bắc Kạn") == "Tỉnh Bắc Kạn"
    assert say.place("huyện Pác Nặm", "Tỉnh Bắc Kạn") == "huyện Pác Nặm"
