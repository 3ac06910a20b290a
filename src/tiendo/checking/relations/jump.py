"""A value, its rise over some years, and the next year's value."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...values import Direction, Interval
from ..arithmetic import ONE, divide, subtract, times
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from .neighbours import is_change, level_of, likeness, names_within, same_place

NAME = "jump"
_TIMES = 5  # how often the former yearly pace
_LEAST = 20  # per cent in one year below which nothing is said


def find(scene: Scene) -> Iterator[Relation]:
    """The rise of a level since an earlier year, and a level of the year after."""
    for change in scene.facts:
        if not is_change(change) or not change.is_percent or change.direction is not Direction.UP:
            continue
        level = level_of(scene, change)
        base = change.statement.base_period
        period = level.statement.period if level is not None else None
        if level is None or base is None or period is None or not (base.is_year and period.is_year):
            continue
        years = period.start.year - base.start.year
        for later in scene.facts[change.order + 1 :]:
            if years >= 1 and _next_year(level, later):
                yield Relation(NAME, (level, change, later), firm=False, given=(Fraction(years),), words=f"{years} năm")
                break


def _next_year(level: Fact, later: Fact) -> bool:
    period, then = level.statement.period, later.statement.period
    if period is None or then is None or not then.is_year or then.start.year != period.start.year + 1:
        return False
    alike = likeness(level, later) >= 0.8 or names_within(level, later) or names_within(later, level)
    dimensions = {fact.dimension.removesuffix("/năm").removesuffix("/người") for fact in (level, later)}
    return later.is_level and len(dimensions) == 1 and alike and same_place(level, later)


def claim(relation: Relation, mode: Mode) -> Claim:
    """The rise in one year against several times the former yearly pace, and never less than a floor.

    Always as printed: a question to the writer needs no proof.
    """
    mode = Mode.PLAIN
    level, change, later = relation.facts
    years = relation.given[0]
    rise = times(subtract(divide(later.amount(mode), level.amount(mode)), ONE), 100)
    pace = times(change.amount(mode), _TIMES / years)
    most = None if pace.high is None else max(pace.high, Fraction(_LEAST))
    return Claim(rise, Interval(None, most), "<=", unit="%", shown=lambda: f"{later.source.surface} ÷ {level.source.surface}")
