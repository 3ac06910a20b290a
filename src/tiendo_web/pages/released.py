"""What was released: the only figures that the public pages read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import overload

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils.functional import cached_property

from tiendo.catalogue import bare
from tiendo.values import Modality
from tiendo_web.pages.charts import Point
from tiendo_web.record.models import Observation, Release, ReleasedSeries, Target
from tiendo_web.record.released_series import name_of, released_rows

SERIES = tuple[str, str]
"""Unit key and indicator."""


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


def _whole(rows: QuerySet[Observation]) -> list[Observation]:
    """The rows with what a page or a file prints of them, by unit, indicator and period."""
    found = rows.select_related("unit", "document").defer("document__text", "document__structure", "document__folded")
    return list(found.order_by("unit_id", "indicator", "period_last", "known"))


def observations(unit: str = "", indicator: str = "") -> list[Observation]:
    """Every released value by unit, indicator and period; those of one series when unit and indicator are given."""
    rows = released_rows()
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
        name = name_of(indicator, inside[-1].indicator_words)
        found.append(Series(unit, inside[-1].unit.name, indicator, name, inside))
    return found


class Listed(Sequence[Series]):
    """Series in the order of the page, longest first; the values of those that are asked for are loaded, no others."""

    def __init__(self, lines: QuerySet[ReleasedSeries]) -> None:
        self.lines = lines

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return self.lines.count()

    @overload
    def __getitem__(self, at: int) -> Series: ...
    @overload
    def __getitem__(self, at: slice) -> list[Series]: ...
    def __getitem__(self, at: int | slice) -> Series | list[Series]:
        if isinstance(at, int):
            return self[at : at + 1][0]
        wanted = list(self.lines.values_list("unit_id", "indicator")[at])
        if not wanted:
            return []
        places = reduce(or_, (Q(unit=unit, indicator=indicator) for unit, indicator in wanted))
        found = {(one.unit, one.indicator): one for one in series_of(_whole(released_rows().filter(places)))}
        return [found[key] for key in wanted if key in found]

    def matching(self, words: str) -> Listed:
        """Series whose name or unit carries all the words, marks or none."""
        lines = self.lines
        units = lines.order_by().values_list("unit_id", "unit__name").distinct()
        folded = [(key, bare(name)) for key, name in units] if words else []
        for word in bare(words).split():
            lines = lines.filter(Q(folded__contains=word) | Q(unit__in=[key for key, name in folded if word in name]))
        return Listed(lines)


def listed() -> Listed:
    """Every released series."""
    return Listed(ReleasedSeries.objects.all())


def figures() -> int:
    """How many released values the public pages show."""
    return ReleasedSeries.objects.aggregate(all=Sum("figures"))["all"] or 0


def targets_listed() -> QuerySet[Target]:
    """Released targets, each once."""
    return Target.objects.filter(Exists(Release.targets.through.objects.filter(target=OuterRef("pk"))))


def targets() -> list[Target]:
    """Released targets with their plans and units."""
    return list(targets_listed().select_related("plan", "unit").order_by("plan", "pk"))


def releases() -> list[Release]:
    """Released reports, latest first."""
    return list(Release.objects.select_related("unit"))
