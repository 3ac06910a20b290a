"""What a text holds besides its numbers. Field by field as ``gold/RECORDS.md`` defines it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from .amount import Hedge
from .source import Source
from .statement import Modality

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document that the text cites.

    Attributes:
        type: lower case (``"nghị quyết"``); two types of one phrase are joined by a comma.
        number: number and symbol without "số" and spaces (``"40-KL/TW"``), ``None`` when not printed.
        date: printed day of signing, ISO; ``None`` when not printed.
        issuer: who issued it, as printed or plain from the sign.
        title: the words after the type; ``None`` when only the number is printed.
        collective: several documents in one phrase.
        draft: under discussion, not yet issued.
        also_at: other places where the same document is named.
    """

    source: Source
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    collective: bool = False
    draft: bool = False
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentCount:
    """How many documents of a type were issued.

    Attributes:
        period: as ``Period`` writes it, ``None`` when the text does not settle it.
        list_open: the list it stands in ends in "…".
        statement: span of the statement it rests on.
    """

    source: Source
    type: str
    count: int
    issuer: str | None
    period: str | None
    list_open: bool
    statement: Span


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in full.

    Attributes:
        name: without "đồng chí", "ông", "bà".
        positions: as printed, in order, split at commas.
        role: what the person does here (``"chủ trì"``, ``"dự"`` …), ``None`` when the text does not say.
        also_at: other places where the person is named.
    """

    source: Source
    name: str
    positions: tuple[str, ...]
    role: str | None
    other_roles: tuple[str, ...] = ()
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """People came together at a time.

    Attributes:
        kind: ``"buổi làm việc"``, ``"hội nghị"``, ``"kỳ họp"`` …
        date: ISO day, month or ``day..day``; ``None`` when the text does not settle it.
        host: who receives or presides; guest: who comes or reports.
        chairs: names of those who preside.
    """

    source: Source
    kind: str
    date: str | None
    host: str | None
    guest: str | None
    chairs: tuple[str, ...]
    place: str | None
    subject: str | None
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyAsked:
    """Money that a proposal asks for or reckons with; ``statement`` is the span of the number."""

    value: Decimal
    unit: str
    hedge: Hedge
    modality: Modality
    statement: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lower or outside body asks another to act."""

    source: Source
    sender: str | None
    receiver: str | None
    verb: str
    amount: MoneyAsked | None = None
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Directive:
    """Someone in charge says what is to be done.

    Attributes:
        status: ``"pending"``, ``"reported"`` (told as done) or ``"commitment"`` (a body binds itself).
        item: its list mark (``"(1)"``), ``None`` without one.
        heading: the sentence is a section heading.
        deadline: the day, month or year by which it is to be done, ISO; ``None`` when not printed.
    """

    source: Source
    sender: str | None
    receiver: str | None
    verb: str
    status: str
    item: str | None = None
    heading: bool = False
    deadline: str | None = None
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """A weakness or difficulty that is stated; ``label`` is the printed heading word."""

    source: Source
    unit: str | None
    label: str | None
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something fell short; ``kind`` is ``"objective"`` or ``"subjective"`` where the text says so."""

    source: Source
    kind: str | None
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A result held against a target, a plan or a set of criteria, as the text judges it.

    Attributes:
        level: ``"set"`` for a number of targets at once, ``"indicator"`` for one indicator.
        total, met, likely_met, hard, not_met: printed counts only.
        forecast: it speaks of what will be.
        indicator, against: words for a judgement on one indicator.
        percent_of_target: 102 for "đạt 102%", 103 for "vượt 3%".
        verdict: ``exceeded``, ``met``, ``met_or_exceeded``, ``nearly_met``, ``likely_met``, ``in_progress``, ``planned``,
            ``not_met``.
        statements: spans of the statements it rests on.
    """

    source: Source
    level: str
    unit: str | None
    period: str | None
    total: int | None = None
    met: int | None = None
    likely_met: int | None = None
    hard: int | None = None
    not_met: int | None = None
    forecast: bool = False
    scope: str | None = None
    indicator: str | None = None
    against: str | None = None
    percent_of_target: Decimal | None = None
    verdict: str | None = None
    statements: tuple[Span, ...] = ()
    also_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that one document holds besides its numbers, each kind in order of place."""

    documents: tuple[CitedDocument, ...] = ()
    document_counts: tuple[DocumentCount, ...] = ()
    people: tuple[Person, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    directives: tuple[Directive, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    causes: tuple[Cause, ...] = ()
    judgements: tuple[Judgement, ...] = ()
