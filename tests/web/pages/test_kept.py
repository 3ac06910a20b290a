"""Lists of targets show what is true now and on the day asked, for the person who asks, whatever was kept before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.web.office import NORTH, PROVINCE, SOUTH, make_document, make_person
from tiendo import values
from tiendo.ledger import observe
from tiendo.values import TargetClass
from tiendo_web.pages.kept import keep_ahead, rows_of
from tiendo_web.pages.standings import in_full
from tiendo_web.record import models
from tiendo_web.record.actions import DescribeDocument, OverrideClass, SettleConflict, WithdrawEntry, WithdrawOverride
from tiendo_web.record.loading import load

DAY = date(2024, 12, 31)
PAGE = values.Citation("trang.example", "Kế hoạch", "2024")
CODE = "poor_households"


def plan(unit=NORTH):
    return values.Plan(f"ke-hoach/{unit}", f"Kế hoạch năm 2024 {unit}", unit, values.Period.of_year(2024))


def target(unit=NORTH, value="100", **more):
    return values.Target(
        key=f"muc-tieu/{unit}/{value}", plan=f"ke-hoach/{unit}", unit=unit, indicator=CODE, indicator_words="Số hộ nghèo",
        comparator=values.Comparator.AT_MOST, value=Decimal(value), unit_of_measure="hộ", due=values.Period.of_year(2024),
        origin=PAGE, better="down", **more,
    )  # fmt: skip


def figure(value, unit=NORTH, *, known=date(2024, 12, 20), modality="actual", page=PAGE, **more):
    amount = values.Amount(Decimal(value), "hộ", Decimal(0))
    return observe(
        unit, CODE, values.Period.of_year(2024), amount, modality=values.Modality(modality), origin=page, known=known, **more
    )


@pytest.fixture
def reader(office):
    load([plan(), target(), plan(SOUTH), target(SOUTH)])
    return make_person("tinh", "leader", PROVINCE)


def classes(person, on=DAY):
    return {row.row.unit_id: row.cls.value for row in rows_of(person, on)}


def test_a_list_says_what_the_page_of_the_target_says(reader):
    load([figure(90), figure(120, SOUTH)])
    for row in rows_of(reader, DAY):
        whole = in_full(reader, DAY, row.row.pk).row
        assert (row.cls, row.probability, row.value, row.share, row.expected, row.points, row.latest) == (
            whole.cls, whole.probability, whole.value, whole.share, whole.expected, whole.points, whole.latest,
        )  # fmt: skip
        assert row.assessment.reason == whole.assessment.reason
    assert classes(reader) == {NORTH: "achieved", SOUTH: "unlikely"}
    assert rows_of(reader, DAY).counts()[TargetClass.ACHIEVED] == 1


def test_a_posting_changes_the_list_at_once_and_the_past_day_stays(reader):
    load([figure(120)])
    before = date(2024, 12, 25)
    assert (classes(reader)[NORTH], classes(reader, before)[NORTH]) == ("unlikely", "unlikely")
    load([figure(95, known=date(2024, 12, 28), page=values.Citation("b", "c", "2024"), corrects=figure(120).key)])
    assert (classes(reader)[NORTH], classes(reader, before)[NORTH]) == ("achieved", "unlikely")


def test_what_people_decide_changes_the_list_at_once(reader, office):
    load([figure(120)])
    assert classes(reader)[NORTH] == "unlikely"
    key = target().key
    decided = OverrideClass(target=key, cls="hard", reason="Có nguồn bổ sung").run(office.people["approver"])
    today = decided.day
    assert classes(reader, today)[NORTH] == "hard"
    WithdrawOverride(override=decided.pk, seen=decided.version).run(office.people["approver"])
    assert classes(reader, today)[NORTH] == "unlikely"
    WithdrawEntry(entry=figure(120).key, reason="Nhập nhầm huyện").run(office.people["approver"])
    assert classes(reader, today)[NORTH] == "cannot_assess"
    assert classes(reader)[NORTH] == "unlikely", "on the last day of 2024 nobody had taken it back"


def test_a_settled_conflict_counts_in_the_list(reader, office):
    low, high = figure(90, known=date(2024, 12, 10)), figure(120, page=values.Citation("b", "c", "2024"))
    load([low, high])
    assert classes(reader)[NORTH] == "unlikely"
    act = SettleConflict(observations=(low.key, high.key), kept=low.key, reason="Số của Chi cục").run(office.people["approver"])
    assert classes(reader, act.known)[NORTH] == "achieved"


def test_an_amended_target_leaves_the_list(reader):
    assert rows_of(reader, DAY, unit=NORTH)[0].target.value == 100
    load([target(value="80", amends=target().key, known=date(2024, 12, 1))])
    assert [row.target.value for row in rows_of(reader, DAY, unit=NORTH)] == [80]
    assert [row.target.value for row in rows_of(reader, date(2024, 11, 30), unit=NORTH)] == [100]


def test_a_closed_figure_decides_nothing_for_who_may_not_see_it(reader, office):
    secret = make_document(office.people["reporter"], NORTH, sha256="d" * 64, secrecy=2)
    source = values.Source("d" * 64, "", 0, 2, "90")
    entry = figure(90, page=source)
    models.Observation.objects.bulk_create([models.Observation.of(entry, document=secret.pk)])
    cleared = make_person("mat", "reviewer", PROVINCE, clearance=2)
    assert (classes(cleared)[NORTH], classes(reader)[NORTH]) == ("achieved", "cannot_assess")
    keep_ahead(DAY)
    assert (classes(cleared)[NORTH], classes(reader)[NORTH]) == ("achieved", "cannot_assess")
    secret.refresh_from_db()
    opener = make_person("giai-mat", "reviewer", NORTH, clearance=2)
    DescribeDocument(document=secret.pk, seen=secret.version, secrecy=0).run(opener)
    assert classes(reader)[NORTH] == "achieved", "the document was opened"


def test_the_worker_keeps_ahead_what_nobody_asked_for(reader):
    load([figure(90)])
    assert (keep_ahead(DAY), keep_ahead(DAY)) == (2, 0)
    assert classes(reader) == {NORTH: "achieved", SOUTH: "cannot_assess"}
    load([figure(120, known=date(2024, 12, 30), page=values.Citation("b", "c", "2024"))])
    assert keep_ahead(DAY) == 1


def test_days_that_nobody_asks_for_any_more_are_dropped(reader):
    for day in range(1, 12):
        assert len(rows_of(reader, date(2024, 12, day))) == 2
    models.TargetStanding.keep_days(6, DAY)
    assert models.TargetStanding.objects.values("day").distinct().count() == 6


def test_of_two_implied_levels_of_one_plan_the_later_known_is_the_target(reader):
    """Kim ngạch: hai nguồn suy ra hai mức của cùng một kế hoạch; danh sách có một chỉ tiêu."""
    assert len(rows_of(reader, DAY, unit=NORTH)) == 1
    implied = (Decimal(70), Decimal(72))
    earlier = target(value="71", known=date(2024, 8, 1), implied=implied)
    load([earlier])
    assert [row.target.value for row in rows_of(reader, DAY, unit=NORTH)] == [100], "a stated level comes before an implied one"
    load([target(value="90", known=date(2024, 9, 1))])
    assert [row.target.value for row in rows_of(reader, DAY, unit=NORTH)] == [90]
    assert [row.target.value for row in rows_of(reader, date(2024, 8, 30), unit=NORTH)] == [100]
