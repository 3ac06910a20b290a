"""The numbers of a document in the order of its text, each with the state a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo.values import FindingClass, Kind
from tiendo_web.pages.sheet import Mark
from tiendo_web.pages.words import KIND_CSS, KINDS
from tiendo_web.record.models import Decision, Document, Finding, FindingPlace, FindingState
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible


class EntryState(StrEnum):
    """What a person sees of a number; the values are the CSS classes of ``review.css``."""

    ACCEPTED = "ok"
    WAITING = "wait"
    SUSPICIOUS = "sus"
    CONTRADICTED = "bad"
    UNREAD = "un"
    REJECTED = "drop"


STATE_WORDS: dict[EntryState, str | Promise] = {
    EntryState.ACCEPTED: _("đã nhận"),
    EntryState.WAITING: _("chờ"),
    EntryState.SUSPICIOUS: _("đáng ngờ"),
    EntryState.CONTRADICTED: _("mâu thuẫn"),
    EntryState.UNREAD: _("chưa đọc được"),
    EntryState.REJECTED: _("đã bỏ"),
}
_LOOK = (EntryState.CONTRADICTED, EntryState.SUSPICIOUS, EntryState.UNREAD)


@dataclass(frozen=True, slots=True)
class Entry:
    """A number in a document: ``name`` is ``s12`` for a statement, ``u5`` for a number left unread."""

    name: str
    pk: int
    start: int
    end: int
    surface: str
    kind: Kind | None
    state: EntryState

    @property
    def decided(self) -> bool:
        """Whether a person has taken it or dropped it."""
        return self.state in (EntryState.ACCEPTED, EntryState.REJECTED)

    @property
    def needs_look(self) -> bool:
        """Whether it must not be taken without a look."""
        return self.state in _LOOK

    @property
    def spoken(self) -> str:
        """Kind and state in words."""
        kind = f"{KINDS[self.kind]}, ".lower() if self.kind else ""
        return f"{kind}{STATE_WORDS[self.state]}"

    @property
    def mark(self) -> Mark:
        """The mark that its text carries."""
        kind = KIND_CSS[self.kind] if self.kind else ""
        return Mark(
            self.start, self.end, self.name, f"{kind} {self.state.value}".strip(), self.spoken, f"?so={self.name}#{self.name}"
        )


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the review is; ``accepted + rejected + waiting + suspicious + contradicted + unread == total``."""

    total: int
    accepted: int
    rejected: int
    waiting: int
    suspicious: int
    contradicted: int
    unread: int

    @property
    def left(self) -> int:
        """Numbers that nobody has decided."""
        return self.total - self.accepted - self.rejected


def open_findings(document: Document, person: Person) -> tuple[Finding, ...]:
    """Findings that touch the document, that the person may see and that wait for a decision, gravest first, with places."""
    order = {FindingClass.CONTRADICTION: 0, FindingClass.SUSPICION: 1, FindingClass.NOTE: 2}
    found: QuerySet[Finding] = (
        visible.findings(person).filter(places__document=document, state=FindingState.OPEN).distinct().prefetch_related("places")
    )
    return tuple(sorted(found, key=lambda finding: (order[FindingClass(finding.cls)], finding.pk)))


def entries_of(document: Document, findings: Iterable[Finding]) -> tuple[Entry, ...]:
    """Every number of the document in the order of the text: two queries, whatever its length."""
    doubted = _doubted(document, findings)
    rows = document.statements.live().values_list("pk", "start", "end", "surface", "kind", "decision")
    entries = [
        Entry(f"s{pk}", pk, start or 0, end or 0, surface, Kind(kind), _state(decision, doubted.get((start, end))))
        for pk, start, end, surface, kind, decision in rows
    ]
    unread = document.unread.filter(statement=None).values_list("pk", "start", "end", "surface", "dismissed")
    entries.extend(
        Entry(f"u{pk}", pk, start or 0, end or 0, surface, None, EntryState.REJECTED if dismissed else EntryState.UNREAD)
        for pk, start, end, surface, dismissed in unread
    )
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.end, entry.name)))


def count(entries: Sequence[Entry]) -> Counts:
    """The counts of some entries."""
    of = {state: sum(entry.state is state for entry in entries) for state in EntryState}
    return Counts(
        len(entries),
        of[EntryState.ACCEPTED],
        of[EntryState.REJECTED],
        of[EntryState.WAITING],
        of[EntryState.SUSPICIOUS],
        of[EntryState.CONTRADICTED],
        of[EntryState.UNREAD],
    )


def find(entries: Sequence[Entry], name: str | None) -> Entry | None:
    """The entry with this name; without one the first that is not decided, then the first."""
    named = next((entry for entry in entries if entry.name == name), None)
    return named or next((entry for entry in entries if not entry.decided), None) or (entries[0] if entries else None)


def neighbours(entries: Sequence[Entry], current: Entry) -> tuple[Entry | None, Entry | None, Entry | None]:
    """The entry before, the one after, and the next that needs a look (going round at the end)."""
    at = next(n for n, entry in enumerate(entries) if entry.name == current.name)
    before = entries[at - 1] if at else None
    after = entries[at + 1] if at + 1 < len(entries) else None
    look = next((entry for entry in (*entries[at + 1 :], *entries[:at]) if entry.needs_look), None)
    return before, after, look


def next_undecided(entries: Sequence[Entry], current: Entry) -> Entry:
    """Where a decision leads: the next number that nobody decided, going round; the same one when all is done."""
    at = next((n for n, entry in enumerate(entries) if entry.start >= current.start and entry.name != current.name), 0)
    return next((entry for entry in (*entries[at:], *entries[:at]) if not entry.decided), current)


def _doubted(document: Document, findings: Iterable[Finding]) -> dict[tuple[int | None, int | None], FindingClass]:
    """The gravest finding on each stretch of the text."""
    worst: dict[tuple[int | None, int | None], FindingClass] = {}
    for finding in findings:
        cls = FindingClass(finding.cls)
        places: Iterable[FindingPlace] = finding.places.all()
        for place in places:
            if place.document_id == document.pk and cls is not FindingClass.NOTE:
                worst.setdefault((place.start, place.end), cls)
    return worst


def _state(decision: str, doubt: FindingClass | None) -> EntryState:
    if decision == Decision.ACCEPTED:
        return EntryState.ACCEPTED
    if decision == Decision.REJECTED:
        return EntryState.REJECTED
    if doubt is FindingClass.CONTRADICTION:
        return EntryState.CONTRADICTED
    return EntryState.SUSPICIOUS if doubt is FindingClass.SUSPICION else EntryState.WAITING
