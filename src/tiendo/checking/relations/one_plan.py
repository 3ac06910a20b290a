"""Two results, two shares of one plan: both must lead back to the same plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import divide
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import level_of, likeness, names_within, same_place, same_subject

NAME = "one_plan"
_PLAN = re.compile(
    r"^\s*(?:so với |của |mức )?(?P<plan>(?:chỉ tiêu|dự toán|kế hoạch|mục tiêu)"
    r"(?: (?:phấn đấu|pháp lệnh|nghị quyết|trung ương|tỉnh|huyện|hđnd|năm|cả năm|nhiệm kỳ|vốn|giao))*)"
)
_REACH = 3


def find(scene: Scene) -> Iterator[Relation]:
    """Pairs of (level, share) whose shares name the plan in the same words, a few sentences apart."""
    known: list[tuple[str, Fact, Fact]] = []
    for share in scene.facts:
        if share.statement.kind is not Kind.SHARE_OF_TARGET or not share.is_percent:
            continue
        match = _PLAN.match(scene.tail(share))
        level = level_of(scene, share)
        if match is None or level is None or level.order > share.order or level.is_percent or level.is_ratio:
            continue
        plan = match["plan"].strip()
        for other_plan, other_level, other_share in known:
            one = _one(other_level, level) and same_subject(other_level, level)
            if plan == other_plan and level is not other_level and one:
                yield Relation(NAME, (other_level, other_share, level, share), words=plan)
        known.append((plan, level, share))


def _one(a: Fact, b: Fact) -> bool:
    """The same indicator and place, in the same year."""
    first, second = a.statement.period, b.statement.period
    year = first is not None and second is not None and first.last.year == second.last.year
    near = b.sentence - a.sentence <= _REACH and a.dimension == b.dimension and same_place(a, b)
    return near and year and (likeness(a, b) >= 0.5 or _named_alike(a, b))


def _named_alike(a: Fact, b: Fact) -> bool:
    return likeness(a, b) >= 0.8 or names_within(a, b) or names_within(b, a)


def claim(relation: Relation, mode: Mode) -> Claim:
    """The plan behind the second result against the plan behind the first."""
    first, share, second, other = relation.facts
    shown = f"{number(second.statement.amount.value)} ÷ {number(other.statement.amount.value)}%"
    return Claim(
        divide(second.amount(mode), other.factor(mode)),
        divide(first.amount(mode), share.factor(mode)),
        scale=first.scale,
        unit=first.statement.amount.unit,
        shown=shown,
    )
