"""One row as typed, in a form or in a line of a workbook, read against its board."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tiendo.catalogue import fold
from tiendo.values import Period

from .board import Board, Field, Words
from .entry import FieldValue, RegisterEntry
from .typed import Lookup, TypedError, period_text, read, read_day, read_period, read_unit, written

UNIT = Words("Đơn vị", "Unit")
FRAME = ("unit", "day", "period", "number")
"""Names of the frame's fields, as in ``Board.identity`` and in forms."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person says of a row; the frame and the fields of ``RegisterEntry``, nothing of versions."""

    unit: str
    day: date | None = None
    period: Period | None = None
    number: str = ""
    fields: tuple[tuple[str, FieldValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused: the name of the field (``"unit"``, ``"day"`` … or the board's own) and what to mend."""

    field: str
    words: Words


def labels(board: Board) -> tuple[tuple[str, Words], ...]:
    """Every column of a board with its label, the frame first."""
    frame = (("unit", UNIT), ("day", board.day), ("period", board.period), ("number", board.number))
    return (*((name, words) for name, words in frame if words is not None), *((one.name, one.words) for one in board.fields))


def read_row(board: Board, texts: Mapping[str, str], lookup: Lookup) -> tuple[Draft | None, tuple[Problem, ...]]:
    """Read a row; every problem is told, and the draft is ``None`` when there is one."""
    problems: list[Problem] = []
    unit = _unit(texts.get("unit", ""), lookup, problems)
    day = _day(board, texts.get("day", ""), problems)
    period = _period(board, texts.get("period", ""), problems)
    values = []
    for one in board.fields:
        value = _field(one, texts.get(one.name, ""), lookup, problems)
        if value is not None:
            values.append((one.name, value))
    if problems:
        return None, tuple(problems)
    return Draft(unit, day, period, " ".join(texts.get("number", "").split()), tuple(values)), ()


def texts_of(board: Board, entry: RegisterEntry | Draft, names: Mapping[str, str]) -> dict[str, str]:
    """A row as texts that ``read_row`` reads back to it."""
    held = dict(entry.fields)
    texts = {
        "unit": names.get(entry.unit, entry.unit),
        "day": f"{entry.day.day}/{entry.day.month}/{entry.day.year}" if entry.day else "",
        "period": period_text(entry.period) if entry.period else "",
        "number": entry.number,
    }
    return {**texts, **{one.name: written(one, held.get(one.name), names) for one in board.fields}}


def identity_of(board: Board, entry: RegisterEntry | Draft) -> tuple[object, ...]:
    """What makes two rows the same thing; words are compared without capitals."""
    held = dict(entry.fields)
    values = (getattr(entry, name) if name in FRAME else held.get(name) for name in board.identity)
    return tuple(fold(" ".join(value.split())) if isinstance(value, str) else value for value in values)


def says_the_same(entry: RegisterEntry, draft: Draft) -> bool:
    """Whether a row as held and a row as typed say the same."""
    same_frame = (entry.unit, entry.day, entry.period, entry.number) == (draft.unit, draft.day, draft.period, draft.number)
    return same_frame and dict(entry.fields) == dict(draft.fields)


def _unit(text: str, lookup: Lookup, problems: list[Problem]) -> str:
    if not text.strip():
        problems.append(Problem("unit", Words("cần ghi đơn vị", "a unit is needed")))
        return ""
    try:
        return read_unit(text.strip(), lookup)
    except TypedError as error:
        problems.append(Problem("unit", error.words))
        return ""


def _day(board: Board, text: str, problems: list[Problem]) -> date | None:
    if board.day is None:
        return None
    if not text.strip():
        if board.day_required:
            problems.append(Problem("day", Words(f"cần ghi {board.day.vi.lower()}", f"{board.day.en} is needed")))
        return None
    try:
        return read_day(text.strip())
    except TypedError as error:
        problems.append(Problem("day", error.words))
        return None


def _period(board: Board, text: str, problems: list[Problem]) -> Period | None:
    if board.period is None:
        return None
    try:
        period = read_period(text)
    except TypedError as error:
        problems.append(Problem("period", error.words))
        return None
    if period is None and board.period_required:
        problems.append(Problem("period", Words(f"cần ghi {board.period.vi.lower()}", f"{board.period.en} is needed")))
    return period


def _field(field: Field, text: str, lookup: Lookup, problems: list[Problem]) -> FieldValue | None:
    try:
        value = read(field, text, lookup)
    except TypedError as error:
        problems.append(Problem(field.name, error.words))
        return None
    if value is None and field.required:
        label = field.words.vi[:1].lower() + field.words.vi[1:]
        problems.append(Problem(field.name, Words(f"cần ghi {label}", f"{field.words.en} is needed")))
    return value
