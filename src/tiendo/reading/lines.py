"""Statements as plain rows, the shape that scorers and other programs read (one JSON object a line)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tiendo.values import Reading, Statement, Unread


def statement_line(reading: Reading, statement: Statement) -> dict[str, Any]:
    """One statement as a row; numbers are JSON numbers, times and codes are text."""
    amount, indicator, place = statement.amount, statement.indicator, statement.place
    return {
        "doc": reading.document.name,
        "start": statement.source.start,
        "end": statement.source.end,
        "quote": statement.source.surface,
        "value": _plain(amount.value),
        "value2": _plain(amount.upper),
        "total": _plain(amount.total),
        "unit": amount.unit,
        "unit_code": amount.unit_code,
        "kind": statement.kind.value,
        "direction": statement.direction.value if statement.direction else None,
        "hedge": amount.hedge.value,
        "modality": statement.modality.value,
        "indicator": indicator.words if indicator else None,
        "indicator_span": [indicator.start, indicator.end] if indicator else None,
        "indicator_code": indicator.code if indicator else None,
        "period": str(statement.period) if statement.period else None,
        "base_period": str(statement.base_period) if statement.base_period else None,
        "place": place.words if place else None,
        "of": list(statement.of) if statement.of else None,
        "words": statement.words,
        "rules": list(statement.rules),
    }


def unread_line(reading: Reading, item: Unread) -> dict[str, Any]:
    """One number not understood as a row."""
    return {
        "doc": reading.document.name,
        "start": item.source.start,
        "end": item.source.end,
        "quote": item.source.surface,
        "reason": item.reason,
    }


def _plain(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
