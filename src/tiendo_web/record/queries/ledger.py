"""The ledger as a person may see it, built from the record's rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from tiendo import ledger, values

from .. import models
from ..codec import from_json
from ..permissions import Person
from . import visible

UNITS_AT_ONCE = 200
"""SQLite follows an expression only so deep."""
LOOKED_THROUGH = 500
"""So many of the newest figures are looked through for those that a person sees."""
_ACTS: dict[str, type[Any]] = {kind.__name__: kind for kind in (ledger.Settlement, ledger.Withdrawal, ledger.Round, ledger.Step)}


def ledger_for(user: Person, *, known_by: date | None = None, units: Iterable[str] | None = None) -> ledger.Ledger:
    """A frozen ledger of what the person may see, as it stood on a day; ``units`` narrows it to these and what is below them."""
    everything = ledger.ledger_of(entries_for(user, units=units))
    return everything if known_by is None else everything.as_known(known_by)


def entries_for(user: Person, *, units: Iterable[str] | None = None) -> Iterator[ledger.Entry]:
    """Every entry that the person may see, kind by kind; figures are fetched little by little."""
    inside = Q() if units is None else Q(unit__above_rows__above__in=list(units))
    yield from (row.as_value for row in models.OrgUnit.objects.all())
    yield from (row.as_value for row in models.Succession.objects.all())
    yield from (row.as_value for row in visible.plans(user).filter(inside))
    yield from (row.as_value for row in visible.targets(user).filter(inside))
    yield from (row.as_value for row in with_documents(visible.observations(user).filter(inside)).iterator(2000))
    yield from (act_value(row) for row in visible.ledger_acts(user))


def act_value(row: models.LedgerAct) -> ledger.Entry:
    """The ledger's value of a stored act."""
    entry: ledger.Entry = from_json(_ACTS[row.kind], row.body)
    return entry


def series(user: Person, unit: str, indicator: str, *, known_by: date | None = None) -> tuple[values.Observation, ...]:
    """Visible observations of an indicator in a unit known by a day, by period and then by the day they became known."""
    rows = with_documents(visible.observations(user).filter(_known(known_by), unit=unit, indicator=indicator))
    return tuple(row.as_value for row in rows.order_by("period_last", "known", "key"))


def newest(user: Person, day: date, count: int) -> list[models.Observation]:
    """The visible figures that became known last, by a day.

    The newest of all are looked through first, by their index; only who sees few of those has their own figures sorted.
    """
    latest = models.Observation.objects.filter(known__lte=day, absence=None).order_by("-known", "-key")
    near = list(with_documents(latest).select_related("unit", "document")[:LOOKED_THROUGH])
    # Asked of the few at hand: in one query with the order, SQLite walks every unit that the person sees.
    units = visible.units_among(user, {row.unit_id for row in near})
    held = {row.document.pk for row in near if row.document is not None}
    documents = {None, *visible.documents(user).filter(pk__in=held).values_list("pk", flat=True)}
    found = [row for row in near if row.unit_id in units and (row.document and row.document.pk) in documents][:count]
    if len(found) == count or len(near) < LOOKED_THROUGH:
        return found
    mine = visible.observations(user).filter(known__lte=day, absence=None)
    return list(with_documents(mine).select_related("unit", "document").order_by("-known", "-key")[:count])


def with_documents(rows: QuerySet[models.Observation]) -> QuerySet[models.Observation]:
    """Rows with their documents, without the documents' texts."""
    return rows.select_related("document").defer("document__text", "document__structure")


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Which entries do not count, as of any day: taken back, or set aside when a conflict was settled."""

    withdrawals: tuple[ledger.Withdrawal, ...]
    settlements: tuple[ledger.Settlement, ...]

    def by(self, day: date | None) -> frozenset[str]:
        """Keys of the observations that no longer counted on a day; ``None`` for now."""
        gone = frozenset(one.entry for one in self.withdrawals if day is None or one.known <= day)
        settled = (one for one in self.settlements if (day is None or one.known <= day) and one.key not in gone)
        return gone | {key for one in settled for key in one.observations if key != one.kept}


def uncounted() -> Uncounted:
    """What people took back and settled; two queries."""
    return Uncounted(tuple(_acts("Withdrawal", None)), tuple(_acts("Settlement", None)))


def withdrawn_by(day: date | None) -> frozenset[str]:
    """Keys of the entries that somebody had taken back by a day."""
    return frozenset(one.entry for one in _acts("Withdrawal", day))


def uncounted_by(day: date | None) -> frozenset[str]:
    """Keys of the observations that no longer counted on a day: taken back, or set aside when a conflict was settled."""
    return uncounted().by(day)


def _acts(kind: str, day: date | None) -> list[Any]:
    rows = models.LedgerAct.objects.filter(_known(day), kind=kind).order_by("position")
    return [act_value(row) for row in rows]


def series_of_target(user: Person, target: models.Target) -> tuple[values.Observation, ...]:
    """The series of a target's indicator in its unit: every vintage that the person may see, whether or not it counts."""
    rows = rows_of_series(visible.observations(user), [target])[target.pk]
    return tuple(row.as_value for row in rows)


def rows_of_series(
    observations: QuerySet[models.Observation], targets: Iterable[models.Target]
) -> dict[str, list[models.Observation]]:
    """For each target (by key) the stored series of its indicator and unit; one query for every ``UNITS_AT_ONCE`` units."""
    targets = list(targets)
    by_unit: dict[str, set[str]] = {}
    for target in targets:
        by_unit.setdefault(target.unit_id, set()).add(target.indicator)
    wanted = [Q(unit=unit, indicator__in=indicators) for unit, indicators in by_unit.items()]
    found: dict[tuple[str, str], list[models.Observation]] = {}
    for start in range(0, len(wanted), UNITS_AT_ONCE):
        cells = reduce(or_, wanted[start : start + UNITS_AT_ONCE])
        for row in with_documents(observations.filter(cells)).order_by("period_last", "known", "key"):
            found.setdefault((row.unit_id, row.indicator), []).append(row)
    return {target.pk: found.get((target.unit_id, target.indicator), []) for target in targets}


def _known(by: date | None) -> Q:
    return Q() if by is None else Q(known__lte=by)


def overrides(user: Person, on: date) -> dict[str, models.ClassOverride]:
    """The override that counts on a day for each visible target that has one."""
    return standing_overrides(on, visible.targets(user))


def standing_overrides(on: date, targets: Iterable[models.Target] | QuerySet[models.Target]) -> dict[str, models.ClassOverride]:
    """The override that counts on a day for each of some targets that has one."""
    standing = models.ClassOverride.objects.filter(Q(withdrawn=None) | Q(withdrawn__gt=on), day__lte=on)
    rows = standing.filter(target__in=targets).select_related("by").order_by("day", "pk")
    return {row.target_id: row for row in rows}
