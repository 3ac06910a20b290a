"""Targets in lists: what each showed on a day is kept, so that thousands are filtered, sorted and counted by the database.

A kept answer rests on the series of its target and on nothing else; a posting to the series drops it in the same transaction
(``TargetStanding.forget``), and it is worked out again when a list asks for it or the worker finds it missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, overload

from django.db import OperationalError, transaction
from django.db.models import Count, F, Max, Q, QuerySet
from django.utils.functional import cached_property

from tiendo.catalogue import bare, indicators
from tiendo.values import Assessment, Observation, Target, TargetClass
from tiendo_web.pages.charts import Point
from tiendo_web.pages.standings import ORDER, UNKNOWN_CODE, Row, in_force, row_of
from tiendo_web.pages.words import TARGET_CLASSES, Mark
from tiendo_web.record import audit, models
from tiendo_web.record.codec import from_json, to_json
from tiendo_web.record.filling import gate_of
from tiendo_web.record.holding import Rights, gates_open, rights_of
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import rows_of_series, standing_overrides, uncounted_by

AT_ONCE = 400
"""At most this many answers are worked out while a person waits; the worker does the rest."""
NOT_IN_FORCE = len(ORDER)
WORST_FIRST = (F("rank").asc(), F("probability").asc(nulls_last=True), F("name").asc(), F("target_id").asc())


@dataclass(frozen=True)
class KeptRow:
    """One target in a list, as it was kept. The names are those of ``standings.Row``."""

    kept: models.TargetStanding

    @property
    def row(self) -> models.Target:
        """The stored target."""
        return self.kept.target

    @cached_property
    def target(self) -> Target:
        """Its value."""
        return self.row.as_value

    @property
    def on(self) -> date:
        """The day."""
        return self.kept.day

    @property
    def cls(self) -> TargetClass:
        """Its class."""
        return TargetClass(self.kept.cls)

    @property
    def mark(self) -> Mark:
        """Word, icon and tone of its class."""
        return TARGET_CLASSES[self.cls]

    @property
    def probability(self) -> float | None:
        """Probability that it is met; never for what is already reached."""
        return self.kept.probability

    @property
    def lead(self) -> str:
        """Name of the body that answers for it."""
        return self.kept.lead

    @property
    def sector(self) -> str:
        """Code of its sector."""
        return self.kept.sector

    @property
    def running(self) -> bool:
        """Whether it was still to be met in the year of the day."""
        return self.kept.due_last.year >= self.on.year

    @cached_property
    def assessment(self) -> Assessment:
        """The answer without its methods, its outlook and what it rests on: those are on the page of the target."""
        return from_json(Assessment, self.kept.body["assessment"])

    @cached_property
    def latest(self) -> Observation | None:
        """The figure that speaks for it, as printed."""
        body = self.kept.body["latest"]
        return from_json(Observation, body) if body else None

    @property
    def points(self) -> tuple[Point, ...]:
        """Whole years, for the sparkline."""
        return tuple(Point(*point) for point in self.kept.body["points"])

    @property
    def value(self) -> float | None:
        """What is held against the target."""
        value: float | None = self.kept.body["value"]
        return value

    @property
    def share(self) -> float | None:
        """How much of it is done."""
        share: float | None = self.kept.body["share"]
        return share

    @property
    def expected(self) -> float | None:
        """What the share would be today on a straight way."""
        expected: float | None = self.kept.body["expected"]
        return expected


class Rows(Sequence[KeptRow]):
    """Kept rows as a sequence: counted, cut and grouped by the database.

    Attributes:
        stored: the rows, worst first.
        behind: how many targets are not worked out yet for this day.
    """

    def __init__(self, stored: QuerySet[models.TargetStanding], behind: int = 0) -> None:
        self.stored, self.behind = stored, behind

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return self.stored.count()

    @overload
    def __getitem__(self, at: int) -> KeptRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[KeptRow]: ...
    def __getitem__(self, at: int | slice) -> KeptRow | list[KeptRow]:
        if isinstance(at, int):
            return KeptRow(self.stored[at])
        # The order is found on narrow rows; only those of the page are read whole.
        chosen = list(self.stored.values_list("pk", flat=True)[at])
        whole = models.TargetStanding.objects.select_related("target__plan", "target__unit").in_bulk(chosen)
        return [KeptRow(whole[key]) for key in chosen]

    def __iter__(self) -> Iterator[KeptRow]:
        return (KeptRow(one) for one in self.stored)

    def where(self, *conditions: Q) -> Rows:
        """Those rows that meet some conditions on ``TargetStanding``."""
        return Rows(self.stored.filter(*conditions), self.behind)

    def running(self, on: date) -> Rows:
        """Those that are still to be met in the year of a day."""
        return self.where(Q(due_last__gte=date(on.year, 1, 1)))

    def counts(self) -> dict[TargetClass, int]:
        """How many stand in each class, best first, what cannot be assessed last."""
        found = dict(self.stored.order_by().values_list("cls").annotate(Count("pk")))
        return {cls: found.get(cls.value, 0) for cls in CLASS_ORDER}


CLASS_ORDER = (TargetClass.ACHIEVED, TargetClass.LIKELY, TargetClass.HARD, TargetClass.UNLIKELY, TargetClass.CANNOT_ASSESS)


def counts_of(rows: Iterable[Any]) -> dict[TargetClass, int]:
    """How many targets stand in each class, in the order of the words: best first, what cannot be assessed last."""
    if isinstance(rows, Rows):
        return rows.counts()
    listed = [row.cls for row in rows]
    return {cls: listed.count(cls) for cls in CLASS_ORDER}


def rows_of(person: Person, on: date, *, unit: str = "", plan: str = "", targets: QuerySet[models.Target] | None = None) -> Rows:
    """Targets in force on a day as a person may see them, worst first."""
    asked = visible.targets(person) if targets is None else targets
    asked = asked.filter(**{name: key for name, key in (("unit", unit), ("plan", plan)) if key})
    rights = rights_of(person)
    behind = _work_out(asked, on, rights)
    stored = models.TargetStanding.objects.filter(_kept_for(on, rights), day=on, target__in=asked.order_by().values("pk")).exclude(
        cls=""
    )
    related = stored.select_related("target__plan", "target__unit").order_by(*WORST_FIRST)
    return Rows(related, behind)


def keep_ahead(on: date) -> int:
    """Work out what nobody has asked for yet, as who sees everything would; returns how many were done."""
    everything = models.Target.objects.exclude(pk__in=models.TargetStanding.objects.filter(day=on).values("target"))
    missing = list(everything.select_related("plan", "unit").order_by("pk")[:AT_ONCE])
    if missing:
        _store(missing, on, lambda gates: gates)
    return len(missing)


def _work_out(asked: QuerySet[models.Target], on: date, rights: Rights) -> int:
    """Work out at most ``AT_ONCE`` of the answers that are missing; returns how many are still missing then."""
    kept = models.TargetStanding.objects.filter(_kept_for(on, rights), day=on).values("target")
    missing = asked.exclude(pk__in=kept)
    found = list(missing.select_related("plan", "unit").order_by("pk")[: AT_ONCE + 1])
    if found:
        _store(found[:AT_ONCE], on, lambda gates: [gate for gate in gates if gate in gates_open(rights, gates)])
    if len(found) <= AT_ONCE:
        return 0
    return missing.count()


def _kept_for(on: date, rights: Rights) -> Q:
    """The kept rows that are from exactly the documents that these rights reach."""
    known = models.TargetStanding.objects.filter(day=on).order_by().values_list("gates", flat=True).distinct()
    through = gates_open(rights, {gate for gates in known for gate in gates.split("|")})
    views = ((gates, "|".join(gate for gate in gates.split("|") if gate in through)) for gates in known)
    return reduce(or_, (Q(gates=gates, view=view) for gates, view in views), Q(pk__in=[]))


def _store(targets: Sequence[models.Target], on: date, through: Callable[[list[str]], list[str]]) -> None:
    """Work out answers and keep them, those whose series grew meanwhile left out."""
    seen = models.Observation.objects.aggregate(last=Max("position"))["last"] or 0
    rows = list(_answers(targets, on, through))
    try:
        with transaction.atomic():
            audit.take_turn()
            grown = set(models.Observation.objects.filter(position__gt=seen).values_list("unit_id", "indicator"))
            fresh = [row for row in rows if (row.target.unit_id, row.target.indicator) not in grown]
            models.TargetStanding.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    except OperationalError:  # the database is busy: the next who asks works it out again
        return


def _answers(
    targets: Sequence[models.Target], on: date, through: Callable[[list[str]], list[str]]
) -> Iterator[models.TargetStanding]:
    standing = {row.pk for row in in_force(targets, on)}
    series = rows_of_series(models.Observation.objects.all(), [row for row in targets if row.pk in standing])
    gone, decided = uncounted_by(on), standing_overrides(on, targets)
    values_of = {row.pk: row.as_value for row in targets}
    leads = dict(
        models.OrgUnit.objects.filter(pk__in={one.lead for one in values_of.values() if one.lead}).values_list("pk", "name")
    )
    gates: dict[tuple[str, int], str] = {}
    for row in targets:
        if row.pk not in standing:
            yield _row(row, on, "", "", None, "")
            continue
        known = [(_gate(one, gates), one) for one in series[row.pk] if one.known <= on and one.pk not in gone]
        closed = sorted({gate for gate, _ in known if gate})
        view = through(closed)
        seen = [one.as_value for gate, one in known if not gate or gate in view]
        lead = leads.get(values_of[row.pk].lead or "", "")
        answer = row_of(row, seen, on, decided=decided.get(row.pk), lead=lead)
        yield _row(row, on, "|".join(closed), "|".join(view), answer, lead)


def _gate(one: models.Observation, known: dict[tuple[str, int], str]) -> str:
    if one.document is None:
        return ""
    place = one.unit_id, one.document.pk
    if place not in known:
        known[place] = gate_of(one.unit_id, one.document.unit_id, one.document.secrecy)
    return known[place]


def _row(row: models.Target, on: date, gates: str, view: str, answer: Row | None, lead: str) -> models.TargetStanding:
    indicator = indicators().get(row.indicator)
    return models.TargetStanding(
        target=row,
        day=on,
        gates=gates,
        view=view,
        cls=answer.cls.value if answer else "",
        rank=ORDER[answer.cls] if answer else NOT_IN_FORCE,
        probability=answer.probability if answer else None,
        due_last=row.due_last,
        sector=indicator.sector if indicator else UNKNOWN_CODE,
        lead=lead,
        name=row.folded,
        words=f"{row.folded} {bare(row.plan.title)} {bare(lead)}",
        body=_body(answer) if answer else {},
    )


def _body(answer: Row) -> dict[str, Any]:
    short = replace(answer.assessment, methods=(), outlook=None, rests_on=())
    return {
        "assessment": to_json(short),
        "latest": to_json(answer.latest) if answer.latest else None,
        "points": [[point.year, point.value, point.estimate] for point in answer.points],
        "value": answer.value,
        "share": answer.share,
        "expected": answer.expected,
    }
