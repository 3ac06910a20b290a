"""Two measures of one thing split side by side: «69 dự án, vốn 1.430 tỷ đồng, trong đó 65 dự án …, 1.335 tỷ đồng và 4 dự án …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..cues import OPEN_LIST
from ..scene import Fact, Scene
from ..slip import telling_digits
from .listing import same_time
from .neighbours import is_change, same_unit

_OPENS = re.compile(r"\b(?:trong đó|gồm|bao gồm|cụ thể)\b|:\s*$")
_PAIR = 2
_LEAST = 4  # numbers of the parts: two measures of two parts
_FARTHEST = 120


def twins(scene: Scene) -> Iterator[tuple[Fact, list[Fact], bool]]:
    """(whole, parts, sure) for both measures; a column is sure when the other one adds up to its own whole as printed."""
    for first in scene.facts:
        second = scene.next(first)
        if second is None or not _plain(first) or not _plain(second) or same_unit(first, second):
            continue
        columns = _columns(scene, first, second)
        if columns is None:
            continue
        for whole, column, other, others in ((first, columns[0], second, columns[1]), (second, columns[1], first, columns[0])):
            sure = _adds_up(other, others)
            if sure or _adds_up(whole, column):
                yield whole, column, sure


def _columns(scene: Scene, first: Fact, second: Fact) -> tuple[list[Fact], list[Fact]] | None:
    """The numbers after the pair, which must go on alternating to the end of the list."""
    start = scene.next(second)
    if start is None or not _OPENS.search(scene.between(second, start)) or len(scene.between(second, start)) > _FARTHEST:
        return None
    columns: tuple[list[Fact], list[Fact]] = ([], [])
    fact: Fact | None = start
    turn = 0
    while fact is not None:
        wanted = (first, second)[turn]
        if not _plain(fact) or not same_unit(wanted, fact) or not same_time(wanted, fact) or ";" in scene.lead(fact)[:1]:
            break
        columns[turn].append(fact)
        turn = 1 - turn
        last, fact = fact, scene.next(fact)
    if len(columns[0]) + len(columns[1]) < _LEAST or len(columns[0]) != len(columns[1]):
        return None
    if fact is not None and (same_unit(first, fact) or same_unit(second, fact)):
        return None
    return None if OPEN_LIST.search(scene.low[second.end : last.start]) or OPEN_LIST.match(scene.tail(last).strip()) else columns


def _plain(fact: Fact) -> bool:
    measured = fact.is_level and not fact.is_ratio and not fact.is_percent and not fact.is_points
    return measured and bool(fact.dimension) and not is_change(fact)


def _adds_up(whole: Fact, parts: list[Fact]) -> bool:
    """The printed parts make the printed whole, and have digits enough not to do so by chance."""
    worth = [Fraction(fact.statement.amount.value) * fact.scale for fact in (whole, *parts)]
    return worth[0] == sum(worth[1:]) and telling_digits(whole.statement.amount.value) >= _PAIR
