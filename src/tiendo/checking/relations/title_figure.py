"""A figure of the title that the text never prints."""

from __future__ import annotations

from collections.abc import Iterator

from ..cues import content_words
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "title_figure"
_SHARED = 2  # words that the title and the sentence of the other figure have in common
_NEAR = 90


def find(scene: Scene) -> Iterator[Relation]:
    """The figure of the text most like the one in the title, where none is the same."""
    if not scene.has_title:
        return
    for fact in scene.facts:
        if fact.sentence != 0 or not fact.dimension or fact.is_ratio:
            continue
        alike = [other for other in scene.facts if other.sentence > 0 and _comparable(fact, other)]
        if not alike or any(other.amount(Mode.SURE).touches(fact.amount(Mode.SURE)) for other in alike):
            continue
        words = set(content_words(scene.sentence_text(0)))
        best = max(alike, key=lambda other: len(words & _around(scene, other)))
        if len(words & _around(scene, best)) >= _SHARED:
            yield Relation(NAME, (fact, best), firm=False)


def _comparable(a: Fact, b: Fact) -> bool:
    one, two = a.statement.amount, b.statement.amount
    return a.dimension == b.dimension and (one.upper is None) is (two.upper is None) and two.total is None


def _around(scene: Scene, fact: Fact) -> set[str]:
    begin, end = scene.sentences[fact.sentence]
    return set(content_words(scene.low[max(begin, fact.start - _NEAR) : min(end, fact.end + _NEAR)]))


def claim(relation: Relation, mode: Mode) -> Claim:
    """The figure of the title against the nearest of the text."""
    title, other = relation.facts
    unit = title.statement.amount.unit
    return Claim(
        title.amount(mode), other.amount(mode), scale=title.scale, unit=unit, shown=lambda: number(title.statement.amount.value)
    )
