"""Web pages without what stands around them; sheets as they show."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.specimens.made import by_libreoffice
from tests.specimens.printed import PARAGRAPHS
from tiendo.documents import open_document
from tiendo.documents.readers.cell_text import shown
from tiendo.values import BlockKind

BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
PAGE = f"""<!doctype html><html><head><title>Báo</title><script>var a = "thu 5 tỷ đồng";</script></head><body>
<header><div class="menu-top"><ul><li><a href="/1">Thời sự</a></li><li><a href="/2">Kinh tế</a></li></ul></div></header>
<div id="wrap"><h1>Huyện Thượng Lâm sơ kết công tác</h1><div class="article-body">{BODY}
<figure><img src="x.jpg"><figcaption>Quang cảnh hội nghị sơ kết</figcaption></figure>
<table><tr><th rowspan="2">Chỉ tiêu</th><th colspan="2">Năm</th></tr>
<tr><th>2023</th><th>2024</th></tr><tr><td>Thu<br>ngân sách</td><td>12</td><td>15</td></tr></table>
<p>Xem thêm: <a href="/9">Tỉnh họp phiên thường kỳ</a></p></div>
<div class="related-news"><h3>Tin liên quan</h3><ul><li><a href="/3">Xã Nà Mò thu 3 tỷ đồng</a></li></ul></div></div>
<footer>Giấy phép số 12/GP-TTĐT, 99 lượt xem</footer></body></html>"""


def test_menus_related_links_and_scripts_stay_out() -> None:
    document = open_document("tin.html", data=PAGE.encode())
    assert document.text.startswith("Huyện Thượng Lâm sơ kết công tác\n")
    for words in PARAGRAPHS:
        assert words in document.text
    for words in ("Thời sự", "Xem thêm", "Tỉnh họp", "Nà Mò", "Giấy phép", "var a"):
        assert words not in document.text


def test_tables_keep_their_merged_cells_and_captions_are_marked() -> None:
    document = open_document("tin.html", data=PAGE.encode())
    seen = {
        (cell.row, cell.column, cell.rows, cell.columns): document.text[cell.start : cell.end] for cell in document.tables[0].cells
    }
    assert seen[0, 0, 2, 1] == "Chỉ tiêu" and seen[0, 1, 1, 2] == "Năm" and seen[2, 0, 1, 1] == "Thu ngân sách"
    captions = [document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.CAPTION]
    assert "Quang cảnh hội nghị sơ kết" in captions


def test_valid_utf8_wins_over_what_the_page_says_of_itself() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{BODY}</body></html>'
    assert PARAGRAPHS[0] in open_document("a.html", data=page.encode("utf-8")).text


def test_the_day_of_a_page_is_the_one_it_marks() -> None:
    page = PAGE.replace("<title>", '<meta property="article:published_time" content="2024-07-03T08:00:00+07:00"><title>')
    assert str(open_document("a.html", data=page.encode()).published) == "2024-07-03"


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (46.3, "General", "46,3"),
        (1816, "General", "1816"),
        (1816, "#,##0", "1.816"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (0.0502, "0.00%", "5,02%"),
        (1.0, "0%", "100%"),
        (-25.4, "0.0", "-25,4"),
        (0.1 + 0.2, "General", "0,3"),
        (5, '0.0" tỷ đồng"', "5,0 tỷ đồng"),
        (True, "General", "đúng"),
        ("nguyên văn", "General", "nguyên văn"),
        (12.50, "0.0#", "12,5"),
        (float("inf"), "General", "inf"),
    ],
)
def test_a_number_is_written_as_its_cell_shows_it(value: object, number_format: str, words: str) -> None:
    assert shown(value, number_format) == words


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Biểu 03"
    sheet.append(["Biểu 3. Thu ngân sách năm 2024"])
    sheet.merge_cells("A1:D1")
    sheet.append(["Đơn vị tính: tỷ đồng"])
    sheet.append(["TT", "Nội dung", "Dự toán", "Thực hiện"])
    sheet.append([1, "Thu nội địa", 910, 764.4])
    sheet.append([2, "Tỷ lệ", None, 0.84])
    sheet["D5"].number_format = "0.0%"
    sheet["C4"].number_format = "#,##0.0"
    sheet.append([None, "Tổng", None, 764.4])
    hidden = book.create_sheet("Nháp")
    hidden["A1"] = "ẩn"
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_sheet_gives_title_unit_table_and_cell_names() -> None:
    document = open_document("bieu.xlsx", data=workbook())
    (table,) = document.tables
    cells = {cell.reference: document.text[cell.start : cell.end] for cell in table.cells}
    assert cells["Biểu 03!D4"] == "764,4" and cells["Biểu 03!D5"] == "84,0%" and cells["Biểu 03!C4"] == "910,0"
    assert table.caption is not None and "Đơn vị tính: tỷ đồng" in document.text[slice(*table.caption)]
    assert "ẩn" not in document.text and any("Nháp" in warning for warning in document.warnings)


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_sheets_read_the_same(ending: str) -> None:
    old = open_document(f"bieu.{ending}", data=by_libreoffice(workbook(), "xlsx", ending))
    new = open_document("bieu.xlsx", data=workbook())
    assert old.text == new.text and [cell.reference for cell in old.tables[0].cells] == [
        cell.reference for cell in new.tables[0].cells
    ]
