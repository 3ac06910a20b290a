"""«nợ xấu ở mức 1,75%, dưới 3% theo quy định», «vượt mục tiêu đề ra (90%)»: the side of a limit in words and in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Hedge
from ..gated import Gated
from ..printed import Mode, interval
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "limit_said"
_LIMIT = r"(?:trần|ngưỡng|giới hạn|mức trần|hạn mức|mức cho phép|mức tối đa)"
_AIM = r"(?:mục tiêu|chỉ tiêu|kế hoạch|chỉ tiêu kế hoạch|yêu cầu)"
_BELOW = Gated(
    rf"^[^;.]{{0,60}}(?:\b(?:dưới|thấp hơn|nằm trong|trong) {_LIMIT}\b[^;.\d]{{0,40}}"
    rf"|\btrong khi(?: mức)? {_LIMIT}\b[^;.\d]{{0,30}}"
    rf"|\((?:mức )?{_LIMIT}\b[^;.()\d]{{0,30}}"
    rf"|\b(?:chưa đạt|không đạt|thấp hơn)(?: so với)? {_AIM}\b[^;.()\d]{{0,25}}\([^\d()]{{0,20}})$"
)
_ABOVE = Gated(
    rf"^[^;.]{{0,40}}\b(?:vượt|cao hơn|đạt và vượt)(?: so với)? (?:{_AIM}|{_LIMIT})\b[^;.()\d]{{0,25}}\([^\d()]{{0,20}}$"
)
_APPOSED = re.compile(r"^\s*,\s*$")
_PRESCRIBED = re.compile(r"^\s*(?:như |theo |so với )?(?:quy định|mức quy định|yêu cầu|mục tiêu|ngưỡng|giới hạn|mức cho phép)\b")
_UNDER = (Hedge.UNDER, Hedge.AT_MOST)


def find(scene: Scene) -> Iterator[Relation]:
    """A number and the limit or aim right after it, with a word for the side on which it lies."""
    for limit in scene.facts:
        value = scene.next(limit, -1)
        if value is None or value.dimension != limit.dimension or not (value.is_level and limit.is_level) or value.is_ratio:
            continue
        way = _side(scene, value, limit)
        if way:
            yield Relation(NAME, (value, limit), words=way)


def _side(scene: Scene, value: Fact, limit: Fact) -> str:
    words = scene.between(value, limit)
    if _BELOW.match(words):
        return "dưới"
    if _ABOVE.match(words):
        return "vượt"
    apposed = _APPOSED.match(scene.lead(limit)) and _PRESCRIBED.match(scene.tail(limit))
    if apposed and limit.statement.amount.hedge in (*_UNDER, Hedge.OVER):
        return "dưới" if limit.statement.amount.hedge in _UNDER else "vượt"
    return ""


def claim(relation: Relation, mode: Mode) -> Claim:
    """The value below the limit, or above it; of a range that is a limit, the end that asks less."""
    value, limit = relation.facts
    amount = limit.statement.amount
    below = relation.words == "dưới"
    bound = interval(amount, mode, amount.upper if below and amount.upper is not None else amount.value, hedged=False)
    small, large = (value.amount(mode), bound) if below else (bound, value.top(mode))
    return Claim(
        small,
        large,
        "<=",
        scale=limit.scale,
        unit=amount.unit,
        shown=lambda: f"{number(value.statement.amount.value)} {'<' if below else '>'} {number(amount.value)}",
    )
