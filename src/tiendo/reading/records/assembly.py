"""One document's records: every grammar in turn over one outline, each finding bound to its place in the printed text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TypeVar

from ...values import Amount, Hedge, Modality, Reading, Source, Statement
from ...values.records import Cause as CauseRecord
from ...values.records import (
    CitedDocument,
    Directive,
    DocumentCount,
    Judgement,
    Meeting,
    MoneyAsked,
    Person,
    Proposal,
    Records,
    Shortcoming,
    Span,
)
from ..view import View, view
from .bodies import main_place
from .citations import citations
from .counts import document_counts
from .dates import year_of_text
from .faults import faults
from .judgements import judgements
from .meetings import meetings
from .outline import outline
from .people import Mention, mentions, persons
from .said import Said
from .speech import speech

Record = TypeVar("Record", DocumentCount, Judgement)


def read_records(reading: Reading) -> Records:
    """Everything a document holds besides its numbers.

    Args: reading: the document with its statements; judgements and counts of documents rest on these.
    Returns: the records, each kind in order of place; every source is a stretch of ``reading.document.text``.
    """
    seen = view(reading.document.text)
    scribe = _Scribe(seen, reading.document.text, reading.document.sha256)
    text = seen.text
    statements = [scribe.inward(statement) for statement in reading.statements]
    paragraphs = outline(text)
    year = year_of_text(text, reading.document.published)
    named = mentions(text, paragraphs)
    place = main_place(text, frozenset(mention.name for mention in named))
    said = speech(text, paragraphs, place, year, _offices(named))
    taken = [(item.start, item.end) for item in said]
    found = faults(text, paragraphs, taken)
    judged = judgements(text, paragraphs, statements, place, taken, reading.document.sha256)
    return Records(
        documents=tuple(
            CitedDocument(
                scribe.source(c.start, c.end),
                c.type,
                c.number,
                c.date,
                c.issuer,
                c.title,
                c.collective,
                c.draft,
                scribe.spans(others),
            )
            for c, others in citations(text, paragraphs)
        ),
        document_counts=tuple(scribe.outward(count) for count in document_counts(text, paragraphs, statements)),
        people=tuple(
            Person(scribe.source(m.start, m.end), m.name, m.positions, role, roles, scribe.spans(others))
            for m, role, roles, others in persons(text, paragraphs)
        ),
        meetings=tuple(
            Meeting(
                scribe.source(m.start, m.end),
                m.kind,
                m.date,
                m.host,
                m.guest,
                m.chairs,
                m.place,
                m.subject,
                scribe.spans(m.also_at),
            )
            for m in meetings(text, paragraphs, named, year)
        ),
        proposals=tuple(
            Proposal(scribe.source(s.start, s.end), s.sender, s.receiver, s.verb, _money(text, s, statements, scribe))
            for s in said
            if s.ask
        ),
        directives=tuple(
            Directive(scribe.source(s.start, s.end), s.sender, s.receiver, s.verb, s.status, s.item, s.heading, s.deadline)
            for s in said
            if not s.ask
        ),
        shortcomings=tuple(Shortcoming(scribe.source(f.start, f.end), place, f.label) for f in found if not f.cause),
        causes=tuple(CauseRecord(scribe.source(f.start, f.end), f.kind) for f in found if f.cause),
        judgements=tuple(scribe.outward(judgement) for judgement in judged),
    )


def _offices(named: list[Mention]) -> dict[str, str]:
    """Printed office → name of the person who is printed with it first."""
    offices: dict[str, str] = {}
    for mention in named:
        for position in mention.positions:
            offices.setdefault(position, mention.name)
    return offices


def _money(text: str, said: Said, statements: list[Statement], scribe: _Scribe) -> MoneyAsked | None:
    """Money named in the request or in the bracket right behind it."""
    end = said.end
    if text[end : end + 2].lstrip().startswith("("):
        closing = text.find(")", end)
        end = closing if 0 < closing < end + 400 else end
    for statement in statements:
        if said.start <= statement.source.start < end and "đồng" in statement.amount.unit:
            amount: Amount = statement.amount
            return MoneyAsked(
                amount.value, amount.unit, Hedge(amount.hedge), Modality(statement.modality), scribe.span(_place(statement))
            )
    return None


def _place(statement: Statement) -> Span:
    return statement.source.start, statement.source.end


@dataclass(frozen=True, slots=True)
class _Scribe:
    """Carries spans between the printed text and the view of it that the grammars read."""

    seen: View
    printed: str
    document: str

    def span(self, span: Span) -> Span:
        return self.seen.back(*span)

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(self.span(span) for span in spans)

    def source(self, start: int, end: int) -> Source:
        first, last = self.seen.back(start, end)
        return Source(self.document, "", first, last, self.printed[first:last])

    def inward(self, statement: Statement) -> Statement:
        """The statement with its places counted in the view."""
        if self.seen.offsets is None:
            return statement
        source = statement.source
        start, end = bisect_left(self.seen.offsets, source.start), bisect_left(self.seen.offsets, source.end)
        of = tuple(bisect_left(self.seen.offsets, at) for at in statement.of) if statement.of else None
        mention = statement.indicator
        if mention:
            mention = replace(
                mention, start=bisect_left(self.seen.offsets, mention.start), end=bisect_left(self.seen.offsets, mention.end)
            )
        inner = replace(source, start=start, end=end, surface=self.seen.text[start:end])
        return replace(statement, source=inner, indicator=mention, of=(of[0], of[1]) if of else None)

    def outward(self, record: Record) -> Record:
        """A record whose spans are counted in the view, with them counted in the printed text."""
        if self.seen.offsets is None:
            return record
        source = self.source(record.source.start, record.source.end)
        if isinstance(record, DocumentCount):
            return replace(record, source=source, statement=self.span(record.statement))
        return replace(record, source=source, statements=self.spans(record.statements), also_at=self.spans(record.also_at))
