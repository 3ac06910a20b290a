"""The trail: an altered, missing, added or reordered entry is found; the database itself refuses changes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.web.office import make_finding
from tiendo_web.record import actions as a
from tiendo_web.record import audit
from tiendo_web.record.models import AuditEntry, AuditHead


@pytest.fixture
def trail(office):
    officer = office.people["reviewer"]
    a.AcceptStatement(statement=office.grain.pk, seen=1).run(officer)
    a.RejectStatement(statement=office.growth.pk, seen=1, reason="lặp lại").run(officer)
    a.UndoDecision(statement=office.grain.pk, seen=2).run(officer)
    a.SettleFinding(finding=make_finding(office.document, office.grain).pk, seen=1, reason="đã rõ").run(officer)
    return office


def tamper(statement: str, *values: object) -> None:
    """Change the table the way an intruder with the database's password would: after taking the triggers away."""
    from importlib import import_module

    append_only = import_module("tiendo_web.record.migrations.0002_append_only")

    class Editor:
        connection = connection

        def execute(self, sql, params=None):
            with connection.cursor() as cursor:
                cursor.execute(sql)

    append_only.allow(None, Editor())
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
    append_only.forbid(None, Editor())


def test_a_sound_trail_has_no_fault(trail):
    assert list(audit.verify()) == []
    assert [entry.number for entry in AuditEntry.objects.all()] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("sql", "values", "where"),
    [
        ("UPDATE record_auditentry SET actor = %s WHERE number = 2", ["ai-do"], [2]),
        ("UPDATE record_auditentry SET detail = %s WHERE number = 3", ["{}"], [3]),
        ("UPDATE record_auditentry SET at = %s WHERE number = 1", ["2020-01-01 00:00:00+00:00"], [1]),
        ("DELETE FROM record_auditentry WHERE number = 2", [], [2]),
        ("DELETE FROM record_auditentry WHERE number = 4", [], [3]),
        ("DELETE FROM record_auditentry WHERE number > %s", [0], [0]),
        ("UPDATE record_auditentry SET number = 9 WHERE number = %s", [2], [2, 4, 9, 9]),
    ],
)
def test_every_kind_of_tampering_is_found_where_it_was_done(trail, sql, values, where):
    tamper(sql, *values)
    found = sorted({fault.number for fault in audit.verify()})
    assert found
    assert found[0] == where[0]


def test_an_entry_resealed_after_a_change_no_longer_fits_the_next(trail):
    entry = AuditEntry.objects.get(number=2)
    entry.actor = "ai-do"
    tamper("UPDATE record_auditentry SET actor = %s, seal = %s WHERE number = 2", "ai-do", audit.seal_of(entry))
    assert [fault.number for fault in audit.verify()] == [3]


def test_a_lost_head_is_found(trail):
    AuditHead.objects.all().delete()
    assert [fault.number for fault in audit.verify()] == [4]


@pytest.mark.parametrize("sql", ["UPDATE record_auditentry SET actor = 'x'", "DELETE FROM record_auditentry"])
def test_the_database_refuses_to_change_the_trail(trail, sql):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_action_that_fails_leaves_no_entry_and_an_entry_that_fails_leaves_no_change(trail, monkeypatch):
    def broken(**_fields: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(audit, "append", broken)
    with pytest.raises(RuntimeError):
        a.AcceptStatement(statement=trail.grain.pk, seen=3).run(trail.people["reviewer"])
    trail.grain.refresh_from_db()
    assert (trail.grain.decision, AuditEntry.objects.count()) == ("pending", 4)


json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec="ascii", min_codepoint=32)), inner),
    max_leaves=8,
)


@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(detail=st.dictionaries(st.sampled_from(["trước", "sau", "lý do"]), json))
def test_whatever_an_entry_says_its_seal_holds_when_it_is_read_back(db, detail):
    with transaction.atomic():
        audit.append(at=datetime.now(UTC), actor="người", via="screen", action="X", unit="u", subject="s:1", detail=detail)
    assert list(audit.verify()) == []
