"""An action from words typed on a command line: each field by its type; what was seen is what stands now."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet

from tiendo_web.record.actions import Action, TaskFacts
from tiendo_web.record.models import User
from tiendo_web.record.queries import visible

A = TypeVar("A", bound=Action[Any])
NO = ("", "0", "no", "không")
SUBJECTS: dict[str, Callable[[User], QuerySet[Any]]] = {
    "document": visible.documents,
    "task": visible.tasks,
    "record": visible.read_records,
    "proposal": visible.proposals,
    "meeting": visible.meetings,
    "explanation": visible.explanations,
}


class UnknownField(ValueError):
    """A field that an action does not have, or one that it needs and was not given; ``known`` are those it has."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


def action_of(kind: type[A], typed: Mapping[str, str], actor: User) -> A:
    """The action with its fields as typed.

    A task's facts stand among the fields (``text=…``, ``lead=…``); versions that are not said are those that the actor sees now.

    Raises: UnknownField; ValueError for a number or day that is none.
    """
    own = {field.name for field in fields(kind)}
    said = dict(typed)
    values: dict[str, Any] = {}
    if "tasks" in own:
        facts = {name: said.pop(name) for name in [field.name for field in fields(TaskFacts)] if name in said}
        values["tasks"] = (TaskFacts(**_values(TaskFacts, facts)),)
    known = tuple(sorted(own - {"tasks"} | ({field.name for field in fields(TaskFacts)} if "tasks" in own else set())))
    for name in said:
        if name not in own:
            raise UnknownField(name, known)
    values |= _values(kind, said)
    for name in own & {"seen"}:
        values.setdefault(name, _version(values, actor))
    for name in own & {"orders", "more"}:
        values[name] = tuple((key, seen or _seen("record", key, actor)) for key, seen in values.get(name, ()))
    for field in fields(kind):
        if field.name not in values and field.default is MISSING and field.default_factory is MISSING:
            raise UnknownField(field.name, known)
    return kind(**values)


def _values(kind: type, typed: Mapping[str, str]) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    missing = [
        field.name
        for field in fields(kind)
        if kind is TaskFacts and field.name not in typed and field.default is MISSING and field.default_factory is MISSING
    ]
    if missing:
        raise UnknownField(missing[0], tuple(sorted(hints)))
    return {name: _value(hints[name], text) for name, text in typed.items()}


def _value(hint: Any, text: str) -> Any:
    """A typed word as a value; lists are separated by ``;``, what belongs to a number stands behind a colon."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return None if text == "" else _value(next(one for one in typing.get_args(hint) if one is not type(None)), text)
    if typing.get_origin(hint) is tuple:
        inner, parts = typing.get_args(hint)[0], [part.strip() for part in text.split(";") if part.strip()]
        if inner in (int, str):
            return tuple(_value(inner, part) for part in parts)
        return tuple(_pair(part, typing.get_args(inner)[1]) for part in parts)
    if hint is int:
        return int(text)
    if hint is date:
        return date.fromisoformat(text)
    if hint is bool:
        return text.lower() not in NO
    return text


def _pair(text: str, second: type) -> tuple[int, Any]:
    key, _colon, rest = text.partition(":")
    return int(key), rest if second is str else int(rest or 0)


def _version(values: Mapping[str, Any], actor: User) -> int:
    name = next((name for name in SUBJECTS if values.get(name) is not None), "")
    return _seen(name, values[name], actor) if name else 0


def _seen(name: str, key: int, actor: User) -> int:
    """The version of a row that the actor sees; 0 for what is not there or not to be seen, which the action then says."""
    return SUBJECTS[name](actor).filter(pk=key).values_list("version", flat=True).first() or 0
