"""Decisions of the example office: a figure is accepted only where the record holds the same figure from a public source.

So nothing that the reader may have misread enters the ledger of the demonstration under a person's name.
"""

from __future__ import annotations

from tiendo.ledger.entering import Left, Setting, entry_of
from tiendo.values import Kind, Observation, Target
from tiendo_web.record import models
from tiendo_web.record.actions import AcceptMany, PostStatements, SubmitDocument
from tiendo_web.record.actions.posting import setting_of
from tiendo_web.record.models import Decision, Document, Statement, UnreadNumber, User
from tiendo_web.record.queries.review import acceptable


def decide_on(key: int, *, officer: User, leader: User) -> None:
    """Accept what the record confirms; where that leaves nothing waiting, submit as the officer and post as the leader."""
    document = Document.objects.get(pk=key)
    setting = setting_of(document)
    confirmed = tuple((row.pk, row.version) for row in acceptable(document) if _confirmed(row, document, setting))
    if confirmed:
        AcceptMany(document=key, statements=confirmed).run(officer, via="command")
    waiting = document.statements.filter(decision=Decision.PENDING).exists()
    unread = UnreadNumber.objects.filter(document=key, dismissed=False, statement=None).exists()
    if confirmed and not waiting and not unread:
        document.refresh_from_db()
        SubmitDocument(document=key, seen=document.version).run(officer, via="command")
        document.refresh_from_db()
        PostStatements(document=key, seen=document.version).run(leader, via="command")


def _confirmed(row: Statement, document: Document, setting: Setting) -> bool:
    row.document = document
    statement = row.as_value
    if statement.kind in (Kind.CHANGE, Kind.SHARE_OF_TARGET):
        return True  # no value of its own: it is never posted, and the check has found nothing against it
    entry = entry_of(statement, setting)
    if isinstance(entry, Left):
        return False
    return _observed(entry) if isinstance(entry, Observation) else _planned(entry)


def _observed(entry: Observation) -> bool:
    held = models.Observation.objects.filter(unit=entry.unit, indicator=entry.indicator, period=entry.period)
    amount = entry.amount
    return amount is not None and any(
        one.value == amount.value and one.unit_of_measure == amount.unit and one.modality == entry.modality for one in held
    )


def _planned(entry: Target) -> bool:
    held = models.Target.objects.filter(unit=entry.unit, indicator=entry.indicator, due=entry.due)
    return any((one.value, one.upper, one.unit_of_measure) == (entry.value, entry.upper, entry.unit_of_measure) for one in held)
