"""Contributions in points and growths of all parts give the growth of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from ..arithmetic import divide, total
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from . import mean_between

NAME = "points_growth"
WORDS = ("đóng góp",)


def find(scene: Scene) -> Iterator[Relation]:
    """A whole and all its parts with their growths, each part followed by its contribution in points."""
    for found in mean_between.find(scene):
        whole, *parts = found.facts
        points = [_contribution(scene, part) for part in parts]
        if "quý" not in found.words and all(point is not None for point in points):
            pairs = [fact for point, part in zip(points, parts, strict=True) if point is not None for fact in (point, part)]
            yield Relation(NAME, (whole, *pairs))


def _contribution(scene: Scene, growth: Fact) -> Fact | None:
    after = scene.next(growth)
    while after is not None:
        if after.is_points and "đóng góp" in scene.lead(after):
            return after
        after = scene.next(after)
    return None


def claim(relation: Relation, mode: Mode) -> Claim:
    """Points ÷ growth is the weight of a part; all points over all weights is the growth of the whole."""
    whole, *pairs = relation.facts
    points, growths = pairs[::2], pairs[1::2]
    weights = total(divide(p.amount(mode), g.amount(mode)) for p, g in zip(points, growths, strict=True))
    above = " + ".join(number(point.statement.amount.value) for point in points)
    below = " + ".join(
        f"{number(p.statement.amount.value)}/{number(g.statement.amount.value)}" for p, g in zip(points, growths, strict=True)
    )
    return Claim(
        divide(total(p.amount(mode) for p in points), weights), whole.amount(mode), unit="%", shown=lambda: f"({above}) ÷ ({below})"
    )
