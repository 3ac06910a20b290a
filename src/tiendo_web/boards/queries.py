"""Rows of boards that a person may see as of a day, the shelf for calculations, and the names that a form may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tiendo.boards import BOARDS, Board, BoardLine, FieldType, RegisterEntry, Shelf, lines_of
from tiendo.boards.lines import heading_of
from tiendo.boards.typed import Lookup
from tiendo.catalogue import fold
from tiendo_web.record.models import Document, OrgUnit, Role, RoleAssignment
from tiendo_web.record.permissions import READING, Person, cleared, holds

from .models import BoardEntry, BoardFile

PERSONAL = frozenset({Role.REPORTER, Role.REVIEWER, Role.APPROVER, Role.LEADER})
"""Who reads personal data on the page of one row."""


def versions(user: Person) -> QuerySet[BoardEntry]:
    """Every version of the rows that the person may see: the level of the newest version counts for all of them."""
    newest = BoardEntry.objects.filter(item=OuterRef("item")).order_by("-version").values("secrecy")[:1]
    rows = BoardEntry.objects.annotate(level=Coalesce(Subquery(newest), 0))
    known_document = Q(document=None) | cleared(user, "document__unit", "document__secrecy")
    return rows.filter(cleared(user, "unit", "level")).filter(known_document)


def standing(user: Person, on: date, board: Board | None = None) -> QuerySet[BoardEntry]:
    """The rows as they stood at the end of a day."""
    later = BoardEntry.objects.filter(item=OuterRef("item"), version__gt=OuterRef("version"), known__lte=on)
    rows = versions(user).filter(known__lte=on, withdrawn=False).exclude(Exists(later))
    rows = rows if board is None else rows.filter(board=board.slug)
    # Few units, authors, workbooks and documents stand behind thousands of rows: each is made once, not once a row.
    papers = Document.objects.defer("text", "structure", "folded", "warnings")
    return rows.prefetch_related("unit", "by", "file", Prefetch("document", queryset=papers))


def files(user: Person, board: Board) -> QuerySet[BoardFile]:
    """Workbooks handed in for a board that the person may see; one that holds personal data is for those who work there."""
    roles = PERSONAL if board.personal else READING
    return BoardFile.objects.filter(cleared(user, "unit", "secrecy", roles), board=board.slug)


def shelf_for(
    user: Person,
    on: date,
    boards: Iterable[Board] = BOARDS,
    *,
    unit: str = "",
    rows: Mapping[str, Iterable[BoardEntry]] | None = None,
) -> Shelf:
    """The rows of some boards as the person may see them on a day.

    Args:
        unit: key of a unit to narrow to, with everything below it; empty for all.
        rows: rows that were asked for already, by board.
    """
    held: dict[str, tuple[RegisterEntry, ...]] = {}
    for board in boards:
        found = (rows or {}).get(board.slug)
        if found is None:
            found = standing(user, on, board)
            found = found.filter(unit__above_rows__above=unit) if unit else found
        held[board.slug] = tuple(row.as_value for row in found)
    return Shelf(on, held, unit_names())


def related(board: Board) -> tuple[Board, ...]:
    """The board, the boards of its group, those its rows name, and those whose rows name it."""
    names = {field.links for field in board.fields if field.links} | {board.slug}
    names |= {one.slug for one in BOARDS if one.group == board.group or any(field.links == board.slug for field in one.fields)}
    return tuple(one for one in BOARDS if one.slug in names)


def unit_names() -> dict[str, str]:
    """Name of every unit by key."""
    return dict(OrgUnit.objects.values_list("pk", "name"))


def names_of(shelf: Shelf) -> dict[str, str]:
    """Names of units and headings of rows by key."""
    headings = {entry.key: heading_of(board, entry, shelf) for board in BOARDS for entry in shelf.of(board.slug)}
    return {**shelf.unit_names, **headings}


def writable_units(user: Person, board: Board, *, on: date | None = None) -> QuerySet[OrgUnit]:
    """Units for which the person may write a row of the board; with ``on`` those in being on that day."""
    rights = RoleAssignment.objects.filter(user=user, role__in=board.writers, unit__below_rows__below=OuterRef("pk"))
    rows = OrgUnit.objects.filter(Exists(rights)).order_by("tree", "level", "name")
    return rows if on is None else rows.filter(Q(start=None) | Q(start__lte=on), Q(end=None) | Q(end__gte=on))


def lookup_for(user: Person, board: Board, shelf: Shelf, on: date) -> Lookup:
    """What names in a form or a workbook may mean; of units with one name the one in being on the day is meant."""
    units: dict[str, str] = {}
    for row in sorted(writable_units(user, board), key=lambda row: row.as_value.alive(on)):
        units[fold(row.name)] = row.pk
    entries = {
        field.links: {fold(heading_of(linked, one, shelf)): one.key for one in shelf.of(linked.slug)}
        for field in board.fields
        if field.type is FieldType.ENTRY
        for linked in BOARDS
        if linked.slug == field.links
    }
    return Lookup(units, entries)


def may_write(user: Person, board: Board, unit: str, secrecy: int = 0) -> bool:
    """Whether the person may write a row of the board in a unit."""
    return holds(user, [Role(role) for role in board.writers], unit, secrecy)


def sees_personal(user: Person, row: BoardEntry) -> bool:
    """Whether the person reads the personal data of a row."""
    return holds(user, PERSONAL, row.unit_id, row.secrecy)


def lines_for(user: Person, on: date, *, unit: str = "") -> tuple[tuple[Board, tuple[BoardLine, ...]], ...]:
    """What the boards tell a report or a briefing pack of a unit and what is below it; boards without a row are left out."""
    shelf = shelf_for(user, on, unit=unit)
    told = ((board, lines_of(board, shelf)) for board in BOARDS)
    return tuple((board, lines) for board, lines in told if lines)
