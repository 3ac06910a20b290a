"""A value, the earlier value and the growth between them: «6.480 tỷ đồng, tăng 9,5% so với cùng kỳ (5.870 tỷ đồng)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Interval
from ..arithmetic import ONE, absolute, divide, subtract, times
from ..cues import content_words
from ..printed import TIMES, Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import bracketed_base, earlier_value, is_change, level_of, likeness

NAME = "level_growth"
_TELLING, _CLOSE, _NEAR = 2, 2, 60
_STEP = re.compile(
    r"^\s*[,;]?\s*(?:\(|tức |tương đương |tương ứng |hay |và )*\s*(?:(?:đã |có mức )?(?:tăng|giảm)(?: thêm)?|gấp)\s*$"
)


def find(scene: Scene) -> Iterator[Relation]:
    """Growth in %, with the earlier value in brackets, before the value, or printed elsewhere for the base period."""
    for change in scene.facts:
        if not is_change(change) or not (change.is_percent or change.dimension == TIMES):
            continue
        if "bình quân" in scene.lead(change) or change.statement.amount.unit.endswith("/năm"):
            continue
        level = level_of(scene, change) or _named_again(scene, change)
        if level is None or level.order > change.order:
            continue
        base, firm = _just_before(scene, level, change), True
        if base is None or bracketed_base(scene, level, change) is not None:
            base, firm = earlier_value(scene, level, change)
        if base is not None:
            yield Relation(NAME, (level, base, change), firm=firm)


def _named_again(scene: Scene, change: Fact) -> Fact | None:
    """«742 nhà bị ảnh hưởng, … Số nhà bị ảnh hưởng gấp 2,8 lần đợt trước (265 nhà)»: the sentence begins with the name of a number
    of the sentence before, and prints no other before the change.
    """
    words = set(content_words(scene.clause(change))) - {"gấp"}
    before = scene.next(change, -1)
    if change.dimension != TIMES or len(words) < _TELLING or (before is not None and before.is_level):
        return None
    near = [fact for fact in scene.facts if fact.is_level and 0 < change.sentence - fact.sentence <= _CLOSE]
    own = [fact for fact in near if words <= {*content_words(fact.dimension), *content_words(scene.tail(fact)[:_NEAR])}]
    return own[0] if len(own) == 1 else None


def _just_before(scene: Scene, level: Fact, change: Fact) -> Fact | None:
    """«từ 3,46 tỷ USD năm 2016 lên 6,3 tỷ USD (tăng 82%)»: the value before, one step earlier in time."""
    base = scene.next(level, -1)
    if base is None or not base.is_level or base.dimension != level.dimension or base.is_percent:
        return None
    if not _STEP.match(scene.lead(change)) or "so với" in scene.tail(change):
        return None
    words = scene.between(base, level)
    if ";" in words or len(words) > 70:
        return None
    rises = re.search(r"\b(?:lên|xuống)\b", words) and re.search(r"\btừ\b", scene.clause(base)[-60:])
    earlier = base.statement.period, level.statement.period
    years = earlier[0] is not None and earlier[1] is not None and earlier[0].last < earlier[1].first
    if rises or (years and re.search(r"\bnăm (?:19|20)\d\d\b|\bđến (?:19|20)\d\d\b", words) and likeness(base, level) >= 0.5):
        return base
    return None


def claim(relation: Relation, mode: Mode) -> Claim:
    """level ÷ earlier against the growth factor; a rise between two percentages may be meant in points."""
    level, base, change = relation.facts
    now, before = level.amount(mode), base.amount(mode)

    def shown() -> str:
        return f"{number(level.statement.amount.value)} ÷ {number(base.statement.amount.value)}"

    ratio = divide(now, before)
    factor = change.factor(mode)
    if change.dimension == TIMES:
        more = () if "gấp" in change.scene.lead(change) else (subtract(ratio, ONE),)  # «tăng 2 lần»: twice as much, or twice more
        return Claim(ratio, factor, shown=shown, unit="lần", alternatives=more)
    grown = times(subtract(ratio, ONE), 100)
    printed = times(subtract(factor, ONE), 100)
    points: tuple[Interval, ...] = ()
    if level.is_percent:
        points = (subtract(now, before), absolute(subtract(now, before)))
    return Claim(grown, printed, unit="%", shown=lambda: f"{shown()} − 1", alternatives=points)
