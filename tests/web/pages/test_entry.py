"""What people type, as values."""

from __future__ import annotations

import pytest

from tiendo.values import Period
from tiendo_web.pages import format as say
from tiendo_web.pages.entry import EntryError, parse_period


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2023", "2023"),
        ("năm 2023", "2023"),
        ("2021–2025", "2021..2025"),
        ("giai đoạn 2021-2025", "2021..2025"),
        ("quý I/2024", "2024-Q1"),
        ("Quý 3 năm 2024", "2024-Q3"),
        ("9 tháng 2024", "2024-01..2024-09"),
        ("6 tháng đầu năm 2023", "2023-01..2023-06"),
        ("tháng 5/2024", "2024-05"),
        ("đến 10/6/2024", "2024-06-10"),
        ("tính đến ngày 27/12/2024", "2024-12-27"),
        ("2024-Q1", "2024-Q1"),
    ],
)
def test_a_typed_period(typed, written):
    assert parse_period(typed) == Period.parse(written)


@pytest.mark.parametrize("typed", ["năm ngoái", "31/2/2024", "9 tháng", "13 tháng 2024"])
def test_a_period_without_a_year_is_refused_with_advice(typed):
    with pytest.raises(EntryError, match="Ghi rõ năm"):
        parse_period(typed)


@pytest.mark.parametrize("written", ["2023", "2024-01..2024-09", "2024-Q4", "2024-05", "2024-06-10", "2021..2025"])
def test_a_period_shown_can_be_typed_back(written):
    assert parse_period(say.period(Period.parse(written))) == Period.parse(written)
