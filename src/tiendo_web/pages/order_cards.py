"""The orders of a document as cards: which become a task together, what the text says of it, which unit it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict

from tiendo.followup.drafts import TaskDraft, merge, split, worded
from tiendo_web.pages.sheet import context as words_around
from tiendo_web.record import options
from tiendo_web.record.actions import TaskFacts
from tiendo_web.record.models import Document, ReadRecord
from tiendo_web.record.reading_records import draft_of
from tiendo_web.record.unit_words import unit_namer


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task as the text proposes it.

    Attributes:
        draft: what was read, with the page's own unit and day where the text names none.
        lead: name of the unit that leads, empty when the words name no single unit of the record.
    """

    draft: TaskDraft
    lead: str

    def facts(self, *, placed: bool) -> TaskFacts:
        """The facts as they would be given; ``placed``: the task has its own part of the sentence."""
        draft, source = self.draft, self.draft.sources[0]
        return TaskFacts(
            text=worded(draft),
            lead=self.lead,
            joining=draft.joining,
            product=draft.product,
            due=draft.due,
            authority=draft.authority,
            assigner=draft.assigner,
            start=source.start if placed else None,
            end=source.end if placed else None,
        )


@dataclass(frozen=True, slots=True)
class Card:
    """Orders that become tasks together.

    Attributes:
        key: number of the first order; rows: the orders; tasks: what they become, more than one when the order was split.
        passages: what to read; each is a list of (words, marked), orders of one sentence stand in one passage.
        can_split: there is something to take apart.
        error, field, typed: what was refused, where, and what had been typed.
    """

    key: int
    rows: tuple[ReadRecord, ...]
    tasks: tuple[Proposed, ...]
    passages: tuple[tuple[tuple[str, bool], ...], ...]
    can_split: bool
    error: str = ""
    field: str = ""
    typed: Any = None

    @property
    def ready(self) -> bool:
        """Every task of the card has a unit that leads it."""
        return all(task.lead for task in self.tasks)

    @property
    def orders(self) -> tuple[tuple[int, int], ...]:
        """(row, version) of the orders."""
        return tuple((row.pk, row.version) for row in self.rows)

    @property
    def facts(self) -> tuple[TaskFacts, ...]:
        """The tasks as they would be given."""
        return tuple(task.facts(placed=len(self.tasks) > 1) for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the address says of the cards.

    Attributes:
        apart: orders that are taken apart; joined: orders put together, in groups.
        lead, due: unit and day for tasks of which the text names none.
    """

    apart: frozenset[int]
    joined: tuple[tuple[int, ...], ...]
    lead: str
    due: date | None

    @classmethod
    def of(cls, get: QueryDict) -> Arrangement:
        """From the address (``?tach=3&gop=4-5&chu-tri=Sở Y tế&han=2025-03-31``)."""
        apart = frozenset(int(one) for one in get.getlist("tach") if one.isdigit())
        joined = tuple(tuple(int(key) for key in one.split("-") if key.isdigit()) for one in get.getlist("gop"))
        try:
            due = date.fromisoformat(get.get("han", ""))
        except ValueError:
            due = None
        return cls(apart, joined, " ".join(get.get("chu-tri", "").split()), due)


def cards_of(document: Document, waiting: Sequence[ReadRecord], request: HttpRequest, error: str, at_field: str) -> list[Card]:
    """The waiting orders as cards: those of one item of the text together, unless the address says otherwise."""
    asked = Arrangement.of(request.GET)
    tried = request.POST.get("card", "") if error else ""
    proposed = _proposer(document, asked)
    cards = []
    for rows in groups_of(waiting, asked.apart, asked.joined):
        drafts = tuple(draft_of(row) for row in rows)
        cut = rows[0].pk in asked.apart and len(rows) == 1
        shown = _cut(drafts[0]) if cut else (merge(drafts),) if len(drafts) > 1 else drafts
        mine = tried == str(rows[0].pk)
        cards.append(
            Card(
                rows[0].pk,
                rows,
                tuple(proposed(draft) for draft in shown),
                passages_of(document.text, [(row.start or 0, row.end or 0) for row in rows]),
                not cut,
                error if mine else "",
                at_field if mine else "",
                request.POST if mine else None,
            )
        )
    return cards


def _proposer(document: Document, asked: Arrangement) -> Callable[[TaskDraft], Proposed]:
    """A function that fills what the text does not say from what the page was told, and names the unit that leads."""
    today = options.day()
    named = unit_namer(document.unit, min(document.issued or today, today))

    def proposed(draft: TaskDraft) -> Proposed:
        unit = named(draft.lead) or named(asked.lead)
        full = replace(draft, due=draft.due or asked.due)
        return Proposed(full, _name_of(unit))

    return proposed


def _name_of(unit: Any) -> str:
    return str(unit.name) if unit is not None else ""


def passages_of(text: str, spans: Sequence[tuple[int, int]]) -> tuple[tuple[tuple[str, bool], ...], ...]:
    """The words around each span, spans that share their surroundings in one passage."""
    passages: list[list[tuple[str, bool]]] = []
    last_end, last_after = -1, ""
    for start, end in spans:
        before, surface, after = words_around(text, start, end)
        gap = start - last_end
        if passages and 0 <= gap <= len(last_after) and "\n" not in text[last_end:start]:
            passages[-1][-1:] = [(text[last_end:start], False), (surface, True), (after, False)]
        else:
            passages.append([(before, False), (surface, True), (after, False)])
        last_end, last_after = end, after
    return tuple(tuple(passage) for passage in passages)


def _cut(draft: TaskDraft) -> tuple[TaskDraft, ...]:
    """The actions of a sentence; where the grammar sees only one, the sentence twice, for the officer to word."""
    parts = split(draft)
    return parts if len(parts) > 1 else (draft, draft)


def groups_of(
    waiting: Sequence[ReadRecord], apart: frozenset[int], joined: Sequence[tuple[int, ...]]
) -> list[tuple[ReadRecord, ...]]:
    """Orders that go together: as the address says, else neighbours under one list mark and to one receiver."""
    of = {key: number for number, keys in enumerate(joined) for key in keys}
    groups: list[list[ReadRecord]] = []
    taken: dict[int, list[ReadRecord]] = {}
    for row in waiting:
        if row.pk in of:
            if of[row.pk] not in taken:
                groups.append(taken.setdefault(of[row.pk], []))
            taken[of[row.pk]].append(row)
            continue
        last = groups[-1][-1] if groups else None
        free = last is not None and last.pk not in of and last.pk not in apart and row.pk not in apart
        if last is not None and free and row.body["item"] and _mark(row) == _mark(last):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [tuple(group) for group in groups]


def _mark(row: ReadRecord) -> tuple[str, str]:
    return row.body["item"] or "", row.body["receiver"] or ""
