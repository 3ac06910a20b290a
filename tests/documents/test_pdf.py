"""PDF files: reading order, running heads, tables, pages whose letters cannot be trusted."""

from __future__ import annotations

import pytest

from tests.specimens.printed import PARAGRAPHS, pdf, plain, without_letter_maps
from tests.specimens.scans import GOOD, POOR, as_picture, as_scanned_pdf
from tiendo.documents import open_document
from tiendo.documents.readers.pdf_picture import is_torn
from tiendo.values import BlockKind, Document

TABLE = """
Bảng 1. Kết quả một số chỉ tiêu

#table(columns: (3fr, 1fr, 1fr, 1fr),
  table.cell(rowspan: 2)[Chỉ tiêu], table.cell(colspan: 2)[Thực hiện], table.cell(rowspan: 2)[KH 2025],
  [2023], [2024],
  [Thu ngân sách (tỷ đồng)], [960], [1.038], [1.100],
  [Tỷ lệ hộ nghèo (%)], [21,4], [18,9], [16,5])
"""


def paragraphs(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.PARAGRAPH]


def test_lines_of_a_paragraph_are_joined_and_paragraphs_stay_apart() -> None:
    document = open_document("a.pdf", data=pdf(plain()))
    assert paragraphs(document) == list(PARAGRAPHS)


def test_two_columns_are_read_one_after_the_other() -> None:
    document = open_document("a.pdf", data=pdf(plain(PARAGRAPHS * 3), columns=2))
    assert paragraphs(document) == list(PARAGRAPHS * 3)


def test_a_running_head_is_furniture_and_does_not_break_the_paragraph_that_runs_over_the_page() -> None:
    document = open_document("a.pdf", data=pdf(plain(PARAGRAPHS * 9), header="Báo cáo của huyện Thượng Lâm"))
    assert max(block.page or 0 for block in document.blocks) >= 2
    furniture = [document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert len(furniture) == 1 and furniture[0].startswith("Báo cáo của huyện Thượng Lâm")
    assert paragraphs(document) == list(PARAGRAPHS * 9)


def test_a_ruled_table_keeps_its_merged_header() -> None:
    document = open_document("a.pdf", data=pdf(TABLE))
    (table,) = document.tables
    seen = {(cell.row, cell.column): (document.text[cell.start : cell.end], cell.rows, cell.columns) for cell in table.cells}
    assert seen[0, 0] == ("Chỉ tiêu", 2, 1) and seen[0, 1] == ("Thực hiện", 1, 2) and seen[0, 3] == ("KH 2025", 2, 1)
    assert seen[2, 2] == ("1.038", 1, 1)
    assert table.caption is not None and document.text[slice(*table.caption)] == "Bảng 1. Kết quả một số chỉ tiêu"
    assert table.page == 1


@pytest.mark.parametrize("repeated", [True, False], ids=["đầu bảng in lại", "đầu bảng in một lần"])
def test_a_table_over_three_pages_is_one_table(repeated: bool) -> None:
    head = f"table.header(repeat: {str(repeated).lower()}, [Chỉ tiêu], [TH 2023], [TH 2024])"
    rows = ", ".join(f"[Chỉ tiêu số {number}], [{number},5], [{number},7]" for number in range(1, 91))
    document = open_document("a.pdf", data=pdf(f"Trước bảng.\n\n#table(columns: (3fr, 1fr, 1fr), {head}, {rows})\n\nSau bảng."))
    assert max(block.page or 0 for block in document.blocks) >= 2
    (table,) = document.tables
    words = [document.text[cell.start : cell.end] for cell in table.cells if cell.column == 0]
    assert words == ["Chỉ tiêu", *(f"Chỉ tiêu số {number}" for number in range(1, 91))]
    assert paragraphs(document) == ["Trước bảng.", "Sau bảng."]


def test_letters_torn_out_of_their_words_are_noticed() -> None:
    good = " ".join(PARAGRAPHS)
    torn = "".join(letter for letter in good if letter < "\u0100")
    assert not is_torn(good)
    assert is_torn(torn.replace("a", " ").replace("i", " "))
    assert is_torn(good.replace("ế", "\ue001").replace("ạ", "\ue002"))


@pytest.mark.needs("tesseract")
def test_a_page_with_torn_letters_is_read_from_its_picture() -> None:
    document = open_document("a.pdf", data=without_letter_maps(pdf(plain())))
    assert "Tổng giá trị sản xuất ước đạt 812,5 tỷ đồng, tăng 6,3%" in document.text
    assert any("phông chữ hỏng" in warning for warning in document.warnings)


@pytest.mark.needs("tesseract")
@pytest.mark.parametrize("scanner", [GOOD, POOR], ids=["sạch", "mờ"])
def test_a_scanned_page_gives_its_numbers(scanner: object) -> None:
    data = as_scanned_pdf(pdf(plain()), scanner)  # type: ignore[arg-type]
    document = open_document("a.pdf", data=data)
    for number in ("812,5", "6,3%", "101,2%", "18.740", "15.310", "97,5%", "9/14", "15,6", "26,0%", "23,0%", "1.284"):
        assert number in document.text
    assert any("nhận dạng chữ" in warning for warning in document.warnings)


@pytest.mark.needs("tesseract")
def test_a_scanned_table_is_read_cell_by_cell_and_what_is_unsure_is_said() -> None:
    document = open_document("a.pdf", data=as_scanned_pdf(pdf(TABLE), GOOD))
    (table,) = document.tables
    seen = {(cell.row, cell.column): (document.text[cell.start : cell.end], cell.doubtful) for cell in table.cells}
    assert seen[0, 1][0] == "Thực hiện"
    wanted = {(2, 1): "960", (2, 2): "1.038", (2, 3): "1.100", (3, 1): "21,4", (3, 2): "18,9", (3, 3): "16,5"}
    for place, words in wanted.items():
        assert seen[place][0] == words or seen[place][1], f"{place}: {seen[place]}"


@pytest.mark.needs("tesseract")
def test_a_photograph_of_a_page_is_read() -> None:
    document = open_document("trang.jpg", data=as_picture(pdf(plain()), GOOD))
    assert document.format == "picture" and "812,5 tỷ đồng" in document.text
