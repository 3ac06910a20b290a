"""«trong 14 nhiệm vụ được giao, mới có 9/14 nhiệm vụ hoàn thành», «từ thứ 59/63 lên thứ 45/63»: one whole, printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..slip import one_slip
from ..wording import number
from .neighbours import same_unit

NAME = "same_whole"
WORDS = ("/",)
_AMONG = re.compile(r"\btrong(?: tổng)?(?: số)?\s*$")
_MOVED = re.compile(r"^[^;.]{0,60}\b(?:lên|xuống|tụt|còn|đến)\b[^;.]{0,40}$")
_FROM = re.compile(r"\btừ\b[^;.,]{0,30}$")


def find(scene: Scene) -> Iterator[Relation]:
    """A count and the x/y that follows it with the same noun; two standings of one move."""
    for ratio in scene.facts:
        if ratio.statement.amount.total is None:
            continue
        before = scene.next(ratio, -1)
        if before is None:
            continue
        if ratio.statement.kind is Kind.RANK:
            if _one_move(scene, before, ratio):
                yield Relation(NAME, (before, ratio))
        elif before.is_level and not before.is_ratio and ratio.dimension and same_unit(before, ratio):
            among = _AMONG.search(scene.lead(before)) is not None
            if among or _alike(before, ratio):
                yield Relation(NAME, (before, ratio), firm=among)


def _one_move(scene: Scene, before: Fact, then: Fact) -> bool:
    standing = before.statement.kind is Kind.RANK and before.statement.amount.total is not None
    return standing and _FROM.search(scene.lead(before)) is not None and _MOVED.match(scene.between(before, then)) is not None


def _alike(count: Fact, ratio: Fact) -> bool:
    """The same number, or the same but for one slip: without «trong» a count may speak of something else."""
    value, total = count.statement.amount.value, ratio.statement.amount.total
    return total is not None and (value == total or one_slip(value, total))


def claim(relation: Relation, mode: Mode) -> Claim:
    """One whole against the other."""
    first, second = relation.facts
    return Claim(
        first.whole(mode), second.whole(mode), shown=lambda: number(first.statement.amount.total or first.statement.amount.value)
    )
