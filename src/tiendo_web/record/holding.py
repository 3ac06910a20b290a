"""The figures of the record as the serving process holds them: columns that every posting of any process reaches at once.

Each question first looks how far the record has come (the number of the last posting, of the last act, of units); what is new
is read in. A person's sight is a mask over units and over the gates of closed documents; a past day is a comparison.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Max

from tiendo import ledger, values
from tiendo.ledger.columns import Columns, Mask
from tiendo.ledger.held import Held, Sight
from tiendo.ledger.territory import Territory, territory_of

from .codec import from_json
from .filling import Filler, cells_of
from .models import LedgerAct, Observation, OrgUnit, RoleAssignment, Setting, Succession, TargetStanding, UnitClosure
from .permissions import READING, Person
from .queries import visible

MOST_SIGHTS = 64
AT_ONCE = 500
"""Units named in one query."""
SIGHT = "documents_reclassified"
"""Row of the settings that counts changes of secrecy levels, so that every process notices."""
Rights = frozenset[tuple[str, int]]


@dataclass
class Holding:
    """What one process holds.

    Attributes:
        posting, act: numbers of the last ones taken in; -1 before the first fill.
        sight: how often a document was given another level of secrecy when this was filled.
        settlements, withdrawals: acts that decide which vintages count, in order.
    """

    columns: Columns = field(default_factory=Columns)
    posting: int = -1
    act: int = 0
    settlements: list[ledger.Settlement] = field(default_factory=list)
    withdrawals: list[ledger.Withdrawal] = field(default_factory=list)
    land: Territory = field(default_factory=lambda: Territory({}, ()))
    sight: int = 0
    _tree: tuple[int, ...] = ()
    _filler: Filler | None = None
    _turn: threading.RLock = field(default_factory=threading.RLock)
    _sights: dict[tuple[Rights, int, int, int], tuple[Mask | None, Mask]] = field(default_factory=dict)

    def catch_up(self) -> None:
        """Take in what was committed since; nothing is read when nothing was."""
        last = Observation.objects.aggregate(last=Max("position"))["last"] or 0
        acts = LedgerAct.objects.aggregate(last=Max("position"))["last"] or 0
        tree = (OrgUnit.objects.count(), Succession.objects.count(), len(self.withdrawals))
        if (sight := _sight()) != self.sight:
            self.forget()
            self.sight = sight
        if (last, acts, tree) == (self.posting, self.act, self._tree):
            return
        with self._turn:
            if last < self.posting or acts < self.act:
                self.forget()
            if last > self.posting:
                self._take_postings(last)
            if acts > self.act:
                self._take_acts(acts)
            tree = (tree[0], tree[1], len(self.withdrawals))
            if tree != self._tree:
                self._take_units(tree)

    def forget(self) -> None:
        """Hold nothing; the next question reads everything again."""
        with self._turn:
            self.columns, self.posting, self.act, self._filler, self._tree = Columns(), -1, 0, None, ()
            self.settlements, self.withdrawals = [], []
            self._sights.clear()

    def _take_postings(self, last: int) -> None:
        columns = self.columns
        self._filler = self._filler or Filler(columns)
        if self.posting < 0:
            self._filler.fill("position IS NULL OR position <= %s", [last])
        else:
            self._filler.fill("position > %s AND position <= %s", [self.posting, last])
        self._mark(self._filler.corrected)
        self._filler.corrected.clear()
        self.posting = last

    def _take_acts(self, last: int) -> None:
        rows = LedgerAct.objects.filter(position__gt=self.act, position__lte=last, kind__in=("Settlement", "Withdrawal"))
        for row in rows.order_by("position"):
            if row.kind == "Settlement":
                settled = from_json(ledger.Settlement, row.body)
                self.settlements.append(settled)
                self._mark(settled.observations)
            else:
                taken = from_json(ledger.Withdrawal, row.body)
                self.withdrawals.append(taken)
                self._mark([taken.entry])
        self.act = last

    def _mark(self, keys: Any) -> None:
        for unit, line in cells_of(keys):
            self.columns.mark_odd(line, [self.columns.unit(unit)])

    def _take_units(self, tree: tuple[int, ...]) -> None:
        gone = {one.entry for one in self.withdrawals}
        units = {row.pk: row.as_value for row in OrgUnit.objects.filter(tree=values.Tree.TERRITORY.value)}
        events = [row.as_value for row in Succession.objects.all() if row.pk not in gone]
        self.land = territory_of(units, sorted(events, key=lambda event: (event.day, event.before)))
        self._tree = tree
        self._sights.clear()

    def seen_by(self, person: Person, day: date) -> Held:
        """The ledger as a person may see it, with the figures known on a day and the whole tree of units."""
        self.catch_up()
        units, gates = self._masks(person)
        gone = frozenset(one.entry for one in self.withdrawals if one.known <= day)
        settled = (one for one in self.settlements if one.known <= day and one.key not in gone)
        aside = frozenset(key for one in settled for key in one.observations if key != one.kept)

        def exact(indicator: str, period: values.Period, of: Sequence[str]) -> dict[str, tuple[values.Observation, ...]]:
            return _exact(person, indicator, period, of, day)

        return Held(columns=self.columns, sight=Sight(day, units, gates, aside, gone), land=self.land, exact=exact)

    def _masks(self, person: Person) -> tuple[Mask | None, Mask]:
        rights = rights_of(person)
        place = (rights, len(self.columns.names), len(self.columns.gates), self._tree[0] if self._tree else 0)
        if place not in self._sights:
            if len(self._sights) >= MOST_SIGHTS:
                self._sights.pop(next(iter(self._sights)))
            self._sights[place] = (self._unit_mask(rights), self._gate_mask(rights))
        return self._sights[place]

    def _unit_mask(self, rights: Rights) -> Mask | None:
        below = set(UnitClosure.objects.filter(above__in=[unit for unit, _ in rights]).values_list("below", flat=True))
        mask = np.array([key in below for key in self.columns.names], dtype=np.bool_)
        return None if mask.all() else mask

    def _gate_mask(self, rights: Rights) -> Mask:
        open_gates = gates_open(rights, self.columns.gates)
        return np.array([name in open_gates for name in self.columns.gates], dtype=np.bool_)


def sight_changed() -> None:
    """A document was opened or closed: whatever was concluded about who sees its figures is worked out again."""
    TargetStanding.objects.all().delete()
    Setting.objects.update_or_create(name=SIGHT, defaults={"value": _sight() + 1})


def _sight() -> int:
    return int(Setting.objects.filter(name=SIGHT).values_list("value", flat=True).first() or 0)


def _exact(
    person: Person, indicator: str, period: values.Period, units: Sequence[str], day: date
) -> dict[str, tuple[values.Observation, ...]]:
    """The vintages of some cells as the person may see them, in the order in which they became known."""
    found: dict[str, list[values.Observation]] = {}
    for start in range(0, len(units), AT_ONCE):
        rows = visible.observations(person).filter(
            unit__in=units[start : start + AT_ONCE], indicator=indicator, period_last=period.last, known__lte=day
        )
        for row in rows.select_related("document").order_by("known", "position", "key"):
            if row.period == period:
                found.setdefault(row.unit_id, []).append(row.as_value)
    return {unit: tuple(seen) for unit, seen in found.items()}


def rights_of(person: Person) -> Rights:
    """The units in which a person has a reading role, with the clearance there."""
    if not person.is_authenticated or not person.is_active:
        return frozenset()
    mine = RoleAssignment.objects.filter(user=person, role__in=list(READING))
    return frozenset(mine.values_list("unit_id", "clearance"))


def gates_open(rights: Rights, gates: Any) -> set[str]:
    """Those of some gates (``filling.gate_of``) that let somebody with these rights through."""
    split = {name: name.rpartition(":") for name in gates if name}
    reached = set(
        UnitClosure.objects.filter(
            above__in=[unit for unit, _ in rights], below__in={unit for unit, _, _ in split.values()}
        ).values_list("above", "below")
    )
    through = {
        name
        for name, (unit, _, level) in split.items()
        if any(clearance >= int(level) and (mine, unit) in reached for mine, clearance in rights)
    }
    return through | {""}


HOLDING = Holding()
"""What this process holds; filled when it is first asked (``warm`` asks at the start of the server)."""


def held_for(person: Person, day: date) -> Held:
    """The ledger of this process as a person may see it on a day."""
    return HOLDING.seen_by(person, day)
