"""How a target stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class TargetClass(StrEnum):
    """The five answers to "will it be met?"."""

    ACHIEVED = "achieved"
    LIKELY = "likely"
    HARD = "hard"
    UNLIKELY = "unlikely"
    CANNOT_ASSESS = "cannot_assess"


@dataclass(frozen=True, slots=True)
class MethodAnswer:
    """What one method says of a target.

    Attributes:
        method: name of the method's file.
        value: its figure (share of the way, required rate, score …), ``None`` when it cannot answer.
        verdict: its own class word, empty when it has none.
        on_track: whether the method counts the target as on its way, ``None`` when it does not say.
        reason: why it cannot answer, or the steps of the figure.
    """

    method: str
    value: float | None
    verdict: str
    on_track: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a series is likely to stand when the target is due.

    Attributes:
        probability: that the target is met, 0 to 1.
        low, middle, high: 80% interval and median of the due value, in the target's unit of measure.
        points: number of observations it rests on.
        fan: per year ``(year, low80, low50, middle, high50, high80)``.
    """

    probability: float
    low: float
    middle: float
    high: float
    points: int
    fan: tuple[tuple[int, float, float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Tiendo's answer for one target on one day.

    Attributes:
        target: key of the target.
        on: the day.
        cls: the class.
        reason: one Vietnamese sentence.
        latest: key of the observation it rests on, ``None`` without one.
        required: value still needed per year until due, ``None`` where it has no meaning.
        methods: what each method says; ``disagreement`` is true when they do not agree.
        override: name and reason of a person who decided otherwise.
    """

    target: str
    on: date
    cls: TargetClass
    reason: str
    latest: str | None = None
    outlook: Outlook | None = None
    required: Decimal | None = None
    methods: tuple[MethodAnswer, ...] = ()
    disagreement: bool = False
    override: tuple[str, str] | None = None
