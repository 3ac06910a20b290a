"""The ledger as text: one entry for each fact, for review, backup and version control.

An entry is a line with its kind, then one indented line for each field that says something, its value as JSON::

    observation
      key: "obs/5f0c1a2b3c4d5e6f"
      unit: "province/06/1997"
      indicator: "grdp_growth"
      period: "2023"
      amount: {"value": "6.33", "unit": "%", "half_step": "0.005", "unit_code": "percent"}
      modality: "actual"
      …

Fields that hold their default are left out. Entries stand in the order of posting; empty lines and lines that begin with
``#`` say nothing. Printing, reading and printing again gives the same text.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from tiendo.ledger import Entry, Ledger, Settlement, Withdrawal, ledger_of
from tiendo.ledger.rounds import Round, Step
from tiendo.values import Observation, OrgUnit, Period, Plan, Succession, Target

KINDS: Mapping[str, type[Any]] = {
    "unit": OrgUnit,
    "succession": Succession,
    "plan": Plan,
    "target": Target,
    "observation": Observation,
    "settlement": Settlement,
    "withdrawal": Withdrawal,
    "round": Round,
    "step": Step,
}
_WORDS = {kind: word for word, kind in KINDS.items()}


class TextError(ValueError):
    """A text that is no ledger; the message says which line, what is wrong and what is expected."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def print_ledger(ledger: Ledger) -> str:
    """Every entry of a ledger as text."""
    return "\n".join(print_entry(entry) for entry in ledger.entries.values())


def print_entry(entry: Entry) -> str:
    """One entry as text, ending in a line feed."""
    lines = [_WORDS[type(entry)]]
    lines += [f"  {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in _fields_of(entry)]
    return "\n".join(lines) + "\n"


def read_ledger(text: str) -> Ledger:
    """The ledger that a text was printed from.

    Raises: TextError naming the line.
    """
    return ledger_of(read_entries(text))


def read_entries(text: str, *, first: int = 1, kinds: Iterable[type[Any]] = KINDS.values()) -> Iterator[Entry]:
    """The entries of a text, in its order.

    Args:
        first: number of the text's first line, where it is a piece of a longer one.
        kinds: the kinds of entries to give; others are passed over.
    Raises: TextError naming the line.
    """
    wanted = frozenset(kinds)
    for head, body in _blocks(text, first):
        kind = KINDS.get(head.text)
        if kind is None:
            raise TextError(f"dòng {head.number}: không có loại mục {head.text!r}; các loại là {', '.join(KINDS)}")
        if kind not in wanted:
            continue
        entry: Entry = _build(kind, dict(_field(line, kind) for line in body), f"dòng {head.number}")
        yield entry


def _blocks(text: str, first: int) -> Iterator[tuple[_Line, list[_Line]]]:
    head: _Line | None = None
    body: list[_Line] = []
    # Only line feeds end a line: JSON strings may hold other separators as they are.
    for number, line in enumerate(text.split("\n"), start=first):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            body.append(_Line(number, line[2:]))
            continue
        if head is None and body:
            break
        if head is not None:
            yield head, body
        head, body = _Line(number, line.strip()), []
    if head is None and body:
        raise TextError(f"dòng {body[0].number}: trường đứng trước mọi mục")
    if head is not None:
        yield head, body


def _field(line: _Line, kind: type[Any]) -> tuple[str, Any]:
    name, colon, value = line.text.partition(": ")
    if not colon or name not in _types(kind):
        raise TextError(f"dòng {line.number}: cần “tên: giá trị” với tên là một trong {', '.join(_types(kind))}")
    try:
        return name, _reader(_types(kind)[name])(json.loads(value))
    except (ValueError, TypeError, KeyError, StopIteration, AttributeError, InvalidOperation) as error:
        raise TextError(f"dòng {line.number}: giá trị của {name} không đọc được ({error})") from error


def _fields_of(value: Any) -> Iterable[tuple[str, Any]]:
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is MISSING or held != field.default or type(held) is not type(field.default):
            yield field.name, _plain(held)


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case StrEnum() | Decimal() | Period() | date() | str():
            return str(value)
        case tuple():
            return [_plain(one) for one in value]
        case _:
            return dict(_fields_of(value))


def _types(kind: Any) -> Mapping[str, Any]:
    return _hints(kind)


@cache
def _hints(kind: Hashable) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _build(kind: type[Any], values: Mapping[str, Any], where: str) -> Any:
    if missing := [name for name in _needed(kind) if name not in values]:
        raise TextError(f"{where}: thiếu {', '.join(missing)}")
    return kind(**values)


def _needed(kind: Any) -> tuple[str, ...]:
    return _fields_needed(kind)


@cache
def _fields_needed(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.default is MISSING)


def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a plain value what the field's type asks for."""
    return _made_reader(kind)


@cache
def _made_reader(kind: Any) -> Callable[[Any], Any]:
    if get_origin(kind) in {Union, types.UnionType}:
        return _reader_of_one(get_args(kind))
    if get_origin(kind) is tuple:
        return _reader_of_tuple(get_args(kind))
    if is_dataclass(kind) and kind is not Period:
        return lambda value: _build(
            kind,  # type: ignore[arg-type]
            {name: _reader(_types(kind)[name])(one) for name, one in value.items()},
            "bên trong",
        )
    readers: Mapping[Any, Callable[[Any], Any]] = {Period: Period.parse, date: date.fromisoformat, int: int, bool: bool}
    reader: Callable[[Any], Any] = readers.get(kind, kind)
    return reader


def _reader_of_tuple(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    if inner[-1] is ...:
        each = _reader(inner[0])
        return lambda value: tuple(map(each, value))
    readers = [_reader(one) for one in inner]
    return lambda value: tuple(readers[number](one) for number, one in enumerate(value))


def _reader_of_one(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """For a union: by the names of its fields when several dataclasses may stand there."""
    left = [kind for kind in kinds if kind is not type(None)]
    shapes = [(_types(kind).keys(), _reader(kind)) for kind in left if is_dataclass(kind)] if len(left) > 1 else []
    first = _reader(left[0])

    def read(value: Any) -> Any:
        if value is None:
            return None
        if shapes and isinstance(value, dict):
            return next(reader for names, reader in shapes if value.keys() <= names)(value)
        return first(value)

    return read
