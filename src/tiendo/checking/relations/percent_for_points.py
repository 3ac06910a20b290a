"""A change in % between two percentages that is right only in points."""

from __future__ import annotations

from collections.abc import Iterator

from ..arithmetic import absolute, subtract
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from . import level_growth

NAME = "percent_for_points"


def find(scene: Scene) -> Iterator[Relation]:
    """Such changes: the growth fails as printed, the difference holds."""
    for found in level_growth.find(scene):
        level, base, change = found.facts
        if not (level.is_percent and base.is_percent) or not found.firm:
            continue
        growth = level_growth.claim(found, Mode.PLAIN)
        points = absolute(subtract(level.amount(Mode.PLAIN), base.amount(Mode.PLAIN))).touches(change.amount(Mode.PLAIN))
        if points and not growth.computed.touches(growth.printed):
            yield Relation(NAME, found.facts, firm=False)


def claim(relation: Relation, mode: Mode) -> Claim:
    """The growth against what is printed, points left aside."""
    growth = level_growth.claim(relation, Mode.PLAIN)
    return Claim(growth.computed, growth.printed, unit="%", shown=growth.shown)
