"""Published series of a progress measure: computed from their inputs, compared with the answers printed beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tiendo.values import MethodAnswer

from .method import Way, refusal
from .methods import METHODS
from .methods.statcan import Progress, aggregate, progress
from .wording import Words

VALUE_TOLERANCE, SCORE_TOLERANCE = 1e-9, 1e-6
NOT_AVAILABLE = "not_available"
USUAL_DUE = 2030.0  # the measure's own due year where a series names none


class SeriesError(ValueError):
    """A series whose inputs cannot be read; the message names the field."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series: what was computed and what the file prints.

    Attributes:
        indicator, name: as in the file.
        computed: the measure's value, status and score.
        answers: every method on the same inputs.
        printed: the answers in the file; fields that it does not print are ``None``.
    """

    indicator: str
    name: str
    computed: Progress
    answers: tuple[MethodAnswer, ...]
    printed: Progress | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many printed answers the computed ones equal: ``(equal, printed)`` for each kind."""

    values: tuple[int, int]
    statuses: tuple[int, int]
    scores: tuple[int, int]


def read_series(file: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Indicator, series name and fields of every series in a components file (indicator → series → fields)."""
    for indicator, entry in file.items():
        if isinstance(entry, Mapping):
            for name, fields in entry.items():
                if isinstance(fields, Mapping):
                    yield str(indicator), str(name), fields


def compute(indicator: str, name: str, fields: Mapping[str, Any]) -> Series:
    """One series from its inputs alone; the printed answers are only kept beside.

    Raises: SeriesError when an input is not a number.
    """
    base, base_year = _number(fields, "base_value"), _number(fields, "base_year")
    latest, year = _number(fields, "current_value"), _number(fields, "current_year")
    target, due = _number(fields, "target"), _number(fields, "target_year") or USUAL_DUE
    direction = fields.get("direction")
    if direction not in {1, -1}:
        raise SeriesError(f"direction: {direction!r}")
    printed = _printed(fields)
    if base is None or base_year is None or latest is None or year is None:
        words = Words("Thiếu giá trị gốc hoặc giá trị mới nhất.", "The base or the latest value is missing.")
        answers = tuple(refusal(method.name, words) for method in METHODS)
        return Series(indicator, name, Progress(None, NOT_AVAILABLE, None), answers, printed)
    way = Way(
        base_time=base_year,
        base=base,
        time=year,
        latest=latest,
        due=due,
        target=target,
        direction=int(direction),
        points=((base_year, base), (year, latest)),
        limit=_number(fields, "limit"),
    )
    return Series(indicator, name, progress(way), tuple(method.answer(way) for method in METHODS), printed)


def indicators_of(series: list[Series]) -> dict[str, Progress]:
    """Status and mean score of each indicator over its series."""
    grouped: dict[str, list[Progress]] = {}
    for one in series:
        grouped.setdefault(one.indicator, []).append(one.computed)
    return {indicator: aggregate(found) for indicator, found in grouped.items()}


def agreement(series: list[Series]) -> Agreement:
    """Printed answers met; a series that the file itself calls not available prints none."""
    printed = [one for one in series if one.printed is not None]
    values = [
        _close(one.computed.value, one.printed.value, VALUE_TOLERANCE)
        for one in printed
        if one.printed and one.printed.value is not None
    ]
    statuses = [one.computed.status == one.printed.status for one in printed if one.printed and one.printed.status]
    scores = [
        _close(one.computed.score, one.printed.score, SCORE_TOLERANCE)
        for one in printed
        if one.printed and one.printed.score is not None
    ]
    return Agreement((sum(values), len(values)), (sum(statuses), len(statuses)), (sum(scores), len(scores)))


def _printed(fields: Mapping[str, Any]) -> Progress | None:
    status = fields.get("status")
    if status == NOT_AVAILABLE:
        return None
    value, score = fields.get("progress_value"), fields.get("score")
    if value is None and score is None and not status:
        return None
    return Progress(value, status or "", score)


def _close(computed: float | None, printed: float | None, tolerance: float) -> bool:
    if computed is None or printed is None:
        return False
    return abs(computed - printed) <= tolerance * max(1.0, abs(printed))


def _number(fields: Mapping[str, Any], name: str) -> float | None:
    given = fields.get(name)
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise SeriesError(f"{name}: {given!r}")
    return float(given)
