"""One cell: a number with what is printed around it, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading.tables.cells import is_absent, parse_cell, uses_english_marks
from tiendo.values import Hedge


@pytest.mark.parametrize(
    ("words", "value", "unit", "hedge", "sign"),
    [
        ("1.234,5", "1234.5", "", "exact", 0),
        ("12 500", "12500", "", "exact", 0),
        ("5,2%", "5.2", "%", "exact", 0),
        ("100 xã", "100", "xã", "exact", 0),
        ("≥ 95", "95", "", "at_least", 0),
        ("95% trở lên", "95", "%", "at_least", 0),
        ("dưới 3", "3", "", "under", 0),
        ("trên 73", "73", "", "over", 0),
        ("<18,5", "18.5", "", "under", 0),
        ("+5,2", "5.2", "", "exact", 1),
        ("-3,1", "3.1", "", "exact", -1),
        ("(3,1)", "3.1", "", "exact", -1),
        ("giảm 2,5", "2.5", "", "exact", -1),
        ("vượt 3,8%", "3.8", "%", "exact", 1),
        ("48.700 m3", "48700", "m3", "exact", 0),
    ],
)
def test_a_cell_with_a_number(words: str, value: str, unit: str, hedge: str, sign: int) -> None:
    amount = parse_cell(words)
    assert amount is not None
    assert (amount.value, amount.unit, amount.hedge, amount.sign) == (Decimal(value), unit, Hedge(hedge), sign)


def test_ranges_wholes_and_second_readings() -> None:
    span, whole, thousands = parse_cell("7 - 7,5"), parse_cell("35/49"), parse_cell("1.250")
    assert span is not None and (span.value, span.upper) == (Decimal(7), Decimal("7.5"))
    assert whole is not None and (whole.value, whole.total) == (Decimal(35), Decimal(49))
    assert thousands is not None and (thousands.value, thousands.other) == (Decimal(1250), Decimal("1.250"))


@pytest.mark.parametrize(
    "words", ["", "-", "…", "x", "Đạt", "31/12/2024", "12/2024", "tăng 5% và giảm 3%", "Vướng 3 hộ, chậm 2 tháng", "7 - 5"]
)
def test_a_cell_without_one_number(words: str) -> None:
    assert parse_cell(words) is None


def test_absent_marks_are_no_zero() -> None:
    assert all(is_absent(words) for words in ("", " - ", "…", "...", "x")) and not is_absent("0")


def test_the_table_decides_between_the_marks_of_two_languages() -> None:
    assert uses_english_marks(["1,250,000", "64.0", "98,000"])
    assert not uses_english_marks(["1.250.000", "64,0"]) and not uses_english_marks(["1.250", "900"])
    amount = parse_cell("98,000", english=True)
    assert amount is not None and amount.value == 98000


@given(st.text(max_size=80), st.booleans())
def test_any_words_are_answered_and_spans_lie_inside(words: str, english: bool) -> None:
    amount = parse_cell(words, english=english)
    if amount is not None:
        assert 0 <= amount.start < amount.end <= len(words) and amount.value >= 0
        assert any(map(str.isdigit, words[amount.start : amount.end]))


@pytest.mark.parametrize(
    ("words", "value", "when"),
    [
        ("73,35 (ngày 14/10/2023)", "73.35", "ngày 14/10/2023"),
        ("ước 582,5 (tháng 01 năm 2023)", "582.5", "tháng 01 năm 2023"),
        ("44 (từ đầu năm đến ngày 27/02/2024)", "44", "từ đầu năm đến ngày 27/02/2024"),
    ],
)
def test_a_cell_may_print_the_time_of_its_number(words: str, value: str, when: str) -> None:
    amount = parse_cell(words)
    assert amount is not None
    assert (str(amount.value), amount.when) == (value, when)
