"""What was released: the only figures that the public pages read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tiendo.catalogue import bare, indicators
from tiendo.values import Modality
from tiendo_web.pages.charts import Point
from tiendo_web.record.models import Observation, Release, Target

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


def observations() -> list[Observation]:
    """Every released value that has a number, by unit, indicator and period; a correction takes the place of what it corrects."""
    rows = Observation.objects.filter(releases__isnull=False, absence=None).select_related("unit", "document").distinct()
    found = list(
        rows.defer("document__text", "document__structure", "document__folded").order_by(
            "unit_id", "indicator", "period_last", "known"
        )
    )
    corrected = {row.corrects_id for row in found if row.corrects_id}
    return [row for row in found if row.pk not in corrected]


def series_of(rows: Iterable[Observation]) -> list[Series]:
    """The values by unit and indicator; of several vintages of a period the last stands."""
    grouped: dict[SERIES, dict[object, Observation]] = defaultdict(dict)
    for row in rows:
        if row.modality != Modality.TARGET:
            grouped[row.unit_id, row.indicator][row.period] = row
    found = []
    for (unit, indicator), by_period in grouped.items():
        inside = tuple(sorted(by_period.values(), key=lambda row: (row.period_last, row.known)))
        known = indicators().get(indicator)
        name = known.name if known else inside[-1].indicator_words or indicator
        found.append(Series(unit, inside[-1].unit.name, indicator, name, inside))
    return sorted(found, key=lambda one: (-len(one.points), -one.last.period_last.toordinal(), one.name))


def matching(found: Iterable[Series], words: str) -> list[Series]:
    """Series whose name or unit carries all the words, marks or none."""
    wanted = bare(words).split()
    return [one for one in found if all(word in bare(f"{one.name} {one.unit_name}") for word in wanted)]


def targets() -> list[Target]:
    """Released targets."""
    return list(Target.objects.filter(releases__isnull=False).select_related("plan", "unit").distinct().order_by("plan", "pk"))


def releases() -> list[Release]:
    """Released reports, latest first."""
    return list(Release.objects.select_related("unit"))
