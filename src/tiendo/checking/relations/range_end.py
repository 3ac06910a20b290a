"""«mức thấp nhất theo chỉ tiêu là 8,4%» beside the range 8,4 - 8,7%: the end that is named is the end that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..printed import Mode, interval
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "range_end"
_CLOSE = 3  # sentences
WORDS = ("thấp nhất", "cao nhất", "tối thiểu", "tối đa", "cận ", "ngưỡng")
_LOWEST = re.compile(
    r"\b(?:mức|cận|ngưỡng) (?:thấp nhất|dưới|tối thiểu)\b[^;.]{0,40}\b(?:chỉ tiêu|mục tiêu|kế hoạch)\b[^;.]{0,25}$"
)
_HIGHEST = re.compile(r"\b(?:mức|cận|ngưỡng) (?:cao nhất|trên|tối đa)\b[^;.]{0,40}\b(?:chỉ tiêu|mục tiêu|kế hoạch)\b[^;.]{0,25}$")


def find(scene: Scene) -> Iterator[Relation]:
    """The nearest range of the same unit before the named end."""
    for end in scene.facts:
        clause = scene.clause(end)
        which = "thấp nhất" if _LOWEST.search(clause) else "cao nhất" if _HIGHEST.search(clause) else ""
        if not which or end.statement.amount.upper is not None:
            continue
        ranges = [
            fact for fact in scene.facts[: end.order] if fact.statement.amount.upper is not None and fact.dimension == end.dimension
        ]
        if ranges and end.sentence - ranges[-1].sentence <= _CLOSE:
            for one in ranges:
                if one is ranges[-1] or _one_end_alike(one, ranges[-1]):
                    yield Relation(NAME, (one, end), words=which)


def _one_end_alike(a: Fact, b: Fact) -> bool:
    """The same range but for one of its ends, mistyped."""
    one, two = a.statement, b.statement
    ends = (one.amount.value == two.amount.value) + (one.amount.upper == two.amount.upper)
    return ends == 1 and one.period is not None and one.period == two.period


def claim(relation: Relation, mode: Mode) -> Claim:
    """The end of the range against the number that names it."""
    whole, end = relation.facts
    amount = whole.statement.amount
    assert amount.upper is not None
    value = amount.upper if relation.words == "cao nhất" else amount.value
    return Claim(interval(amount, mode, value), end.amount(mode), scale=end.scale, unit=amount.unit, shown=lambda: number(value))
