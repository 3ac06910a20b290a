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
        reason: why it cannot answer, or the steps of the figure, in Vietnamese.
        reason_en: the same in English.
        verdict_en: its class word in English.
    """

    method: str
    value: float | None
    verdict: str
    on_track: bool | None
    reason: str
    reason_en: str = ""
    verdict_en: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a series is likely to stand when the target is due.

    Attributes:
        probability: that the target is met, 0 to 1.
        low, middle, high: 80% interval and median of the due value, in the target's unit of measure.
        points: number of observations it rests on.
        fan: per year ``(year, low80, low50, middle, high50, high80)``.
        basis: what it rests on, one Vietnamese phrase; ``basis_en`` the same in English.
        rests_on: keys of the observations it used, oldest first.
    """

    probability: float
    low: float
    middle: float
    high: float
    points: int
    fan: tuple[tuple[int, float, float, float, float, float], ...] = ()
    basis: str = ""
    basis_en: str = ""
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Required:
    """What would have to happen for the target to be met.

    Attributes:
        per_year: change still needed each year until due, in the target's unit; for a yearly flow the amount of each year left.
        this_year: value to be reached by the end of the current year to stay on a straight way.
        per_month: amount still needed in each month left until the target is due; ``None`` for rates and shares.
        months_left: whole months from the latest figure's last day until due.
    """

    per_year: Decimal | None = None
    this_year: Decimal | None = None
    per_month: Decimal | None = None
    months_left: int | None = None


@dataclass(frozen=True, slots=True)
class Lagging:
    """A unit below that lags behind its part of the target.

    Attributes:
        unit: key of the unit.
        share: its share of the way, 1 when reached; ``None`` when it has not reported.
    """

    unit: str
    share: float | None


@dataclass(frozen=True, slots=True)
class Override:
    """A person's own class in place of the computed one.

    Attributes:
        by: who.
        reason: why; never empty.
        computed: the class that the rule gave.
    """

    by: str
    reason: str
    computed: TargetClass


@dataclass(frozen=True, slots=True)
class Assessment:
    """Tiendo's answer for one target on one day.

    Attributes:
        target: key of the target.
        on: the day.
        cls: the class.
        reason: one Vietnamese sentence; ``reason_en`` the same in English.
        latest: key of the observation it rests on, ``None`` without one.
        required: what would have to happen, ``None`` where it has no meaning.
        methods: what each method says; ``disagreement`` is true when they do not agree.
        override: the person, reason and computed class when a person decided otherwise.
        rests_on: keys of every observation used, oldest first.
        lagging: units below that are behind, worst first.
    """

    target: str
    on: date
    cls: TargetClass
    reason: str
    latest: str | None = None
    outlook: Outlook | None = None
    required: Required | None = None
    methods: tuple[MethodAnswer, ...] = ()
    disagreement: bool = False
    override: Override | None = None
    reason_en: str = ""
    rests_on: tuple[str, ...] = ()
    lagging: tuple[Lagging, ...] = ()
