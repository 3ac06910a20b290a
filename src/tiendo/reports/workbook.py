"""The annex of a report as an Excel workbook: the target table with live formulas, the other values, the sources."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from tiendo.values import Observation

from .compare import in_unit, share_of_plan, verdict
from .input import ReportInput, TargetLine
from .paper import plain
from .periodic import periodic
from .target_table import by_sector, plan_cell, sector_names, years_of
from .trace import source_rows
from .wording import period_label, value_figure

_HEAD_ROW = 3
# By decimals of the printed number; Excel shows its own separators.
_DECIMALS = ("#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000")


def workbook(report: ReportInput) -> bytes:
    """The bytes of an ``.xlsx``; the same report gives the same bytes.

    Words are written as words, never as formulas, whatever they begin with.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    day = report.day
    book.set_properties({"author": "Tiendo", "created": datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)})
    formats = _formats(book)
    _targets(book.add_worksheet("Chỉ tiêu"), report, formats)
    _values(book.add_worksheet("Số liệu khác"), report, formats)
    _sources(book.add_worksheet("Nguồn"), report, formats)
    book.close()
    return buffer.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}
    lined = {**base, "border": 1}
    return {
        "title": book.add_format({**base, "font_size": 14, "bold": True, "align": "center", "text_wrap": False}),
        "note": book.add_format({**base, "italic": True, "text_wrap": False}),
        "head": book.add_format({**lined, "bold": True, "align": "center"}),
        "section": book.add_format({**lined, "bold": True}),
        "words": book.add_format(lined),
        "center": book.add_format({**lined, "align": "center"}),
        "percent": book.add_format({**lined, "align": "right", "num_format": "0.0"}),
        **{f"number{places}": book.add_format({**lined, "num_format": pattern}) for places, pattern in enumerate(_DECIMALS)},
    }


def _targets(sheet: Any, report: ReportInput, formats: dict[str, Any]) -> None:
    heads = _heads(report)
    sheet.merge_range(0, 0, 0, len(heads) - 1, f"{report.unit.name}: chỉ tiêu {period_label(report.period).text}", formats["title"])
    sheet.write_string(1, 0, "Ô trống: chưa có số liệu báo cáo. Cột so sánh và bảng đếm là công thức.", formats["note"])
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD_ROW, column, words, formats["head"])
    # Excel fits rows to wrapped words by itself, others do not: the heads get the height of two lines.
    sheet.set_row(_HEAD_ROW, 34)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.freeze_panes(_HEAD_ROW + 1, 2)
    _on_one_page_wide(sheet)
    row = _HEAD_ROW + 1
    count = 0
    for sector, lines in by_sector(report.targets):
        sheet.merge_range(row, 0, row, len(heads) - 1, sector_names()[sector], formats["section"])
        row += 1
        for line in lines:
            count += 1
            _target_row(sheet, row, count, line, report, formats)
            row += 1
    _tally(sheet, row + 1, len(heads) - 2, report, formats)


def _heads(report: ReportInput) -> list[tuple[str, int]]:
    if report.kind.of_term:
        middle = [("Mục tiêu", 24), *((f"TH {year}", 13) for year in years_of(report))]
    else:
        before = period_label(report.period.same_period_last_year()).text
        middle = [
            ("Kế hoạch", 24),
            (f"Thực hiện {before}", 16),
            (f"Thực hiện {period_label(report.period).text}", 16),
            ("So với KH (%)", 13),
        ]
    return [("TT", 6), ("Chỉ tiêu", 48), ("ĐVT", 18), *middle, ("Đánh giá", 20), ("Cơ quan chủ trì", 28)]


def _target_row(sheet: Any, row: int, count: int, line: TargetLine, report: ReportInput, formats: dict[str, Any]) -> None:
    sheet.write_number(row, 0, count, formats["center"])
    sheet.write_string(row, 1, line.name, formats["words"])
    sheet.write_string(row, 2, line.target.unit_of_measure, formats["center"])
    if line.target.value is not None and line.target.upper is None and line.target.implied is None:
        _number(sheet, row, 3, line.target.value, formats)
    else:
        sheet.write_string(row, 3, plain(plan_cell(line.target)), formats["center"])
    by_year = dict(line.years)
    shown = [by_year.get(year) for year in years_of(report)] if report.kind.of_term else [line.previous, line.current]
    for column, seen in enumerate(shown, start=4):
        _observed(sheet, row, column, seen, line, formats)
    last = 4 + len(shown)
    if not report.kind.of_term:
        _share(sheet, row, last, line, formats)
        last += 1
    sheet.write_string(row, last, verdict(line, report.period), formats["center"])
    sheet.write_string(row, last + 1, line.lead, formats["words"])


def _observed(sheet: Any, row: int, column: int, seen: Observation | None, line: TargetLine, formats: dict[str, Any]) -> None:
    if seen is None or seen.amount is None:
        sheet.write_blank(row, column, None, formats["words"])
        return
    value = in_unit(seen.amount, line.target.unit_of_measure)
    if value is None or seen.amount.upper is not None or seen.amount.total is not None:
        sheet.write_string(row, column, value_figure(seen, unit=value is None).printed, formats["center"])
    else:
        _number(sheet, row, column, value, formats)


def _share(sheet: Any, row: int, column: int, line: TargetLine, formats: dict[str, Any]) -> None:
    share = share_of_plan(line.target, line.current) if line.current is not None else None
    if share is None:
        sheet.write_string(row, column, "x" if line.current is not None else "", formats["center"])
        return
    plan, result = xl_rowcol_to_cell(row, 3), xl_rowcol_to_cell(row, column - 1)
    actual = in_unit(line.current.amount, line.target.unit_of_measure) if line.current and line.current.amount else None
    held = float(actual / line.target.value * 100) if actual is not None and line.target.value else 0.0
    sheet.write_formula(row, column, f"={result}/{plan}*100", formats["percent"], held)


def _tally(sheet: Any, row: int, column: int, report: ReportInput, formats: dict[str, Any]) -> None:
    """Below the table: how many targets carry each word, counted by the sheet itself."""
    words = [verdict(line, report.period) for line in report.targets]
    first, last = xl_rowcol_to_cell(_HEAD_ROW + 1, column, True, True), xl_rowcol_to_cell(row - 2, column, True, True)
    for at, word in enumerate(dict.fromkeys(words)):
        sheet.write_string(row + at, 1, word, formats["words"])
        name = xl_rowcol_to_cell(row + at, 1)
        sheet.write_formula(row + at, 2, f"=COUNTIF({first}:{last},{name})", formats["number0"], words.count(word))


def _values(sheet: Any, report: ReportInput, formats: dict[str, Any]) -> None:
    _table_head(sheet, (("TT", 6), ("Chỉ tiêu", 80), ("Lĩnh vực", 50), ("Kỳ", 24), ("Giá trị", 26)), formats)
    lines = [line for line in report.values if line.current.amount is not None]
    for at, line in enumerate(lines, start=1):
        sheet.write_number(at, 0, at, formats["center"])
        cells = (line.name, sector_names()[line.sector], period_label(line.current.period).text, value_figure(line.current).printed)
        for column, text in enumerate(cells, start=1):
            sheet.write_string(at, column, text, formats["words"])


def _sources(sheet: Any, report: ReportInput, formats: dict[str, Any]) -> None:
    _table_head(sheet, (("TT", 6), ("Số liệu", 28), ("Nội dung", 50), ("Nguồn", 110)), formats)
    for at, row in enumerate(source_rows(periodic(report), dict(report.documents)), start=1):
        sheet.write_number(at, 0, at, formats["center"])
        for column, words in enumerate((row.figure.printed, row.about, row.said), start=1):
            sheet.write_string(at, column, words, formats["words"])


def _table_head(sheet: Any, heads: tuple[tuple[str, int], ...], formats: dict[str, Any]) -> None:
    for column, (words, width) in enumerate(heads):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _on_one_page_wide(sheet)


def _on_one_page_wide(sheet: Any) -> None:
    """A4 sideways, as many pages long as it takes."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _number(sheet: Any, row: int, column: int, value: Decimal, formats: dict[str, Any]) -> None:
    places = max(0, -int(value.as_tuple().exponent))
    sheet.write_number(row, column, float(value), formats[f"number{min(places, 4)}"])
