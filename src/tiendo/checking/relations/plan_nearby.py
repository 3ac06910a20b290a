"""Where a text prints the plan that a share speaks of, when it does not stand in brackets behind the share."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..cues import PLAN_WORDS
from ..gated import Gated
from ..scene import Fact, Scene
from .neighbours import is_change, level_of, same_place

_HELD_AGAINST = Gated(r"^[^();.]{0,12}\(\s*(?:so với|trên) [^();]{0,140}\b(?:là|:)\s*$")
_SLASH = re.compile(r"^\s*/\s*(?:kh|kế hoạch|chỉ tiêu|dự toán)\s*$")
_NAMES_PLAN = Gated(r"\b(?:chỉ tiêu|dự toán|kế hoạch|mục tiêu|trong tổng (?:mức|số|vốn)|(?:được )?giao cho)\b[^;.(),%]{0,60}$")
_PLAN_SHARE = re.compile(r"^\s*(?:so với |của |trên )?(?:mức |tổng )?(?:chỉ tiêu|dự toán|kế hoạch|mục tiêu|vốn|số vốn)\b")
_PARTS = re.compile(r"\bgồm\b|\briêng\b|\btrong đó\b(?![^;.]*\bgiao\b)")
_SAME_AS = re.compile(r"^[^;.()]{0,40}[,(] ?(?:tương đương|tương ứng|tức)(?: với| là| khoảng)*\s*$")
_OTHERS = Gated(r"\btăng\b|\bgiảm\b|\bcùng kỳ\b|\bnăm (?:trước|ngoái)\b|\btrong đó\b|\briêng\b")


def plans_nearby(scene: Scene, share: Fact) -> Iterator[tuple[Fact, Fact, bool]]:
    """(level, plan, whether the words make sure of it) for a share of plan; at most one."""
    found = _held_against(scene, share) or _beside_level(scene, share) or _named_before(scene, share)
    if found is not None:
        level, plan, firm = found
        if level.dimension == plan.dimension and not level.is_percent and plan.is_level and level.is_level:
            yield level, plan, firm


def _held_against(scene: Scene, share: Fact) -> tuple[Fact, Fact, bool] | None:
    """«giải ngân 4.292 triệu đồng. Vì vậy tỷ lệ giải ngân là 5,8% (so với tổng mức kế hoạch được giao là 73.380 triệu đồng)»."""
    plan = scene.next(share)
    if plan is None or not _HELD_AGAINST.match(scene.between(share, plan)) or not PLAN_WORDS.search(scene.between(share, plan)):
        return None
    for place in range(share.order - 1, max(share.order - 4, -1), -1):
        level = scene.facts[place]
        if level.sentence < share.sentence - 1:
            break
        if level.dimension == plan.dimension and level.is_level:
            return level, plan, True
    return None


def _beside_level(scene: Scene, share: Fact) -> tuple[Fact, Fact, bool] | None:
    """«21,4 ha/KH 20 ha (vượt 7%)»."""
    plan, level = scene.next(share, -1), scene.next(share, -2)
    if plan is None or level is None or not _SLASH.match(scene.between(level, plan)):
        return None
    return level, plan, True


def _named_before(scene: Scene, share: Fact) -> tuple[Fact, Fact, bool] | None:
    """«được giao dự toán 108.000 tỷ đồng, … đạt 100.000 tỷ đồng, tương đương 92,6% so với chỉ tiêu được giao»."""
    level = level_of(scene, share) or _restated(scene, share)
    if share.statement.kind is not Kind.SHARE_OF_TARGET or level is None:
        return None
    if not _PLAN_SHARE.match(scene.tail(share)) or level.is_ratio or level.is_percent:
        return None
    plans = [fact for fact in scene.facts if _is_plan(scene, fact, level)]
    near = [fact for fact in plans if abs(fact.sentence - share.sentence) <= 1] or plans
    if len(near) != 1:
        return None
    plan = near[0]
    one = plan.sentence == share.sentence and plan.order < level.order < share.order
    between = scene.low[plan.end : level.start] if one else ""
    return level, plan, one and not _OTHERS.search(re.split(r"[,;]", between)[-1]) and ";" not in between


def _restated(scene: Scene, share: Fact) -> Fact | None:
    """«mới đạt 98,8% dự toán, tương đương 236 tỷ đồng»: the level stands behind its share."""
    level = scene.next(share)
    if level is None or not level.is_level or level.is_percent:
        return None
    return level if _SAME_AS.search(scene.between(share, level)) else None


def _is_plan(scene: Scene, fact: Fact, level: Fact) -> bool:
    return (
        fact is not level
        and fact.is_level
        and not fact.is_ratio
        and not is_change(fact)
        and fact.dimension == level.dimension
        and _NAMES_PLAN.search(scene.lead(fact)) is not None
        and not _PARTS.search(scene.lead(fact))
        and same_place(fact, level)
    )
