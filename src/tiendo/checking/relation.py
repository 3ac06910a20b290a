"""What two or more printed numbers say of each other, and whether they can both be right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from ..values import Interval, Source
from .arithmetic import can_be_at_most, can_be_below
from .printed import Mode
from .scene import Fact, Scene

_ROOM = 1e-9


@dataclass(frozen=True, slots=True)
class Relation:
    """Numbers of one text that the text itself binds together.

    Attributes:
        form: name of the form (the file under ``relations``).
        facts: its numbers, in the order that the form names.
        firm: False when the binding rests on less than the words themselves; then a failure is a suspicion at most.
        spans: other stretches of text that belong to it (names, years).
        given: numbers that the form needs and no statement holds (years, days, names counted).
        words: a word that the message repeats.
    """

    form: str
    facts: tuple[Fact, ...]
    firm: bool = True
    spans: tuple[Source, ...] = ()
    given: tuple[Fraction, ...] = ()
    words: str = ""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place it speaks of, in order."""
        return tuple(fact.source for fact in self.facts) + self.spans


@dataclass(frozen=True, slots=True)
class Claim:
    """What a relation comes to under one reading of its numbers.

    Attributes:
        computed, printed: the two sides, in a common unit.
        order: ``"="`` when the sides must share a value, ``"<="`` or ``"<"`` when computed must be able to lie so.
        scale: what one unit of the message is worth (1.000.000.000 for tỷ đồng).
        unit: unit of the message.
        shown: gives the arithmetic (``"61 ÷ 583"``); asked only where there is something to tell.
        alternatives: other computed sides, when the text may mean any of several; one that holds is enough.
    """

    computed: Interval
    printed: Interval
    order: str = "="
    scale: Fraction = Fraction(1)
    unit: str = ""
    shown: Callable[[], str] = str
    alternatives: tuple[Interval, ...] = field(default=())

    @property
    def possible(self) -> bool:
        """Whether some values on each side satisfy it."""
        return any(_fits(side, self.printed, self.order) for side in (self.computed, *self.alternatives))

    @property
    def holds_with_room(self) -> bool:
        """Whether it holds by more than floats can err; asked of a claim in floats."""
        low, high = self.computed.low, self.printed.high
        room = high is None or low is None or low < high - _ROOM * abs(high)
        if self.order != "=" or not room:
            return room
        low, high = self.printed.low, self.computed.high
        return high is None or low is None or low < high - _ROOM * abs(high)


def _fits(computed: Interval, printed: Interval, order: str) -> bool:
    if order == "=":
        return computed.touches(printed)
    return can_be_at_most(computed, printed) if order == "<=" else can_be_below(computed, printed)


class Form(Protocol):
    """A file under ``relations``: how one kind of relation is found in a text, and what it claims.

    It may name ``WORDS``, of which at least one must stand in the folded text; then texts without them are passed over at once.
    """

    NAME: str

    def find(self, scene: Scene) -> Iterator[Relation]:
        """Every relation of this form in a document."""
        ...

    def claim(self, relation: Relation, mode: Mode) -> Claim:
        """The two sides of the relation under one reading of its numbers."""
        ...


Finder = Callable[[Scene], Iterator[Relation]]
