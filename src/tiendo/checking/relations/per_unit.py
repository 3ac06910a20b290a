"""«318 ha, năng suất 56,6 tạ/ha, sản lượng 1.802 tấn», «1.819 giáo viên, bình quân 17 học sinh/giáo viên»: so much for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..arithmetic import multiply
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .listing import same_time
from .neighbours import same_place

NAME = "per_unit"
WORDS = ("/",)
_YIELD = re.compile(r"\bnăng suất\b")
_MEAN = re.compile(r"\b(?:bình quân|trung bình)\b")
_SEASON = re.compile(r"\bvụ [^\W\d_]+")
_REACH = 2  # sentences between the counts and the rate


def find(scene: Scene) -> Iterator[Relation]:
    """A rate «A/B» with the one number of B before it and the one number of A near it.

    Land that was sown may not all have been harvested, pupils of other schools may be counted: a failure is odd, not impossible.
    """
    for rate in scene.facts:
        above, slash, below = rate.dimension.partition("/")
        if not slash or not rate.is_level or rate.is_ratio or rate.statement.amount.upper is not None or not above or not below:
            continue
        lead = scene.lead(rate)
        if _YIELD.search(lead):
            yield from _harvest(scene, rate, above, below)
        elif _MEAN.search(scene.clause(rate)):
            yield from _mean(scene, rate, above, below)


def _harvest(scene: Scene, rate: Fact, above: str, below: str) -> Iterator[Relation]:
    """Area, yield and harvest in a row."""
    area, output = scene.next(rate, -1), scene.next(rate)
    rows = area is not None and output is not None and area.dimension == below and output.dimension == above
    if (
        area is not None
        and output is not None
        and rows
        and _plain(area)
        and _plain(output)
        and ";" not in scene.between(area, output)
    ):
        yield Relation(NAME, (area, rate, output), firm=False)


def _mean(scene: Scene, rate: Fact, above: str, below: str) -> Iterator[Relation]:
    """The two counts that a mean was taken of: each printed once in the sentence of the mean or the two before it."""
    near = [fact for fact in scene.facts[: rate.order] if fact.sentence >= rate.sentence - _REACH and _plain(fact)]
    counts = [fact for fact in near if fact.dimension == below]
    things = [fact for fact in near if fact.dimension == above and not _part(scene, fact)]
    alike = all(same_time(rate, fact) and same_place(rate, fact) for fact in (*counts, *things))
    if len(counts) == 1 and len(things) == 1 and alike:
        yield Relation(NAME, (counts[0], rate, things[0]), firm=False)


def _plain(fact: Fact) -> bool:
    return fact.is_level and not fact.is_ratio and not fact.is_percent and fact.statement.amount.upper is None and not fact.is_aim


def _part(scene: Scene, fact: Fact) -> bool:
    return re.search(r"\btrong đó\b|\briêng\b", scene.lead(fact)) is not None


def claim(relation: Relation, mode: Mode) -> Claim:
    """count × rate against the amount."""
    count, rate, whole = relation.facts
    product = multiply(count.amount(mode), rate.amount(mode))
    return Claim(
        product,
        whole.amount(mode),
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=lambda: f"{number(count.statement.amount.value)} × {rate.source.surface}",
    )
