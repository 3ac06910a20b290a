"""What the serving process holds is what the record holds: for every person, every past day, after every posting."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.web.office import NORTH, PROVINCE, SOUTH, make_document, make_person
from tiendo import values
from tiendo.ledger import observe, seen
from tiendo_web.record import models, options
from tiendo_web.record.actions import SettleConflict
from tiendo_web.record.holding import HOLDING, held_for
from tiendo_web.record.loading import load
from tiendo_web.record.queries.ledger import ledger_for

YEAR = values.Period.of_year(2024)
HOUSEHOLDS = "poor_households"


def figure(unit, value, known=date(2024, 12, 31), *, page="trang.example", modality="actual", **more):
    return observe(
        unit, HOUSEHOLDS, YEAR, values.Amount(Decimal(value), "hộ", Decimal(0)), modality=values.Modality(modality),
        origin=values.Citation(page, "Báo cáo", "2024"), known=known, **more,
    )  # fmt: skip


def total(person, day=date(2025, 1, 31), unit=PROVINCE):
    value = seen(held_for(person, day), unit, HOUSEHOLDS, YEAR)
    return None if value.amount is None else value.amount.value


@pytest.fixture
def leader(office):
    return make_person("chu-tich", "leader", PROVINCE)


def test_a_posting_is_seen_at_the_next_question(leader):
    load([figure(NORTH, 100), figure(SOUTH, 60)])
    assert total(leader) == 160
    load([figure(SOUTH, "62.5", modality="estimate")])
    assert total(leader) == 160, "an estimate does not replace what was done"
    old = figure(NORTH, 100)
    load([figure(NORTH, 110, date(2025, 1, 10), corrects=old.key)])
    assert total(leader) == 170
    assert total(leader, date(2025, 1, 9)) == 160, "as of the day before the correction"


def test_rows_of_the_first_release_have_no_number_and_are_held_too(leader):
    load([figure(NORTH, 100)])
    first = models.Observation.objects.get()
    unnumbered = models.Observation.of(figure(SOUTH, 60))
    super(type(models.Observation.objects.all()), models.Observation.objects.all()).bulk_create([unnumbered])
    assert (first.position, models.Observation.objects.get(unit=SOUTH).position) == (1, None)
    assert total(leader) == 160


def test_sources_that_differ_are_the_records_to_answer_until_somebody_settles_them(leader, office):
    one, other = figure(NORTH, 100, date(2024, 12, 1)), figure(NORTH, 90, page="khac.example")
    load([one, other, figure(SOUTH, 60)])
    assert total(leader) == 150, "the last to become known"
    assert [rival.key for rival in seen(held_for(leader, date(2025, 1, 31)), NORTH, HOUSEHOLDS, YEAR).disputed] == [one.key]
    SettleConflict(observations=(one.key, other.key), kept=one.key, reason="Chi cục xác nhận").run(office.people["approver"])
    assert total(leader, options.day()) == 160
    assert total(leader, date(2025, 1, 31)) == 150, "nobody had settled it then"


def test_a_figure_of_a_secret_document_is_there_only_for_the_cleared(leader, office):
    secret = make_document(office.people["reporter"], NORTH, sha256="e" * 64, secrecy=2)
    source = values.Source("e" * 64, "", 0, 3, "100")
    entry = observe(
        NORTH, HOUSEHOLDS, YEAR, values.Amount(Decimal(100), "hộ", Decimal(0)), modality=values.Modality.ACTUAL,
        origin=source, known=date(2024, 12, 31),
    )  # fmt: skip
    models.Observation.objects.bulk_create([models.Observation.of(entry, document=secret.pk)])
    load([figure(SOUTH, 60)])
    cleared = make_person("can-bo-mat", "reviewer", PROVINCE, clearance=2)
    assert (total(cleared), total(leader)) == (160, None)
    assert seen(held_for(leader, date(2025, 1, 31)), PROVINCE, HOUSEHOLDS, YEAR).missing == (NORTH,)


def test_everyone_is_told_what_the_ledger_tells_them(leader, office):
    load([figure(NORTH, 100), figure(SOUTH, 60), figure(PROVINCE, "161", date(2025, 1, 20))])
    for person in (leader, office.people["reader"], make_person("nam", "reader", SOUTH), make_person("khong", None)):
        for day in (date(2024, 12, 30), date(2025, 1, 10), date(2025, 1, 31)):
            for unit in (PROVINCE, NORTH, SOUTH):
                mine = seen(held_for(person, day), unit, HOUSEHOLDS, YEAR)
                theirs = seen(ledger_for(person, known_by=day), unit, HOUSEHOLDS, YEAR)
                assert (mine.amount, mine.absence, mine.missing) == (theirs.amount, theirs.absence, theirs.missing)


def test_an_older_record_taken_back_is_read_again(leader):
    load([figure(NORTH, 100), figure(SOUTH, 60)])
    assert total(leader) == 160
    HOLDING.posting += 5
    assert total(leader) == 160
    assert HOLDING.posting == 1


def test_the_newest_figures_are_those_that_the_person_sees(leader, office):
    from tiendo_web.record.queries.ledger import newest

    load([figure(NORTH, 100, date(2024, 12, 1)), figure(SOUTH, 60, date(2024, 12, 5)), figure(SOUTH, 61, date(2025, 2, 1))])
    day = date(2024, 12, 31)
    assert [row.unit_id for row in newest(leader, day, 6)] == [SOUTH, NORTH]
    assert [row.unit_id for row in newest(make_person("nam", "reader", SOUTH), day, 6)] == [SOUTH]
    assert newest(make_person("khong", None), day, 6) == []
