"""What was released: the only figures that the public pages read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, overload

from django.core.cache import cache
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from tiendo.catalogue import bare, indicators
from tiendo.values import Modality
from tiendo_web.pages.charts import Point
from tiendo_web.record.models import Observation, Release, Target

SERIES = tuple[str, str]
"""Unit key and indicator."""
_YEAR = len("2024")
_KEPT = 3600
"""Seconds that a list is kept at most: names of units may change without a release."""


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator in a unit: its released values, oldest first, the last one in front on the page."""

    unit: str
    unit_name: str
    indicator: str
    name: str
    rows: tuple[Observation, ...]

    @property
    def last(self) -> Observation:
        """The latest value."""
        return self.rows[-1]

    @property
    def code(self) -> str:
        """How the address names it."""
        return f"{self.unit}@{self.indicator}"

    @property
    def points(self) -> tuple[Point, ...]:
        """Whole years for the drawing."""
        years = {row.period.last.year: row for row in self.rows if row.period.is_year and row.value is not None}
        return tuple(
            Point(year, float(row.value), row.modality == Modality.ESTIMATE)
            for year, row in sorted(years.items())
            if row.value is not None
        )


def _rows() -> QuerySet[Observation]:
    """Every released value that has a number; a released correction takes the place of what it corrects."""
    through = Release.observations.through.objects
    out = through.filter(observation=OuterRef("pk"))
    corrected = Observation.objects.filter(corrects=OuterRef("pk"), absence=None).filter(
        Exists(through.filter(observation=OuterRef("pk")))
    )
    return Observation.objects.filter(Exists(out), ~Exists(corrected), absence=None)


def _whole(rows: QuerySet[Observation]) -> list[Observation]:
    """The rows with what a page or a file prints of them, by unit, indicator and period."""
    found = rows.select_related("unit", "document").defer("document__text", "document__structure", "document__folded")
    return list(found.order_by("unit_id", "indicator", "period_last", "known"))


def observations(unit: str = "", indicator: str = "") -> list[Observation]:
    """Every released value by unit, indicator and period; those of one series when unit and indicator are given."""
    rows = _rows()
    return _whole(rows.filter(unit=unit, indicator=indicator) if unit else rows)


def series_of(rows: Iterable[Observation]) -> list[Series]:
    """The values by unit and indicator; of several vintages of a period the last stands."""
    grouped: dict[SERIES, dict[object, Observation]] = defaultdict(dict)
    for row in rows:
        if row.modality != Modality.TARGET:
            grouped[row.unit_id, row.indicator][row.period] = row
    found = []
    for (unit, indicator), by_period in grouped.items():
        inside = tuple(sorted(by_period.values(), key=lambda row: (row.period_last, row.known)))
        name = _name(indicator, inside[-1].indicator_words)
        found.append(Series(unit, inside[-1].unit.name, indicator, name, inside))
    return found


def _name(indicator: str, words: str) -> str:
    known = indicators().get(indicator)
    return known.name if known else words or indicator


@dataclass(frozen=True, slots=True)
class Heading:
    """What a list says of a series before its values are loaded: how many whole years it has, and its last day."""

    unit: str
    unit_name: str
    indicator: str
    name: str
    years: int
    last: date


class Listed(Sequence[Series]):
    """Series in the order of the page, longest first; the values of those that are asked for are loaded, no others."""

    def __init__(self, headings: Iterable[Heading]) -> None:
        self.headings = tuple(headings)

    def __len__(self) -> int:
        return len(self.headings)

    @overload
    def __getitem__(self, at: int) -> Series: ...
    @overload
    def __getitem__(self, at: slice) -> list[Series]: ...
    def __getitem__(self, at: int | slice) -> Series | list[Series]:
        if isinstance(at, int):
            return self[at : at + 1 or None][0]
        wanted = [(one.unit, one.indicator) for one in self.headings[at]]
        if not wanted:
            return []
        places = Q()
        for unit, indicator in wanted:
            places |= Q(unit=unit, indicator=indicator)
        found = {(one.unit, one.indicator): one for one in series_of(_whole(_rows().filter(places)))}
        return [found[key] for key in wanted if key in found]

    def matching(self, words: str) -> Listed:
        """Series whose name or unit carries all the words, marks or none."""
        wanted = bare(words).split()
        return Listed(one for one in self.headings if all(word in bare(f"{one.name} {one.unit_name}") for word in wanted))


def listed() -> Listed:
    """Every released series, kept until something else is released."""
    return Listed(_kept("headings", _headings))


def _kept(what: str, make: Callable[[], Any]) -> Any:
    """A value that only a release changes, worked out once after each."""
    last = Release.objects.order_by("-released_at", "-pk").values_list("pk", "content_hash", "released_at").first()
    stamp = sha256(repr(last).encode()).hexdigest()[:32]
    return cache.get_or_set(f"released/{what}/{stamp}", make, _KEPT)


def _headings() -> tuple[Heading, ...]:
    """One question to the database, which counts and reads no values."""
    year = Q(size=_YEAR, value__isnull=False)
    groups = (
        _rows()
        .exclude(modality=Modality.TARGET)
        .annotate(size=Length("period"))
        .order_by()
        .values_list("unit_id", "unit__name", "indicator")
        .annotate(words=Max("indicator_words"), years=Count("period", distinct=True, filter=year), last=Max("period_last"))
    )
    found = [Heading(unit, name, code, _name(code, words), years, last) for unit, name, code, words, years, last in groups]
    return tuple(sorted(found, key=lambda one: (-one.years, -one.last.toordinal(), one.name, one.unit)))


def figures() -> int:
    """How many released values the public pages show."""
    found: int = _kept("figures", _rows().exclude(modality=Modality.TARGET).count)
    return found


def targets() -> list[Target]:
    """Released targets."""
    return list(Target.objects.filter(releases__isnull=False).select_related("plan", "unit").distinct().order_by("plan", "pk"))


def releases() -> list[Release]:
    """Released reports, latest first."""
    return list(Release.objects.select_related("unit"))
