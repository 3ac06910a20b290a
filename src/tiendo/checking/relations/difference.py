"""A value, the earlier value and the difference: «3.412 đảng viên, tăng 96 so với cuối năm 2023 (3.326 đảng viên)»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Direction
from ..arithmetic import subtract
from ..cues import OTHER_TIME
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number
from .neighbours import earlier_value, is_change, level_of

NAME = "difference"
_FAR = 90
_WAY = Gated(r"\b(?:tăng|giảm)\b")
_FROM = Gated(r"^[^\d;]{0,60}[,(] ?từ(?: mức| hơn| gần| trên| khoảng)*\s*$")
_EARLIER = re.compile(
    r"^(?: [^\W\d_]+){0,3}\s*,\s*(?:cùng kỳ|(?:năm|tháng|quý) (?:trước|ngoái))(?: năm (?:trước|ngoái))?(?: là| có| đạt)?\s*$"
)
_BY = re.compile(r"^(?: [^\W\d_]+){0,3}\s*,\s*(?:tăng|giảm)(?: thêm| đi)?\s*$")
_TO = Gated(r"^[^;()]{0,40}\b(?:xuống|lên|còn)\b[^;()]{0,25}$")


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
        base, firm = earlier_value(scene, level, change)
        if base is not None:
            yield Relation(NAME, (level, base, change), firm=firm)
    yield from _moved(scene)
    yield from _since(scene)


def _since(scene: Scene) -> Iterator[Relation]:
    """«835 ca mắc, cùng kỳ 241 ca, tăng 594 ca»: the value, the earlier one, the difference in a row."""
    for level in scene.facts:
        base, change = scene.next(level), scene.next(level, 2)
        if base is None or change is None or not (level.is_level and base.is_level) or not level.dimension or level.is_ratio:
            continue
        if not level.dimension == base.dimension == change.dimension or level.is_percent or base.is_ratio or not is_change(change):
            continue
        said = _EARLIER.match(scene.between(level, base)) and _BY.match(scene.between(base, change))
        if said and change.direction in (Direction.UP, Direction.DOWN) and not OTHER_TIME.search(scene.lead(level)[-30:]):
            yield Relation(NAME, (level, base, change))


def _moved(scene: Scene) -> Iterator[Relation]:
    """«giảm 89,2 tỷ đồng, từ 525,6 tỷ đồng xuống 436,4 tỷ đồng»: the difference, then the move from one value to the other."""
    for change in scene.facts:
        first, then = scene.next(change), scene.next(change, 2)
        if first is None or then is None or change.is_percent or change.is_points or not change.dimension:
            continue
        if not change.dimension == first.dimension == then.dimension or not _WAY.search(scene.clause(change)[-_FAR:]):
            continue
        if _FROM.match(scene.between(change, first)) and _TO.match(scene.between(first, then)):
            way = Direction.DOWN if "giảm" in _WAY.findall(scene.clause(change)[-_FAR:])[-1] else Direction.UP
            yield Relation(NAME, (then, first, change), words="" if change.direction else way.value)


def claim(relation: Relation, mode: Mode) -> Claim:
    """Later − earlier against the printed difference."""
    level, base, change = relation.facts
    up = change.direction is Direction.UP or relation.words == Direction.UP.value
    first, second = (level, base) if up else (base, level)
    unit = change.statement.amount.unit or level.statement.amount.unit
    return Claim(
        subtract(first.amount(mode), second.amount(mode)),
        change.amount(mode),
        scale=change.scale,
        unit=unit,
        shown=lambda: f"{number(first.statement.amount.value)} − {number(second.statement.amount.value)}",
    )
