"""Whole tables: the hand-read specimens in three formats, and tables nobody would draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from bench.tables import FORMATS, Tally, measure
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.specimens.table_specimens import TableSpecimen, table_specimens
from tiendo.documents import open_document
from tiendo.documents.draft import DraftBuilder, GridCell
from tiendo.reading.tables import read_tables, read_tables_fully
from tiendo.reading.tables.cells import CellAmount
from tiendo.reading.tables.comparisons import Comparison, explained
from tiendo.reading.tables.rule_words import TABLE_RULES
from tiendo.values import Direction, Document, Kind, Modality, Statement

SPECIMENS = table_specimens()


def document_of(rows: list[list[str]], *before: str) -> Document:
    """A document of some lines and one table without merged cells."""
    builder = DraftBuilder()
    for line in before:
        builder.paragraph(line)
    builder.table([GridCell(row, column, words) for row, line in enumerate(rows) for column, words in enumerate(line)])
    draft = builder.done()
    return Document("a", "0" * 64, "docx", draft.text, draft.blocks, draft.tables)


def by_surface(document: Document) -> dict[str, Statement]:
    return {each.source.surface: each for each in read_tables(document)}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda each: each.name)
def test_a_specimen_reads_as_by_hand(specimen: TableSpecimen, ending: str) -> None:
    document = open_document(f"{specimen.name}.{ending}", data=FORMATS[ending](specimen))
    tally = Tally()
    measure(specimen, replace(document, published=specimen.published), tally)
    assert tally.errors == []


def test_there_are_enough_specimens() -> None:
    assert len(SPECIMENS) >= 12 and sum(len(each.expected) for each in SPECIMENS) > 200


def test_sources_name_the_cell_and_point_at_its_characters() -> None:
    document = document_of([["Chỉ tiêu", "ĐVT", "TH 2023"], ["Thu nội địa", "tỷ đồng", "1.038,5"]])
    (statement,) = read_tables(document)
    assert statement.source.part == "Bảng 1!C2"
    assert document.text[statement.source.start : statement.source.end] == statement.source.surface == "1.038,5"
    assert statement.amount.half_step == Decimal("0.05") and statement.amount.unit_code == "billion_vnd"


def test_parts_after_trong_do_are_named_by_their_own_words() -> None:
    document = document_of(
        [["Nội dung", "Năm 2023"], ["Tổng thu (tỷ đồng)", "960"], ["Trong đó: - Thu từ đất", "63"]], "Thu ngân sách huyện Nà Mò"
    )
    words = {each.indicator.words for each in read_tables(document) if each.indicator}
    assert words == {"Tổng thu", "Thu từ đất"}


def test_rows_may_hold_plan_and_result() -> None:
    """Trồng rừng | Kế hoạch | Thực hiện | So với kế hoạch (%)"""
    rows = [["Nội dung", "ĐVT", "Năm 2024"], ["Trồng rừng", "ha", "450"], ["Tỷ lệ đạt so với kế hoạch", "%", "86,0"]]
    share = by_surface(document_of(rows))["86,0"]
    assert share.kind is Kind.SHARE_OF_TARGET and share.indicator is not None and share.indicator.words == "Trồng rừng"


def test_a_bare_comparison_column_is_settled_by_arithmetic() -> None:
    """So sánh (%) is against the plan in one table and against the year before in another."""
    head = ["Chỉ tiêu", "ĐVT", "TH 2023", "KH 2024", "TH 2024", "So sánh (%)"]
    to_plan = document_of(
        [head, ["Thu", "tỷ đồng", "800", "1.000", "900", "90,0"], ["Chi", "tỷ đồng", "500", "600", "660", "110,0"]]
    )
    to_past = document_of(
        [head, ["Thu", "tỷ đồng", "800", "1.000", "900", "112,5"], ["Chi", "tỷ đồng", "500", "600", "660", "132,0"]]
    )
    assert by_surface(to_plan)["90,0"].kind is Kind.SHARE_OF_TARGET
    change = by_surface(to_past)["112,5"]
    assert (change.kind, change.direction, str(change.base_period), str(change.period)) == (
        Kind.CHANGE,
        Direction.UP,
        "2023",
        "2024",
    )


def test_a_bare_share_beside_plan_and_result_is_a_share_of_the_plan() -> None:
    """Kế hoạch | Thực hiện | Tỷ lệ %"""
    rows = [
        ["Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Tỷ lệ %"],
        ["Đàn trâu", "con", "500", "520", "104,0"],
        ["Đàn bò", "con", "400", "380", "95,0"],
    ]
    found = by_surface(document_of(rows, "Báo cáo năm 2024"))
    assert found["104,0"].kind is Kind.SHARE_OF_TARGET and found["500"].modality is Modality.TARGET
    assert (found["104,0"].amount.unit, found["520"].amount.unit) == ("%", "con")


def test_columns_that_name_what_they_count_give_the_indicator() -> None:
    """Lĩnh vực | Tổng số hồ sơ | Đã giải quyết"""
    rows = [["Lĩnh vực", "Tổng số hồ sơ", "Hồ sơ đúng hạn"], ["Hộ tịch", "45", "44"], ["Chứng thực", "120", "118"]]
    found = by_surface(document_of(rows))
    assert {words.indicator.words for words in found.values() if words.indicator} == {"Tổng số hồ sơ", "Hồ sơ đúng hạn"}


def test_results_of_a_term_reach_to_the_documents_day() -> None:
    rows = [["Chỉ tiêu", "Mục tiêu nhiệm kỳ", "Kết quả đến nay"], ["Số thôn đạt chuẩn (thôn)", "80", "64"]]
    document = replace(document_of(rows, "Kết quả nhiệm kỳ 2020 - 2025"), published=date(2024, 9, 24))
    assert {each: str(found.period) for each, found in by_surface(document).items()} == {"80": "2025", "64": "2020..2024"}


def test_arithmetic_finds_ratio_growth_and_difference() -> None:
    def column(*values: str) -> dict[int, CellAmount]:
        return {row: CellAmount(0, 1, Decimal(value), len(value.partition(".")[2])) for row, value in enumerate(values)}

    levels = {1: column("200", "50"), 2: column("210", "60")}
    for shown, way in ((column("105.0", "120.0"), "ratio"), (column("5.0", "20.0"), "growth"), (column("10", "10"), "difference")):
        assert explained(3, [1, 2], {**levels, 3: shown}) == Comparison(2, 1, way)
    assert explained(3, [1, 2], {**levels, 3: column("7", "3")}) is None


def test_cells_of_words_and_numbers_are_reported_unread() -> None:
    document = document_of([["Chỉ tiêu", "TH 2023"], ["Thu (tỷ đồng)", "960"], ["Chi (tỷ đồng)", "tăng 5%, riêng xã A giảm 3%"]])
    assert [each.source.surface for each in read_tables_fully(document).unread] == ["tăng 5%, riêng xã A giảm 3%"]


def test_a_table_of_words_gives_nothing() -> None:
    document = document_of(
        [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"], ["1", "Rà soát quy hoạch", "Sở Xây dựng", "Quý II/2024"]]
    )
    assert read_tables(document) == ()


def test_a_recognised_doubtful_cell_carries_its_mark() -> None:
    builder = DraftBuilder()
    builder.table(
        [
            GridCell(0, 0, "Chỉ tiêu"),
            GridCell(0, 1, "TH 2023"),
            GridCell(1, 0, "Thu (tỷ đồng)"),
            GridCell(1, 1, "960", doubtful=True),
        ]
    )
    draft = builder.done()
    (statement,) = read_tables(Document("a", "0" * 64, "pdf", draft.text, draft.blocks, draft.tables))
    assert "table-cell-doubtful" in statement.rules and statement.modality is Modality.ACTUAL


def test_every_rule_is_said_in_words() -> None:
    used = {rule for specimen in SPECIMENS for rule in _rules(specimen)}
    assert used <= set(TABLE_RULES) and {"table-comparison-computed", "table-unit-of-caption", "table-english-marks"} <= used


def _rules(specimen: TableSpecimen) -> set[str]:
    builder = DraftBuilder()
    for line in (specimen.title, *specimen.caption):
        builder.paragraph(line)
    builder.table([GridCell(cell.row, cell.column, cell.text, cell.rows, cell.columns) for cell in specimen.cells])
    draft = builder.done()
    document = Document("a", "0" * 64, "docx", draft.text, draft.blocks, draft.tables)
    return {rule for statement in read_tables(document) for rule in statement.rules}


WORDS = st.sampled_from(
    [
        "",
        "-",
        "12",
        "1.234,5",
        "5%",
        "KH 2025",
        "TH 2024",
        "So sánh (%)",
        "Chỉ tiêu",
        "ĐVT",
        "ha",
        "Huyện A",
        "2023",
        "(1)",
        "35/49",
        "7-8",
        "Trong đó:",
    ]
) | st.text(max_size=12)


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=7))
def test_any_table_is_read_without_failing_and_twice_the_same(rows: list[list[str]]) -> None:
    document = document_of(rows)
    reading = read_tables_fully(document)
    for each in (*reading.statements, *reading.unread):
        assert document.text[each.source.start : each.source.end] == each.source.surface
    for statement in reading.statements:
        if statement.indicator is not None:
            assert document.text[statement.indicator.start : statement.indicator.end] == statement.indicator.words
    assert read_tables_fully(document) == reading
