"""From accepted statements to the ledger: by a second person, once, with reasons for what has no place there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.web.office import GRAIN, NORTH, PROVINCE, SOUTH, make_statement
from tiendo import values
from tiendo_web.record import actions as a
from tiendo_web.record.loading import load
from tiendo_web.record.models import AuditEntry, Decision, Observation, ReviewState, Target
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import ledger_for, series


@pytest.fixture
def submitted(office):
    load([an_observation(SOUTH, "2023", "900", known=date(2024, 1, 5))])
    for row in (office.grain, office.growth):
        a.AcceptStatement(statement=row.pk, seen=1).run(office.people["reporter"])
    a.SubmitDocument(document=office.document.pk, seen=1).run(office.people["reporter"])
    return office


def an_observation(unit: str, period: str, value: str, *, known: date) -> values.Observation:
    from tiendo.ledger import observe

    return observe(
        unit,
        GRAIN,
        values.Period.parse(period),
        values.Amount(Decimal(value), "tấn", Decimal("0.5")),
        modality=values.Modality.ACTUAL,
        origin=values.Citation("https://example.vn/1", "Một bài báo", "2024-01-05"),
        known=known,
    )


def test_an_accepted_value_becomes_an_observation_with_its_place_in_the_text(submitted):
    posted = a.PostStatements(document=submitted.document.pk, seen=2).run(submitted.people["approver"])
    (row,) = Observation.objects.filter(document=submitted.document)
    assert posted.observations == (row.pk,)
    assert (row.unit_id, row.indicator, str(row.period), row.value, row.known) == (
        NORTH,
        GRAIN,
        "2024",
        Decimal(1250),
        date(2024, 12, 20),
    )
    assert row.statement == submitted.grain
    assert submitted.document.text[row.start : row.end] == row.surface


def test_a_change_is_left_with_its_document_and_the_poster_is_told_why(submitted):
    posted = a.PostStatements(document=submitted.document.pk, seen=2).run(submitted.people["approver"])
    ((statement, reason),) = posted.left
    assert statement == submitted.growth.pk
    assert "kiểm tra" in reason


def test_posting_again_changes_nothing(submitted):
    approver = submitted.people["approver"]
    a.PostStatements(document=submitted.document.pk, seen=2).run(approver)
    entries, observations = AuditEntry.objects.count(), Observation.objects.count()
    again = a.PostStatements(document=submitted.document.pk, seen=2).run(approver)
    assert (again.observations, again.held) == ((), 1)
    assert (AuditEntry.objects.count(), Observation.objects.count()) == (entries, observations)


def test_who_worked_on_a_document_cannot_approve_it(submitted):
    reporter = submitted.people["reporter"]
    submitted.person("approver")
    reporter.assignments.create(unit_id=NORTH, role="approver")
    with pytest.raises(a.Refused, match="phải khác"):
        a.PostStatements(document=submitted.document.pk, seen=2).run(reporter)
    submitted.document.refresh_from_db()
    assert submitted.document.review == ReviewState.SUBMITTED


def test_a_posted_document_is_closed(submitted):
    a.PostStatements(document=submitted.document.pk, seen=2).run(submitted.people["approver"])
    with pytest.raises(a.Refused, match="đã vào sổ"):
        a.UndoDecision(statement=submitted.grain.pk, seen=2).run(submitted.people["reporter"])


def test_a_target_finds_its_plan_by_unit_and_period(office):
    plan = values.Plan("plan/2025", "Kế hoạch năm 2025", NORTH, values.Period.of_year(2025))
    load([plan, an_observation(SOUTH, "2023", "900", known=date(2024, 1, 5))])
    office.document.statements.update(decision=Decision.REJECTED)
    aim = make_statement(office.document, "1.250 tấn", Decimal(1300), "tấn", half_step=Decimal("0.5"))
    aim.modality, aim.period, aim.decision = "target", values.Period.of_year(2025), Decision.ACCEPTED
    aim.save()
    a.SubmitDocument(document=office.document.pk, seen=1).run(office.people["reporter"])
    a.PostStatements(document=office.document.pk, seen=2).run(office.people["approver"])
    target = Target.objects.get()
    assert (target.plan_id, target.value, target.comparator, target.document) == ("plan/2025", 1300, ">=", office.document)
    assert isinstance(target.as_value.origin, values.Source)


def test_a_value_of_a_secret_document_stays_secret_in_the_ledger(submitted):
    a.PostStatements(document=submitted.document.pk, seen=2).run(submitted.people["approver"])
    submitted.document.refresh_from_db()
    submitted.document.secrecy = 1
    submitted.document.save()
    reader = submitted.people["reader"]
    assert not visible.observations(reader).filter(unit=NORTH).exists()
    assert series(reader, NORTH, GRAIN, known_by=date(2025, 1, 1)) == ()
    assert len(series(submitted.person("reader", clearance=1), NORTH, GRAIN, known_by=date(2025, 1, 1))) == 1


def test_the_ledger_of_a_person_holds_what_the_person_may_see(submitted):
    north = ledger_for(submitted.people["reader"], known_by=date(2025, 1, 1))
    all_of_it = ledger_for(submitted.person("reader", PROVINCE), known_by=date(2025, 1, 1))
    assert not north.observations
    assert [one.unit for one in all_of_it.observations.values()] == [SOUTH]


def test_what_became_known_later_is_not_there_yet(submitted):
    reader = submitted.person("reader", PROVINCE)
    assert series(reader, SOUTH, GRAIN, known_by=date(2024, 1, 4)) == ()
    assert len(series(reader, SOUTH, GRAIN, known_by=date(2024, 1, 5))) == 1
