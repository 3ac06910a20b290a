"""Records as plain rows, in the keys of ``gold/RECORDS.md``, for ``tiendo read --records``."""

from __future__ import annotations

from typing import Any

from ...values import Source
from ...values.records import (
    Cause,
    CitedDocument,
    Directive,
    DocumentCount,
    Judgement,
    Meeting,
    Person,
    Proposal,
    Records,
    Shortcoming,
)

KEYS = ("documents", "document_counts", "people", "meetings", "proposals", "directives", "shortcomings", "causes", "assessments")


def as_rows(records: Records, doc: str) -> dict[str, list[dict[str, Any]]]:
    """The records of one document as rows by key; ``doc`` is the path as given."""
    return {
        "documents": [_document(doc, record) for record in records.documents],
        "document_counts": [_count(doc, record) for record in records.document_counts],
        "people": [_person(doc, record) for record in records.people],
        "meetings": [_meeting(doc, record) for record in records.meetings],
        "proposals": [_proposal(doc, record) for record in records.proposals],
        "directives": [_directive(doc, record) for record in records.directives],
        "shortcomings": [_shortcoming(doc, record) for record in records.shortcomings],
        "causes": [_cause(doc, record) for record in records.causes],
        "assessments": [_judgement(doc, record) for record in records.judgements],
    }


def _place(doc: str, source: Source) -> dict[str, Any]:
    return {"doc": doc, "start": source.start, "end": source.end, "quote": source.surface}


def _also(record: CitedDocument | Person | Meeting | Judgement) -> dict[str, Any]:
    return {"also_at": [list(span) for span in record.also_at]} if record.also_at else {}


def _document(doc: str, record: CitedDocument) -> dict[str, Any]:
    flags = {name: True for name in ("collective",) if record.collective} | ({"status": "draft"} if record.draft else {})
    own = {"type": record.type, "number": record.number, "date": record.date, "issuer": record.issuer, "title": record.title}
    return _place(doc, record.source) | own | flags | _also(record)


def _count(doc: str, record: DocumentCount) -> dict[str, Any]:
    own = {
        "type": record.type,
        "count": record.count,
        "issuer": record.issuer,
        "period": record.period,
        "list_open": record.list_open,
    }
    return _place(doc, record.source) | own | {"statement": list(record.statement)}


def _person(doc: str, record: Person) -> dict[str, Any]:
    own = {"name": record.name, "positions": list(record.positions), "role": record.role, "other_roles": list(record.other_roles)}
    return _place(doc, record.source) | own | _also(record)


def _meeting(doc: str, record: Meeting) -> dict[str, Any]:
    own = {"kind": record.kind, "date": record.date, "host": record.host, "guest": record.guest, "chairs": list(record.chairs)}
    return _place(doc, record.source) | own | {"place": record.place, "subject": record.subject} | _also(record)


def _proposal(doc: str, record: Proposal) -> dict[str, Any]:
    amount = None
    if record.amount:
        money = record.amount
        amount = {"value": float(money.value), "unit": money.unit, "hedge": str(money.hedge), "modality": str(money.modality)}
        amount["statement"] = list(money.statement)
    return _place(doc, record.source) | {"from": record.sender, "to": record.receiver, "verb": record.verb, "amount": amount}


def _directive(doc: str, record: Directive) -> dict[str, Any]:
    own = {"from": record.sender, "to": record.receiver, "verb": record.verb, "status": record.status, "deadline": record.deadline}
    marks = ({"item": record.item} if record.item else {}) | ({"heading": True} if record.heading else {})
    return _place(doc, record.source) | own | marks


def _shortcoming(doc: str, record: Shortcoming) -> dict[str, Any]:
    return _place(doc, record.source) | {"unit": record.unit, "label": record.label}


def _cause(doc: str, record: Cause) -> dict[str, Any]:
    return _place(doc, record.source) | {"kind": record.kind}


def _judgement(doc: str, record: Judgement) -> dict[str, Any]:
    figures = {name: getattr(record, name) for name in ("total", "met", "likely_met", "hard", "not_met")}
    own = {"level": record.level, "unit": record.unit, "period": record.period, "scope": record.scope, "forecast": record.forecast}
    percent = None if record.percent_of_target is None else float(record.percent_of_target)
    single = {"indicator": record.indicator, "against": record.against, "percent_of_target": percent, "verdict": record.verdict}
    return (
        _place(doc, record.source)
        | own
        | figures
        | single
        | {"statements": [list(span) for span in record.statements]}
        | _also(record)
    )
