"""Frozen values as JSON and back, field by field, so that a stored value outlives a release that adds fields.

A field that a stored body lacks takes its default; a stored field that the class no longer has is refused, since dropping it
in silence would lose what was recorded.
"""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from tiendo.values import Period

T = TypeVar("T")
_AS_TEXT: dict[type, Any] = {
    Decimal: Decimal,
    Fraction: Fraction,
    Period: Period.parse,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
}


class CodecError(ValueError):
    """A stored body that does not fit the class; the message names the class and the field."""


def to_json(value: Any) -> Any:
    """Plain lists, dicts, numbers and texts; numbers that must stay exact are texts.

    A dataclass carries its class name under ``"is"`` so that a union (Source or Citation) can be told apart.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple(_AS_TEXT)):
        return value.isoformat() if isinstance(value, date) else str(value)
    if is_dataclass(value) and not isinstance(value, type):
        body = {field.name: to_json(getattr(value, field.name)) for field in fields(value) if field.init}
        return {"is": type(value).__name__, **body}
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    return value


def from_json(kind: type[T], body: Any) -> T:
    """The value of class ``kind`` that ``to_json`` gave.

    Raises: CodecError when the body does not fit.
    """
    return typing.cast(T, _read(kind, body))


def _read(kind: Any, body: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _read_union(typing.get_args(kind), body)
    if origin is tuple:
        return _read_tuple(typing.get_args(kind), body)
    if kind in _AS_TEXT:
        return _AS_TEXT[kind](body)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(body)
    if is_dataclass(kind):
        return _read_dataclass(typing.cast(type, kind), body)
    return body


def _read_union(choices: tuple[Any, ...], body: Any) -> Any:
    if body is None:
        return None
    real = [choice for choice in choices if choice is not type(None)]
    if len(real) > 1 and isinstance(body, dict):
        real = [choice for choice in real if getattr(choice, "__name__", "") == body.get("is")]
    if not real:
        raise CodecError(f"{body.get('is')!r} is none of {choices}")
    return _read(real[0], body)


def _read_tuple(kinds: tuple[Any, ...], body: Any) -> tuple[Any, ...]:
    if len(kinds) == 2 and kinds[1] is ...:
        return tuple(_read(kinds[0], item) for item in body)
    return tuple(_read(kind, item) for kind, item in zip(kinds, body, strict=True))


def _read_dataclass(kind: type, body: dict[str, Any]) -> Any:
    hints = _hints(kind)
    unknown = set(body) - set(hints) - {"is"}
    if unknown:
        raise CodecError(f"{kind.__name__}: stored fields {sorted(unknown)} are not known to this release")
    return kind(**{name: _read(hints[name], item) for name, item in body.items() if name != "is"})


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
