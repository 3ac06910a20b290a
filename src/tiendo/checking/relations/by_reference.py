"""«chè xanh 67 triệu USD … sản lượng chè xanh giảm nhưng xuất khẩu mặt hàng này đạt 66 triệu USD»: one thing, named by «này»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..cues import content_words
from ..relation import Relation
from ..scene import Fact, Scene
from .mistyped import said_as
from .neighbours import same_place

_THIS = re.compile(r"\b(?:mặt hàng|sản phẩm|nhóm hàng|ngành hàng|loại hàng|nông sản|thủy sản) này\b[^;.]*$")
_MEASURE = re.compile(r"(?:sản lượng|giá trị|diện tích|kim ngạch|doanh thu|số lượng|trị giá|năng suất|tổng)\b")
_NAME = 2  # words
_REACH = 12  # sentences


def by_reference(scene: Scene, form: str) -> Iterator[Relation]:
    """Numbers said of «mặt hàng này», and those of the same kind and time that bear the name which the sentence gives before.

    Whether both are exports, prices or harvests is left to the reader of the finding.
    """
    if " này" not in scene.low:
        return
    for fact in scene.facts:
        clause = scene.clause(fact)
        match = _THIS.search(clause)
        if match is None:
            continue
        for other in scene.facts[: fact.order]:
            far = fact.sentence - other.sentence > _REACH or other.sentence == fact.sentence
            if not far and _alike(fact, other) and _named_in(other, clause[: match.start()]):
                yield Relation(form, (other, fact), firm=False)


def _alike(fact: Fact, other: Fact) -> bool:
    one, two = fact.statement, other.statement
    timed = one.period is not None and one.period == two.period
    return timed and fact.dimension == other.dimension and said_as(fact) == said_as(other) and same_place(fact, other)


def _named_in(other: Fact, words: str) -> bool:
    mention = other.statement.indicator
    name = " ".join(mention.words.lower().split()) if mention is not None else ""
    return (
        len(content_words(name)) >= _NAME and not _MEASURE.match(name) and re.search(rf"\b{re.escape(name)}\b", words) is not None
    )
