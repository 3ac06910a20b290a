"""What was made public: each release with its figures, and what the record says otherwise by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tiendo.values import Modality

from .. import files
from ..models import AuditEntry, Observation, Release, Target, User
from . import visible

Cell = tuple[str, str, object]
"""Unit, indicator and period: of one cell the latest vintage speaks."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A released figure for which the record holds something else by now; ``now`` is ``None`` when it was withdrawn."""

    released: Observation
    now: Observation | None


@dataclass(frozen=True, slots=True)
class Since:
    """What a release would say otherwise if it were made on a later day."""

    figures: tuple[Changed, ...]
    targets: tuple[tuple[Target, Target], ...]

    @property
    def count(self) -> int:
        """How many differences there are."""
        return len(self.figures) + len(self.targets)


def releases(user: User) -> QuerySet[Release]:
    """Releases of the units that the person may see, with the number of their figures and targets, the latest first."""
    rows = Release.objects.filter(unit__in=visible.units(user)).select_related("unit", "released_by")
    return rows.annotate(figure_count=_count_of("observations"), target_count=_count_of("targets"))


def _count_of(name: str) -> Coalesce:
    """How many figures or targets a release names, counted from the index of the naming table alone."""
    named = getattr(Release, name).through.objects.filter(release=OuterRef("pk")).order_by()
    return Coalesce(Subquery(named.values("release").annotate(n=Count("pk")).values("n")), 0)


def since(user: User, rows: Iterable[Release], on: date) -> dict[int, Since]:
    """For each release what the record, as the person may see it and as known on a day, says otherwise."""
    listed = list(rows)
    gone = _withdrawn(user, on)
    held = _doubtful(listed, gone, on)
    latest = _latest(user, [one for some in held.values() for one in some], on, gone)
    found = {}
    for row in listed:
        figures = []
        for one in held.get(row.pk, ()):
            now = latest.get(_cell(one))
            if one.pk in gone and (now is None or now.pk == one.pk):
                figures.append(Changed(one, None))
            elif now is not None and now.pk != one.pk and now.known >= one.known and now.amount != one.amount:
                figures.append(Changed(one, now))
        amended = [
            (target, new)
            for target in row.targets.filter(amended_by__isnull=False).distinct().prefetch_related("amended_by")
            for new in target.amended_by.all()
            if (new.as_value.known or date.min) <= on
        ]
        found[row.pk] = Since(tuple(figures), tuple(amended))
    return found


def _doubtful(listed: list[Release], gone: set[str], on: date) -> dict[int, list[Observation]]:
    """By release the figures that were withdrawn or have another vintage, known no earlier: of thousands a few."""
    other = Observation.objects.filter(
        unit=OuterRef("unit"),
        indicator=OuterRef("indicator"),
        period_last=OuterRef("period_last"),
        known__range=(OuterRef("known"), on),
    ).exclude(pk=OuterRef("pk"))
    named = Release.observations.through.objects.filter(release__in=listed)
    rows = Observation.objects.filter(pk__in=named.values("observation")).filter(Exists(other) | Q(pk__in=gone))
    by_key = {row.pk: row for row in rows.select_related("unit")}
    found: dict[int, list[Observation]] = {}
    for release, key in named.filter(observation__in=list(by_key)).values_list("release", "observation").order_by("pk"):
        found.setdefault(release, []).append(by_key[key])
    return found


def _cell(one: Observation) -> Cell:
    return one.unit_id, one.indicator, one.period


def _latest(user: User, released: list[Observation], on: date, gone: set[str]) -> dict[Cell, Observation]:
    """The latest visible vintage of every cell that was released; an estimate never takes the place of a final figure."""
    cells = {_cell(one) for one in released}
    rows = visible.observations(user).filter(
        unit__in={one.unit_id for one in released}, indicator__in={one.indicator for one in released}, known__lte=on
    )
    found: dict[Cell, Observation] = {}
    for row in rows.exclude(modality=Modality.TARGET.value).order_by("known", "key"):
        at = _cell(row)
        held = found.get(at)
        if at not in cells or row.amount is None or row.pk in gone:
            continue
        if held is None or row.modality == Modality.ACTUAL or held.modality != Modality.ACTUAL or row.corrects_id == held.pk:
            found[at] = row
    return found


def _withdrawn(user: User, on: date) -> set[str]:
    rows = visible.ledger_acts(user).filter(kind="Withdrawal", known__lte=on)
    return {str(row.body.get("entry", "")) for row in rows}


def intact(row: Release) -> bool | None:
    """Whether the file that was released still has its hash; ``None`` when the file is not there."""
    path = files.path_of(row.content_hash)
    if not path.is_file():
        return None
    digest = sha256()
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            digest.update(piece)
    return digest.hexdigest() == row.content_hash


def trail_of(row: Release) -> AuditEntry | None:
    """The entry of the trail that the release left."""
    rows = AuditEntry.objects.filter(action="ReleaseReport", subject=f"unit:{row.unit_id}")
    return next((one for one in rows if one.detail.get("release") == row.pk), None)
