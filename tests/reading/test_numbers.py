"""Printed digits to numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading.numbers import parse_number


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [
        ("5,02", "5.02", 2),
        ("1.816", "1816", 0),
        ("1.234,5", "1234.5", 1),
        ("12.5", "12.5", 1),
        ("38.81", "38.81", 2),
        ("5.837.3", "5837.3", 1),
        ("08", "8", 0),
        ("0.125", "0.125", 3),
        ("4.500.000", "4500000", 0),
        ("1,234,567", "1234567", 0),
        ("1,234.5", "1234.5", 1),
        ("214,447", "214.447", 3),
        ("2 345 678", "2345678", 0),
    ],
)
def test_dot_comma_and_leading_zero(printed: str, value: str, decimals: int) -> None:
    number = parse_number(printed)
    assert number is not None
    assert (number.value, number.decimals) == (Decimal(value), decimals)


def test_one_group_keeps_its_second_reading() -> None:
    """1.250 may be a table's 1,25."""
    number = parse_number("1.250")
    assert number is not None
    assert number.other == Decimal("1.250")


@pytest.mark.parametrize("printed", ["1.2.3", "1,2,3", "1.23,4.5", "0.200.000"])
def test_what_makes_no_sense_is_refused(printed: str) -> None:
    assert parse_number(printed) is None


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_vietnamese_style_is_undone(whole: int, part: int) -> None:
    printed = f"{whole:,}".replace(",", ".") + f",{part:03d}"
    number = parse_number(printed)
    assert number is not None
    assert number.value == Decimal(f"{whole}.{part:03d}")


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=20))
def test_any_run_of_digits_and_marks_is_read_or_refused(printed: str) -> None:
    number = parse_number(printed)
    assert number is None or number.value >= 0
