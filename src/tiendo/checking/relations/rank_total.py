"""Standings among all provinces: «22/63 tỉnh, thành phố» and «30/63 tỉnh, thành phố» count the same provinces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...values import Kind
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number

NAME = "rank_total"
_PROVINCES = re.compile(r"^\s*(?:tỉnh|địa phương)\b")


def find(scene: Scene) -> Iterator[Relation]:
    """A standing whose whole differs from that of the other standings; not every index ranks every province."""
    ranks = [fact for fact in scene.facts if fact.statement.kind is Kind.RANK and fact.statement.amount.total is not None]
    ranks = [fact for fact in ranks if _PROVINCES.match(scene.tail(fact) or fact.dimension)]
    wholes = Counter(fact.statement.amount.total for fact in ranks)
    if not ranks:
        return
    usual = wholes.most_common(1)[0][0]
    known = next(fact for fact in ranks if fact.statement.amount.total == usual)
    for fact in ranks:
        if fact is not known:
            yield Relation(NAME, (fact, known), firm=False)


def claim(relation: Relation, mode: Mode) -> Claim:
    """One whole against the other."""
    fact, known = relation.facts
    return Claim(fact.whole(mode), known.whole(mode), shown=lambda: number(fact.statement.amount.total or 0))
