"""The target tables: the usual columns, section rows by sector, repeated head."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from tiendo.catalogue.tables import table
from tiendo.values import Comparator, Modality, Observation, Period, Target

from .compare import in_unit, share_of_plan, verdict
from .input import ReportInput, TargetLine
from .layout import roman
from .numbers import number
from .paper import Column, Figure, Grid, Label, LabelKind, Line, Name, Row, Words
from .wording import computed, period_label, target_figure, until_a_day, value_figure

NO_DATA: Line = (Words("..."),)
NOT_APPLICABLE: Line = (Words("x"),)
_SIGNS = {Comparator.AT_LEAST: "≥ ", Comparator.AT_MOST: "≤ "}


def sector_names() -> dict[str, str]:
    """Names of the sectors by code, in the order of the catalogue; ``other`` comes last."""
    return {row["code"]: row["name"] for row in table("indicators")["sectors"]} | {"other": "Lĩnh vực khác"}


def target_tables(report: ReportInput) -> tuple[Grid, ...]:
    """The tables of a report's targets: plan, result and comparison of the period; for a term one table for each due time."""
    if not report.kind.of_term:
        return (_table(report.targets, _year_columns(report), partial(_year_cells, report), 0),)
    tables: list[Grid] = []
    counted = 0
    for due in sorted({line.target.due for line in report.targets}, key=lambda due: (due.last, due.first)):
        lines = tuple(line for line in report.targets if line.target.due == due)
        tables.append(_table(lines, _term_columns(report, due), partial(_term_cells, report), counted))
        counted += len(lines)
    return tuple(tables)


def _table(
    lines: tuple[TargetLine, ...], columns: tuple[Column, ...], cells: Callable[[TargetLine], tuple[Line, ...]], counted: int
) -> Grid:
    rows: list[Row] = []
    for at, (sector, group) in enumerate(by_sector(lines), start=1):
        name = sector_names()[sector]
        rows.append(Row(((Words(roman(at)),), (Name(name, sector),), *(((),) * (len(columns) - 2))), section=True))
        for line in group:
            counted += 1
            head: tuple[Line, ...] = (
                (Label(str(counted), LabelKind.ORDER),),
                (Name(line.name + assigned(line.target), line.target.key),),
                (Name(line.target.unit_of_measure, line.target.key),),
            )
            rows.append(Row((*head, *cells(line))))
    return Grid(columns, tuple(rows))


def by_sector(lines: Iterable[TargetLine]) -> list[tuple[str, list[TargetLine]]]:
    """Lines grouped by sector in the order of the catalogue; sectors without a line are left out."""
    groups: dict[str, list[TargetLine]] = {sector: [] for sector in sector_names()}
    for line in lines:
        groups[line.sector].append(line)
    return [(sector, group) for sector, group in groups.items() if group]


def value_cell(seen: Observation | None, target: Target) -> Line:
    """A value in the target's unit; an observation that does not convert keeps its own unit beside it."""
    if seen is None or seen.amount is None:
        return NO_DATA
    value = in_unit(seen.amount, target.unit_of_measure)
    estimate = _estimated(seen)
    if value is None or seen.amount.upper is not None or seen.amount.total is not None:
        return (*estimate, value_figure(seen, unit=value is None))
    how = "" if value == seen.amount.value else f"đổi từ {number(seen.amount.value)} {seen.amount.unit}"
    return (*estimate, Figure(number(value), seen.key, (seen.origin,), how))


def _partial_cell(line: TargetLine) -> Line:
    """A figure of part of the period says of which: ``73,35 (ngày 14/10/2023)``."""
    seen = line.partial
    if seen is None:
        return NO_DATA
    since = " (từ đầu năm đến " if until_a_day(seen.period) else " ("
    return (*value_cell(seen, line.target), Words(since), period_label(seen.period), Words(")"))


def _estimated(seen: Observation) -> Line:
    """An estimate says so in its cell; what is reckoned from it does too."""
    return (Words("ước "),) if seen.modality is Modality.ESTIMATE else ()


def plan_cell(target: Target) -> Line:
    """The planned value with its sign; ``x`` for a target without a value."""
    if target.value is None:
        return NOT_APPLICABLE
    sign = _SIGNS.get(target.comparator, "") if target.implied is None else ""
    return (*((Words(sign),) if sign else ()), target_figure(target, unit=False), *((Words(" *"),) if target.implied else ()))


def assigned(target: Target) -> str:
    """`` (Trung ương giao)`` behind the name of a target that two authorities set differently, else empty."""
    by = target.assigned_by.removesuffix(" giao")
    return f" ({by} giao)" if by else ""


def _year_columns(report: ReportInput) -> tuple[Column, ...]:
    now = period_label(report.period)
    before = period_label(report.period.same_period_last_year())
    year = period_label(Period.of_year(report.period.last.year))
    return (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Chỉ tiêu"),), 78),
        Column((Words("ĐVT"),), 28, "center"),
        Column((Words("Thực hiện "), before), 26, "right"),
        Column((Words("Kế hoạch "), year), 28, "right"),
        Column((Words("Thực hiện "), now), 28, "right"),
        Column((Words("So với kế hoạch"),), 24, "right"),
        Column((Words("Đánh giá"),), 30, "center"),
    )


def _year_cells(report: ReportInput, line: TargetLine) -> tuple[Line, ...]:
    share = share_of_plan(line.target, line.current) if line.current is not None else None
    compared: Line = NOT_APPLICABLE if line.current is not None else NO_DATA
    if share is not None and line.current is not None:
        figure = computed(share, f"{line.target.key}#share", line.current, line.target)
        compared = (*_estimated(line.current), figure)
    return (
        value_cell(line.previous, line.target),
        plan_cell(line.target),
        value_cell(line.current, line.target) if line.current is not None else _partial_cell(line),
        compared,
        (Words(verdict(line, report.period)),),
    )


def _term_columns(report: ReportInput, due: Period) -> tuple[Column, ...]:
    until = "đến " if due.is_year else ""
    return (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Chỉ tiêu"),), 74),
        Column((Words("ĐVT"),), 26, "center"),
        Column((Words(f"Mục tiêu {until}"), period_label(due)), 28, "right"),
        *(Column((Words("Thực hiện "), period_label(Period.of_year(year))), 22, "right") for year in years_of(report)),
        Column((Words("Đánh giá"),), 30, "center"),
    )


def _term_cells(report: ReportInput, line: TargetLine) -> tuple[Line, ...]:
    by_year = dict(line.years)
    return (
        plan_cell(line.target),
        *(value_cell(by_year.get(year), line.target) for year in years_of(report)),
        (Words(verdict(line, report.period)),),
    )


def years_of(report: ReportInput) -> tuple[int, ...]:
    """The years of a report on a term, from its first to the one it was written in."""
    return tuple(range(report.period.first.year, report.period.last.year + 1))
