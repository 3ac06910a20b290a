"""Counts of issued documents in a report, held against the register."""

from __future__ import annotations

from datetime import date

import pytest

from tests.boards.typing_in import shelf_of
from tiendo.boards.reconcile import reconcile, system_of_issuer, system_of_number, type_of
from tiendo.boards.specs.issued import ISSUED
from tiendo.values import Source
from tiendo.values.records import DocumentCount


def said(kind: str, count: int, period: str | None = "2020..2023", issuer: str | None = "Ban Thường vụ Huyện ủy") -> DocumentCount:
    return DocumentCount(Source("0" * 64, "", 0, 1, "x"), kind, count, issuer, period, False, (0, 1))


def rows(*numbers_and_days: tuple[str, str, str]):
    typed = [(ISSUED, {"number": number, "day": day, "loai": kind, "trich_yeu": number}) for number, day, kind in numbers_and_days]
    return shelf_of("2024-12-31", *typed).of(ISSUED.slug)


HELD = rows(
    ("01-NQ/HU", "5/1/2021", "nghị quyết"),
    ("02-NQ/HU", "5/1/2022", "nghị quyết"),
    ("03-NQ/HU", "20/12/2023", "nghị quyết"),
    ("04/NQ-HĐND", "5/1/2022", "nghị quyết"),
    ("09-NQ/HU", "5/1/2019", "nghị quyết"),
    ("01-CT/HU", "5/1/2021", "chỉ thị"),
)


def test_only_rows_of_the_period_the_issuer_and_up_to_the_report_count():
    """A report of 14 October 2023: the resolution of December is not in it, nor the Council's, nor that of the term before."""
    [one] = reconcile([said("nghị quyết", 3)], HELD, reported=date(2023, 10, 14))
    assert [row.number for row in one.rows] == ["01-NQ/HU", "02-NQ/HU"]
    assert (one.first, one.last, one.difference) == (date(2020, 1, 1), date(2023, 10, 14), -1)


def test_what_agrees_differs_by_nothing():
    [one] = reconcile([said("chỉ thị", 1)], HELD, reported=date(2023, 10, 14))
    assert one.difference == 0


def test_without_a_period_everything_up_to_the_report_counts():
    [one] = reconcile([said("nghị quyết", 3, period=None)], HELD, reported=date(2023, 10, 14))
    assert [row.number for row in one.rows] == ["01-NQ/HU", "02-NQ/HU", "09-NQ/HU"]


def test_a_type_that_the_register_lacks_is_told_apart():
    [one] = reconcile([said("thư", 2)], HELD, reported=date(2023, 10, 14))
    assert (one.type, one.rows) == (None, ())


@pytest.mark.parametrize(
    ("words", "system"),
    [
        ("Ban Chấp hành, Ban Thường vụ Tỉnh ủy", "party"),
        ("Ủy ban nhân dân tỉnh", "state"),
        ("HĐND huyện", "state"),
        ("Sở Nội vụ", "state"),
        ("Đảng bộ huyện", "party"),
        ("Tỉnh ủy, Ủy ban nhân dân tỉnh", None),
        (None, None),
        ("Liên đoàn Lao động", None),
    ],
)
def test_an_issuer_is_of_the_party_or_of_the_state(words, system):
    assert system_of_issuer(words) == system


def test_numbers_and_types_are_recognised():
    assert [system_of_number(one) for one in ("16-NQ/TU", "177/KH-UBND", "48/2016/NQ-HĐND", "không số")] == [
        "party",
        "state",
        "state",
        None,
    ]
    assert [type_of(one) for one in ("Nghị quyết", "chương trình hành động", "thư")] == ["nghi-quyet", "chuong-trinh", None]
