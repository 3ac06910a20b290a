"""The rate of a whole lies between the rates of its parts: half a year between its quarters, trade between exports and imports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ...values import Direction, Interval
from ..arithmetic import hull
from ..cues import OTHER_TIME, content_words
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .mistyped import name_agreement
from .neighbours import likeness, same_place
from .partition import splits

NAME = "mean_between"
_NAMED = 3
_HALF = "hai quý của nửa đầu năm"
_GROWS = re.compile(r"tăng|\bmục tiêu\s*$")
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
    yield from _stretches(scene)


def _is_rate(fact: Fact) -> bool:
    growth = fact.direction in (Direction.UP, Direction.DOWN) or _GROWS.search(fact.scene.lead(fact)[-40:]) is not None
    return fact.is_percent and growth and not fact.is_ratio


def _stretches(scene: Scene) -> Iterator[Relation]:
    """Stretches of time have other periods than their whole, so they are sought by their periods: quarters of nine months."""
    dated = [fact for fact in scene.facts if fact.statement.period is not None]
    rates = [fact for fact in dated if _is_rate(fact) and not _of_other_time(scene, fact)]
    for whole in rates:
        parts = _tiles(scene, whole, rates)
        if parts is not None:
            yield Relation(NAME, (whole, *parts), firm=all(_alike(whole, part) for part in parts), words=_HALF)


def _of_other_time(scene: Scene, fact: Fact) -> bool:
    return OTHER_TIME.search(scene.lead(fact)[-12:]) is not None


def _tiles(scene: Scene, whole: Fact, rates: list[Fact]) -> list[Fact] | None:
    """Rates of the same thing whose periods make up that of the whole, each printed with one value; ``None`` when some lack."""
    outer = whole.statement.period
    assert outer is not None
    parts: dict[date, Fact] = {}
    for fact in rates:
        inner = fact.statement.period
        assert inner is not None
        inside = outer.covers(inner) and inner != outer and not inner.is_point and fact.statement.place == whole.statement.place
        if inside and (_alike(whole, fact) or _of_the_title(scene, whole, fact)):
            known = parts.setdefault(inner.first, fact)
            if known.statement.period != inner or known.statement.amount.value != fact.statement.amount.value:
                return None
    cursor = outer.first
    for first in sorted(parts):
        period = parts[first].statement.period
        if first != cursor or period is None:
            return None
        cursor = period.last + timedelta(days=1)
    return [parts[first] for first in sorted(parts)] if cursor == outer.last + timedelta(days=1) else None


def _alike(a: Fact, b: Fact) -> bool:
    return (likeness(a, b) == 1.0 or name_agreement(a, b) >= _NAMED) and same_place(a, b)


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
