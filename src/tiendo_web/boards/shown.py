"""A row as people see it: its cells in words, its states, links to what it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from tiendo.boards import Board, Derived, Field, FieldType, RegisterEntry, Shelf, Words
from tiendo.boards.entry import FieldValue, total
from tiendo.boards.lines import heading_of
from tiendo_web.pages import format as say
from tiendo_web.pages.following import pick
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.words import Mark
from tiendo_web.record.models import OrgUnit
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible

from . import queries
from .models import BoardEntry

ICONS = {"bad": "khong", "warn": "kho", "ok": "dat", "plain": "ghi"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column: its text, where it leads, whether it is a number, its unit of measure."""

    text: str
    label: str = ""
    href: str = ""
    numeric: bool = False
    unit: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its head, the name that sorts by it, which way the next click sorts."""

    name: str
    label: str
    unit: str
    numeric: bool
    next: str
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    row: BoardEntry
    entry: RegisterEntry
    heading: str
    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    unit: str


@dataclass(frozen=True)
class Links:
    """Where numbers of documents and tasks lead, for the rows of one page."""

    documents: Mapping[str, int]
    tasks: frozenset[str]


def links_of(user: Person, board: Board, entries: Iterable[RegisterEntry]) -> Links:
    """The documents and tasks that the rows name and the person may see."""
    entries = tuple(entries)
    numbers = {e.text(f.name) for f in board.fields if f.type is FieldType.DOCUMENT for e in entries} - {""}
    tasks = {e.text(f.name) for f in board.fields if f.type is FieldType.TASK for e in entries} - {""}
    held = dict(visible.documents(user).filter(number__in=numbers).values_list("number", "pk")) if numbers else {}
    wanted = [number for number in tasks if number.isdigit()]
    seen = {str(key) for key in visible.tasks(user).filter(pk__in=wanted).values_list("pk", flat=True)} if wanted else set()
    return Links(held, frozenset(seen))


def cell_of(field: Field, value: FieldValue | None, names: Mapping[str, str], links: Links) -> Cell:
    """The cell of a field."""
    label = pick(field.words)
    if value is None:
        return Cell("", label, numeric=field.numeric)
    if isinstance(value, Decimal):
        return Cell(say.number(value, language()), label, numeric=True, unit=field.unit)
    if isinstance(value, date):
        return Cell(say.day(value), label)
    return Cell(_words(field, value, names), label, _address(field, value, links))


def _words(field: Field, value: str, names: Mapping[str, str]) -> str:
    if field.type is FieldType.CHOICE:
        return next((pick(one.words) for one in field.choices if one.code == value), value)
    if field.type in {FieldType.UNIT, FieldType.ENTRY}:
        return names.get(value, value)
    return value


def _address(field: Field, value: str, links: Links) -> str:
    if field.type is FieldType.ENTRY:
        slug, _slash, item = value.rpartition("/")
        return reverse("board-row", args=[slug, int(item)])
    if field.type is FieldType.DOCUMENT and value in links.documents:
        return reverse("document", args=[links.documents[value]])
    if field.type is FieldType.TASK and value in links.tasks:
        return reverse("task", args=[int(value)])
    return ""


def derived_cell(one: Derived, entry: RegisterEntry, shelf: Shelf) -> Cell:
    """The cell of a derived figure, with its arithmetic."""
    value = one.of(entry, shelf)
    label, how = pick(one.words), pick(one.how)
    if value is None:
        return Cell("", label, numeric=bool(one.unit), how=how)
    if isinstance(value, Decimal):
        return Cell(say.number(value, language()), label, numeric=True, unit=one.unit, how=how)
    return Cell(value, label, how=how)


def frame_cells(board: Board, entry: RegisterEntry) -> tuple[Cell, ...]:
    """Day, period and number, where the board has them."""
    cells = []
    if board.day is not None:
        cells.append(Cell(say.day(entry.day) if entry.day else "", pick(board.day)))
    if board.period is not None:
        cells.append(Cell(say.period(entry.period, language()) if entry.period else "", pick(board.period)))
    if board.number is not None:
        cells.append(Cell(entry.number, pick(board.number)))
    return tuple(cells)


def listed_fields(board: Board) -> tuple[Field, ...]:
    """Fields that are columns of the list, the heading left out."""
    return tuple(one for one in board.public_fields if one.listed and one.name != board.heading)


def listed_derived(board: Board) -> tuple[Derived, ...]:
    """Derived figures that are columns of the list."""
    return tuple(one for one in board.derived if one.listed)


def lines_of(board: Board, rows: Iterable[BoardEntry], shelf: Shelf, user: Person) -> tuple[Line, ...]:
    """The rows of one page of the list."""
    pairs = [(row, row.as_value) for row in rows]
    names, links = queries.names_of(shelf), links_of(user, board, (entry for _row, entry in pairs))
    return tuple(_line(board, row, entry, shelf, names, links) for row, entry in pairs)


def _line(board: Board, row: BoardEntry, entry: RegisterEntry, shelf: Shelf, names: Mapping[str, str], links: Links) -> Line:
    own = (cell_of(field, entry.get(field.name), names, links) for field in listed_fields(board))
    derived = (derived_cell(one, entry, shelf) for one in listed_derived(board))
    heading = heading_text(board, entry, shelf, names, links)
    return Line(row, entry, heading, (*frame_cells(board, entry), *own, *derived), marks_of(board, entry, shelf), row.unit.name)


def heading_text(board: Board, entry: RegisterEntry, shelf: Shelf, names: Mapping[str, str], links: Links) -> str:
    """What names a row on a page, in the language of the page."""
    field = board.field(board.heading)
    if field.personal:
        return heading_of(board, entry, shelf)
    return cell_of(field, entry.get(field.name), names, links).text or entry.number or entry.key


def name_of(row: BoardEntry) -> str:
    """What names a row where it stands alone, in the language of the page."""
    board, entry = row.specification, row.as_value
    field = board.field(board.heading)
    value = entry.get(field.name)
    return _words(field, value, {}) if isinstance(value, str) and not field.personal else entry.number or entry.key


def marks_of(board: Board, entry: RegisterEntry, shelf: Shelf) -> tuple[Mark, ...]:
    """The states that hold for a row."""
    return tuple(Mark(pick(flag.words), ICONS[flag.tone], flag.tone) for flag in board.flags if flag.holds(entry, shelf))


def totals_of(board: Board, entries: tuple[RegisterEntry, ...]) -> tuple[Cell, ...]:
    """The totals of the list, one cell for each field that has one."""
    cells = []
    for field in listed_fields(board):
        value = total(entries, field.name) if field.totalled else None
        if value is not None:
            cells.append(Cell(say.number(value, language()), pick(field.words), numeric=True, unit=field.unit))
    return tuple(cells)


def unit_choices(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Units for a filter, each once, by name; the level is told where two have one name."""
    found = dict(rows)
    twice = {name for name in found.values() if list(found.values()).count(name) > 1}
    ended = {key: end for key, end in OrgUnit.objects.filter(pk__in=found).values_list("pk", "end") if end}
    named = ((key, f"{name} (…{ended[key].year})" if name in twice and key in ended else name) for key, name in found.items())
    return sorted(named, key=lambda one: one[1])


def words_of(pair: Words) -> str:
    """The words of a specification in the language of the page."""
    return pick(pair)
