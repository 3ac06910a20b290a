"""The rate of a whole lies between the rates of its parts: half a year between its quarters, trade between exports and imports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...values import Direction, Interval, Kind
from ..arithmetic import hull
from ..cues import OTHER_TIME, content_words
from ..gated import Gated
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
_GROWS = Gated(r"tăng|\bmục tiêu\s*$")
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
    return fact.is_percent and (growth or fact.statement.kind is Kind.SHARE_OF_TARGET) and not fact.is_ratio


def _stretches(scene: Scene) -> Iterator[Relation]:
    """Stretches of time have other periods than their whole, so they are sought by their periods: quarters of nine months."""
    dated = [fact for fact in scene.facts if fact.statement.period is not None]
    rates = [fact for fact in dated if _is_rate(fact) and not _of_other_time(scene, fact)]
    for whole in rates:
        for parts in _tilings(whole, _inside(scene, whole, rates)):
            yield Relation(NAME, (whole, *parts), firm=all(_alike(whole, part) for part in parts), words=_HALF)


def _of_other_time(scene: Scene, fact: Fact) -> bool:
    return OTHER_TIME.search(scene.lead(fact)[-12:]) is not None


def _inside(scene: Scene, whole: Fact, rates: list[Fact]) -> dict[tuple[date, date], Fact]:
    """Rates of the same thing for stretches inside the period of the whole; a stretch with two values is left out."""
    outer = whole.statement.period
    assert outer is not None
    parts: dict[tuple[date, date], Fact | None] = {}
    for fact in rates:
        inner = fact.statement.period
        assert inner is not None
        inside = outer.covers(inner) and inner != outer and not inner.is_point and fact.statement.place == whole.statement.place
        if inside and (_alike(whole, fact) or _of_the_title(scene, whole, fact)):
            known = parts.setdefault((inner.first, inner.last), fact)
            if known is not None and known.statement.amount.value != fact.statement.amount.value:
                parts[inner.first, inner.last] = None
    return {stretch: fact for stretch, fact in parts.items() if fact is not None}


def _tilings(whole: Fact, parts: dict[tuple[date, date], Fact]) -> Iterator[list[Fact]]:
    """Every way to lay the stretches end to end so that they make up the period of the whole."""
    outer = whole.statement.period
    assert outer is not None
    open_rows: list[tuple[date, list[Fact]]] = [(outer.first, [])]
    while open_rows:
        cursor, row = open_rows.pop()
        if cursor == outer.last + timedelta(days=1):
            yield row
            continue
        open_rows += [(last + timedelta(days=1), [*row, fact]) for (first, last), fact in parts.items() if first == cursor]


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
    rates = hull(_rate(part, mode) for part in parts)
    return Claim(rates, _rate(whole, mode), unit="%", shown=lambda: " và ".join(_signed(part) for part in parts))


def _signed(fact: Fact) -> str:
    return ("−" if fact.direction is Direction.DOWN else "") + number(fact.statement.amount.value)


def _rate(fact: Fact, mode: Mode) -> Interval:
    values = fact.amount(mode)
    if fact.direction is not Direction.DOWN:
        return values
    return Interval(None if values.high is None else -values.high, None if values.low is None else -values.low)
