"""From the table of observations to the columns of a process: all rows at the start, then those of later postings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
from django.db import connection, transaction

from tiendo.ledger.columns import ABSENT, BARE, MODALITIES, OPEN, ROW, Columns, LineKey
from tiendo.values import Amount, Hedge, Modality, Period

from .models import Document, Observation, Secrecy, UnitClosure

CHUNK = 100_000
_COLUMNS = (
    "unit_id", "indicator", "period", "value", "unit_of_measure", "half_step", "upper", "total", "hedge", "unit_code",
    "other_reading", "modality", "known", "corrects_id", "document_id",
)  # fmt: skip


@dataclass
class Filler:
    """Takes rows of the table into columns; remembers what it looked up.

    Attributes:
        corrected: keys of observations that some row corrects; their cells are odd too.
    """

    columns: Columns
    corrected: set[str] = field(default_factory=set)
    _lines: dict[tuple[str, str], int] = field(default_factory=dict)
    _keys: list[LineKey] = field(default_factory=list)
    _forms: dict[tuple[Any, ...], int] = field(default_factory=dict)
    _gates: dict[tuple[str, int], int] = field(default_factory=dict)
    _documents: dict[int, tuple[str, int]] = field(default_factory=dict)
    _days: dict[Any, int] = field(default_factory=dict)

    def fill(self, where: str, values: list[Any]) -> int:
        """Take in the rows that a condition names; returns their number."""
        pieces: dict[int, list[Any]] = {}
        odd: dict[int, set[int]] = {}
        count = 0
        for rows in _chunks(where, values):
            count += len(rows)
            lines, packed = self._packed(rows, odd)
            order = np.argsort(lines, kind="stable")
            lines, packed = lines[order], packed[order]
            starts = np.flatnonzero(np.append(True, lines[1:] != lines[:-1]))
            for start, piece in zip(starts.tolist(), np.split(packed, starts[1:]), strict=True):
                pieces.setdefault(int(lines[start]), []).append(piece)
        for line in sorted(pieces):
            self.columns.extend(self._keys[line], np.concatenate(pieces.pop(line)))
        for line, units in odd.items():
            self.columns.mark_odd(self._keys[line], units)
        return count

    def _packed(self, rows: list[tuple[Any, ...]], odd: dict[int, set[int]]) -> tuple[Any, Any]:
        lines = np.empty(len(rows), dtype=np.int32)
        packed = np.empty(len(rows), dtype=ROW)
        made = []
        for at, row in enumerate(rows):
            unit_key, indicator, period, value, *_rest, modality, known, corrects, document = row
            line, unit = self._line(indicator, period), self.columns.unit(unit_key)
            form = self._form(row)
            scaled, places = _digits(value) if form >= 0 else (0, 0)
            gate = OPEN if document is None else self._gate(unit_key, document)
            lines[at] = line
            made.append((unit, self._day(known), scaled, form, gate, places, MODALITIES[Modality(modality)]))
            if form < 0 or corrects is not None:
                odd.setdefault(line, set()).add(unit)
            if corrects is not None:
                self.corrected.add(corrects)
        packed[:] = made
        return lines, packed

    def _line(self, indicator: str, period: str) -> int:
        number = self._lines.setdefault((indicator, period), len(self._lines))
        if number == len(self._keys):
            self._keys.append((indicator, Period.parse(period)))
        return number

    def _form(self, row: tuple[Any, ...]) -> int:
        value, unit, half_step, upper, total, hedge, code, other = row[3:11]
        if value is None:
            return ABSENT
        if upper is not None or total is not None or other is not None or "E" in value:
            return BARE
        places = len(value) - value.index(".") - 1 if "." in value else 0
        name = (unit, half_step, hedge, code, places)
        if name not in self._forms:
            amount = Amount(Decimal(value), unit, Decimal(half_step), hedge=Hedge(hedge), unit_code=code)
            self._forms[name] = self.columns.form(amount)
        return self._forms[name] if len(value) < 19 else BARE

    def _gate(self, unit: str, document: int) -> int:
        place = unit, document
        if place not in self._gates:
            if document not in self._documents:
                self._documents[document] = Document.objects.values_list("unit_id", "secrecy").get(pk=document)
            self._gates[place] = self.columns.gate(gate_of(unit, *self._documents[document]))
        return self._gates[place]

    def _day(self, known: Any) -> int:
        if known not in self._days:
            self._days[known] = (date.fromisoformat(known) if isinstance(known, str) else known).toordinal()
        return self._days[known]


def gate_of(unit: str, document_unit: str, secrecy: int) -> str:
    """What hides a figure of a unit beyond the unit itself; empty when who sees the unit sees the document too."""
    plain = secrecy == Secrecy.OPEN and UnitClosure.objects.filter(above=unit, below=document_unit).exists()
    return "" if plain else f"{document_unit}:{secrecy}"


def cells_of(keys: Iterable[str]) -> Iterator[tuple[str, LineKey]]:
    """The cells of some observations."""
    wanted = list(keys)
    for start in range(0, len(wanted), 500):
        rows = Observation.objects.filter(pk__in=wanted[start : start + 500])
        for unit, indicator, period in rows.values_list("unit_id", "indicator", "period"):
            yield unit, (indicator, period)


def _digits(value: str) -> tuple[int, int]:
    """A printed number as a whole number of its last digit, and how many decimals it has."""
    whole, _, decimals = value.partition(".")
    return int(whole + decimals), len(decimals)


def _chunks(where: str, values: list[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """Rows as the database gives them; a server-side cursor on PostgreSQL, so memory stays small."""
    table = Observation._meta.db_table
    names = ", ".join(connection.ops.quote_name(name) for name in _COLUMNS)
    query = f"SELECT {names} FROM {table} WHERE {where}"  # noqa: S608 - our own names
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(query, values)
            while rows := cursor.fetchmany(CHUNK):
                yield rows
        return
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(query, values)
        cursor.itersize = CHUNK
        while rows := cursor.fetchmany(CHUNK):
            yield rows
