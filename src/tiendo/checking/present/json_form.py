"""The JSON object of ``tiendo check --json``; its shape is a contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from ...values import Finding, Implied, Source
from ..checker import Check


class Named(Protocol):
    """A document, as far as findings name it."""

    @property
    def name(self) -> str:
        """The path or file name it came by."""


def as_json(check: Check, documents: Mapping[str, Named], *, implied: bool = False) -> dict[str, Any]:
    """``{"findings": […], "implied": […]}``; ``implied`` is filled only when asked for."""
    return {
        "findings": [_finding(finding, documents) for finding in check.findings],
        "implied": [_implied(value, documents) for value in check.implied] if implied else [],
    }


def _finding(finding: Finding, documents: Mapping[str, Named]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "class": finding.cls.value,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "statements": _places(finding.sources, documents),
        "computed": finding.computed,
        "reason": finding.reason,
        "message_en": finding.message_en,
    }


def _implied(value: Implied, documents: Mapping[str, Named]) -> dict[str, Any]:
    return {
        "indicator": value.indicator,
        "place": value.place,
        "period": str(value.period) if value.period is not None else None,
        "low": _number(value.interval.low),
        "high": _number(value.interval.high),
        "unit": value.unit,
        "role": value.role,
        "from": _places(value.premises, documents),
        "derivation": value.derivation,
    }


def _number(end: Fraction | None) -> float | int | None:
    if end is None:
        return None
    return int(end) if end.denominator == 1 else float(end)


def _places(sources: Sequence[Source], documents: Mapping[str, Named]) -> list[dict[str, Any]]:
    return [
        {
            "doc": documents[source.document].name if source.document in documents else source.document,
            "start": source.start,
            "end": source.end,
            "quote": source.surface,
        }
        for source in sources
    ]
