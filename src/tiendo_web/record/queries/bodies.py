"""One unit or body with everything that hangs on it, as far as the person may see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Max, Q, QuerySet

from tiendo import values
from tiendo.catalogue import fold
from tiendo.catalogue.bodies import bodies, resolve_body

from .. import options
from ..models import Document, OrgUnit, ReadRecord, RecordKind, Release, Succession, Target, User
from . import visible
from .people import mentions_in

_SYSTEMS = {"party": "party", "council": "peoples_council", "committee": "government"}
"""Which system of the catalogue's bodies a body of the unit tree stands for, by the first part of its key."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of units on a day: from which into which, and the decision behind it."""

    day: date
    kind: values.SuccessionKind
    before: tuple[OrgUnit, ...]
    after: tuple[OrgUnit, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person with the offices in this unit's bodies, each with the last day on which a document prints it, latest first."""

    name: str
    offices: tuple[tuple[str, date | None], ...]


def changes_of(unit: OrgUnit) -> tuple[Change, ...]:
    """Every merger, split, transfer or renaming that this unit came out of or went into, by day; the tree is known to all."""
    value = unit.pk
    rows = [row for row in Succession.objects.filter(body__icontains=value) if value in (*row.as_value.before, *row.as_value.after)]
    keys = {key for row in rows for key in (*row.as_value.before, *row.as_value.after)}
    named = OrgUnit.objects.in_bulk(list(keys))
    made = []
    for row in rows:
        one = row.as_value
        before = tuple(named[key] for key in one.before if key in named)
        made.append(Change(row.day, one.kind, before, tuple(named[key] for key in one.after if key in named), one.origin))
    return tuple(sorted(made, key=lambda change: change.day))


def territory_of(unit: OrgUnit) -> OrgUnit | None:
    """The territory that a body answers for; ``None`` for a territory."""
    place = unit.as_value.place
    return OrgUnit.objects.filter(pk=place).first() if place else None


def bodies_at(user: User, unit: OrgUnit) -> list[OrgUnit]:
    """The bodies that answer for a territory."""
    return [row for row in visible.units(user).filter(above=unit, level="body") if row.as_value.place == unit.pk]


def documents_of(user: User, unit: OrgUnit) -> QuerySet[Document]:
    """Documents that the unit handed in or that print it as their issuer, the newest first."""
    rows = visible.documents(user).filter(Q(unit=unit) | Q(issuer__iexact=unit.name))
    return rows.defer("text", "structure", "folded").order_by("-issued", "-uploaded_at")


def targets_led(user: User, unit: OrgUnit) -> QuerySet[Target]:
    """Targets that name the unit as the body that answers for them."""
    return visible.targets(user).filter(body__lead=unit.pk).select_related("plan", "unit", "document")


def releases_of(user: User, unit: OrgUnit) -> QuerySet[Release]:
    """Reports of the unit that a leader made public."""
    return Release.objects.filter(unit=unit, unit__in=visible.units(user)).select_related("released_by")


def meetings_read(user: User, unit: OrgUnit) -> QuerySet[ReadRecord]:
    """Meetings read of in documents: those whose host or guest names the unit, and those that its own documents tell of."""
    named = Q(body__host__icontains=unit.name) | Q(body__guest__icontains=unit.name)
    rows = visible.read_records(user).filter(kind=RecordKind.MEETING).filter(named | Q(document__unit=unit))
    return rows.select_related("document").defer("document__text", "document__structure", "document__folded")


def holders_of(user: User, unit: OrgUnit) -> tuple[Holder, ...]:
    """People whom documents print with an office in this unit's bodies, those printed last first.

    An office names its body by level and system ("Phó Bí thư Tỉnh ủy"); the document's own unit says which territory of that
    level is meant, unless the office names another one.
    """
    place = territory_of(unit) or unit
    level, system = place.level, _SYSTEMS.get(unit.pk.partition("/")[0])
    if place.level not in ("province", "district", "commune"):
        return ()
    wanted = frozenset(body.code for body in bodies() if body.level == level and system in (None, body.system))
    inside = visible.units(user).filter(above_rows__above=place).values_list("pk", flat=True)
    on, found = options.day(), dict[str, dict[str, date | None]]()
    for units, named_only in ((list(inside), False), ([place.above_id or ""], True)):
        for name, office, last in _offices_printed(user, units):
            elsewhere = _elsewhere(office, place) or (named_only and not _names(office, place))
            if not elsewhere and _body_of(office, (last or on).year) in wanted:
                held = found.setdefault(name, {})
                held[office] = max(filter(None, (held.get(office), last)), default=None)
    return tuple(sorted((_holder(name, offices) for name, offices in found.items()), key=_latest_first))


def _offices_printed(user: User, units: Sequence[str]) -> Iterator[tuple[str, str, date | None]]:
    """Name, office and the last day of a document that prints them, once for each; the database does the counting."""
    rows = mentions_in(user, units).order_by().values_list("body__name", "body__positions").annotate(last=Max("document__issued"))
    for name, positions, last in rows:
        for office in positions or ():
            yield name, office, last


@lru_cache(maxsize=4096)
def _body_of(office: str, year: int) -> str | None:
    """Code of the body that an office names at the end of a year."""
    body = resolve_body(office, date(year, 12, 31))
    return body.code if body else None


def _holder(name: str, offices: dict[str, date | None]) -> Holder:
    return Holder(name, tuple(sorted(offices.items(), key=lambda one: one[1] or date.min, reverse=True)))


def _latest_first(one: Holder) -> tuple[int, str]:
    return -max((last.toordinal() for _office, last in one.offices if last), default=0), one.name


def _names(office: str, place: OrgUnit) -> bool:
    """Whether an office names the territory ("Bí thư Huyện ủy Pác Nặm" in a document of the province)."""
    return fold(place.name)[len(_kind(place)) :].strip() in fold(office)


def _kind(place: OrgUnit) -> str:
    return next((one for one in _KINDS if fold(place.name).startswith(one + " ")), "")


_KINDS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu")


def _elsewhere(office: str, place: OrgUnit) -> bool:
    """Whether an office names a unit of the same level that is not this one ("Chủ tịch UBND tỉnh Tuyên Quang")."""
    words = fold(office)
    kind = _kind(place)
    at = words.find(kind + " ") if kind else -1
    tail = words[at + len(kind) + 1 :] if at >= 0 else ""
    original = office[len(office) - len(tail) :] if tail else ""
    return bool(original[:1].isupper()) and fold(place.name)[len(kind) + 1 :] not in words


def counts_for(user: User, keys: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Targets, tasks led and documents of each of these units."""

    def counted(rows: QuerySet, field: str) -> dict[str, int]:  # type: ignore[type-arg]
        return dict(rows.filter(**{f"{field}__in": keys}).order_by().values_list(field).annotate(n=Count("pk")))

    targets, tasks = counted(visible.targets(user), "unit"), counted(visible.tasks(user), "lead")
    documents = counted(visible.documents(user), "unit")
    return {key: (targets.get(key, 0), tasks.get(key, 0), documents.get(key, 0)) for key in keys}
