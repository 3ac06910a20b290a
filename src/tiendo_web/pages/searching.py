"""The results of the one search box, kind by kind: each a few lines, with the way to the whole list."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import urlencode

from django.db.models import Q
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tiendo.catalogue import bare
from tiendo_web.boards import queries as boards
from tiendo_web.boards import shown
from tiendo_web.pages import format as say
from tiendo_web.pages.following import pick
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.record import options
from tiendo_web.record.models import Document, OrgUnit, ReadRecord, RecordKind, Statement
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.unchanged import kept
from tiendo_web.search.query import group_of, groups_with_indicators, rows, words_of
from tiendo_web.search.sources import DOCUMENTS, PROPOSALS, RECORDS, ROWS, STATEMENTS, TASKS

LIMIT = 8
LOOKED_AT = 60
"""So many newest rows are fetched before the best of them are shown."""
NEAR = 3000
"""Among so many newest numbers with the words is looked first."""
LONG = ("text", "structure", "folded", "warnings")
"""Columns of a document that no line shows."""
FEW = 400
"""More units than these share a word that says too little to choose targets by."""
REACH = 110
READ = 400_000
"""An excerpt is looked for in so many first characters of a text."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: what it is, where it leads, a second line; ``strong`` is a number that stands before the name."""

    title: str
    address: str
    below: str = ""
    strong: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """The results of one kind; ``more`` leads to the list that carries on, empty when there is none or nothing more."""

    name: str
    title: str | Promise
    hits: tuple[Hit, ...]
    more: str = ""


def search(person: Person, typed: str) -> list[Kind]:
    """What the person may see that carries the words typed, by kind; kinds without a hit are left out."""
    words = words_of(typed)
    if not words:
        return []
    found = []
    for name, title, find, listed in _KINDS:
        hits = find(person, words)
        more = f"{reverse(listed)}?{urlencode({'tim': typed})}" if listed and len(hits) > LIMIT else ""
        if hits:
            found.append(Kind(name, title, tuple(hits[:LIMIT]), more))
    return found


def _targets(person: Person, words: Sequence[str]) -> list[Hit]:
    """Targets by the words of their indicator; a word may name the unit instead."""
    wanted = visible.targets(person)
    for word in words:
        named = _names().by_word.get(word, ())
        wanted = wanted.filter(Q(folded__contains=word) | (Q(unit__in=named) if len(named) <= FEW else Q(pk__in=[])))
    found = wanted.select_related("plan", "unit").order_by("-due_last", "pk")[: LIMIT + 1]
    return [Hit(row.indicator_words, reverse("target", args=[row.pk]), f"{row.plan.title} · {row.unit.name}") for row in found]


def _statements(person: Person, words: Sequence[str]) -> list[Hit]:
    """Numbers by the words of their indicator, as printed or as the catalogue calls it, and their place; newest text first."""
    groups = groups_with_indicators(words)
    near = visible.statements(person).counted().filter(rows(STATEMENTS, groups, NEAR))
    seen = visible.documents(person).values("pk")
    whole = Statement.objects.counted().filter(rows(STATEMENTS, groups), document__in=seen)
    newest: list[int] = []
    for way in (near, whole):  # all are looked through for who sees little or asks for what is rare
        newest = list(way.order_by("-pk").values_list("pk", flat=True)[:LOOKED_AT])
        if len(newest) == LOOKED_AT:
            break
    found = Statement.objects.filter(pk__in=newest).select_related("document__unit")
    found = found.defer("document__text", "document__structure", "document__folded").order_by("-document__issued", "start")
    return [_number(row) for row in found[: LIMIT + 1]]


def _number(row: Statement) -> Hit:
    period = say.period(row.period, language()) if row.period else ""
    below = " · ".join(part for part in (say.place(row.place_words, row.document.unit.name), period, row.document.heading) if part)
    return Hit(
        row.indicator_words or "", f"{reverse('document', args=[row.document_id])}?so=s{row.pk}#s{row.pk}", below, row.surface
    )


def _documents(person: Person, words: Sequence[str]) -> list[Hit]:
    """Documents, those that carry the words in their title first, then the newest."""
    seen = visible.documents(person).filter(rows(DOCUMENTS, [group_of(words)])).order_by("-issued", "-pk")
    keys = list(seen.values_list("pk", flat=True)[:LOOKED_AT])  # sorted without their long columns
    newest = list(Document.objects.filter(pk__in=keys).defer(*LONG).order_by("-issued", "-pk"))
    newest.sort(key=lambda row: not set(words) <= set(words_of(f"{row.heading} {row.number}")))
    shown = newest[: LIMIT + 1]
    texts = Document.objects.filter(pk__in=[row.pk for row in shown]).annotate(begin=Substr("text", 1, READ))
    begins = dict(texts.values_list("pk", "begin"))
    return [
        Hit(row.heading, reverse("document", args=[row.pk]), _dated(row), excerpt=excerpt(begins[row.pk], words)) for row in shown
    ]


def _dated(row: Document) -> str:
    return " · ".join(part for part in (row.number, say.day(row.issued) if row.issued else "") if part)


def _tasks(person: Person, words: Sequence[str]) -> list[Hit]:
    found = visible.tasks(person).filter(rows(TASKS, [group_of(words)])).select_related("lead").order_by("-given", "-pk")
    return [Hit(row.text, reverse("task", args=[row.pk]), row.lead.name) for row in found[: LIMIT + 1]]


def _proposals(person: Person, words: Sequence[str]) -> list[Hit]:
    found = visible.proposals(person).filter(rows(PROPOSALS, [group_of(words)])).order_by("-asked", "-pk")
    return [Hit(row.text, reverse("proposal", args=[row.pk]), f"{row.sender} → {row.receiver}") for row in found[: LIMIT + 1]]


def _board_rows(person: Person, words: Sequence[str]) -> list[Hit]:
    """Rows of boards as they stand today; personal columns are not in the index."""
    found = boards.standing(person, options.day()).filter(rows(ROWS, [group_of(words)])).order_by("-known", "-item")
    return [
        Hit(
            shown.name_of(row),
            reverse("board-row", args=[row.board, row.item]),
            f"{pick(row.specification.words)} · {row.unit.name}",
        )
        for row in found[: LIMIT + 1]
    ]


def _people(person: Person, words: Sequence[str]) -> list[Hit]:
    """People named in documents, each name once, with the offices of the newest text."""
    named = ReadRecord.objects.filter(rows(RECORDS, [group_of(words)]), kind=RecordKind.PERSON)
    named = named.filter(document__in=visible.documents(person).values("pk")).select_related("document")
    named = named.defer("document__text", "document__structure", "document__folded").order_by("-document__issued", "start")
    by_name: dict[str, Hit] = {}
    for row in named[:LOOKED_AT]:
        below = " · ".join([", ".join(row.body.get("positions", ())), row.document.heading])
        address = reverse("document-at", args=[row.document_id, row.start or 0])
        by_name.setdefault(bare(row.body["name"]), Hit(row.body["name"], address, below.strip(" ·")))
    return list(by_name.values())


def _units(person: Person, words: Sequence[str]) -> list[Hit]:
    """Units by name, those that still stand first."""
    named = [row for row in _names().units if all(word in row.folded for word in words)]
    named.sort(key=lambda row: (row.end is not None, len(row.name), row.name))
    seen = set(visible.units(person).filter(pk__in=[row.key for row in named[:FEW]]).values_list("pk", flat=True))
    address = reverse("targets")
    found = [row for row in named if row.key in seen]
    return [Hit(row.name, f"{address}?{urlencode({'don-vi': row.key})}") for row in found[: LIMIT + 1]]


@dataclass(frozen=True, slots=True)
class _Unit:
    key: str
    name: str
    folded: str
    end: date | None


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of all units, and the keys of those that carry a word."""

    units: tuple[_Unit, ...]
    by_word: Mapping[str, tuple[str, ...]]


def _names() -> _Names:
    """Kept until anybody changes anything; names are no secret, which units a person may see is asked each time."""
    return kept(("unit names", OrgUnit.objects.count()), _names_read)


def _names_read() -> _Names:
    rows = OrgUnit.objects.order_by().values_list("pk", "name", "end")
    units = tuple(_Unit(key, name, _folded(name), end) for key, name, end in rows.iterator())
    by_word: dict[str, list[str]] = {}
    for unit in units:
        for word in set(unit.folded.split()):
            by_word.setdefault(word, []).append(unit.key)
    return _Names(units, MappingProxyType({word: tuple(keys) for word, keys in by_word.items()}))


@lru_cache(maxsize=20_000)
def _folded(name: str) -> str:
    return bare(name)


def warm() -> None:
    """Fold the names of all units before anybody asks: the first time takes a second for a whole country."""
    _names()


_KINDS: tuple[tuple[str, str | Promise, Callable[[Person, Sequence[str]], list[Hit]], str], ...] = (
    ("targets", _("Chỉ tiêu"), _targets, "targets"),
    ("statements", _("Số liệu trong văn bản"), _statements, ""),
    ("documents", _("Văn bản"), _documents, "documents"),
    ("tasks", _("Nhiệm vụ"), _tasks, "tasks"),
    ("proposals", _("Kiến nghị"), _proposals, "proposals"),
    ("rows", _("Bảng theo dõi"), _board_rows, "boards"),
    ("people", _("Người"), _people, ""),
    ("units", _("Đơn vị"), _units, ""),
)


def excerpt(text: str, words: Sequence[str]) -> str:
    """The stretch of one line with as many of the words as possible, the first such; empty when none of them is there."""
    places = list(re.finditer(rf"\b(?:{'|'.join(map(_marked, words))})\b", text, re.IGNORECASE))
    best, most = None, 0
    for first, place in enumerate(places):
        end = place.start() + REACH * 2 // 3
        line = text.find("\n", place.start(), end)
        end = end if line < 0 else line
        near = {bare(one[0]) for one in places[first : first + 3 * len(words)] if one.end() <= end}
        if len(near) > most:
            best, most = place, len(near)
    if best is None:
        return ""
    begin, stop = text.rfind("\n", 0, best.start()) + 1, text.find("\n", best.end())
    stop = stop if stop >= 0 else len(text)
    start = max(begin, best.start() - REACH // 4)
    end = min(stop, start + REACH)
    return ("…" if start > begin else "") + text[start:end].strip() + ("…" if end < stop else "")


def _marked(word: str) -> str:
    return "".join(_LETTERS.get(letter, letter) for letter in word)


def _letters() -> dict[str, str]:
    """For each plain letter a pattern that takes it with any mark of Vietnamese."""
    by_base: dict[str, list[str]] = {letter: [letter] for letter in string.ascii_lowercase}
    for letter in map(chr, (*range(0xE0, 0x1B1), *range(0x1EA0, 0x1EFA))):
        base = unicodedata.normalize("NFD", letter)[0]
        if base in by_base and letter.islower():
            by_base[base].append(letter)
    by_base["d"].append("đ")
    return {base: f"[{''.join(letters)}]" for base, letters in by_base.items() if len(letters) > 1}


_LETTERS = _letters()
