"""What was released, as the public pages list it: one heading a series, values loaded for those that are shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.office import NORTH, PROVINCE, SOUTH, make_person
from tiendo import values as v
from tiendo.ledger import observe
from tiendo_web.pages import released
from tiendo_web.record import released_series
from tiendo_web.record.actions import ReleaseReport
from tiendo_web.record.loading import load
from tiendo_web.record.models import ReleasedSeries

ORIGIN = v.Citation("https://example.vn/a", "Bài", "2024")


def seen(unit: str, indicator: str, period: str, value: str, known: str = "2024-12-01", **more: object) -> v.Observation:
    amount = v.Amount(Decimal(value), "tấn", Decimal("0.05"))
    when = date.fromisoformat(known)
    fields = {"modality": v.Modality.ACTUAL, "origin": ORIGIN, "known": when, **more}
    return observe(unit, indicator, v.Period.parse(period), amount, **fields)


@pytest.fixture
def some(office) -> list[v.Observation]:
    """Three years and a quarter of one series, one year of two others, a value that was corrected, one that was not released."""
    first = seen(NORTH, "ledger/thoc", "2023", "4.5", "2023-12-01")
    rows = [
        seen(NORTH, "ledger/thoc", "2022", "4.0"),
        first,
        seen(NORTH, "ledger/thoc", "2023", "4.7", "2024-02-01", corrects=first.key),
        seen(NORTH, "ledger/thoc", "2024", "5.0"),
        seen(NORTH, "ledger/thoc", "2024-Q1", "1.2"),
        seen(SOUTH, "ledger/thoc", "2024", "6.0"),
        seen(NORTH, "grdp_growth", "2024", "7.1"),
    ]
    load([*rows, seen(NORTH, "ledger/khac", "2024", "9")])
    told = {"title": "Báo cáo", "day": date(2024, 12, 31), "content": b"docx", "targets": ()}
    leader = make_person("lanh-dao-tinh", "leader", PROVINCE)
    ReleaseReport(unit=PROVINCE, observations=tuple(row.key for row in rows), **told).run(leader)
    return rows


def test_the_longest_series_comes_first_and_holds_its_values(some):
    listed = released.listed()
    assert [(one.years, one.figures) for one in listed.lines] == [(3, 4), (1, 1), (1, 1)]
    first = listed[0]
    assert (first.unit, first.indicator, len(first.points), len(first.rows)) == (NORTH, "ledger/thoc", 3, 4)
    assert {(one.unit, one.indicator) for one in listed[1:]} == {(NORTH, "grdp_growth"), (SOUTH, "ledger/thoc")}


def test_a_correction_takes_the_place_of_what_it_corrects(some):
    (series,) = released.series_of(released.observations(NORTH, "ledger/thoc"))
    assert [str(row.value) for row in series.rows] == ["4.0", "4.7", "1.2", "5.0"]
    assert released.figures() == 6


def test_a_page_loads_the_series_it_shows_and_no_others(some, django_assert_num_queries):
    listed = released.listed()
    with django_assert_num_queries(2):
        assert len(listed[:2]) == 2
    with django_assert_num_queries(1):
        assert listed[3:] == []


def lines() -> list[tuple[object, ...]]:
    return list(ReleasedSeries.objects.values_list("unit", "indicator", "name", "years", "figures", "last"))


def test_a_later_release_writes_the_lines_of_what_it_corrects_and_leaves_the_others(some):
    before = lines()
    later = [
        seen(SOUTH, "ledger/thoc", "2023", "5.9"),
        seen(NORTH, "grdp_growth", "2024", "7.3", "2025-01-10", corrects=some[-1].key),
    ]
    load(later)
    leader = make_person("lanh-dao-hai", "leader", PROVINCE)
    told = {"title": "Báo cáo sau", "day": date(2025, 1, 31), "content": b"later", "targets": ()}
    ReleaseReport(unit=PROVINCE, observations=tuple(row.key for row in later), **told).run(leader)
    assert {line[:2]: line[3:5] for line in lines()} == {
        (NORTH, "ledger/thoc"): (3, 4),
        (SOUTH, "ledger/thoc"): (2, 2),
        (NORTH, "grdp_growth"): (1, 1),
    }
    assert [line for line in before if line[:2] == (NORTH, "ledger/thoc")] == [lines()[0]]
    assert str(released.series_of(released.observations(NORTH, "grdp_growth"))[0].last.value) == "7.3"


def test_the_lines_of_an_older_record_are_written_when_it_is_opened(some):
    kept = lines()
    assert not released_series.ensure()
    ReleasedSeries.objects.all().delete()
    assert released_series.ensure()
    assert lines() == kept


def test_the_first_visit_asks_no_more_than_the_next(some):
    counts = []
    for _visit in range(2):
        with CaptureQueriesContext(connection) as asked:
            Client().get(reverse("portal"))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_words_choose_by_name_and_unit(some):
    assert [one.unit for one in released.listed().matching("huyen nam")] == [SOUTH]
    assert len(released.listed().matching("khong co gi")) == 0


def test_the_pages_show_what_was_released_and_nothing_else(some):
    front = Client().get(reverse("portal")).content.decode()
    series = Client().get(reverse("portal-series", args=[NORTH, "ledger/thoc"])).content.decode()
    assert "ledger/khac" not in front
    assert "4,7" in series
    assert "4,5" not in series
    assert Client().get(reverse("portal-series", args=[NORTH, "ledger/khac"])).status_code == 404
