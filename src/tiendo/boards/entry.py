"""A row of a register, its versions, and the shelf of rows that a calculation may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from tiendo.values import Period
from tiendo.values.target import Origin

FieldValue = str | Decimal | date


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One version of a row. A correction is a new version with the same key; nothing is overwritten.

    Attributes:
        key: ``"<slug>/<number>"``, the same for all versions. version: from 1.
        unit: key of the unit it belongs to.
        known: the day this version became known.
        fields: pairs of a field's name and its value; an empty field is left out, so absent is never zero.
        secrecy: level, 0 open.
        origin: where it comes from; ``None`` when a person wrote it from what they know (``by``).
        by: who wrote this version, for people.
        withdrawn: the row was taken back with ``reason``; also the reason of a correction.
    """

    key: str
    version: int
    board: str
    unit: str
    known: date
    day: date | None = None
    period: Period | None = None
    number: str = ""
    fields: tuple[tuple[str, FieldValue], ...] = ()
    secrecy: int = 0
    origin: Origin | None = None
    by: str = ""
    withdrawn: bool = False
    reason: str = ""

    def get(self, name: str) -> FieldValue | None:
        """The value of a field, ``None`` when it is empty."""
        return next((value for held, value in self.fields if held == name), None)

    def amount(self, name: str) -> Decimal | None:
        """The value of a numeric field."""
        value = self.get(name)
        return value if isinstance(value, Decimal) else None

    def text(self, name: str) -> str:
        """The value of a field of words, empty when it has none."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def date(self, name: str) -> date | None:
        """The value of a field that holds a day."""
        value = self.get(name)
        return value if isinstance(value, date) else None

    @property
    def corrects(self) -> str | None:
        """Name of the version that this one replaces."""
        return f"{self.key}@{self.version - 1}" if self.version > 1 else None


@dataclass(frozen=True)
class Shelf:
    """Rows that a person may see as of a day, by board, and the names of units.

    Attributes:
        on: the day. unit_names: name of each unit by key.
    """

    on: date
    entries: Mapping[str, tuple[RegisterEntry, ...]] = field(default_factory=dict)
    unit_names: Mapping[str, str] = field(default_factory=dict)

    def of(self, board: str) -> tuple[RegisterEntry, ...]:
        """The rows of a board."""
        return self.entries.get(board, ())

    def entry(self, key: str) -> RegisterEntry | None:
        """The row with a key."""
        return next((one for one in self.of(key.rpartition("/")[0]) if one.key == key), None)

    def linked(self, board: str, name: str, key: str) -> tuple[RegisterEntry, ...]:
        """Rows of a board whose field ``name`` names the row ``key``."""
        return tuple(one for one in self.of(board) if one.get(name) == key)

    def grouped(self, board: str, by: Callable[[RegisterEntry], str]) -> Mapping[str, tuple[RegisterEntry, ...]]:
        """The rows of a board by what ``by`` (a module's function) says of each, reckoned once for a shelf."""
        held = self._groups.get((board, by))
        if held is None:
            made: dict[str, list[RegisterEntry]] = {}
            for one in self.of(board):
                made.setdefault(by(one), []).append(one)
            held = self._groups[board, by] = {word: tuple(rows) for word, rows in made.items()}
        return held

    @cached_property
    def _groups(self) -> dict[tuple[str, Callable[[RegisterEntry], str]], Mapping[str, tuple[RegisterEntry, ...]]]:
        return {}


def as_of(versions: Iterable[RegisterEntry], day: date) -> tuple[RegisterEntry, ...]:
    """The rows as they stood at the end of a day: of each the last version known by then, without what was withdrawn."""
    last: dict[str, RegisterEntry] = {}
    for one in versions:
        held = last.get(one.key)
        if one.known <= day and (held is None or held.version < one.version):
            last[one.key] = one
    return tuple(one for one in last.values() if not one.withdrawn)


def total(entries: Iterable[RegisterEntry], name: str) -> Decimal | None:
    """The sum of a numeric field over the rows that have it; ``None`` when none has it."""
    held = [value for one in entries if (value := one.amount(name)) is not None]
    return sum(held, Decimal(0)) if held else None
