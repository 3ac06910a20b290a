"""«chỉ tiêu … là 8,4 - 8,7%. Tuy nhiên … chỉ tăng chưa đến 8%»: said to fall short, so it lies below the target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Modality
from ..gated import Gated
from ..printed import Mode, interval
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number

NAME = "below_said"
WORDS = ("chỉ ",)
_SHORT = Gated(r"\bchỉ (?:đạt|tăng|tăng trưởng|bằng|được|còn|ở mức)\b[^;.]{0,30}$")
_BUT = re.compile(r"\b(?:tuy nhiên|nhưng|song)\b")
_TARGET = re.compile(r"\b(?:chỉ tiêu|mục tiêu|kế hoạch)\b")
_REACH = 4


def find(scene: Scene) -> Iterator[Relation]:
    """A target and, after «tuy nhiên», a result of the same unit introduced by «chỉ»."""
    for result in scene.facts:
        if not _SHORT.search(scene.lead(result)) or result.is_aim:
            continue
        for target in reversed(scene.facts[: result.order]):
            if result.sentence - target.sentence > _REACH:
                break
            aimed = target.statement.modality is Modality.TARGET or _TARGET.search(scene.lead(target))
            if target.dimension == result.dimension and aimed and target.is_level:
                near = target.sentence >= result.sentence - 1 and _BUT.search(scene.low[target.end : result.start])
                if near:
                    yield Relation(NAME, (result, target), firm=False)
                break


def claim(relation: Relation, mode: Mode) -> Claim:
    """The result must be able to lie below the target (of a range, its upper end)."""
    result, target = relation.facts
    amount = target.statement.amount
    bound = interval(amount, mode, amount.value if amount.upper is None or mode is Mode.PLAIN else amount.upper)
    return Claim(
        result.amount(mode),
        bound,
        "<",
        scale=target.scale,
        unit=amount.unit,
        shown=lambda: f"{number(result.statement.amount.value)} < {number(amount.value)}",
    )
