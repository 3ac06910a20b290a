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
    for fact in scene.facts:
        if fact.statement.amount.value != 100 or not fact.is_exact or not fact.is_level or not _IN_FULL.match(fact.dimension):
            continue
        alone = sum(other.dimension == fact.dimension for other in scene.facts) == 1
        shares = sum(other.is_percent and other.is_level and other.sentence == fact.sentence for other in scene.facts)
        if shares >= _LEAST and alone:
            yield Relation(NAME, (fact,), firm=False)


def claim(relation: Relation, mode: Mode) -> Claim:
    """100 of a thing is always possible, and always worth a look: the claim is that it should not be so."""
    return Claim(exactly(100), exactly(0), shown=lambda: "100")
