"""The smaller tables of a report: values outside the sectors, figures that sources give differently."""

from __future__ import annotations

from collections.abc import Iterable

from tiendo.values import Modality, Observation

from .input import ReportInput, ValueLine
from .paper import Column, Grid, Inline, Label, LabelKind, Line, Name, Row, Words
from .wording import period_label, until_a_day, value_figure


def other_tables(lines: Iterable[ValueLine]) -> tuple[Grid, ...]:
    """One table for each time that values speak of, whole years first; the head of its last column says time and modality."""
    groups: dict[tuple[str, bool], list[ValueLine]] = {}
    for line in sorted(lines, key=lambda line: _order(line.current)):
        estimate = line.current.modality is Modality.ESTIMATE
        groups.setdefault((str(line.current.period), estimate), []).append(line)
    return tuple(_of_one_time(group) for group in groups.values())


def _order(seen: Observation) -> tuple[bool, bool, str, bool]:
    return (seen.period.is_point, not seen.period.is_year, str(seen.period), seen.modality is Modality.ESTIMATE)


def _of_one_time(lines: list[ValueLine]) -> Grid:
    rows = tuple(
        Row(
            (
                (Label(str(at), LabelKind.ORDER),),
                (Name(line.name, line.current.indicator),),
                (Name(line.current.amount.unit if line.current.amount is not None else "", line.current.indicator),),
                (value_figure(line.current, unit=False),),
            )
        )
        for at, line in enumerate(lines, start=1)
    )
    first = lines[0].current
    word = "Ước thực hiện " if first.modality is Modality.ESTIMATE else "Thực hiện "
    until: Line = (Words("đến "),) if first.period.is_point else (Words("từ đầu năm đến "),) if until_a_day(first.period) else ()
    columns = (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Chỉ tiêu"),), 90),
        Column((Words("ĐVT"),), 30, "center"),
        Column((Words(word), *until, period_label(first.period)), 35, "right"),
    )
    return Grid(columns, rows)


def dispute_table(report: ReportInput) -> Grid:
    """Figures that sources give differently: the one the report uses, and the others."""
    rows = []
    for at, dispute in enumerate(report.disputes, start=1):
        used, *others = (one for one in dispute.observations if one.amount is not None)
        rest: list[Inline] = []
        for other in others:
            rest += [Words("; ")] * bool(rest) + [value_figure(other)]
        order = Label(str(at), LabelKind.ORDER)
        name = Name(dispute.name, used.indicator)
        rows.append(Row(((order,), (name,), (period_label(dispute.period),), (value_figure(used),), tuple(rest))))
    columns = (
        Column((Words("TT"),), 10, "center"),
        Column((Words("Chỉ tiêu"),), 65),
        Column((Words("Kỳ"),), 30, "center"),
        Column((Words("Số dùng trong báo cáo"),), 30, "right"),
        Column((Words("Số khác"),), 30, "right"),
    )
    return Grid(columns, tuple(rows))
