"""«vượt 8,1% kế hoạch, đạt 108,1%»: over by x% is the same as reaching 100 + x%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Direction, Kind
from ..arithmetic import times
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number

NAME = "over_reaches"
_BOUND = (Direction.OVER, Direction.SHORT)
_JOINED = re.compile(r"^[^;.]{0,40}(?:\(|,|tức|tương đương)[^;.]{0,25}$")


def find(scene: Scene) -> Iterator[Relation]:
    """Two shares of one plan side by side, one counted from the plan, one from zero."""
    for first in scene.facts:
        second = scene.next(first)
        if second is None or not all(f.is_percent and f.statement.kind is Kind.SHARE_OF_TARGET for f in (first, second)):
            continue
        over, reach = (first, second) if first.direction in _BOUND else (second, first)
        if over.direction not in _BOUND or reach.direction is not None or not _JOINED.match(scene.between(first, second)):
            continue
        if first.statement.of == second.statement.of or second.statement.of == (first.source.start, first.source.end):
            yield Relation(NAME, (over, reach), firm="so với" not in scene.between(first, second))


def claim(relation: Relation, mode: Mode) -> Claim:
    """100 ± the distance against the share reached."""
    over, reach = relation.facts
    sign = "−" if over.direction is Direction.SHORT else "+"
    return Claim(
        times(over.factor(mode), 100),
        reach.amount(mode),
        unit="%",
        shown=lambda: f"100 {sign} {number(over.statement.amount.value)}",
    )
