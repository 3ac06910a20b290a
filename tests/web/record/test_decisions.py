"""Decisions on statements: what each does, what undoing it gives back, and that nobody's change is overwritten."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.web.office import make_finding
from tiendo.values import Period
from tiendo_web.record import actions as a
from tiendo_web.record.models import AuditEntry, Decision, Document, ReviewState, Statement, UnreadNumber
from tiendo_web.record.queries.review import acceptable, counts


@pytest.fixture
def officer(office):
    return office.people["reviewer"]


def test_accepting_names_who_and_when(office, officer):
    row = a.AcceptStatement(statement=office.grain.pk, seen=1).run(officer)
    row.refresh_from_db()
    assert (row.decision, row.decided_by, row.version) == (Decision.ACCEPTED, officer, 2)
    assert row.decided_at is not None


def test_a_newer_version_is_not_overwritten(office, officer):
    a.AcceptStatement(statement=office.grain.pk, seen=1).run(officer)
    with pytest.raises(a.Stale, match="vừa thay đổi"):
        a.RejectStatement(statement=office.grain.pk, seen=1).run(office.people["reporter"])
    office.grain.refresh_from_db()
    assert office.grain.decision == Decision.ACCEPTED


def test_a_correction_is_a_new_row_that_names_the_old(office, officer):
    new = a.CorrectStatement(statement=office.grain.pk, seen=1, fields={"value": "1.260,5", "period": "2023"}).run(officer)
    office.grain.refresh_from_db()
    assert (new.corrects, new.value, new.half_step, new.period) == (
        office.grain,
        Decimal("1260.5"),
        Decimal("0.05"),
        Period.of_year(2023),
    )
    assert (new.start, new.end, new.surface) == (office.grain.start, office.grain.end, "1.250 tấn")
    assert office.grain.decision == Decision.CORRECTED
    assert office.grain.value == Decimal(1250)
    assert list(office.document.statements.live()) == [new, office.growth]


def test_undoing_a_correction_gives_the_first_reading_back(office, officer):
    new = a.CorrectStatement(statement=office.grain.pk, seen=1, fields={"value": "9"}).run(officer)
    back = a.UndoDecision(statement=new.pk, seen=new.version).run(officer)
    new.refresh_from_db()
    assert (back.pk, back.decision, new.decision) == (office.grain.pk, Decision.PENDING, Decision.WITHDRAWN)
    assert list(office.document.statements.live()) == [office.grain, office.growth]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("value", "1.25"), ("value", "mười"), ("value", "١٢"), ("period", "năm ngoái"), ("kind", "khác"), ("document_id", "2")],
)
def test_what_is_not_understood_is_refused_by_field(office, officer, field, typed):
    with pytest.raises(a.Refused) as refused:
        a.CorrectStatement(statement=office.grain.pk, seen=1, fields={field: typed}).run(officer)
    assert refused.value.field == field
    assert Statement.objects.count() == 2


def test_a_correction_that_changes_nothing_is_refused(office, officer):
    with pytest.raises(a.Refused, match="Chưa có gì khác"):
        a.CorrectStatement(statement=office.grain.pk, seen=1, fields={"value": "1.250"}).run(officer)


def test_other_words_for_the_indicator_drop_the_code_that_belonged_to_the_old(office, officer):
    new = a.CorrectStatement(statement=office.grain.pk, seen=1, fields={"indicator_words": "sản lượng chè"}).run(officer)
    assert new.indicator_code is None


def test_a_change_asks_for_a_new_check_and_an_acceptance_does_not(office, officer):
    a.AcceptStatement(statement=office.growth.pk, seen=1).run(officer)
    assert Document.objects.get().changes == 0
    a.RejectStatement(statement=office.grain.pk, seen=1).run(officer)
    assert Document.objects.get().changes == 1


def test_accepting_many_takes_the_list_that_was_shown_or_nothing(office, officer):
    shown = tuple((row.pk, row.version) for row in acceptable(office.document))
    assert len(shown) == 2
    a.RejectStatement(statement=office.growth.pk, seen=1).run(office.people["reporter"])
    with pytest.raises(a.Stale):
        a.AcceptMany(document=office.document.pk, statements=shown).run(officer)
    assert counts(office.document).accepted == 0
    assert a.AcceptMany(document=office.document.pk, statements=shown[:1]).run(officer) == 1


def test_what_a_finding_touches_is_left_out_of_the_list(office):
    make_finding(office.document, office.grain)
    assert acceptable(office.document) == [office.growth]
    assert counts(office.document).contradictions == 1


def test_an_unread_number_is_read_by_a_person(office, officer):
    unread = UnreadNumber.objects.create(document=office.document, part="", start=0, end=8, surface="Năm 2024", reason="thử")
    a.ReadUnread(unread=unread.pk, seen=1, fields={"value": "7", "unit_of_measure": "tấn", "period": "2024"}).run(officer)
    unread.refresh_from_db()
    assert (unread.statement.value, unread.statement.decision, unread.statement.surface) == (7, Decision.ACCEPTED, "Năm 2024")
    assert counts(office.document).unread == 0


def test_a_submitted_document_is_closed_to_decisions_until_it_is_returned(office, officer):
    office.document.statements.update(decision=Decision.ACCEPTED)
    a.SubmitDocument(document=office.document.pk, seen=1).run(officer)
    with pytest.raises(a.Refused, match="chờ duyệt"):
        a.UndoDecision(statement=office.grain.pk, seen=1).run(officer)
    a.ReturnDocument(document=office.document.pk, seen=2, reason="thiếu biểu 2").run(office.people["approver"])
    a.UndoDecision(statement=office.grain.pk, seen=1).run(officer)
    office.document.refresh_from_db()
    assert (office.document.review, office.document.review_note) == (ReviewState.RETURNED, "thiếu biểu 2")


def test_a_document_with_undecided_numbers_cannot_be_submitted(office, officer):
    with pytest.raises(a.Refused, match="Còn 2 số"):
        a.SubmitDocument(document=office.document.pk, seen=1).run(officer)


def test_settling_a_finding_needs_a_reason(office, officer):
    finding = make_finding(office.document, office.grain)
    with pytest.raises(a.Refused, match="lý do"):
        a.SettleFinding(finding=finding.pk, seen=1, reason="  ").run(officer)
    a.SettleFinding(finding=finding.pk, seen=1, reason="Số ước, số chính thức ở báo cáo sau").run(officer)
    finding.refresh_from_db()
    assert (finding.state, finding.settled_by) == ("settled", officer)


def test_every_decision_is_in_the_trail_with_what_it_changed(office, officer):
    a.CorrectStatement(statement=office.grain.pk, seen=1, fields={"value": "1.260"}).run(officer, via="command")
    entry = AuditEntry.objects.get()
    assert (entry.via, entry.subject) == ("command", f"statement:{office.grain.pk}")
    assert entry.detail["before"] == {"value": "1250"}
    assert entry.detail["after"] == {"value": "1260"}
