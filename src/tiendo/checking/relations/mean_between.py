"""The rate of a whole lies between the rates of its parts: half a year between its quarters, trade between exports and imports."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Direction, Interval
from ..arithmetic import hull
from ..cues import OTHER_TIME, content_words
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import likeness, same_place
from .partition import splits

NAME = "mean_between"
_HALF = "hai quý của nửa đầu năm"
_GROWTH = frozenset(("tăng", "trưởng"))


def find(scene: Scene) -> Iterator[Relation]:
    """Growth rates of a whole and of all its parts, compared with the same base."""
    for split in splits(scene, _is_rate, rates=True):
        bases = {fact.statement.base_period for fact in (split.whole, *split.parts)} - {None}
        quarters = split.partition.name == _HALF
        if quarters and [part.order for part in split.parts] != [split.whole.order + 1, split.whole.order + 2]:
            continue  # "6 tháng … (quý I …; quý II …)" stands together, or is something else
        if len(bases) <= 1 or quarters:
            yield Relation(NAME, (split.whole, *split.parts), words=split.partition.name)
    yield from _quarters(scene)


def _is_rate(fact: Fact) -> bool:
    growth = fact.direction in (Direction.UP, Direction.DOWN) or "tăng" in fact.scene.lead(fact)[-40:]
    return fact.is_percent and growth and not fact.is_ratio


def _quarters(scene: Scene) -> Iterator[Relation]:
    """The quarters of a half-year have other periods than the whole, so they are sought by the words alone."""
    for whole in scene.facts:
        period = whole.statement.period
        if period is None or not period.is_cumulative or not _is_rate(whole) or OTHER_TIME.search(scene.lead(whole)[-12:]):
            continue
        half = [
            fact
            for fact in scene.facts
            if fact.statement.period is not None
            and fact.statement.period.start.quarter in (1, 2)
            and fact.statement.period.start == fact.statement.period.end
            and fact.statement.period.start.year == period.start.year
            and _is_rate(fact)
            and (_alike(whole, fact) or _of_the_title(scene, whole, fact))
        ]
        quarters = {fact.statement.period.start.quarter: fact for fact in half if fact.statement.period is not None}
        if str(period).endswith("-06") and len(quarters) == 2 and len(half) == 2:
            named = all(_alike(whole, fact) for fact in half)
            yield Relation(NAME, (whole, quarters[1], quarters[2]), firm=named, words=_HALF)


def _alike(a: Fact, b: Fact) -> bool:
    return likeness(a, b) == 1.0 and same_place(a, b)


def _of_the_title(scene: Scene, whole: Fact, part: Fact) -> bool:
    """«Thực tế, quý 1 tăng trưởng 7,4%, quý 2 tăng 6,8%» names no thing, so it speaks of what the title does."""
    mention = part.statement.indicator
    nameless = mention is None or not set(content_words(mention.words.lower())) - _GROWTH
    return scene.has_title and whole.sentence == 0 and nameless


def claim(relation: Relation, mode: Mode) -> Claim:
    """The rate of the whole against the stretch from the smallest to the largest rate of a part."""
    whole, *parts = relation.facts
    shown = " và ".join(_signed(part) for part in parts)
    rates = hull(_rate(part, mode) for part in parts)
    return Claim(rates, _rate(whole, mode), unit="%", shown=shown)


def _signed(fact: Fact) -> str:
    return ("−" if fact.direction is Direction.DOWN else "") + number(fact.statement.amount.value)


def _rate(fact: Fact, mode: Mode) -> Interval:
    values = fact.amount(mode)
    if fact.direction is not Direction.DOWN:
        return values
    return Interval(None if values.high is None else -values.high, None if values.low is None else -values.low)
