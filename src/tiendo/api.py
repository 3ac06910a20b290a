"""The public names, in the order of the flow; `process` shows the whole of it.

document → reading (statements, records) → checking (findings, implied values) → ledger (targets, observations)
         → assessment (class, outlook) → follow-up (drafts of tasks) → report
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from .assessment import assess, outlook_of
from .catalogue import indicators
from .catalogue.org_units import org_units, unit_of, units_named
from .checking import Check, check
from .documents import DocumentError, open_document
from .exchange.frames import assessment_frame, finding_frame, observation_frame, statement_frame
from .followup.drafts import TaskDraft, drafts
from .ledger import Ledger, LedgerError, post, value
from .ledger.entering import Left, Setting, entry_of
from .reading import read, read_text
from .reading.records import read_records
from .reports.gather import Shelf, report_input
from .reports.periodic import periodic
from .values import Assessment, Document, Level, Place, Reading
from .values.records import Records

__all__ = [
    "Document",
    "DocumentError",
    "Flow",
    "Ledger",
    "Shelf",
    "assess",
    "assessment_frame",
    "check",
    "document_of",
    "drafts",
    "finding_frame",
    "observation_frame",
    "open_document",
    "outlook_of",
    "periodic",
    "post",
    "process",
    "read",
    "read_records",
    "read_text",
    "report_input",
    "statement_frame",
    "value",
]


@dataclass(frozen=True, slots=True)
class Flow:
    """What one pass over some documents gives, step by step.

    Attributes:
        readings, records: one of each per document, in the order given.
        check: findings and implied values of all documents together.
        ledger: the ledger handed in with what the documents say added.
        left: each statement that found no place in it, and why.
        assessments: every target of the ledger on the day.
        tasks: drafts of tasks from the orders in the documents.
    """

    readings: tuple[Reading, ...]
    records: tuple[Records, ...]
    check: Check
    ledger: Ledger
    left: tuple[str, ...]
    assessments: tuple[Assessment, ...]
    tasks: tuple[TaskDraft, ...]


def document_of(text: str, *, name: str, published: date | None = None) -> Document:
    """A document made of a text in hand, for those who have no file."""
    return Document(name, sha256(text.encode()).hexdigest(), "txt", text, published=published)


def process(documents: Iterable[Document], *, on: date, ledger: Ledger | None = None, home: str = "") -> Flow:
    """The flow, once: each step takes what the one before gives.

    Args:
        on: the day from which everything is seen.
        ledger: what is known already; its targets are assessed again with what the documents add.
        home: key of the org unit that documents speak of where they name no place; empty when there is none.
    Returns: every step's answer. What contradicts something is not kept out of the ledger: a person decides.
    """
    readings = tuple(read(document) for document in documents)
    records = tuple(read_records(reading) for reading in readings)
    checked = check(readings, implied=True)
    known, left = _enter(readings, ledger or Ledger(), on, home)
    assessments = tuple(
        assess(target, known.observations.values(), on=on, term=known.plans[target.plan].period)
        for target in known.targets.values()
    )
    return Flow(readings, records, checked, known, left, assessments, tuple(draft for found in records for draft in drafts(found)))


def _enter(readings: Sequence[Reading], ledger: Ledger, on: date, home: str) -> tuple[Ledger, tuple[str, ...]]:
    """Post what the statements stand for; the rest is told with its reason."""
    left: list[str] = []
    for reading in readings:
        day = reading.document.published or on
        setting = Setting(
            unit_of=lambda place, day=day: _unit_key(place, day),  # type: ignore[misc]
            home=home,
            plans=tuple(ledger.plans.values()),
            known=day,
            better=lambda code: indicators()[code].direction if code in indicators() else "up",
        )
        for statement in reading.statements:
            entry = entry_of(statement, setting)
            if isinstance(entry, Left):
                left.append(f"{reading.document.name}: {statement.source.surface}: {entry.reason}")
                continue
            try:
                ledger, _ = post(_with_unit(ledger, entry.unit), entry)
            except LedgerError as error:
                left.append(f"{reading.document.name}: {statement.source.surface}: {error}")
    return ledger, tuple(left)


def _with_unit(ledger: Ledger, key: str) -> Ledger:
    """The ledger with the unit and those above it, taken from the catalogue when it does not hold them yet."""
    known = org_units().get(key)
    if known is None or key in ledger.units:
        return ledger
    if known.parent:
        ledger = _with_unit(ledger, known.parent)
    return post(ledger, known)[0]


def _unit_key(place: Place, day: date) -> str | None:
    """The org unit that a place names on a day: by its code, else by its name when only one unit bears it."""
    if place.code:
        found = [unit for level in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE) if (unit := unit_of(place.code, level, day))]
        if found:
            return found[0].key
    named = units_named(place.words, day)
    return named[0].key if len(named) == 1 else None
