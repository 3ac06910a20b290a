"""Rows as a person types them, put on a shelf."""

from __future__ import annotations

from datetime import date

from tiendo.boards import Board, RegisterEntry, Shelf, board_named
from tiendo.boards.lines import heading_of
from tiendo.boards.rows import read_row
from tiendo.boards.typed import Lookup
from tiendo.catalogue import fold

UNITS = {"province/90/1990": "Tỉnh Thử Nghiệm", "district/901/1990": "Huyện Bắc"}


def shelf_of(on: str, *rows: tuple[Board, dict[str, str]]) -> Shelf:
    """Rows typed one after another; a field that names a row of another board is typed by that row's heading."""
    held: dict[str, tuple[RegisterEntry, ...]] = {}
    for number, (board, texts) in enumerate(rows, start=1):
        shelf = Shelf(date.fromisoformat(on), held, UNITS)
        entries = {
            slug: {fold(heading_of(linked, one, shelf)): one.key for one in shelf.of(slug)}
            for slug in held
            if (linked := board_named(slug)) is not None
        }
        lookup = Lookup({fold(name): key for key, name in UNITS.items()}, entries)
        draft, problems = read_row(board, {"unit": "Tỉnh Thử Nghiệm", **texts}, lookup)
        assert draft is not None, problems
        entry = RegisterEntry(
            f"{board.slug}/{number}",
            1,
            board.slug,
            draft.unit,
            date(2020, 1, 1),
            draft.day,
            draft.period,
            draft.number,
            draft.fields,
        )
        held = {**held, board.slug: (*held.get(board.slug, ()), entry)}
    return Shelf(date.fromisoformat(on), held, UNITS)


def found(board: Board, code: str, shelf: Shelf) -> list[str]:
    """What a check says of the rows of a shelf, in Vietnamese."""
    check = next(one for one in board.checks if one.code == code)
    return [one.words.vi for one in check.find(shelf.of(board.slug), shelf)]


def flagged(board: Board, name: str, shelf: Shelf) -> list[str]:
    """Numbers (or else headings) of the rows in a state."""
    flag = next(one for one in board.flags if one.name == name)
    return [one.number or str(one.get(board.heading)) for one in shelf.of(board.slug) if flag.holds(one, shelf)]


def derived(board: Board, name: str, shelf: Shelf) -> list[object]:
    """A derived figure of every row."""
    figure = next(one for one in board.derived if one.name == name)
    return [figure.of(one, shelf) for one in shelf.of(board.slug)]
