"""What the API takes and gives. Numbers are texts with a decimal point, so that no printed digit is lost on the way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

from tiendo.values import Amount, Period
from tiendo_web.record import models

Words = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00-\x08\x0b-\x1f]*$")]
"""A text without control characters, which databases and XML refuse."""
Key = Annotated[str, StringConstraints(min_length=1, max_length=250, pattern=r"^[^\x00-\x1f]+$")]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
Seen = Annotated[int, Field(ge=1, le=2**31 - 1, description="phiên bản đã thấy; khác với bản hiện có thì trả 409")]


def _period(text: str) -> str:
    Period.parse(text)
    return text


PeriodText = Annotated[
    str,
    StringConstraints(pattern=r"^[12]\d{3}(-(Q[1-4]|\d{2}(-\d{2})?))?(\.\.[12]\d{3}(-(Q[1-4]|\d{2}(-\d{2})?))?)?$"),
    AfterValidator(_period),
]
"""A period as the guidelines write it: ``2024``, ``2024-Q1``, ``2024-01..2024-09``."""


class UnitOut(Schema):
    """A unit that the account may read."""

    key: str
    code: str
    name: str
    level: str
    above: str | None
    start: date | None
    end: date | None

    @classmethod
    def of(cls, row: models.OrgUnit) -> UnitOut:
        """From its row."""
        return cls(key=row.key, code=row.code, name=row.name, level=row.level, above=row.above_id, start=row.start, end=row.end)


class AmountOut(Schema):
    """A number as printed; ``half_step`` is half a unit of its last printed digit."""

    value: str
    unit: str
    half_step: str
    upper: str | None
    total: str | None
    hedge: str

    @classmethod
    def of(cls, amount: Amount | None) -> AmountOut | None:
        """From the value; ``None`` where there is no number."""
        if amount is None:
            return None
        upper, total = (None if number is None else f"{number:f}" for number in (amount.upper, amount.total))
        return cls(
            value=f"{amount.value:f}",
            unit=amount.unit,
            half_step=f"{amount.half_step:f}",
            upper=upper,
            total=total,
            hedge=amount.hedge.value,
        )


class DocumentOut(Schema):
    """A document and how far the work on it is."""

    id: int
    unit: str
    name: str
    sha256: str
    title: str
    number: str
    kind: str
    issued: date | None
    period: str | None
    secrecy: int
    state: str
    progress: int
    error: str
    review: str
    version: int

    @classmethod
    def of(cls, row: models.Document) -> DocumentOut:
        """From its row."""
        same = ("name", "sha256", "title", "number", "kind", "issued", "secrecy", "state", "progress", "error", "review", "version")
        period = str(row.period) if row.period else None
        return cls(id=row.pk, unit=row.unit_id, period=period, **{name: getattr(row, name) for name in same})


class StatementOut(Schema):
    """A number read from a document, with its place and what people decided."""

    id: int
    document: int
    start: int | None
    end: int | None
    surface: str
    amount: AmountOut | None
    kind: str
    direction: str | None
    modality: str
    indicator: str | None
    indicator_code: str | None
    period: str | None
    place: str | None
    decision: str
    version: int

    @classmethod
    def of(cls, row: models.Statement) -> StatementOut:
        """From its row."""
        same = ("start", "end", "surface", "kind", "direction", "modality", "indicator_code", "decision", "version")
        return cls(
            id=row.pk,
            document=row.document_id,
            amount=AmountOut.of(row.amount),
            indicator=row.indicator_words,
            period=str(row.period) if row.period else None,
            place=row.place_words,
            **{name: getattr(row, name) for name in same},
        )


class ObservationOut(Schema):
    """One vintage of a value of the ledger; without a number, ``absence`` says why."""

    key: str
    unit: str
    indicator: str
    indicator_words: str
    period: str
    amount: AmountOut | None
    absence: str | None
    modality: str
    known: date
    corrects: str | None
    document: int | None
    surface: str
    citation: str

    @classmethod
    def of(cls, row: models.Observation) -> ObservationOut:
        """From its row."""
        same = ("key", "indicator", "indicator_words", "absence", "modality", "known", "surface")
        return cls(
            unit=row.unit_id,
            period=str(row.period),
            amount=AmountOut.of(row.amount),
            corrects=row.corrects_id,
            document=row.document_id,
            citation=row.citation_address or row.citation_title,
            **{name: getattr(row, name) for name in same},
        )


class TargetOut(Schema):
    """What a plan wants."""

    key: str
    plan: str
    unit: str
    indicator: str
    indicator_words: str
    comparator: str
    value: str | None
    upper: str | None
    unit_of_measure: str
    due: str
    better: str
    amends: str | None

    @classmethod
    def of(cls, row: models.Target) -> TargetOut:
        """From its row."""
        same = ("key", "indicator", "indicator_words", "comparator", "unit_of_measure", "better")
        value, upper = (None if number is None else f"{number:f}" for number in (row.value, row.upper))
        return cls(
            plan=row.plan_id,
            unit=row.unit_id,
            value=value,
            upper=upper,
            due=str(row.due),
            amends=row.amends_id,
            **{name: getattr(row, name) for name in same},
        )


class FindingOut(Schema):
    """What the checker says, with its passages, the one most likely at fault first."""

    id: int
    code: str
    cls: str
    certainty: str
    message: str
    computed: str
    reason: str
    state: str
    reason_given: str
    passages: list[dict[str, Any]]
    version: int

    @classmethod
    def of(cls, row: models.Finding) -> FindingOut:
        """From its row, with its places fetched."""
        same = ("code", "cls", "certainty", "message", "computed", "reason", "state", "reason_given", "version")
        names = ("document_id", "observation_id", "start", "end", "surface")
        passages = [{name.removesuffix("_id"): getattr(place, name) for name in names} for place in row.places.all()]
        return cls(id=row.pk, passages=passages, **{name: getattr(row, name) for name in same})


class TaskOut(Schema):
    """A task and where it stands; ``national`` is its code in a national system."""

    id: int
    national: str
    text: str
    unit: str
    lead: str
    person: str
    product: str
    given: date
    first_due: date | None
    due: date | None
    stage: str
    submitted: date | None
    finished: date | None
    version: int

    @classmethod
    def of(cls, row: models.Task) -> TaskOut:
        """From its row."""
        same = ("national", "text", "person", "product", "given", "first_due", "due", "stage", "submitted", "finished", "version")
        return cls(id=row.pk, unit=row.unit_id, lead=row.lead_id, **{name: getattr(row, name) for name in same})


class ReleaseOut(Schema):
    """A released report."""

    id: int
    unit: str
    title: str
    day: date
    sha256: str
    released_at: datetime

    @classmethod
    def of(cls, row: models.Release) -> ReleaseOut:
        """From its row."""
        return cls(id=row.pk, unit=row.unit_id, title=row.title, day=row.day, sha256=row.content_hash, released_at=row.released_at)


class DescriptionIn(Schema):
    """What a person says a document is; what is left out stays as it is."""

    seen: Seen
    title: Words | None = None
    number: Annotated[Words, StringConstraints(max_length=80)] | None = None
    issued: date | None = None
    period: PeriodText | None = None


class DecisionIn(Schema):
    """A decision on a statement; ``fields`` are for a correction, as typed by a person (``{"value": "1.260"}``)."""

    seen: Seen
    decision: Literal["accept", "reject", "correct", "undo"]
    reason: Words = ""
    fields: Annotated[dict[str, Words], Field(default_factory=dict)]


class SeenIn(Schema):
    """The version seen."""

    seen: Seen


class ReasonIn(Schema):
    """The version seen, and why."""

    seen: Seen
    reason: Words


class OverrideIn(Schema):
    """A person's own class for a target."""

    target: Key
    cls: Literal["achieved", "likely", "hard", "unlikely", "cannot_assess"]
    reason: Words


class WithdrawalIn(Schema):
    """An entry of the ledger that was wrong, and why."""

    entry: Key
    reason: Words


class SettlementIn(Schema):
    """Which of observations that disagree holds; ``kept`` null: none."""

    observations: Annotated[list[Key], Field(min_length=2, max_length=50)]
    kept: Key | None = None
    reason: Words
