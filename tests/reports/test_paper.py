"""No number enters a report without its source; numbers are printed as Vietnamese offices print them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reports.layout import heading_labels, roman, rule_for
from tiendo.reports.numbers import amount, count, number
from tiendo.reports.paper import BareNumberError, Figure, Label, LabelKind, Words
from tiendo.values import Amount, Citation, Hedge

SOURCE = (Citation("https://bac-lam.example", "Báo cáo", "2024"),)


@given(st.text(), st.integers(0, 10**9), st.text())
def test_words_refuse_every_number(before, figure, after):
    with pytest.raises(BareNumberError, match="only as a Figure"):
        Words(f"{before}{figure}{after}")


def test_a_figure_without_an_origin_is_refused():
    with pytest.raises(BareNumberError):
        Figure("855 tỷ đồng", "k", ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ngày 10/6/2024", LabelKind.DATE),
        ("ngày 05 tháng 02 năm 2026", LabelKind.DATE),
        ("năm 2024", LabelKind.PERIOD),
        ("9 tháng đầu năm 2024", LabelKind.PERIOD),
        ("quý III năm 2024", LabelKind.PERIOD),
        ("giai đoạn 2021-2025", LabelKind.PERIOD),
        ("127-BC/TU", LabelKind.DOCUMENT),
        ("số 15/BC-SKHĐT", LabelKind.DOCUMENT),
        ("12", LabelKind.ORDER),
    ],
)
def test_labels_have_the_form_of_their_kind(text, kind):
    assert Label(text, kind).text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [("855 tỷ đồng", LabelKind.DATE), ("2024", LabelKind.PERIOD), ("5,02%", LabelKind.ORDER), ("1035", LabelKind.DOCUMENT)],
)
def test_a_label_carries_no_figure(text, kind):
    with pytest.raises(BareNumberError):
        Label(text, kind)


def test_values_do_not_change():
    with pytest.raises(FrozenInstanceError):
        Figure("1", "k", SOURCE).printed = "2"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "printed"),
    [("1257.50", "1.257,50"), ("0.10", "0,10"), ("-2.5", "−2,5"), ("1000000", "1.000.000"), ("5.02", "5,02"), ("-0.0", "0,0")],
)
def test_numbers_keep_their_printed_decimals(value, printed):
    assert number(Decimal(value)) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Amount(Decimal("73.35"), "%", Decimal("0.005")), "73,35%"),
        (Amount(Decimal(54), "chỉ tiêu", Decimal(0), total=Decimal(66)), "54/66 chỉ tiêu"),
        (Amount(Decimal("6.6"), "%", Decimal("0.05"), upper=Decimal("6.8")), "6,6 - 6,8%"),
        (Amount(Decimal("7.4"), "%", Decimal("0.05"), hedge=Hedge.ABOUT), "khoảng 7,4%"),
        (Amount(Decimal(1035), "tỷ đồng", Decimal("0.5")), "1.035 tỷ đồng"),
    ],
)
def test_amounts_are_printed_with_unit_range_whole_and_hedge(value, printed):
    assert amount(value) == printed


def test_small_counts_have_two_digits():
    assert [count(4), count(28), count(1292)] == ["04", "28", "1.292"]


@pytest.mark.parametrize(
    ("family", "day", "source"),
    [
        ("party", date(2026, 5, 26), "36-HD/VPTW"),
        ("party", date(2026, 5, 27), "05-HD/VPTW"),
        ("state", date(2024, 1, 1), "30/2020/NĐ-CP"),
    ],
)
def test_the_rule_in_force_on_the_day_decides(family, day, source):
    assert rule_for(family, day).source == source


def test_headings_are_labelled_by_the_rule_of_their_family():
    party, state = rule_for("party", date(2024, 1, 1)), rule_for("state", date(2024, 1, 1))
    assert heading_labels((0, 1, 2, 2, 1, 0, 1), party) == ("Phần thứ nhất", "I- ", "1. ", "2. ", "II- ", "Phần thứ hai", "I- ")
    assert heading_labels((1, 2), state) == ("I. ", "1. ")
    assert [roman(number) for number in (4, 9, 14, 39)] == ["IV", "IX", "XIV", "XXXIX"]
