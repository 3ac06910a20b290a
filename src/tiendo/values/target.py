"""Plans, their targets, and the values observed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .amount import Amount
from .period import Period
from .source import Source
from .statement import Modality


class Comparator(StrEnum):
    """How a result is held against a target's value."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    RANGE = "range"
    BY_DATE = "by_date"
    QUALITATIVE = "qualitative"


class Measure(StrEnum):
    """What a target's value speaks of."""

    LEVEL = "level"
    CUMULATIVE = "cumulative"
    YEARLY_AVERAGE = "yearly_average"
    GROWTH = "growth"


class Absence(StrEnum):
    """Why there is no number; none of these is zero."""

    NOT_YET_DUE = "not_yet_due"
    NOT_REPORTED = "not_reported"
    ABOLISHED = "abolished"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a figure comes from when no document is held.

    Attributes:
        address: address of the page, or a document's number.
        title: its title.
        day: day of publication as far as known: ``"2023-11-14"``, ``"2023-11"``, ``"2023"``.
    """

    address: str
    title: str
    day: str


Origin = Source | Citation


@dataclass(frozen=True, slots=True)
class Plan:
    """A resolution, plan or programme that sets targets.

    Attributes:
        key: stable name.
        title: as cited.
        unit: key of the unit that set it.
        period: the years it governs.
        above: key of the plan that it carries out, ``None`` at the top.
        document: number and symbol (``"16-NQ/ĐH"``), empty when not known.
        known: the day it became known, ``None`` when it always was.
    """

    key: str
    title: str
    unit: str
    period: Period
    above: str | None = None
    document: str = ""
    known: date | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan wants of one indicator in one unit by one time.

    Attributes:
        key: stable name.
        plan, unit: keys.
        indicator: code in the catalogue, or the ledger's own code for an indicator that the catalogue lacks.
        indicator_words: the wording of the plan.
        value, upper: in ``unit_of_measure``; ``upper`` only for a range; both ``None`` when by date or qualitative.
        baseline, baseline_period: where the way began, ``None`` when the plan does not say.
        due: the period by whose end it is to be met.
        better: ``"up"``, ``"down"`` or ``"range"``.
        lead, coordinating: keys of the bodies that answer for it.
        amends: key of the target that this one replaces, with the reason in ``amendment``.
        above: key of the target of the unit above that this one is a share of; the term target of an annual one follows
            from the plans.
        known: the day it became known (its vintage), ``None`` when it always was.
        implied: the interval ``(low, high)`` when no source prints the value and it follows from "x % of plan".
        assigned_by: who set the value when two authorities set different ones (``"Trung ương"``, ``"tỉnh"``), else empty.
    """

    key: str
    plan: str
    unit: str
    indicator: str
    indicator_words: str
    comparator: Comparator
    value: Decimal | None
    unit_of_measure: str
    due: Period
    origin: Origin
    upper: Decimal | None = None
    measure: Measure = Measure.LEVEL
    better: str = "up"
    baseline: Decimal | None = None
    baseline_period: Period | None = None
    lead: str | None = None
    coordinating: tuple[str, ...] = ()
    amends: str | None = None
    amendment: str = ""
    above: str | None = None
    known: date | None = None
    implied: tuple[Decimal, Decimal] | None = None
    assigned_by: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of an indicator in a unit for a period, as it became known on a day.

    Attributes:
        key: stable name of this vintage.
        unit, indicator: keys as in ``Target``.
        amount: the number with its unit of measure and precision; ``None`` when ``absence`` says why.
        known: the day it became known (its vintage).
        corrects: key of the observation that this one corrects.
        note: a person's remark, or what the source says beside the number.
        indicator_words: the wording of the source; two wordings of one indicator may hide two definitions.
    """

    key: str
    unit: str
    indicator: str
    period: Period
    amount: Amount | None
    modality: Modality
    origin: Origin
    known: date
    absence: Absence | None = None
    corrects: str | None = None
    note: str = ""
    indicator_words: str = ""
