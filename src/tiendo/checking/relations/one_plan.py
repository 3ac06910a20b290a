"""Two results, two shares of one plan: both must lead back to the same plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

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
_THAT_IS = re.compile(r"^[^;.()]{0,40},? ?(?:tương đương|tương ứng|tức)(?: với)?\s*$")
_REACH = 3
_MOST_OF = Decimal("0.9")


def find(scene: Scene) -> Iterator[Relation]:
    """Pairs of (level, share) whose shares name the plan in the same words, a few sentences apart."""
    known: list[tuple[str, Fact, Fact]] = []
    behind: list[tuple[str, Fact, Fact]] = []
    for share in scene.facts:
        if share.statement.kind is not Kind.SHARE_OF_TARGET or not share.is_percent:
            continue
        match = _PLAN.match(scene.tail(share))
        level = level_of(scene, share)
        if match is None:
            continue
        if level is None or level.order > share.order or level.is_percent or level.is_ratio:
            level = _behind(scene, share)
            if level is not None:
                behind.append((match["plan"].strip(), level, share))
            continue
        plan = match["plan"].strip()
        for other_plan, other_level, other_share in known:
            one = _one(other_level, level) and same_subject(other_level, level)
            if plan == other_plan and level is not other_level and one:
                yield Relation(NAME, (other_level, other_share, level, share), words=plan)
        known.append((plan, level, share))
    for (plan, level, share), (other_plan, other_level, other_share) in combinations(behind, 2):
        if plan == other_plan and _nearly(level, other_level):
            yield Relation(NAME, (level, share, other_level, other_share), firm=False, words=plan)


def _behind(scene: Scene, share: Fact) -> Fact | None:
    """The level that follows its share: «đạt 98% dự toán, tương đương 236 tỷ đồng», «đạt 99% dự toán. Cụ thể, thu 236 tỷ đồng»."""
    after = scene.next(share)
    if after is not None:
        told = _THAT_IS.match(scene.tail(share)) and after.is_level and not after.is_percent and not after.is_ratio
        return after if told else None
    for fact in scene.facts[share.order + 1 :]:
        if fact.sentence > share.sentence + 2:
            return None
        if scene.sentence_text(fact.sentence).lstrip().startswith("cụ thể"):
            return fact if fact.is_level and not fact.is_percent and not fact.is_ratio else None
    return None


def _nearly(a: Fact, b: Fact) -> bool:
    """Two states of one sum a little apart, in one year and place, printed close by."""
    first, second = a.statement.period, b.statement.period
    year = first is not None and second is not None and first.last.year == second.last.year
    near = abs(a.sentence - b.sentence) <= _REACH and a.dimension == b.dimension and same_place(a, b)
    small, large = sorted((a.statement.amount.value * int(a.scale), b.statement.amount.value * int(b.scale)))
    return year and near and small > large * _MOST_OF


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
    return Claim(
        divide(second.amount(mode), other.factor(mode)),
        divide(first.amount(mode), share.factor(mode)),
        scale=first.scale,
        unit=first.statement.amount.unit,
        shown=lambda: f"{number(second.statement.amount.value)} ÷ {number(other.statement.amount.value)}%",
    )
