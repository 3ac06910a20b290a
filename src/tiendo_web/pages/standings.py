"""Targets as a person may see them on a day: the target, its figures, its class and how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tiendo.assessment import assess, override
from tiendo.assessment.observed import Figure
from tiendo.assessment.standing import Standing, standing
from tiendo.catalogue import indicators, table
from tiendo.values import Assessment, Observation, Period, Target, TargetClass
from tiendo_web.pages.charts import Point
from tiendo_web.pages.words import TARGET_CLASSES, Mark
from tiendo_web.record import models
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import overrides, series_of_targets

ORDER = {cls: n for n, cls in enumerate(TARGET_CLASSES)}
"""Worst first; what cannot be assessed stands last."""


@dataclass(frozen=True)
class Row:
    """One target on a page.

    Attributes:
        row: the stored target with plan and unit.
        target: its value.
        observations: what was known of its indicator in its unit, all vintages.
        assessment: Tiendo's answer.
        lead: name of the body that answers for it.
    """

    row: models.Target
    target: Target
    observations: tuple[Observation, ...]
    assessment: Assessment
    lead: str
    on: date

    @property
    def cls(self) -> TargetClass:
        """Its class."""
        return self.assessment.cls

    @property
    def mark(self) -> Mark:
        """Word, icon and tone of its class."""
        return TARGET_CLASSES[self.cls]

    @property
    def probability(self) -> float | None:
        """Probability that it is met; never for what is already reached."""
        outlook = self.assessment.outlook
        return outlook.probability if outlook and self.cls is not TargetClass.ACHIEVED else None

    @cached_property
    def standing(self) -> Standing:
        """Its figures and its way."""
        return _standing(self.target, self.observations, self.on, self.row.plan.period)

    @property
    def running(self) -> bool:
        """Whether it was still to be met in the year of the day: what is due this year is running until the year is over."""
        return self.target.due.last.year >= self.on.year

    @property
    def figure(self) -> Figure | None:
        """The figure that speaks for the target: its due period's own, else the newest one not after it is due."""
        inside = [one for one in self.standing.figures if one.period.last <= self.target.due.last]
        return self.standing.result or (inside[-1] if inside else None)

    @property
    def latest(self) -> Observation | None:
        """The observation behind ``figure``, as printed."""
        return self.observation(self.figure)

    @property
    def value(self) -> float | None:
        """What is held against the target: the total or average of its term so far, else the figure's value."""
        if self.standing.over_term:
            return self.standing.value
        return self.figure.value if self.figure else None

    def observation(self, figure: Figure | None) -> Observation | None:
        """The observation behind a figure."""
        return next((one for one in self.observations if figure and one.key == figure.key), None)

    @property
    def points(self) -> tuple[Point, ...]:
        """Whole years, and days at the end of a year, for the sparkline; part-years never stand on a line of whole years."""
        found = {one.period.last.year: one for one in self.standing.figures if _whole_year(one)}
        return tuple(Point(year, one.value, one.estimate) for year, one in sorted(found.items()))

    @property
    def share(self) -> float | None:
        """How much of the target is done: the value against the target, or the share of the way where less is better."""
        way = self.standing.way
        if way is None or way.target is None or self.value is None:
            return None
        if way.direction > 0:
            return self.value / float(self.target.value) if self.target.value else None
        if way.base == way.target:
            return None
        return (self.value - way.base) / (way.target - way.base)

    @property
    def expected(self) -> float | None:
        """What ``share`` would be today on a straight way."""
        way = self.standing.way
        if way is None or way.target is None or way.due is None or way.due <= way.base_time:
            return None
        gone = min(1.0, max(0.0, (way.time - way.base_time) / (way.due - way.base_time)))
        if way.direction > 0 and not way.from_zero:
            return (way.base + (way.target - way.base) * gone) / way.target if way.target else None
        return gone

    def as_known(self, observations: Iterable[Observation], day: date) -> Row:
        """The same target with what was known on another day."""
        seen = tuple(one for one in observations if one.known <= day)
        return Row(self.row, self.target, seen, _assessment(self.target, seen, day, self.row.plan.period), self.lead, day)

    @property
    def sector(self) -> str:
        """Code of its sector, empty when the catalogue does not know the indicator."""
        known = indicators().get(self.target.indicator)
        return known.sector if known else ""


def sector_names() -> dict[str, str]:
    """Sectors of the catalogue by code, in its order; the empty code is for indicators that it lacks."""
    return {**{sector["code"]: sector["name"] for sector in table("indicators")["sectors"]}, "": _("Chỉ tiêu khác")}


def rows_of(
    person: Person, on: date, *, unit: str = "", plan: str = "", targets: Iterable[models.Target] | None = None
) -> tuple[Row, ...]:
    """Targets in force on a day, worst first: four queries, whatever their number."""
    found = list(targets) if targets is not None else _in_force(person, on, unit, plan)
    observed = series_of_targets(person, found)
    values = [row.as_value for row in found]
    leads = _names({value.lead for value in values if value.lead})
    decided = overrides(person, on)
    rows = [
        Row(
            row,
            value,
            seen,
            _with_override(_assessment(value, seen, on, row.plan.period), decided.get(row.pk)),
            leads.get(value.lead or "", ""),
            on,
        )
        for row, value in zip(found, values, strict=True)
        for seen in (tuple(one for one in observed[row.pk] if one.known <= on),)
    ]
    return tuple(sorted(rows, key=worst_first))


def worst_first(row: Row) -> tuple[int, float, str]:
    """Class, then probability, then name."""
    return ORDER[row.cls], row.probability if row.probability is not None else 1.0, row.target.indicator_words


def counts_of(rows: Sequence[Row]) -> dict[TargetClass, int]:
    """How many targets stand in each class, in the order of the words: best first, what cannot be assessed last."""
    order = (TargetClass.ACHIEVED, TargetClass.LIKELY, TargetClass.HARD, TargetClass.UNLIKELY, TargetClass.CANNOT_ASSESS)
    return {cls: sum(row.cls is cls for row in rows) for cls in order}


def _in_force(person: Person, on: date, unit: str, plan: str) -> list[models.Target]:
    rows = visible.targets(person).select_related("plan", "unit", "document").order_by("pk")
    if unit:
        rows = rows.filter(unit=unit)
    if plan:
        rows = rows.filter(plan=plan)
    known = [row for row in rows if (row.as_value.known or date.min) <= on]
    replaced = {row.amends_id for row in known if row.amends_id}
    return [row for row in known if row.pk not in replaced]


def _with_override(assessment: Assessment, decided: models.ClassOverride | None) -> Assessment:
    """The class that a person set in place of the computed one, which stays beside it."""
    if decided is None:
        return assessment
    return override(assessment, TargetClass(decided.cls), by=decided.by.get_full_name(), reason=decided.reason)


def _names(keys: Iterable[str]) -> dict[str, str]:
    return dict(models.OrgUnit.objects.filter(pk__in=keys).values_list("pk", "name"))


@lru_cache(maxsize=8192)
def _assessment(target: Target, observations: tuple[Observation, ...], on: date, term: Period) -> Assessment:
    """Assessed once for the same figures; new figures are another key, so nothing stale is ever shown."""
    return assess(target, observations, on=on, term=term)


@lru_cache(maxsize=8192)
def _standing(target: Target, observations: tuple[Observation, ...], on: date, term: Period) -> Standing:
    return standing(target, observations, on=on, term=term)


def _whole_year(figure: Figure) -> bool:
    return figure.period.is_year or (figure.period.is_point and figure.period.last.month == 12)
