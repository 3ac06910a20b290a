"""The earlier values behind growth rates obey the same sum: total and parts, each with its growth."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Interval
from ..arithmetic import divide, total
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import is_change
from .partition import splits

NAME = "bases_add_up"


def find(scene: Scene) -> Iterator[Relation]:
    """A complete split of an amount in which every member is directly followed by its growth."""
    for split in splits(scene, lambda fact: fact.is_level and not fact.is_percent and not fact.is_ratio and not fact.is_points):
        pairs: list[Fact] = []
        for member in (split.whole, *split.parts):
            growth = scene.next(member)
            if growth is None or not is_change(growth) or not growth.is_percent:
                break
            pairs += (member, growth)
        bases = {fact.statement.base_period for fact in pairs[1::2]} - {None}
        if len(pairs) == 2 * (len(split.parts) + 1) and len(bases) <= 1:
            yield Relation(NAME, tuple(pairs))


def _base(level: Fact, growth: Fact, mode: Mode) -> Interval:
    return divide(level.amount(mode), growth.factor(mode))


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the earlier parts against the earlier total."""
    facts = relation.facts
    pairs = list(zip(facts[::2], facts[1::2], strict=True))
    bases = [_base(level, growth, mode) for level, growth in pairs]
    return Claim(
        total(bases[1:]),
        bases[0],
        scale=facts[0].scale,
        unit=facts[0].statement.amount.unit,
        shown=lambda: " + ".join(f"{number(a.statement.amount.value)} ÷ {_factor(b)}" for a, b in pairs[1:]),
    )


def _factor(growth: Fact) -> str:
    middle = growth.factor(Mode.PLAIN)
    if middle.low is None or middle.high is None:
        return "?"
    return number((middle.low + middle.high) / 2, 4)
