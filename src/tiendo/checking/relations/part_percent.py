"""A part, its whole and the printed share: «Tổng số hộ là 583 hộ, trong đó hộ nghèo 128 hộ, chiếm 21,96%»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import divide, times
from ..cues import OTHER_TIME, content_words
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .listing import same_time
from .neighbours import is_change

NAME = "part_percent"
_SHARE_LEAD = re.compile(r"^[^;.]{0,45}(?:\bchiếm\b|\bbằng\b|\btương đương\b|\btương ứng\b|\bđạt\b|\()[^;.()]{0,20}$")
_SHARE_NAME = re.compile(r"^\s*(?:của |trong )?(tổng[^,;.()]{2,60}|số [^,;.()]{2,40}|dân số|diện tích[^,;.()]{0,40})")
_WHOLE_LEAD = re.compile(r"\btổng\b|\btoàn\b")
_OPENED = re.compile(r"\btrong đó\b|\bgồm\b|\([^)]*$")


def find(scene: Scene) -> Iterator[Relation]:
    """A level, directly followed by «chiếm p%», with the whole of the same unit before it."""
    for share in scene.facts:
        if not share.is_percent or is_change(share) or share.direction is not None:
            continue
        part = scene.next(share, -1)
        if part is None or not part.is_level or part.is_percent or part.is_ratio or part.is_points:
            continue
        between = scene.between(part, share)
        if not _SHARE_LEAD.match(between) or OTHER_TIME.match(scene.tail(share).strip()):
            continue
        yield from _with_whole(scene, part, share)


def _with_whole(scene: Scene, part: Fact, share: Fact) -> Iterator[Relation]:
    named = _SHARE_NAME.match(scene.tail(share))
    planned = share.statement.kind is Kind.SHARE_OF_TARGET
    if planned and named is None:
        return
    for whole in _wholes(scene, part):
        if named is not None:
            if _is_named(scene, whole, named.group(1)):
                yield Relation(NAME, (part, whole, share), firm="tổng" in scene.lead(whole))
                return
        elif whole.sentence == part.sentence and _OPENED.search(scene.low[whole.end : part.start]):
            yield Relation(NAME, (part, whole, share))
            return


def _is_named(scene: Scene, whole: Fact, name: str) -> bool:
    """Whether «chiếm p% tổng số hộ» speaks of this number: its own words say so, and say that it is a total."""
    own = scene.lead(whole)[-70:] + " " + whole.dimension + " " + re.split(r"[,;.()]", scene.tail(whole))[0]
    sought, found = set(content_words(name)), set(content_words(own))
    total = bool(_WHOLE_LEAD.search(own)) or not name.startswith("tổng")
    distinct = bool(_WHOLE_LEAD.search(own)) or len(sought) >= 2
    return total and distinct and bool(sought) and sought <= found


def _wholes(scene: Scene, part: Fact) -> Iterator[Fact]:
    """Levels of the same unit before the part, nearest first, in its sentence and the two before."""
    for place in range(part.order - 1, max(part.order - 14, -1), -1):
        fact = scene.facts[place]
        if fact.sentence < part.sentence - 2:
            return
        alike = fact.dimension == part.dimension and fact.is_level and not fact.is_percent and same_time(fact, part)
        if alike and not _is_part(scene, fact):
            yield fact


def _is_part(scene: Scene, fact: Fact) -> bool:
    """«4.120 hộ nghèo, chiếm 21,3% tổng số hộ» is a part itself."""
    after = scene.next(fact)
    return after is not None and after.is_percent and "chiếm" in scene.lead(after)


def claim(relation: Relation, mode: Mode) -> Claim:
    """part ÷ whole against the printed share."""
    part, whole, share = relation.facts
    wholes = whole.whole(mode)
    shown = f"{number(part.statement.amount.value)} ÷ {number(whole.statement.amount.total or whole.statement.amount.value)}"
    return Claim(times(divide(part.amount(mode), wholes), 100), share.amount(mode), unit="%", shown=shown)
