"""The register of issued documents and the library: what waits to be entered, and reports that say how many were issued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.boards import Shelf
from tiendo.boards.reconcile import Reconciled, reconcile, type_of
from tiendo.boards.specs.issued import ISSUED, TYPES, plain
from tiendo.catalogue import table
from tiendo.reading.records import read_records
from tiendo.values.records import CitedDocument
from tiendo_web.record.codec import from_json
from tiendo_web.record.mapping import reading_of
from tiendo_web.record.models import Document, OrgUnit, ReadingState, ReadRecord, RecordKind, User
from tiendo_web.record.queries import visible

from . import queries
from .actions import RowFacts

_LEAN = ("text", "structure", "folded", "warnings")
MOST = 200
"""So many proposals at once; those after them show when these are entered."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A document of the library that is not in the register, with what its own head says."""

    document: Document
    texts: dict[str, str]

    @property
    def complete(self) -> bool:
        """Whether it can be entered as it stands."""
        return all(self.texts.get(name) for name in ("unit", "day", "number", "loai", "trich_yeu"))


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that a held document cites by number and that the register lacks."""

    row: ReadRecord
    value: CitedDocument
    type: str


Numbered = Sequence[tuple[str, str]]
"""Unit and number of each row of the register."""


def numbered(user: User, on: date) -> Numbered:
    """What the register holds, as the person may see it on a day."""
    rows = queries.standing(user, on, ISSUED).exclude(number="").select_related(None).order_by()
    return list(rows.values_list("unit_id", "number"))


def proposals(user: User, held: Numbered) -> list[Proposed]:
    """Documents of the library with a number of their own that the register of their unit lacks, the latest first."""
    entered = {(unit, plain(number)) for unit, number in held}
    rows = visible.documents(user).filter(state=ReadingState.READ).exclude(number="").select_related("unit").defer(*_LEAN)
    waiting = [row for row in rows.order_by("-issued", "-pk") if (row.unit_id, plain(row.number)) not in entered][:MOST]
    above = _above(user, waiting)
    return [Proposed(row, _texts(row, above.get(row.pk, ""))) for row in waiting]


def facts_of(user: User, proposed: Proposed) -> RowFacts:
    """What entering a proposal writes: the head's own words, and the place of the number as the source."""
    held = visible.documents(user).get(pk=proposed.document.pk)
    at = held.text.find(held.number)
    start, end = (at, at + len(held.number)) if at >= 0 else (0, 0)
    return RowFacts(texts=proposed.texts, secrecy=held.secrecy, document=held.pk, start=start, end=end)


def _texts(row: Document, above: str) -> dict[str, str]:
    return {
        "unit": row.unit_id,
        "number": row.number,
        "day": f"{row.issued.day}/{row.issued.month}/{row.issued.year}" if row.issued else "",
        "loai": _type_words(row.kind),
        "trich_yeu": row.title,
        "co_quan": row.issuer,
        "thuc_hien": above,
    }


def _type_words(kind: str) -> str:
    """The register's word for a kind of the catalogue (``"report"`` is "báo cáo"); empty for none."""
    types = table("document_types")
    names = {one["code"]: one["name"] for one in (*types["party_types"], *types["state_types"])}
    code = type_of(names.get(kind, kind).partition(" của ")[0].partition(" (")[0])
    return next((one.words.vi for one in TYPES if one.code == code), "")


def _above(user: User, documents: Iterable[Document]) -> dict[int, str]:
    """For each document the number that its own title says it carries out: the first cited one that stands in the title."""
    titles = {row.pk: plain(row.title) for row in documents}
    found: dict[int, str] = {}
    rows = visible.read_records(user).filter(kind=RecordKind.CITED, document__in=titles, body__number__isnull=False)
    for pk, number in rows.order_by("document", "start").values_list("document", "body__number"):
        if number and plain(number) in titles[pk]:
            found.setdefault(pk, number)
    return found


def cited(user: User, held: Numbered) -> list[Cited]:
    """Documents that held documents cite with number and day, of a sequence that the register holds, and that it lacks."""
    entered = {plain(number) for _unit, number in held}
    tails = {_tail(number) for _unit, number in held} - {""}
    rows = (
        visible.read_records(user).filter(kind=RecordKind.CITED).select_related("document").order_by("-document__issued", "start")
    )
    found: dict[str, Cited] = {}
    for row in rows.defer(*(f"document__{name}" for name in _LEAN)).order_by("-document__issued", "start"):
        number = row.body.get("number")
        if not number or plain(number) in entered or plain(number) in found or _tail(number) not in tails:
            continue
        value = from_json(CitedDocument, row.body)
        code = type_of(value.type)
        found[plain(number)] = Cited(row, value, next((one.words.vi for one in TYPES if one.code == code), ""))
    return list(found.values())[:MOST]


def _tail(number: str) -> str:
    """What follows the type in a symbol: the issuer (``TU``)."""
    return plain(number).rpartition("/")[2].rpartition("-")[2]


def reports_that_count(user: User) -> list[Document]:
    """Documents with a figure counted in a type of document, the latest first."""
    words = [one.words.vi for one in TYPES if one.code != "khac"]
    counting = visible.statements(user).counted().filter(unit_of_measure__in=words, kind="level").values("document")
    return list(visible.documents(user).filter(pk__in=counting).defer(*_LEAN).order_by("-issued", "-pk")[:MOST])


def reconciled(user: User, document: Document, shelf: Shelf) -> tuple[Reconciled, ...]:
    """What a document says was issued beside the register of its unit."""
    counts = read_records(reading_of(document)).document_counts
    held = [one for one in shelf.of(ISSUED.slug) if one.unit in _units(document.unit)]
    return reconcile(counts, held, reported=document.issued or shelf.on)


def _units(unit: OrgUnit) -> set[str]:
    """The unit and the bodies that answer for it: a report of the province counts what its committee issued."""
    return {unit.pk, *OrgUnit.objects.filter(above=unit, level="body").values_list("pk", flat=True)}
