"""Values of the flow as data frames, for notebooks. pandas is imported when a frame is asked for, not before.

Numbers are ``Decimal`` objects with their printed decimals; ``frame["value"].astype(float)`` gives floats to compute with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tiendo.values import Amount, Assessment, Finding, Observation, Reading

if TYPE_CHECKING:
    from pandas import DataFrame

STATEMENTS = (
    "document", "start", "end", "surface", "indicator", "indicator_code", "value", "upper", "total", "unit", "half_step", "hedge",
    "kind", "direction", "modality", "period", "place",
)  # fmt: skip
FINDINGS = ("code", "class", "certainty", "message", "computed", "passages")
OBSERVATIONS = (
    "key", "unit_key", "indicator", "period", "first", "last", "value", "upper", "total", "unit", "half_step", "hedge", "modality",
    "absence", "known",
)  # fmt: skip
ASSESSMENTS = ("target", "on", "class", "reason", "probability", "low", "middle", "high")


def statement_frame(readings: Iterable[Reading]) -> DataFrame:
    """One row for each statement of some documents, in their order."""
    rows = [
        {
            "document": reading.document.name,
            "start": one.source.start,
            "end": one.source.end,
            "surface": one.source.surface,
            "indicator": one.indicator.words if one.indicator else None,
            "indicator_code": one.indicator.code if one.indicator else None,
            **_amount(one.amount),
            "kind": one.kind.value,
            "direction": one.direction.value if one.direction else None,
            "modality": one.modality.value,
            "period": str(one.period) if one.period else None,
            "place": one.place.words if one.place else None,
        }
        for reading in readings
        for one in reading.statements
    ]
    return _frame(rows, STATEMENTS)


def finding_frame(findings: Iterable[Finding]) -> DataFrame:
    """One row for each finding; ``passages`` is the tuple of printed passages, the one most likely at fault first."""
    rows = [
        {
            "code": one.code,
            "class": one.cls.value,
            "certainty": one.certainty.value,
            "message": one.message,
            "computed": one.computed,
            "passages": tuple(source.surface for source in one.sources),
        }
        for one in findings
    ]
    return _frame(rows, FINDINGS)


def observation_frame(observations: Iterable[Observation]) -> DataFrame:
    """One row for each vintage; ``absence`` says why there is no number."""
    rows = [
        {
            "key": one.key,
            "unit_key": one.unit,
            "indicator": one.indicator,
            "period": str(one.period),
            "first": one.period.first,
            "last": one.period.last,
            **_amount(one.amount),
            "modality": one.modality.value,
            "absence": one.absence.value if one.absence else None,
            "known": one.known,
        }
        for one in observations
    ]
    return _frame(rows, OBSERVATIONS)


def assessment_frame(assessments: Iterable[Assessment]) -> DataFrame:
    """One row for each target; probability and 80% interval are empty where there is no outlook."""
    rows = [
        {
            "target": one.target,
            "on": one.on,
            "class": one.cls.value,
            "reason": one.reason,
            **{name: getattr(one.outlook, name, None) for name in ("probability", "low", "middle", "high")},
        }
        for one in assessments
    ]
    return _frame(rows, ASSESSMENTS)


def _amount(amount: Amount | None) -> dict[str, Any]:
    names = ("value", "upper", "total", "unit", "half_step")
    return {**{name: getattr(amount, name, None) for name in names}, "hedge": amount.hedge.value if amount else None}


def _frame(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(columns))
