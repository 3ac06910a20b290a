"""A result, its printed plan and the share reached: «1.302 tỷ đồng, bằng 72,3% kế hoạch năm (1.800 tỷ đồng)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import divide, times
from ..cues import PLAN_WORDS
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number
from .neighbours import level_of

NAME = "level_plan"
WORDS = ("(",)
_BRACKET = re.compile(r"^[^()=;.]{0,45}\(\s*(?:là |kế hoạch |kh |giao |chỉ tiêu |dự toán |mục tiêu |năm |cả năm |\d{4} |[:=])*$")


def find(scene: Scene) -> Iterator[Relation]:
    """A share of plan with the plan in brackets behind it."""
    for share in scene.facts:
        if share.statement.kind is not Kind.SHARE_OF_TARGET or not share.is_percent:
            continue
        level, plan = level_of(scene, share), scene.next(share)
        if level is None or plan is None or plan.dimension != level.dimension or level.is_percent or not plan.is_level:
            continue
        words = scene.between(share, plan)
        if _BRACKET.match(scene.lead(plan).rstrip() + " ") and PLAN_WORDS.search(words) and level.order < share.order:
            yield Relation(NAME, (level, plan, share))


def claim(relation: Relation, mode: Mode) -> Claim:
    """level ÷ plan against the share."""
    level, plan, share = relation.facts
    shown = f"{number(level.statement.amount.value)} ÷ {number(plan.statement.amount.value)}"
    printed = times(share.factor(mode), 100)
    return Claim(times(divide(level.amount(mode), plan.amount(mode)), 100), printed, unit="%", shown=shown)
