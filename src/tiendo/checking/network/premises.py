"""What was printed and bears on cells: values, changes and shares that link two cells, and sums. Their ends are exact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import inf

from ...values import Amount, Interval, Source, Statement
from ..printed import Mode, about, interval

Ends = tuple[Fraction | None, Fraction | None]


class Observed:
    """A printed value of a cell; its exact ends are worked out when they are first needed, for most never are.

    Attributes:
        source, document: where it stands.
        statement: what was read; ``None`` when the ends are given instead.
        dated: True when its sentence prints its time.
        placed: False when its sentence (or the one before, when it names none) prints places before it, but not the one read.
    """

    __slots__ = ("_plain", "_sure", "dated", "document", "placed", "source", "statement")

    def __init__(
        self,
        source: Source,
        document: int,
        statement: Statement | None = None,
        *,
        dated: bool = True,
        placed: bool = True,
        ends: Ends | None = None,
    ) -> None:
        self.source = source
        self.document = document
        self.statement = statement
        self.dated = dated
        self.placed = placed
        self._sure = self._plain = ends

    def ends(self, mode: Mode) -> Ends:
        """The interval under one reading."""
        kept = self._sure if mode is Mode.SURE else self._plain
        if kept is None:
            assert self.statement is not None
            amount = self.statement.amount
            values = interval(amount, mode)
            high = values.high if amount.upper is None else interval(amount, mode, amount.upper).high
            kept = (values.low, high)
            if mode is Mode.SURE:
                self._sure = kept
            else:
                self._plain = kept
        return kept

    @property
    def about(self) -> tuple[float, float]:
        """The sure interval in floats."""
        if self.statement is not None:
            return about(self.statement.amount)
        low, high = self.ends(Mode.SURE)
        return -inf if low is None else float(low), inf if high is None else float(high)


class Step(Enum):
    """How a printed change or share carries one cell to another."""

    UP = "up"  # 1 + rate
    DOWN = "down"  # 1 − rate
    SHARE = "share"  # rate
    MET = "met"  # at least the rate: «đạt 100%»
    TIMES = "times"  # the number itself
    PLUS = "plus"  # + amount
    MINUS = "minus"  # − amount


class Link:
    """cell ``a`` = cell ``b`` × factor, or + difference; the factor lies between the ends, worked out when first needed.

    Attributes:
        a, b: cells.
        times: True for a factor.
        shown: the step in words (``"÷ 102%"``).
        implies: whether values may be drawn from it.
    """

    __slots__ = ("_plain", "_sure", "a", "amount", "b", "document", "implies", "shown", "source", "step", "times")

    def __init__(
        self,
        a: int,
        b: int,
        step: Step,
        amount: Amount | None,
        source: Source,
        document: int,
        *,
        shown: str = "",
        implies: bool = True,
        ends: Ends | None = None,
    ) -> None:
        self.a, self.b = a, b
        self.step = step
        self.times = step not in (Step.PLUS, Step.MINUS)
        self.amount = amount
        self.source, self.document = source, document
        self.shown, self.implies = shown, implies
        self._sure = self._plain = ends

    def ends(self, mode: Mode) -> Ends:
        """The factor or difference under one reading."""
        kept = self._sure if mode is Mode.SURE else self._plain
        if kept is None:
            assert self.amount is not None
            kept = _carrier(self.step, interval(self.amount, mode))
            if mode is Mode.SURE:
                self._sure = kept
            else:
                self._plain = kept
        return kept

    @property
    def about(self) -> tuple[float, float]:
        """The sure ends in floats."""
        if self.amount is None:
            low, high = self.ends(Mode.SURE)
            return -inf if low is None else float(low), inf if high is None else float(high)
        least, most = about(self.amount)
        if self.step is Step.TIMES or self.step is Step.PLUS:
            return least, most
        if self.step is Step.MINUS:
            return -most, -least
        least, most = least / 100, most / 100
        if self.step is Step.UP:
            return 1 + least, 1 + most
        if self.step is Step.DOWN:
            return 1 - most, 1 - least
        return least, inf if self.step is Step.MET else most


def _carrier(step: Step, values: Interval) -> Ends:
    low, high = values.low, values.high
    if step in (Step.TIMES, Step.PLUS):
        return low, high
    if step is Step.MINUS:
        return None if high is None else -high, None if low is None else -low
    low, high = (None if end is None else end / 100 for end in (low, high))
    if step is Step.UP:
        return None if low is None else 1 + low, None if high is None else 1 + high
    if step is Step.DOWN:
        return None if high is None else 1 - high, None if low is None else 1 - low
    return low, None if step is Step.MET else high


@dataclass(frozen=True, slots=True)
class Sum:
    """cell ``whole`` = the sum of the cells ``parts``."""

    whole: int
    parts: tuple[int, ...]
    source: Source
    document: int


Premise = Observed | Link | Sum
