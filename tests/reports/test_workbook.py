"""The Excel annex: numbers as numbers, comparisons as live formulas, words never as formulas, the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest

from tiendo.reports.workbook import workbook

from .examples import year_report


@pytest.fixture(scope="module")
def rows() -> list[tuple]:
    book = openpyxl.load_workbook(io.BytesIO(workbook(year_report())))
    return [tuple(row) for row in book["Chỉ tiêu"].iter_rows(values_only=True)]


def named(rows: list[tuple], words: str) -> tuple:
    return next(row for row in rows if row[1] == words)


def test_values_are_numbers_and_the_share_is_a_formula(rows):
    row = named(rows, "Thu ngân sách nhà nước trên địa bàn")
    assert row[3:6] == (1000, 800, 1035)
    assert row[6].startswith("=F")
    assert row[6].endswith("*100")
    assert row[7] == "Ước vượt"


def test_the_formula_holds_its_result_for_readers_that_do_not_reckon():
    book = openpyxl.load_workbook(io.BytesIO(workbook(year_report())), data_only=True)
    rows = [tuple(row) for row in book["Chỉ tiêu"].iter_rows(values_only=True)]
    assert named(rows, "Thu ngân sách nhà nước trên địa bàn")[6] == pytest.approx(103.5)
    assert named(rows, "Ước vượt")[2] == 1


def test_what_was_not_reported_is_empty_and_not_zero(rows):
    assert named(rows, "Tỷ lệ dân số tham gia bảo hiểm y tế")[5] is None


def test_words_that_look_like_a_formula_stay_words():
    report = year_report()
    line = replace(report.targets[0], name='=HYPERLINK("http://x","y")')
    book = openpyxl.load_workbook(io.BytesIO(workbook(replace(report, targets=(line,)))))
    cell = next(cell for row in book["Chỉ tiêu"].iter_rows() for cell in row if cell.value == line.name)
    assert cell.data_type == "s"


def test_every_figure_has_its_source_on_the_last_sheet():
    book = openpyxl.load_workbook(io.BytesIO(workbook(year_report())))
    sources = {row[1]: row[3] for row in book["Nguồn"].iter_rows(values_only=True)}
    assert "bac-lam.example" in sources["1.035 tỷ đồng"]


def test_the_same_bytes():
    assert workbook(year_report()) == workbook(year_report())
