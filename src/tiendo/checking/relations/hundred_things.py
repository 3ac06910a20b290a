"""Exactly 100 of something that is usually counted in full, in a sentence of percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..arithmetic import exactly
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene

NAME = "hundred_things"
_IN_FULL = re.compile(
    r"^(?:hồ sơ|thủ tục|văn bản|hộ|xã|phường|thôn|bản|đơn vị|cơ quan|trường|trạm|chi bộ|đảng viên"
    r"|cán bộ|công chức|học sinh|trẻ em|nhiệm vụ|dịch vụ|đơn|kiến nghị)\b"
)
_LEAST = 2  # percentages beside it


def find(scene: Scene) -> Iterator[Relation]:
    """A level of 100 among percentages, with no other number of its unit in the document."""
    for group in scene.sentence_facts():
        shares = sum(fact.is_percent and fact.is_level for fact in group)
        for fact in group:
            amount = fact.statement.amount
            alone = sum(other.dimension == fact.dimension for other in scene.facts) == 1
            if (
                amount.value == 100
                and fact.is_exact
                and fact.is_level
                and shares >= _LEAST
                and alone
                and _IN_FULL.match(fact.dimension)
            ):
                yield Relation(NAME, (fact,), firm=False)


def claim(relation: Relation, mode: Mode) -> Claim:
    """100 of a thing is always possible, and always worth a look: the claim is that it should not be so."""
    return Claim(exactly(100), exactly(0), shown="100")
