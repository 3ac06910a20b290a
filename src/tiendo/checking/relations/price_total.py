"""«620 suất quà (mỗi suất 500.000 đồng, tổng trị giá 310 triệu đồng)»: how many, how much each, how much in all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..arithmetic import multiply
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene
from ..wording import number

NAME = "price_total"
WORDS = ("mỗi ",)
_EACH = re.compile(r"\b(?:trị giá )?mỗi (?P<one>[^\W\d_]+)(?: [^\W\d_]+){0,3}? ?(?:trị giá|là|được)?\s*$")
_IN_ALL = re.compile(r"\b(?:tổng|tất cả)\b[^;.\d]{0,40}$")
_MONEY = "vnd"


def find(scene: Scene) -> Iterator[Relation]:
    """An amount for each of the things counted before it, with the amount for all beside it."""
    for each in scene.facts:
        match = _EACH.search(scene.lead(each)[-60:])
        if match is None or each.dimension != _MONEY or not each.is_level:
            continue
        count = scene.next(each, -1)
        while count is not None and count.dimension == _MONEY:
            count = scene.next(count, -1)
        if count is None or not count.is_level or count.is_ratio or count.dimension.split(" ")[0] != match["one"]:
            continue
        for step in (-1, 1):
            whole = scene.next(each, step)
            if whole is not None and whole.dimension == _MONEY and whole.is_level and _IN_ALL.search(scene.lead(whole)):
                yield Relation(NAME, (count, each, whole))


def claim(relation: Relation, mode: Mode) -> Claim:
    """count × amount for each, against the amount for all."""
    count, each, whole = relation.facts
    unit = whole.statement.amount.unit
    return Claim(
        multiply(count.amount(mode), each.amount(mode)),
        whole.amount(mode),
        scale=whole.scale,
        unit=unit,
        shown=lambda: f"{number(count.statement.amount.value)} × {each.source.surface}",
    )
