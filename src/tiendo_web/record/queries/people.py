"""People as the visible documents print them: who is named where, with which office, what they said and what falls to them.

Nothing of a person is stored: each page gathers what was read in documents that this user may see, so a closed document
never shows through a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet

from tiendo.catalogue import bare, fold
from tiendo.followup.people import Directory, KnownPerson, directory
from tiendo.values.records import Directive, Person, Records
from tiendo.values.records import Meeting as MeetingRead

from .. import options
from ..codec import from_json
from ..models import Document, Meeting, ReadRecord, RecordKind, Task, User
from . import visible

_LEAN = ("document__text", "document__structure", "document__folded")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the list: how many documents print it, the first and last day of them, an office it stands with."""

    name: str
    slug: str
    documents: int
    first: date | None
    last: date | None
    office: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that names the person: the place, the day of the document, the offices and what the person does there."""

    row: ReadRecord
    day: date
    offices: tuple[str, ...]
    role: str


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What the documents say of one person, the latest first.

    Attributes:
        met: meetings read of that the person chairs or is named in; planned: meetings that an office entered.
        gave, received: orders (with the day of their document) by or to the person, under the name or an office held that day.
        tasks: tasks that name the person as the one who answers for them or who gave them.
    """

    person: KnownPerson
    mentions: tuple[Mention, ...]
    met: tuple[tuple[ReadRecord, MeetingRead], ...]
    planned: tuple[Meeting, ...]
    gave: tuple[tuple[ReadRecord, date], ...]
    received: tuple[tuple[ReadRecord, date], ...]
    tasks: tuple[Task, ...]


def slug_of(name: str) -> str:
    """How an address names a person: ``"Nông Thị Hà"`` gives ``"nong-thi-ha"``."""
    return "-".join(re.findall("[a-z0-9]+", bare(name))) or "-"


def day_of(document: Document) -> date:
    """The day a document speaks of: of issue, else the end of its period, else the day it was handed in (never after today)."""
    if document.issued is not None:
        return document.issued
    return document.period.last if document.period is not None else min(document.uploaded_at.date(), options.day())


def named(user: User, words: str = "") -> list[Named]:
    """Everybody that visible documents name, those named in most documents first; ``words`` in any order narrow the list."""
    rows = visible.read_records(user).filter(kind=RecordKind.PERSON)
    counted = rows.values_list("body__name").annotate(
        n=Count("document", distinct=True), first=Min("document__issued"), last=Max("document__issued"), at=Max("pk")
    )
    by_slug: dict[str, list[tuple[str, int, date | None, date | None, int]]] = {}
    wanted = bare(words).split()
    for name, n, first, last, at in counted.order_by():
        if name and all(word in bare(name) for word in wanted):
            by_slug.setdefault(slug_of(name), []).append((name, n, first, last, at))
    offices = _offices(max(row[4] for row in found) for found in by_slug.values())
    made = []
    for slug, found in by_slug.items():
        most = max(found, key=lambda row: row[1])
        days = [day for row in found for day in row[2:4] if day is not None]
        office = offices.get(max(row[4] for row in found), "")
        made.append(Named(most[0], slug, sum(row[1] for row in found), min(days, default=None), max(days, default=None), office))
    return sorted(made, key=lambda one: (-one.documents, one.slug))


def _offices(rows: Iterable[int]) -> dict[int, str]:
    """The offices that these mentions print."""
    found = ReadRecord.objects.filter(pk__in=list(rows)).values_list("pk", "body__positions")
    return {pk: ", ".join(positions) for pk, positions in found if positions}


def known_names(user: User, names: Iterable[str]) -> dict[str, str]:
    """Of these names those that a visible document prints, with the address part of each."""
    asked = [name for name in names if name]
    if not asked:
        return {}
    rows = visible.read_records(user).filter(kind=RecordKind.PERSON, body__name__in=asked)
    return {name: slug_of(name) for name in rows.order_by().values_list("body__name", flat=True).distinct()}


def files_of(user: User, slug: str) -> list[PersonFile]:
    """The people behind an address: one, or several of one name whose offices have nothing in common; empty for nobody."""
    rows = visible.read_records(user).filter(kind=RecordKind.PERSON)
    names = [name for name in rows.order_by().values_list("body__name", flat=True).distinct() if name and slug_of(name) == slug]
    found = list(rows.filter(body__name__in=names).select_related("document", "document__unit").defer(*_LEAN))
    return [_file(user, person, found) for person in _directory(found).people]


def people_of(rows: Iterable[ReadRecord]) -> Directory:
    """The people whom these mentions name, each once."""
    return _directory(list(rows))


def mentions_in(user: User, units: Iterable[str]) -> QuerySet[ReadRecord]:
    """Mentions of people in visible documents of some units."""
    rows = visible.read_records(user).filter(kind=RecordKind.PERSON, document__unit__in=list(units))
    return rows.select_related("document").defer(*_LEAN)


def _directory(rows: list[ReadRecord]) -> Directory:
    texts: dict[int, tuple[Document, list[Person]]] = {}
    for row in rows:
        texts.setdefault(row.document_id, (row.document, []))[1].append(from_json(Person, row.body))
    return directory((Records(people=tuple(people)), day_of(document)) for document, people in texts.values())


def _file(user: User, person: KnownPerson, rows: list[ReadRecord]) -> PersonFile:
    mentions = _mentions(person, rows)
    orders = list(
        visible.read_records(user)
        .filter(kind=RecordKind.ORDER)
        .filter(_said_by_or_to(person))
        .select_related("document")
        .defer(*_LEAN)
    )
    gave, received = [], []
    held = _Offices(user, person, mentions)
    for row in orders:
        order, day = from_json(Directive, row.body), day_of(row.document)
        if held.mean(order.sender, row.document, day):
            gave.append((row, day))
        if held.mean(order.receiver, row.document, day):
            received.append((row, day))
    name = person.name
    tasks = visible.tasks(user).filter(Q(person__icontains=name) | Q(assigner__icontains=name))
    planned = visible.meetings(user).filter(Q(chairs__icontains=name) | Q(host__icontains=name))
    return PersonFile(
        person,
        mentions,
        _met(user, person, mentions),
        tuple(planned),
        tuple(sorted(gave, key=_newest, reverse=True)),
        tuple(sorted(received, key=_newest, reverse=True)),
        tuple(tasks.select_related("lead", "document").order_by("-given", "pk")),
    )


def _newest(item: tuple[ReadRecord, date]) -> tuple[date, int]:
    return item[1], item[0].pk


def _mentions(person: KnownPerson, rows: list[ReadRecord]) -> tuple[Mention, ...]:
    places = {(one.source.document, one.source.start) for one in person.mentions}
    found = []
    for row in rows:
        read = from_json(Person, row.body)
        if (read.source.document, read.source.start) in places:
            role = ", ".join(filter(None, (read.role, *read.other_roles)))
            found.append(Mention(row, day_of(row.document), read.positions, role))
    return tuple(sorted(found, key=lambda one: (one.day, one.row.pk), reverse=True))


def _met(user: User, person: KnownPerson, mentions: tuple[Mention, ...]) -> tuple[tuple[ReadRecord, MeetingRead], ...]:
    """Meetings in the documents that name the person, when the person chairs them or is named as taking part."""
    acting = {one.row.document_id for one in mentions if one.role}
    rows = visible.read_records(user).filter(kind=RecordKind.MEETING, document__in={one.row.document_id for one in mentions})
    found = []
    for row in rows.select_related("document").defer(*_LEAN):
        meeting = from_json(MeetingRead, row.body)
        if row.document_id in acting or any(fold(person.name) == fold(chair) for chair in meeting.chairs):
            found.append((row, meeting))
    return tuple(sorted(found, key=lambda item: (item[1].date or "", item[0].pk), reverse=True))


def _said_by_or_to(person: KnownPerson) -> Q:
    """Orders whose sender or receiver prints the name or one of the offices; sifted by day afterwards."""
    words = [person.name, *(post.office for post in person.posts)]
    asked = Q(pk__in=[])
    for word in words:
        asked |= Q(body__sender__icontains=word) | Q(body__receiver__icontains=word)
    return asked


class _Offices:
    """Whether words mean a person: by name, or by an office that the person held then, in documents of the same unit."""

    def __init__(self, user: User, person: KnownPerson, mentions: tuple[Mention, ...]) -> None:
        self.user, self.person = user, person
        self.name = fold(person.name)
        self.units = {fold(office): set[str]() for one in mentions for office in one.offices}
        for one in mentions:
            for office in one.offices:
                self.units[fold(office)].add(one.row.document.unit_id)
        self._holders: dict[str, Directory] = {}

    def mean(self, printed: str | None, document: Document, day: date) -> bool:
        """Whether ``printed`` in a document of a day stands for the person."""
        words = fold(printed or "")
        if self.name in words:
            return True
        office = words.removeprefix("đồng chí ")
        if document.unit_id not in self.units.get(office, ()):
            return False
        holder = self._people_with(office, document.unit_id).holder(office, day)
        return holder is not None and fold(holder.name) == self.name

    def _people_with(self, office: str, unit: str) -> Directory:
        """Everybody whom documents of a unit print with an office: who held it on a day is decided among them."""
        if office not in self._holders:
            rows = mentions_in(self.user, [unit])
            named = rows.values_list("pk", "body__positions")
            holding = [pk for pk, positions in named if any(fold(one) == office for one in positions or ())]
            self._holders[office] = people_of(rows.filter(pk__in=holding))
        return self._holders[office]
