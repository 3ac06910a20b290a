"""«giảm từ A xuống B», «từ A lên B»: the direction in words and the order of the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "from_to"
WORDS = ("từ ",)
_FROM = Gated(r"\btừ\b(?: mức| gần| trên| khoảng| hơn| con số)*\s*$")
_DOWN = Gated(r"\b(?:xuống|còn)\b[^,;()]{0,25}$")
_UP = Gated(r"\blên\b[^,;()]{0,25}$")
_FROM_STANDING = Gated(r"\btừ (?:xếp |vị trí |hạng )?(?:thứ )?(?:hạng |bậc )?\s*$")
_RISES = re.compile(r"\blên (?:vị trí |hạng )?(?:thứ )?(?:hạng |bậc )?\s*$")
_FALLS = re.compile(r"\b(?:xuống|tụt xuống) (?:vị trí |hạng )?(?:thứ )?(?:hạng |bậc )?\s*$")
_RANKS = Gated(r"\b(?:thứ|hạng|vị trí|xếp|bậc)\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Each step from one number to the next of the same unit, as long as the words say up or down."""
    for first in scene.facts:
        if first.statement.kind is Kind.RANK or not _FROM.search(scene.low[max(first.start - 24, 0) : first.start]):
            continue
        if _RANKS.search(scene.low[max(first.start - 30, 0) : first.start]):
            continue
        yield from _steps(scene, first)
    yield from _standings(scene)


def _standings(scene: Scene) -> Iterator[Relation]:
    """«từ thứ 59/63 lên thứ 45/63»: a standing that rises has a smaller number."""
    for first in scene.facts:
        then = scene.next(first)
        if then is None or any(fact.statement.kind is not Kind.RANK or fact.dimension == "bậc" for fact in (first, then)):
            continue
        words = scene.between(first, then)
        if not _FROM_STANDING.search(scene.lead(first)) or len(words) > 60 or ";" in words:
            continue
        if _RISES.search(words):
            yield Relation(NAME, (then, first), words="từ … lên")
        elif _FALLS.search(words):
            yield Relation(NAME, (first, then), words="từ … xuống")


def _steps(scene: Scene, first: Fact) -> Iterator[Relation]:
    way = ""
    while (then := scene.next(first)) is not None:
        words = scene.between(first, then)
        if then.dimension != first.dimension and first.dimension and then.dimension:
            return
        if (
            len(words) > 60
            or ";" in words
            or (re.search(r"\btăng\b|\bgiảm\b", words) and not re.search(r"\b(?:lên|xuống|còn)\b", words))
        ):
            return
        step = "down" if _DOWN.search(words) else "up" if _UP.search(words) else ""
        if not step or (way and step != way):
            return
        way = step
        yield Relation(NAME, (first, then) if way == "up" else (then, first), words="từ … lên" if way == "up" else "từ … xuống")
        first = then


def claim(relation: Relation, mode: Mode) -> Claim:
    """The smaller as said must be able to lie below the larger."""
    small, large = relation.facts
    return Claim(
        small.amount(mode),
        large.amount(mode),
        "<",
        scale=large.scale,
        unit=large.statement.amount.unit,
        shown=lambda: f"{number(small.statement.amount.value)} < {number(large.statement.amount.value)}",
    )
