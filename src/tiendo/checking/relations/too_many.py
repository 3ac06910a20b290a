"""More districts or communes than any province has had."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic import exactly
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene

NAME = "too_many"
WORDS = ("tỉnh",)
# The most that one province or city under the centre has had since 2008: 30 districts, 584 communes (Hà Nội).
_MOST = {"huyện": 30, "đơn vị hành chính cấp huyện": 30, "xã": 584, "xã, phường, thị trấn": 584}
_OF_ONE_PROVINCE = re.compile(r"\b(?:toàn tỉnh|trên địa bàn tỉnh|trong tỉnh|tỉnh (?:có|hiện có))\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Counts of districts and communes said to be of one province."""
    for fact in scene.facts:
        most = _MOST.get(fact.dimension)
        if most is not None and fact.is_level and _OF_ONE_PROVINCE.search(scene.clause(fact)):
            yield Relation(NAME, (fact,), firm=False, given=(Fraction(most), Fraction(most)))


def claim(relation: Relation, mode: Mode) -> Claim:
    """The count against the most there has been."""
    (fact,) = relation.facts
    return Claim(fact.first(mode), exactly(relation.given[0]), "<=", unit=fact.statement.amount.unit, shown=lambda: "số đơn vị")
