"""x/y and the percentage that restates it: «35/49 chỉ tiêu …, đạt 71,4%»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import divide, times
from ..cues import OTHER_TIME, REACHES
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "ratio_percent"
_RATE = re.compile(r",\s*(?:với |chiếm |đạt )?tỷ lệ(?: là| đạt)?\s*$")
_FARTHEST = 110  # characters between the two; further away the percentage speaks of something else


def find(scene: Scene) -> Iterator[Relation]:
    """The percentage that follows an x/y in its sentence, or stands before it with the x/y in brackets."""
    for fact in scene.facts:
        if not fact.is_ratio or not fact.statement.amount.total or fact.dimension == "điểm":
            continue
        after = scene.next(fact)
        if after is not None and _restates(scene, fact, after):
            yield Relation(NAME, (fact, after))
            continue
        before = scene.next(fact, -1)
        if before is not None and before.is_percent and scene.between(before, fact).strip() == "(" and _is_share(before):
            yield Relation(NAME, (fact, before))


def _is_share(fact: Fact) -> bool:
    return fact.is_percent and fact.statement.kind in (Kind.LEVEL, Kind.SHARE_OF_TARGET) and fact.direction is None


def _restates(scene: Scene, ratio: Fact, share: Fact) -> bool:
    words = scene.between(ratio, share)
    return (
        _is_share(share)
        and len(words) <= _FARTHEST
        and ";" not in words
        and (REACHES.search(scene.lead(share)) or _RATE.search(scene.lead(share))) is not None
        and not OTHER_TIME.match(scene.tail(share).strip())
    )


def claim(relation: Relation, mode: Mode) -> Claim:
    """x ÷ y against the printed percentage."""
    ratio, share = relation.facts
    amount = ratio.statement.amount
    total = amount.total
    assert total is not None
    return Claim(
        times(divide(ratio.first(mode), ratio.whole(mode)), 100),
        share.amount(mode),
        unit="%",
        shown=lambda: f"{number(amount.value)} ÷ {number(total)}",
    )
