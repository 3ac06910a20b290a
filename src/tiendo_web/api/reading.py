"""Reading through the API: the rows that the account may see, filtered, in pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.http import HttpRequest
from ninja import Query, Schema
from pydantic import Field

from tiendo.followup.stages import Stage
from tiendo_web.pages.kept import rows_of
from tiendo_web.record import options
from tiendo_web.record.actions import NotFound
from tiendo_web.record.queries import visible

from .door import PROBLEMS, router
from .shapes import (
    DocumentOut,
    FindingOut,
    Key,
    Number,
    ObservationOut,
    ReleaseOut,
    StatementOut,
    TargetOut,
    TaskOut,
    UnitOut,
)

T = TypeVar("T")


class Page(Schema, Generic[T]):
    """A page of a list: how many rows match in all, and those of this page."""

    count: int
    items: list[T]


class Paging(Schema):
    """Which page: at most 200 rows from an offset."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class Filters(Paging):
    """Rows of a unit and what is below it."""

    unit: Key | None = None


class DocumentFilters(Filters):
    """Documents, by where reading and review stand."""

    state: Literal["queued", "reading", "read", "failed"] | None = None
    review: Literal["open", "submitted", "returned", "posted"] | None = None
    issued_from: date | None = None


class StatementFilters(Paging):
    """Statements of a document, by decision."""

    decision: Literal["pending", "accepted", "corrected", "rejected", "withdrawn"] | None = None


class LedgerFilters(Filters):
    """Entries of the ledger, by indicator."""

    indicator: Key | None = None


class ObservationFilters(LedgerFilters):
    """Observations known by a day, of one modality; ``after`` (key of the last one before the page) is quick at any depth."""

    after: Key | None = None
    known_by: date | None = None
    modality: Literal["actual", "estimate", "target"] | None = None


class FindingFilters(Paging):
    """Findings by state and class."""

    state: Literal["open", "settled", "gone"] | None = None
    cls: Literal["contradiction", "suspicion", "note"] | None = None


class AssessmentFilters(Filters):
    """Targets in force on a day; without one, the day that the installation lives in."""

    on: date | None = None


class TaskFilters(Paging):
    """Tasks by stage, leading unit and day."""

    stage: Stage | None = None
    lead: Key | None = None
    due_by: date | None = None


class AssessmentOut(Schema):
    """Tiendo's answer for a target on a day; ``probability`` is null for what is reached and what cannot be assessed."""

    target: str
    unit: str
    on: date
    cls: str
    reason: str
    probability: float | None
    latest: str | None


@router.get("/units", response={200: Page[UnitOut], **PROBLEMS}, tags=["units"], summary="Đơn vị được xem")
def units(request: HttpRequest, asked: Query[Paging]) -> Any:
    """Units, by tree, level and name."""
    return page_of(visible.units(person_of(request)), asked, UnitOut.of)


@router.get("/documents", response={200: Page[DocumentOut], **PROBLEMS}, tags=["documents"], summary="Văn bản")
def documents(request: HttpRequest, asked: Query[DocumentFilters]) -> Any:
    """Documents, latest first."""
    rows = _below(visible.documents(person_of(request)), asked.unit).defer("text", "structure", "folded")
    rows = rows.filter(**_given(state=asked.state, review=asked.review, issued__gte=asked.issued_from))
    return page_of(rows, asked, DocumentOut.of)


@router.get("/documents/{number}", response={200: DocumentOut, **PROBLEMS}, tags=["documents"], summary="Một văn bản")
def document(request: HttpRequest, number: Number) -> Any:
    """One document and how far its reading is."""
    return DocumentOut.of(one_of(visible.documents(person_of(request)), number))


@router.get(
    "/documents/{number}/statements", response={200: Page[StatementOut], **PROBLEMS}, tags=["documents"], summary="Số đọc được"
)
def statements(request: HttpRequest, number: Number, asked: Query[StatementFilters]) -> Any:
    """Numbers read from a document, in its order."""
    document = one_of(visible.documents(person_of(request)), number)
    rows = visible.statements(person_of(request)).filter(document=document, **_given(decision=asked.decision))
    return page_of(rows, asked, StatementOut.of)


@router.get("/targets", response={200: Page[TargetOut], **PROBLEMS}, tags=["ledger"], summary="Chỉ tiêu")
def targets(request: HttpRequest, asked: Query[LedgerFilters]) -> Any:
    """Targets, amended ones too (the amending one names them)."""
    rows = _below(visible.targets(person_of(request)), asked.unit).filter(**_given(indicator=asked.indicator))
    return page_of(rows.order_by("pk"), asked, TargetOut.of)


@router.get("/observations", response={200: Page[ObservationOut], **PROBLEMS}, tags=["ledger"], summary="Số liệu trong sổ")
def observations(request: HttpRequest, asked: Query[ObservationFilters]) -> Any:
    """Observations, all vintages, by key of the unit, indicator, period and day known."""
    person, wanted = person_of(request), Q(**_given(indicator=asked.indicator, known__lte=asked.known_by, modality=asked.modality))
    if asked.unit is not None:
        wanted &= Q(unit__above_rows__above=asked.unit)
    rows = visible.observations(person).select_related(None).filter(wanted).order_by(*_IN_LEDGER)
    count = visible.observation_count(person, wanted)
    if asked.after is not None:
        last = rows.filter(pk=asked.after).values_list(*_IN_LEDGER).first()
        if last is None:
            raise NotFound("Không tìm thấy số liệu đứng trước trang này, hoặc tài khoản này không được xem.")
        rows = rows.filter(TupleGreaterThan(Tuple(*map(F, _IN_LEDGER)), last))
    inside = rows[asked.offset : asked.offset + asked.limit]
    return {"count": count, "items": [ObservationOut.of(row) for row in inside]}


_IN_LEDGER = ("unit_id", "indicator", "period_last", "known", "pk")
"""The order of an index, so that a page is read and not sorted out of everything."""


@router.get("/findings", response={200: Page[FindingOut], **PROBLEMS}, tags=["findings"], summary="Phát hiện")
def findings(request: HttpRequest, asked: Query[FindingFilters]) -> Any:
    """Findings of which every passage may be seen."""
    rows = visible.findings(person_of(request)).filter(**_given(state=asked.state, cls=asked.cls))
    return page_of(rows.prefetch_related("places"), asked, FindingOut.of)


@router.get("/assessments", response={200: Page[AssessmentOut], **PROBLEMS}, tags=["ledger"], summary="Đánh giá chỉ tiêu")
def assessments(request: HttpRequest, asked: Query[AssessmentFilters]) -> Any:
    """The class of each target in force in one unit (or in all), worst first."""
    on = asked.on or options.day()
    rows = rows_of(person_of(request), on, unit=asked.unit or "")
    inside = rows[asked.offset : asked.offset + asked.limit]
    items = [
        AssessmentOut(
            target=row.row.pk,
            unit=row.row.unit_id,
            on=on,
            cls=row.cls.value,
            reason=row.assessment.reason,
            probability=row.probability,
            latest=row.assessment.latest,
        )
        for row in inside
    ]
    return {"count": len(rows), "items": items}


@router.get("/releases", response={200: Page[ReleaseOut], **PROBLEMS}, tags=["releases"], summary="Báo cáo đã công bố")
def releases(request: HttpRequest, asked: Query[Paging]) -> Any:
    """Released reports, latest first; they are public, whatever the account may see."""
    from tiendo_web.record.models import Release

    return page_of(Release.objects.all(), asked, ReleaseOut.of)


@router.get("/tasks", response={200: Page[TaskOut], **PROBLEMS}, tags=["tasks"], summary="Nhiệm vụ")
def tasks(request: HttpRequest, asked: Query[TaskFilters]) -> Any:
    """Tasks that a unit of the account follows, does or joins, in the order they were given."""
    rows = visible.tasks(person_of(request)).filter(**_given(stage=asked.stage, due__lte=asked.due_by, lead=asked.lead))
    return page_of(rows.order_by("given", "pk"), asked, TaskOut.of)


def person_of(request: HttpRequest) -> Any:
    """The token's account; the door has let nobody else in."""
    return request.user


def _below(rows: QuerySet[Any], unit: str | None) -> QuerySet[Any]:
    return rows if unit is None else rows.filter(unit__above_rows__above=unit)


def _given(**filters: Any) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value is not None}


def one_of(rows: QuerySet[Any], number: int) -> Any:
    """The row with this number. Raises: NotFound when it is not among these."""
    row = rows.filter(pk=number).first()
    if row is None:
        raise NotFound("Không tìm thấy, hoặc tài khoản này không được xem.")
    return row


def page_of(rows: QuerySet[Any], asked: Paging, shape: Callable[[Any], Any]) -> dict[str, Any]:
    """One page of rows and how many there are."""
    inside = rows[asked.offset : asked.offset + asked.limit]
    return {"count": rows.count(), "items": [shape(row) for row in inside]}
