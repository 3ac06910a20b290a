"""What was made public: each release with its figures, and what the record says otherwise by now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Count, QuerySet

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
    return rows.annotate(figure_count=Count("observations", distinct=True), target_count=Count("targets", distinct=True))


def since(user: User, rows: Iterable[Release], on: date) -> dict[int, Since]:
    """For each release what the record, as the person may see it and as known on a day, says otherwise."""
    listed = list(rows)
    held = {row.pk: list(row.observations.select_related("unit")) for row in listed}
    everything = [one for found in held.values() for one in found]
    latest = _latest(user, everything, on)
    gone = _withdrawn(user, on)
    found = {}
    for row in listed:
        figures = []
        for one in held[row.pk]:
            now = latest.get(_cell(one))
            if one.pk in gone and (now is None or now.pk == one.pk):
                figures.append(Changed(one, None))
            elif now is not None and now.pk != one.pk and now.known >= one.known and now.amount != one.amount:
                figures.append(Changed(one, now))
        amended = [
            (target, new)
            for target in row.targets.prefetch_related("amended_by")
            for new in target.amended_by.all()
            if (new.as_value.known or date.min) <= on
        ]
        found[row.pk] = Since(tuple(figures), tuple(amended))
    return found


def _cell(one: Observation) -> Cell:
    return one.unit_id, one.indicator, one.period


def _latest(user: User, released: list[Observation], on: date) -> dict[Cell, Observation]:
    """The latest visible vintage of every cell that was released; an estimate never takes the place of a final figure."""
    cells = {_cell(one) for one in released}
    rows = visible.observations(user).filter(
        unit__in={one.unit_id for one in released}, indicator__in={one.indicator for one in released}, known__lte=on
    )
    gone = _withdrawn(user, on)
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
