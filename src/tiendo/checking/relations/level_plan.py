"""A result, its printed plan and the share reached: «1.302 tỷ đồng, bằng 72,3% kế hoạch năm (1.800 tỷ đồng)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import divide, times
from ..cues import PLAN_WORDS
from ..cure import worth_a_look
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import is_change, level_of, same_unit
from .plan_nearby import plans_nearby

NAME = "level_plan"
_BRACKET = re.compile(r"^[^()=;.]{0,45}\(\s*(?:là |kế hoạch |kh |giao |chỉ tiêu |dự toán |mục tiêu |năm |cả năm |\d{4} |[:=])*$")


def find(scene: Scene) -> Iterator[Relation]:
    """A share of plan with the plan in brackets behind it."""
    for share in scene.facts:
        if not share.is_percent or is_change(share):
            continue
        level, plan = level_of(scene, share), scene.next(share)
        if level is not None and plan is not None and _bracketed(scene, level, share, plan):
            yield Relation(NAME, (level, plan, share))
        else:
            for near_level, near_plan, firm in plans_nearby(scene, share):
                relation = Relation(NAME, (near_level, near_plan, share), firm=firm)
                if firm or worth_a_look(relation, claim):
                    yield relation


def _bracketed(scene: Scene, level: Fact, share: Fact, plan: Fact) -> bool:
    if not same_unit(level, plan) or level.is_percent or not plan.is_level or level.order > share.order:
        return False
    planned = share.statement.kind is Kind.SHARE_OF_TARGET and PLAN_WORDS.search(scene.between(share, plan)) is not None
    return planned and _BRACKET.match(scene.lead(plan).rstrip() + " ") is not None


def claim(relation: Relation, mode: Mode) -> Claim:
    """level ÷ plan against the share."""
    level, plan, share = relation.facts
    printed = times(share.factor(mode), 100)
    return Claim(
        times(divide(level.amount(mode), plan.amount(mode)), 100),
        printed,
        unit="%",
        shown=lambda: f"{number(level.statement.amount.value)} ÷ {number(plan.statement.amount.value)}",
    )
