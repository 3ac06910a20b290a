"""What a board tells a report or a briefing pack: short lines, each with the rows it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .board import Board, Words
from .entry import RegisterEntry, Shelf, total
from .typed import number_text


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One sentence for a report with the keys of the rows that it rests on; each row knows its source."""

    words: Words
    entries: tuple[str, ...]


def lines_of(board: Board, shelf: Shelf) -> tuple[BoardLine, ...]:
    """The lines of a board as of the shelf's day; none when it has no row.

    A specification may say them itself (``Board.summary``); otherwise the count, the totals and the flagged rows are told.
    """
    entries = shelf.of(board.slug)
    if not entries:
        return ()
    if board.summary is not None:
        return tuple(board.summary(entries, shelf))
    return _usual(board, entries, shelf)


def _usual(board: Board, entries: Sequence[RegisterEntry], shelf: Shelf) -> tuple[BoardLine, ...]:
    keys = tuple(one.key for one in entries)
    count = f"{number_text_of(len(entries))}"
    totals_vi, totals_en = [], []
    for field in board.public_fields:
        value = total(entries, field.name) if field.totalled else None
        if value is not None:
            totals_vi.append(f"{field.words.vi.lower()} {number_text(value)} {field.unit}".rstrip())
            totals_en.append(f"{field.words.en.lower()} {value:,f} {field.unit}".rstrip())
    first = Words(
        f"{board.words.vi}: {'; '.join([f'{count} {board.noun.vi}', *totals_vi])}.",
        f"{board.words.en}: {'; '.join([f'{len(entries):,} {board.noun.en}', *totals_en])}.",
    )
    return (BoardLine(first, keys), *_flagged(board, entries, shelf))


def _flagged(board: Board, entries: Sequence[RegisterEntry], shelf: Shelf) -> tuple[BoardLine, ...]:
    lines = []
    for flag in board.flags:
        held = [one for one in entries if flag.holds(one, shelf)]
        if held and flag.tone in {"bad", "warn"}:
            named = [heading_of(board, one, shelf) for one in held[:5]]
            more_vi = f" và {len(held) - 5} {board.noun.vi} khác" if len(held) > 5 else ""
            more_en = f" and {len(held) - 5} more" if len(held) > 5 else ""
            words = Words(
                f"{flag.words.vi}: {number_text_of(len(held))} {board.noun.vi} ({'; '.join(named)}{more_vi}).",
                f"{flag.words.en}: {len(held):,} {board.noun.en} ({'; '.join(named)}{more_en}).",
            )
            lines.append(BoardLine(words, tuple(one.key for one in held)))
    return tuple(lines)


def heading_of(board: Board, entry: RegisterEntry, shelf: Shelf) -> str:
    """What names a row, in Vietnamese: the value of the board's heading field."""
    field, value = board.field(board.heading), entry.get(board.heading)
    if field.personal:
        return entry.number or entry.key
    if isinstance(value, str) and field.choices:
        return next((one.words.vi for one in field.choices if one.code == value), value)
    if isinstance(value, str):
        return shelf.unit_names.get(value, value)
    return str(value) if value is not None else entry.number or entry.key


def number_text_of(count: int) -> str:
    """A count in Vietnamese style, two digits at least as reports print it ("08 dự án")."""
    return f"{count:02d}" if count < 10 else f"{count:,}".replace(",", ".")
