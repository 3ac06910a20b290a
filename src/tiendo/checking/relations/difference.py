"""A value, the earlier value and the difference: «3.412 đảng viên, tăng 96 so với cuối năm 2023 (3.326 đảng viên)»."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Direction
from ..arithmetic import subtract
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import bracketed_base, is_change, level_of, likeness, same_place

NAME = "difference"


def find(scene: Scene) -> Iterator[Relation]:
    """An absolute change with the earlier value in brackets, or printed once for the base period."""
    for change in scene.facts:
        if not is_change(change) or change.direction not in (Direction.UP, Direction.DOWN) or "bình quân" in scene.lead(change):
            continue
        level = level_of(scene, change)
        if level is None or level.order > change.order or level.is_ratio:
            continue
        points = change.is_points and level.is_percent
        if not points and (change.dimension != level.dimension or change.is_percent):
            continue
        base = bracketed_base(scene, level, change)
        if base is not None:
            yield Relation(NAME, (level, base, change))
            continue
        base = _elsewhere(scene, level, change)
        if base is not None:
            yield Relation(NAME, (level, base, change), firm=False)


def _elsewhere(scene: Scene, level: Fact, change: Fact) -> Fact | None:
    wanted = change.statement.base_period
    if wanted is None:
        return None
    found = [
        fact
        for fact in scene.facts
        if fact is not level
        and fact.is_level
        and fact.dimension == level.dimension
        and fact.statement.period == wanted
        and fact.statement.modality is level.statement.modality
        and likeness(fact, level) == 1.0
        and same_place(fact, level)
    ]
    return found[0] if len(found) == 1 else None


def claim(relation: Relation, mode: Mode) -> Claim:
    """Later − earlier against the printed difference."""
    level, base, change = relation.facts
    first, second = (level, base) if change.direction is Direction.UP else (base, level)
    shown = f"{number(first.statement.amount.value)} − {number(second.statement.amount.value)}"
    unit = change.statement.amount.unit or level.statement.amount.unit
    return Claim(subtract(first.amount(mode), second.amount(mode)), change.amount(mode), scale=change.scale, unit=unit, shown=shown)
