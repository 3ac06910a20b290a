"""What a part takes of its whole («chiếm p%») is no more than 100%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import exactly
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene

NAME = "share_bound"
WORDS = ("%",)
_TAKES = re.compile(r"\bchiếm(?: tỷ lệ| tỷ trọng| khoảng| tới| đến)*\s*$")
_RATE = re.compile(r"^tỷ lệ (?:hộ|người|dân|trẻ|học sinh|lao động|che phủ|đảng viên|thôn|xã|bao phủ|hồ sơ|chất thải)")


def find(scene: Scene) -> Iterator[Relation]:
    """Every share of a whole that is printed above 100."""
    for fact in scene.facts:
        if not fact.is_percent or fact.statement.amount.value <= 100 or fact.direction is not None:
            continue
        mention = fact.statement.indicator
        if _TAKES.search(scene.lead(fact)):
            yield Relation(NAME, (fact,))
        elif fact.statement.kind is Kind.LEVEL and mention is not None and _RATE.match(mention.words.lower()):
            yield Relation(NAME, (fact,), firm=False)


def claim(relation: Relation, mode: Mode) -> Claim:
    """The share against 100."""
    return Claim(relation.facts[0].amount(mode), exactly(100), "<=", unit="%", shown=lambda: "100")
