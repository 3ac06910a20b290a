from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.exchange.cell_numbers import CellKind, Style, read_cell, style_of
from tiendo.values import Hedge

D = Decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("6,33", "6.33"),
        ("6.33", "6.33"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 035", "1035"),
        ("1\u00a0035,2", "1035.2"),
        ("0,125", "0.125"),
        ("855", "855"),
        ("97%", "97"),
    ],
)
def test_a_number_however_its_separators_are_mixed(text, value):
    assert read_cell(text, "%").amount.value == D(value)


def test_a_single_dot_before_three_digits_is_thousands_unless_the_column_says_otherwise():
    """1.250 trong cột 1.250 | 7,5 và trong cột 1.250 | 7.5."""
    alone = read_cell("1.250", "tỷ đồng")
    assert (alone.amount.value, alone.amount.other_reading) == (D("1250"), D("1.250"))
    assert "1250 hoặc 1.250" in alone.problem
    assert read_cell("1.250", "tỷ đồng", style_of(["1.250", "7,5"])).amount.value == 1250
    assert read_cell("1.250", "tỷ đồng", style_of(["1.250", "7.5"])).amount.value == D("1.250")
    assert style_of(["12", "1.250"]) is Style.UNKNOWN


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("≥ 55", "55", Hedge.AT_LEAST),
        ("trên 40", "40", Hedge.OVER),
        ("dưới 19%", "19", Hedge.UNDER),
        ("khoảng 6,3", "6.3", Hedge.ABOUT),
        ("95 trở lên", "95", Hedge.AT_LEAST),
        ("Không quá 2", "2", Hedge.AT_MOST),
    ],
)
def test_a_word_beside_the_number_is_its_hedge(text, value, hedge):
    amount = read_cell(text, "%").amount
    assert (amount.value, amount.hedge) == (D(value), hedge)


def test_ranges_and_parts_of_a_whole():
    """6,6 - 6,8 và 35/49."""
    span, part = read_cell("6,6 - 6,8", "%").amount, read_cell("35/49", "chỉ tiêu").amount
    assert (span.value, span.upper) == (D("6.6"), D("6.8"))
    assert (part.value, part.total) == (35, 49)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", CellKind.EMPTY),
        ("-", CellKind.EMPTY),
        ("x", CellKind.EMPTY),
        ("chưa có", CellKind.NOT_REPORTED),
        ("…", CellKind.NOT_REPORTED),
        ("0", CellKind.NUMBER),
        ("#REF!", CellKind.UNREAD),
        ("1.23.4", CellKind.UNREAD),
        ("-2,5", CellKind.UNREAD),
        ("8 - 7", CellKind.UNREAD),
        ("hai mươi", CellKind.WORDS),
        ("12 xã", CellKind.WORDS),
    ],
)
def test_nothing_not_reported_zero_and_unread_are_four_things(text, kind):
    assert read_cell(text, "%").kind is kind


@given(st.text(max_size=20))
def test_any_text_may_stand_in_a_cell(text):
    assert read_cell(text, "%").kind in CellKind
