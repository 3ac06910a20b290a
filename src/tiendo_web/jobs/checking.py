"""Checking one document against its neighbours and the ledger, and keeping what people decided about earlier findings."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from tiendo.checking import check
from tiendo.values import Finding as FindingValue
from tiendo.values import Implied, Source
from tiendo_web.record.mapping import reading_of
from tiendo_web.record.models import (
    Document,
    Finding,
    FindingPlace,
    FindingState,
    ImpliedValue,
    Observation,
    ReadingState,
    Statement,
    UnitClosure,
)
from tiendo_web.record.models.shapes import place_columns
from tiendo_web.storage_faults import PASSING, cause_of

log = logging.getLogger(__name__)
NOT_CHECKED = "Chưa kiểm tra được: lỗi trong bộ kiểm tra, đã ghi vào nhật ký. Số liệu đã đọc vẫn dùng được."
NEIGHBOURS = 60
"""At most this many other documents are read beside one: those that share most indicators, then the latest."""


def check_document(key: int) -> int:
    """Check one document and store what was found; returns the number of findings that touch it.

    Running it again gives the same rows: a finding is known by its rule and its places, so a settled one stays settled; one
    that is found no longer is marked so, not removed.
    """
    document = Document.objects.get(pk=key)
    together = [document, *neighbours(document)]
    held = comparable(document)
    answer = check([reading_of(one) for one in together], record=[one.as_value for one in held], implied=True)
    rows = {one.sha256: one for one in reversed(together)}
    touching = [one for one in answer.findings if any(source.document == document.sha256 for source in one.sources)]
    with transaction.atomic():
        Document.objects.select_for_update().get(pk=key)
        warnings = [line for line in document.warnings if line != NOT_CHECKED]
        Document.objects.filter(pk=key).update(checked=document.changes, warnings=warnings)
        kept = [_keep(one, document, rows, {one.pk: one for one in held}) for one in touching]
        _retire(document, rows.values(), kept)
        _replace_implied(document, answer.implied, rows)
    return len(kept)


def check_or_say(key: int) -> None:
    """Check one document; when the checker fails, the document says so and everything that was read stays usable.

    Raises: DatabaseError, OSError when the machine is at fault; the check is still waiting then.
    """
    try:
        check_document(key)
    except Exception as error:
        if cause_of(error) in PASSING:
            raise
        log.exception("check of document %s", key)
        row = Document.objects.get(pk=key)
        row.warnings = [*(line for line in row.warnings if line != NOT_CHECKED), NOT_CHECKED]
        row.checked = row.changes
        row.save(update_fields=("warnings", "checked"))


def neighbours(document: Document) -> list[Document]:
    """Other read documents of the same line of units, those first that speak of most indicators this one speaks of."""
    codes = document.statements.counted().exclude(indicator_code=None).values("indicator_code")
    line = Q(unit__above_rows__above=document.unit_id) | Q(unit__below_rows__below=document.unit_id)
    read = Document.objects.filter(line, state=ReadingState.READ).exclude(pk=document.pk).exclude(sha256=document.sha256)
    shared = Count("statements__indicator_code", filter=Q(statements__indicator_code__in=codes), distinct=True)
    keys = read.order_by().values_list("pk", flat=True).distinct()
    near = Document.objects.filter(pk__in=keys).annotate(shared=shared)
    return list(near.order_by("-shared", "-issued", "-pk")[:NEIGHBOURS])


def comparable(document: Document) -> list[Observation]:
    """Values of the ledger for the indicators of a document, in its unit's territory and below, that it did not give itself."""
    codes = document.statements.counted().exclude(indicator_code=None).values("indicator_code")
    below = UnitClosure.objects.filter(above=document.unit.as_value.place or document.unit_id).values("below")
    values = Observation.objects.filter(indicator__in=codes, unit__in=below)
    return list(values.exclude(document=document).select_related("document"))


def fingerprint(finding: FindingValue, rows: Mapping[str, Document]) -> str:
    """What makes two findings the same: rule and places, whatever the order in which the documents came."""
    keys = {sha256: str(row.pk) for sha256, row in rows.items()}
    places = sorted((keys.get(one.document, one.document), one.start, one.end) for one in finding.sources)
    return sha256(repr((finding.code, places, sorted(finding.observations))).encode()).hexdigest()


def _keep(finding: FindingValue, document: Document, rows: Mapping[str, Document], held: Mapping[str, Observation]) -> int:
    row, new = Finding.objects.get_or_create(
        fingerprint=fingerprint(finding, rows),
        defaults={"document": document, "found_at": timezone.now(), **_words(finding)},
    )
    if new:
        said = [_said(row, source, rows[source.document]) for source in finding.sources if source.document in rows]
        known = [_known(row, held[key]) for key in finding.observations]
        for position, place in enumerate([*said, *known]):
            place.position = position
        FindingPlace.objects.bulk_create([*said, *known])
        return row.pk
    for name, value in _words(finding).items():
        setattr(row, name, value)
    for place in row.places.filter(statement=None, observation=None).exclude(document=None).select_related("document"):
        place.statement = _statement_at(place.document, place.start, place.end)
        place.save(update_fields=("statement",))
    if row.state == FindingState.GONE:
        row.state = FindingState.OPEN
    row.save()
    return row.pk


def _words(finding: FindingValue) -> dict[str, str]:
    return {
        "code": finding.code,
        "cls": finding.cls.value,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "message_en": finding.message_en,
        "computed": finding.computed,
        "reason": finding.reason,
    }


def _said(finding: Finding, source: Source, document: Document) -> FindingPlace:
    """A passage of a document, with the statement that stands there."""
    statement = _statement_at(document, source.start, source.end)
    return FindingPlace(finding=finding, document=document, statement=statement, **place_columns(source))


def _statement_at(document: Document, start: int, end: int) -> Statement | None:
    """The narrowest statement that covers a passage."""
    return document.statements.counted().filter(start__lte=start, end__gte=end).order_by("-start", "end").first()


def _known(finding: Finding, observation: Observation) -> FindingPlace:
    """A value of the ledger; its passage when it was read from a document."""
    place = {"part": observation.part, "start": observation.start, "end": observation.end, "surface": observation.surface}
    return FindingPlace(finding=finding, document=observation.document, observation=observation, **place)


def _retire(document: Document, together: Iterable[Document], kept: Sequence[int]) -> None:
    """Open findings of this document that this check should have given again and did not."""
    elsewhere = FindingPlace.objects.exclude(document=None).exclude(document__in=[one.pk for one in together])
    stale = Finding.objects.filter(state=FindingState.OPEN, places__document=document).exclude(pk__in=kept)
    stale = stale.exclude(pk__in=elsewhere.values("finding"))
    Finding.objects.filter(pk__in=list(stale.values_list("pk", flat=True))).update(state=FindingState.GONE)


def _replace_implied(document: Document, implied: Iterable[Implied], rows: Mapping[str, Document]) -> None:
    ImpliedValue.objects.filter(document=document).delete()
    for one in implied:
        if any(source.document == document.sha256 for source in one.premises):
            _add_implied(document, one, rows)


def _add_implied(document: Document, one: Implied, rows: Mapping[str, Document]) -> None:
    premises = [(rows[source.document], source) for source in one.premises if source.document in rows]
    row = ImpliedValue.objects.create(
        document=document,
        indicator=one.indicator,
        place=one.place,
        period=one.period,
        low=one.interval.low,
        high=one.interval.high,
        low_open=one.interval.low_open,
        high_open=one.interval.high_open,
        unit_of_measure=one.unit,
        role=one.role,
        derivation=one.derivation,
        premises=[{"document": held.pk, **place_columns(source)} for held, source in premises],
    )
    row.documents.set({held for held, _source in premises})
