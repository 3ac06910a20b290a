"""Every kind of sentence that a document may hold, and how many of its numbers the others tie down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from . import changes, said, wholes
from .draft import Draft
from .truth import Truth

Sentence = Callable[[Draft, Truth, int], None]


@dataclass(frozen=True)
class Told:
    """A kind of sentence.

    Attributes:
        numbers: how many of its numbers the others of the sentence tie down, from the first on; one of these may be made false.
    """

    say: Sentence
    numbers: int


SENTENCES: dict[str, Told] = {
    told.say.__name__: told
    for told in (
        Told(changes.growth, 3),
        Told(changes.step, 4),
        Told(changes.times, 0),
        Told(changes.from_to, 0),
        Told(changes.plan, 3),
        Told(changes.part_of_year, 0),
        Told(changes.points, 3),
        Told(changes.rank, 0),
        Told(changes.yearly, 3),
        Told(changes.quarters, 1),
        Told(wholes.ratio, 2),
        Told(wholes.part_and_whole, 3),
        Told(wholes.remainder, 3),
        Told(wholes.sum_of_parts, 4),
        Told(wholes.shares, 3),
        Told(wholes.trade, 7),
        Told(wholes.of_several_years, 2),
        Told(wholes.share_of_whole, 0),
        Told(wholes.listed, 1),
        Told(said.higher, 0),
        Told(said.limit, 0),
        Told(said.trend, 0),
        Told(said.largest, 0),
    )
}
