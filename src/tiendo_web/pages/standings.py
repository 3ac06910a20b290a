"""One target as a person may see it on a day: the target, its figures, its class and how far it is."""

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
from tiendo_web.record.queries.ledger import Uncounted, series_of_target, standing_overrides, uncounted, withdrawn_by

ORDER = {cls: n for n, cls in enumerate(TARGET_CLASSES)}
"""Worst first; what cannot be assessed stands last."""
UNKNOWN_CODE = ""
"""Sector of an indicator that the catalogue lacks."""


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

    @property
    def sector(self) -> str:
        """Code of its sector, empty when the catalogue does not know the indicator."""
        known = indicators().get(self.target.indicator)
        return known.sector if known else UNKNOWN_CODE


def sector_names() -> dict[str, str]:
    """Sectors of the catalogue by code, in its order; the empty code is for indicators that it lacks."""
    return {**{sector["code"]: sector["name"] for sector in table("indicators")["sectors"]}, UNKNOWN_CODE: _("Chỉ tiêu khác")}


def row_of(
    row: models.Target,
    observations: Iterable[Observation],
    on: date,
    *,
    decided: models.ClassOverride | None = None,
    lead: str = "",
) -> Row:
    """One target with what was known of it on a day, assessed; a person's own class comes in place of the computed one."""
    target, seen = row.as_value, tuple(one for one in observations if one.known <= on)
    assessment = _with_override(_assessment(target, seen, on, row.plan.period), decided)
    return Row(row, target, seen, assessment, lead, on)


@dataclass(frozen=True)
class Whole:
    """One target in full.

    Attributes:
        row: as it looks on the day that was asked for.
        series: every vintage of its figures that the person may see, those of later days and those that do not count included.
        decided: the class that a person set and that counts on the day.
    """

    row: Row
    series: tuple[Observation, ...]
    uncounted: Uncounted
    decided: models.ClassOverride | None

    def as_known(self, day: date) -> Row:
        """How Tiendo itself saw the target on another day."""
        return row_of(self.row.row, _counting(self.series, self.uncounted, day), day, lead=self.row.lead)


def in_full(person: Person, on: date, key: str) -> Whole | None:
    """One target as a person may see it on a day; ``None`` when it is not there for them or not in force."""
    row = visible.targets(person).select_related("plan", "unit", "document").filter(pk=key).first()
    if row is None or not in_force([row], on):
        return None
    lead = models.OrgUnit.objects.filter(pk=row.as_value.lead or "").values_list("name", flat=True).first()
    series, gone, decided = series_of_target(person, row), uncounted(), standing_overrides(on, [row]).get(row.pk)
    return Whole(row_of(row, _counting(series, gone, on), on, decided=decided, lead=lead or ""), series, gone, decided)


def _counting(series: Iterable[Observation], gone: Uncounted, day: date) -> tuple[Observation, ...]:
    """What of a series was known on a day and counted then."""
    left_out = gone.by(day)
    return tuple(one for one in series if one.known <= day and one.key not in left_out)


def in_force(rows: Sequence[models.Target], on: date) -> list[models.Target]:
    """Those of some targets that count on a day: known by then, not taken back, not amended, and one of each.

    Where several sources tell the same target of one plan, a stated one comes before one that was implied, and a later before
    an earlier (as ``ledger.in_force``); the others show as conflicts when they differ.
    """
    gone = withdrawn_by(on)
    beside = [row for row in models.Target.objects.filter(plan__in={row.plan_id for row in rows}) if row.pk not in gone]
    heirs = models.Target.objects.filter(amends__in=[row.pk for row in beside]).exclude(pk__in=gone)
    replaced = {heir.amends_id for heir in heirs if (heir.as_value.known or date.min) <= on}
    known = [value for row in beside if row.pk not in replaced and ((value := row.as_value).known or date.min) <= on]
    chosen: dict[tuple[object, ...], str] = {}
    for one in sorted(known, key=lambda one: (one.implied is None, one.known or date.min, one.key)):
        chosen[one.plan, one.unit, one.indicator, one.due, one.measure, one.assigned_by] = one.key
    counting = set(chosen.values())
    return [row for row in rows if row.pk in counting]


def _with_override(assessment: Assessment, decided: models.ClassOverride | None) -> Assessment:
    """The class that a person set in place of the computed one, which stays beside it."""
    if decided is None:
        return assessment
    return override(assessment, TargetClass(decided.cls), by=decided.by.get_full_name(), reason=decided.reason)


@lru_cache(maxsize=8192)
def _assessment(target: Target, observations: tuple[Observation, ...], on: date, term: Period) -> Assessment:
    """Assessed once for the same figures; new figures are another key, so nothing stale is ever shown."""
    return assess(target, observations, on=on, term=term)


@lru_cache(maxsize=8192)
def _standing(target: Target, observations: tuple[Observation, ...], on: date, term: Period) -> Standing:
    return standing(target, observations, on=on, term=term)


def _whole_year(figure: Figure) -> bool:
    return figure.period.is_year or (figure.period.is_point and figure.period.last.month == 12)
