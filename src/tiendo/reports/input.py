"""What a report is made of: values handed in, nothing looked up while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiendo.values import Assessment, Observation, OrgUnit, Origin, Period, Plan, Target


class ReportKind(StrEnum):
    """The kinds of periodic report; each has its own outline."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    MID_TERM = "mid_term"
    TERM = "term"
    OPINION = "opinion"

    @property
    def of_term(self) -> bool:
        """True for reports on the targets of a whole term."""
        return self in {ReportKind.MID_TERM, ReportKind.TERM}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the report, as its head and its signing block print it.

    Attributes:
        family: ``party`` or ``state``.
        superior: line above the issuer, empty when the rule has none.
        name: the issuer (``"Tỉnh ủy Bắc Kạn"``).
        called: how it speaks of itself in a sentence (``"Tỉnh ủy"``).
        place: where it signs.
        symbol: end of the number (``"-BC/TU"``); ``number`` the digits before it, empty while there is none.
        power, post, signer: of the signing block.
        recipients: one per line, the last one "Lưu …".
    """

    family: str
    superior: str
    name: str
    called: str
    place: str
    symbol: str
    power: str
    post: str
    signer: str = ""
    recipients: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One target with what is known of it.

    Attributes:
        name: indicator as the report prints it.
        sector: code of its sector in the catalogue, ``"other"`` when it has none.
        current: the observation of the report's period (of a term: of its latest reported year), ``None`` when not reported.
        partial: without one, the newest observation of part of the period (9 months, as of a day).
        previous: that of the same period one year before.
        years: for a report on a term, the whole-year observations by year.
        assessment: Tiendo's class, ``None`` when it was not asked.
        lead: name of the body that answers for it, empty when nobody is named.
    """

    target: Target
    name: str
    sector: str
    current: Observation | None = None
    partial: Observation | None = None
    previous: Observation | None = None
    years: tuple[tuple[int, Observation], ...] = ()
    assessment: Assessment | None = None
    lead: str = ""

    @property
    def shown(self) -> Observation | None:
        """What a sentence speaks of: the period's own figure, else that of part of it."""
        return self.current if self.current is not None else self.partial


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A reported value without a target of its own.

    Attributes:
        spoken: what a sentence calls it ("chỉ số PAPI"), where the official name is too long for one; else empty.
    """

    name: str
    sector: str
    current: Observation
    previous: Observation | None = None
    spoken: str = ""

    @property
    def shown(self) -> Observation:
        """What a sentence speaks of."""
        return self.current


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence of the record (a shortcoming, a cause, a task, a proposal), with where it was read or who wrote it."""

    text: str
    key: str
    origins: tuple[Origin, ...]
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """The sentences of the record that a report takes over, by where they stand in it; ``boards``: those of ``tiendo.boards``."""

    situation: tuple[Remark, ...] = ()
    shortcomings: tuple[Remark, ...] = ()
    causes: tuple[Remark, ...] = ()
    tasks: tuple[Remark, ...] = ()
    proposals: tuple[Remark, ...] = ()
    boards: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """One figure that sources give differently and that nobody has settled; the one in use comes first."""

    name: str
    period: Period
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class ReportInput:
    """Everything a periodic report prints.

    Attributes:
        unit: the unit that the report speaks of.
        period: what it covers; ``day`` is the day it is issued, which decides the layout rule.
        known: the day up to which the record was read.
        plan: the plan or resolution it reports on, ``None`` when it is not about one.
        targets, values: in the order of the catalogue.
        remarks: sentences of the record.
        documents: name of each document by its hash, for the trace.
    """

    kind: ReportKind
    unit: OrgUnit
    issuer: Issuer
    period: Period
    day: date
    known: date
    plan: Plan | None = None
    targets: tuple[TargetLine, ...] = ()
    values: tuple[ValueLine, ...] = ()
    remarks: Remarks = Remarks()
    disputes: tuple[Dispute, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
