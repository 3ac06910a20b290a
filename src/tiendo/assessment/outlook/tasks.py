"""Forecasts for rows of a table: each from its own row alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .spread import spread_of

WIDE = 0.8


class TaskError(ValueError):
    """A row that cannot be forecast; ``vi`` and ``en`` say which column and why."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


@dataclass(frozen=True, slots=True)
class Task:
    """Will this series meet this target by this year?

    Attributes:
        name: the row's own name.
        points: ``(year, value)``, oldest first.
        due: the year of the target.
        target: its value.
        direction: 1 when more is better, -1 when less is.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    due: float
    target: float
    direction: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Probability that the target is met, and the 80% interval of the due value."""

    probability: float
    low: float
    high: float


def read_task(row: Mapping[str, str | None]) -> Task:
    """One row: ``task``, ``due_year``, ``direction`` (up, down), ``target``, ``history`` (``year:value;year:value``).

    ``baseline_year`` and ``baseline`` add a point when the history lacks that year.
    Raises: TaskError when a column is missing or cannot be read.
    """
    name = (row.get("task") or "").strip()
    if not name:
        raise TaskError("cột task để trống", "column task is empty")
    due, target = _number(row, "due_year"), _number(row, "target")
    way = (row.get("direction") or "").strip()
    if way not in {"up", "down"}:
        raise TaskError(f"cột direction là “{way}”, phải là up hoặc down", f"column direction is '{way}', must be up or down")
    points = dict(_history(row.get("history") or ""))
    if (row.get("baseline_year") or "").strip() and (row.get("baseline") or "").strip():
        points.setdefault(_number(row, "baseline_year"), _number(row, "baseline"))
    known = tuple(sorted((year, value) for year, value in points.items() if year <= due))
    if not known:
        raise TaskError("cột history không có năm nào đến hạn", "column history has no year up to the due year")
    return Task(name, known, due, target, 1 if way == "up" else -1)


def forecast(task: Task) -> Forecast:
    """The forecast of one task; when the due value itself is known, it is the answer.

    Raises: TaskError when the numbers are too large or too small to be reckoned with.
    """
    year, last = task.points[-1]
    if year >= task.due:
        return Forecast(float((last - task.target) * task.direction >= 0), last, last)
    try:
        spread = spread_of(task.points, task.due, task.direction, size=task.target)
        answer = Forecast(spread.chance(task.target), *spread.interval(WIDE))
    except (OverflowError, ZeroDivisionError):
        answer = Forecast(math.nan, math.nan, math.nan)
    if not all(map(math.isfinite, (answer.probability, answer.low, answer.high))):
        raise TaskError("số quá lớn hoặc quá nhỏ để tính", "numbers too large or too small to be reckoned with")
    return answer


def _number(row: Mapping[str, str | None], column: str) -> float:
    text = (row.get(column) or "").strip()
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise TaskError(f"cột {column} là “{text}”, không phải số", f"column {column} is '{text}', not a number")
    return value


def _history(text: str) -> Iterator[tuple[float, float]]:
    seen: dict[float, float] = {}
    for pair in text.split(";"):
        if not pair.strip():
            continue
        year, colon, value = pair.partition(":")
        try:
            point = float(year), float(value)
        except ValueError:
            point = math.nan, math.nan
        if not colon or not (math.isfinite(point[0]) and math.isfinite(point[1])):
            raise TaskError(
                f"cột history có “{pair.strip()}”, không phải năm:số", f"column history has '{pair.strip()}', not year:value"
            )
        if seen.setdefault(point[0], point[1]) != point[1]:
            raise TaskError(
                f"cột history ghi năm {year.strip()} hai lần khác nhau", f"column history gives {year.strip()} twice, differently"
            )
        yield point
