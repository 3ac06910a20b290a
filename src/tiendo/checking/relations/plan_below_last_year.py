"""A result with its share of plan and its growth: the plan implied against last year's result implied."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Direction, Kind
from ..arithmetic import divide
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from .neighbours import is_change, level_of

NAME = "plan_below_last_year"
_FALLS = ("nghèo", "thất nghiệp", "suy dinh dưỡng", "tai nạn", "nợ", "tử vong", "thiệt hại")


def find(scene: Scene) -> Iterator[Relation]:
    """A share of plan and a growth over last year that qualify one level; things that should fall are left out."""
    for share in scene.facts:
        growth = scene.next(share)
        if share.statement.kind is not Kind.SHARE_OF_TARGET or not share.is_percent or share.statement.amount.value == 100:
            continue
        if growth is None or not is_change(growth) or not growth.is_percent or growth.direction is not Direction.UP:
            continue
        level = level_of(scene, share)
        mention = level.statement.indicator if level is not None else None
        if level is None or level is not level_of(scene, growth) or level.is_percent or level.is_ratio:
            continue
        base, period = growth.statement.base_period, level.statement.period
        if base is not None and period is not None and base.last.year != period.last.year - 1:
            continue
        if mention is None or not any(word in mention.words.lower() for word in _FALLS):
            yield Relation(NAME, (level, share, growth), firm=False)


def claim(relation: Relation, mode: Mode) -> Claim:
    """Last year's result must be able to lie no higher than the plan, both as printed: a question needs no proof."""
    mode = Mode.PLAIN
    level, share, growth = relation.facts
    now = level.amount(mode)
    last, plan = divide(now, growth.factor(mode)), divide(now, share.factor(mode))
    return Claim(
        last,
        plan,
        "<=",
        scale=level.scale,
        unit=level.statement.amount.unit,
        shown=lambda: f"{level.source.surface} ÷ {share.source.surface}",
    )
