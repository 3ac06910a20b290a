"""Entries of a ledger into the record's tables, many at once. Loading the same entries again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Max

from tiendo import ledger, values

from . import audit
from .codec import to_json
from .models import LedgerAct, Observation, OrgUnit, Plan, Succession, Target, TargetStanding
from .models.units import rebuild_closure

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows were added, by kind."""

    units: int
    successions: int
    plans: int
    targets: int
    observations: int
    acts: int


def load(entries: Iterable[ledger.Entry]) -> Loaded:
    """Store entries whose origins are citations, in one transaction, upper units and plans first.

    Raises: ValueError when an entry names a document; figures of documents enter through ``PostStatements``.
    """
    by_kind: dict[type, list[Any]] = {}
    for entry in entries:
        by_kind.setdefault(type(entry), []).append(entry)
    units = by_kind.pop(values.OrgUnit, [])
    with transaction.atomic():
        added = _add(OrgUnit, [OrgUnit.of(unit) for unit in units])
        events = _add(Succession, [Succession.of(ledger.key_of(one), one) for one in by_kind.pop(values.Succession, [])])
        if added or events:
            rebuild_closure()
        return Loaded(
            units=added,
            successions=events,
            plans=_add(Plan, [Plan.of(one) for one in by_kind.pop(values.Plan, [])]),
            targets=_add(Target, [Target.of(one) for one in by_kind.pop(values.Target, [])]),
            observations=_add(Observation, [Observation.of(one) for one in by_kind.pop(values.Observation, [])]),
            acts=_add_acts([act for acts in by_kind.values() for act in acts]),
        )


def _add(table: type[models.Model], rows: list[Any]) -> int:
    by_key = {row.pk: row for row in rows}
    held: set[Any] = set()
    keys = list(by_key)
    for start in range(0, len(keys), BATCH):
        held.update(table._default_manager.filter(pk__in=keys[start : start + BATCH]).values_list("pk", flat=True))
    fresh = [row for key, row in by_key.items() if key not in held]
    table._default_manager.bulk_create(fresh, batch_size=BATCH)
    return len(fresh)


def _add_acts(acts: list[Any]) -> int:
    held = set(LedgerAct.objects.values_list("key", flat=True))
    fresh = [act for act in acts if ledger.key_of(act) not in held]
    for act in fresh:
        add_act(act, unit=getattr(act, "unit", None))
    return len(fresh)


def add_act(act: Any, *, unit: str | None) -> LedgerAct:
    """Store one settlement, withdrawal, round or step behind all others; ``unit`` is the one whose people may see it."""
    audit.take_turn()
    last = LedgerAct.objects.aggregate(last=Max("position"))["last"] or 0
    if isinstance(act, ledger.Settlement | ledger.Withdrawal):
        _forget(act.observations if isinstance(act, ledger.Settlement) else (act.entry,))
    return LedgerAct.objects.create(
        key=ledger.key_of(act), kind=type(act).__name__, unit_id=unit, known=act.known, position=last + 1, body=to_json(act)
    )


def _forget(entries: Iterable[str]) -> None:
    """What was concluded from some entries is worked out again."""
    keys = list(entries)
    TargetStanding.forget(Observation.objects.filter(pk__in=keys).values_list("unit_id", "indicator"))
    TargetStanding.forget_targets(keys)
