"""A value with its rise both as an amount and in %: «3.412 đảng viên, tăng 86 đảng viên (2,6%)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Direction
from ..arithmetic import ONE, add, divide, subtract, times
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number
from .neighbours import is_change, level_of

NAME = "change_growth"
WORDS = ("tăng", "giảm")
_JOINED = re.compile(r"^\s*,?\s*(?:\(|hay |tức |tương đương |tương ứng |bằng |và )*\s*(?:tăng|giảm|với)?\s*$")

_DIRECT = re.compile(r"^[^,;()]{0,30},?\s*(?:\(|đã )?\s*(?:tăng|giảm)(?: thêm| so với)?[^,;]{0,30}$")


def find(scene: Scene) -> Iterator[Relation]:
    """Two changes side by side, one in the unit of the level, one in %, in either order."""
    for first in scene.facts:
        second = scene.next(first)
        if second is None or not is_change(first) or first.direction not in (Direction.UP, Direction.DOWN):
            continue
        growth, amount = (first, second) if first.is_percent else (second, first)
        if not growth.is_percent or amount.is_percent or amount.is_points or not _JOINED.match(scene.lead(second)):
            continue
        if is_change(second) and second.direction is not first.direction:
            continue
        level = level_of(scene, first)
        if level is None or level.dimension != amount.dimension or level.order != first.order - 1 or level.is_ratio:
            continue
        if not _DIRECT.match(scene.between(level, first)):
            continue
        yield Relation(NAME, (level, amount, growth))


def claim(relation: Relation, mode: Mode) -> Claim:
    """The rise over the earlier value, which is the value less the rise."""
    level, amount, growth = relation.facts
    now, moved = level.amount(mode), amount.amount(mode)
    down = Direction.DOWN in (amount.direction, growth.direction)
    before = add(now, moved) if down else subtract(now, moved)
    ratio = divide(now, before)
    grown = times(subtract(ONE, ratio) if down else subtract(ratio, ONE), 100)

    def shown() -> str:
        values = number(level.statement.amount.value), number(amount.statement.amount.value)
        return f"{values[1]} ÷ ({values[0]} {'+' if down else '−'} {values[1]})"

    return Claim(grown, growth.amount(mode), unit="%", shown=shown)
