"""Word files: what is printed, in the order it is printed."""

from __future__ import annotations

import io
import shutil

import docx
import pytest

from tests.specimens.bad_files import word_file
from tests.specimens.made import by_libreoffice
from tests.specimens.table_specimens import as_docx, table_specimens
from tiendo.documents import open_document
from tiendo.values import BlockKind, Document


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def opened(body: str, **parts: str) -> Document:
    return open_document("a.docx", data=word_file(body, **parts))


def test_tracked_changes_give_the_final_text_and_say_so() -> None:
    """Thu đạt <del>890</del><ins>903</ins> tỷ đồng."""
    body = paragraph(
        run("Thu đạt "), "<w:del><w:r><w:delText>890</w:delText></w:r></w:del>", f"<w:ins>{run('903')}</w:ins>", run(" tỷ đồng.")
    )
    document = opened(body)
    assert document.text == "Thu đạt 903 tỷ đồng.\n"
    assert any("chỉnh sửa" in warning for warning in document.warnings)


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    body = paragraph(run("Thu đạt "), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("903 tỷ đồng."))
    assert opened(body).text == "Thu đạt 903 tỷ đồng.\n"


def test_hidden_words_and_field_codes_are_not_printed() -> None:
    body = paragraph(run("ẩn", "<w:vanish/>"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("Thu đạt 5 tỷ đồng."))
    assert opened(body).text == "Thu đạt 5 tỷ đồng.\n"


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('Trong khung: 12 xã'))}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert opened(paragraph(run("Ngoài khung."), f"<w:r>{both}</w:r>")).text == "Ngoài khung.\nTrong khung: 12 xã\n"


def test_footnotes_stand_at_the_end_and_leave_no_digit_in_the_text() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="2">{paragraph(run("Theo chuẩn 2021."))}</w:footnote></w:footnotes>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    body = paragraph(run("Đạt 46,3 triệu đồng"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("."))
    document = open_document(
        "a.docx", data=word_file(body, **{"word/footnotes.xml": notes, "word/_rels/document.xml.rels": relations})
    )
    assert document.text == "Đạt 46,3 triệu đồng.\nTheo chuẩn 2021.\n"
    assert document.blocks[-1].kind is BlockKind.FOOTNOTE


def test_automatic_numbers_are_part_of_the_text() -> None:
    document = docx.Document()
    for words in ("Về kinh tế", "Về xã hội"):
        document.add_paragraph(words, style="List Number")
    assert open_document("a.docx", data=saved(document)).text == "1. Về kinh tế\n2. Về xã hội\n"


def test_letters_of_old_fonts_become_unicode() -> None:
    fonts = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    assert opened(paragraph(run("B¾c K¹n", fonts), run(" năm 2005"))).text == "Bắc Kạn năm 2005\n"


def test_the_head_of_a_document_is_no_table() -> None:
    document = docx.Document()
    head = document.add_table(rows=1, cols=2)
    head.cell(0, 0).text = "UBND HUYỆN THƯỢNG LÂM"
    head.cell(0, 0).add_paragraph("Số: 15/BC-UBND")
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head.cell(0, 1).add_paragraph("Thượng Lâm, ngày 5 tháng 6 năm 2024")
    read = open_document("a.docx", data=saved(document))
    assert read.tables == () and read.text.splitlines()[1] == "Số: 15/BC-UBND" and str(read.published) == "2024-06-05"


def test_merged_cells_appear_once_with_their_span_and_the_caption_is_found() -> None:
    specimen = next(each for each in table_specimens() if each.name.startswith("04"))
    document = open_document("a.docx", data=as_docx(specimen))
    (table,) = document.tables
    seen = {(cell.row, cell.column, cell.rows, cell.columns): document.text[cell.start : cell.end] for cell in table.cells}
    assert {(cell.row, cell.column, cell.rows, cell.columns): cell.text for cell in specimen.cells} == seen
    assert table.caption is not None and specimen.caption[-1] in document.text[slice(*table.caption)]


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("ending", ["doc", "rtf", "odt"])
def test_old_formats_come_through_libreoffice(ending: str) -> None:
    document = docx.Document()
    document.add_paragraph("Thu ngân sách năm 2023 đạt 903 tỷ đồng, bằng 102% kế hoạch.")
    data = by_libreoffice(saved(document), "docx", ending)
    read = open_document(f"bao-cao.{ending}", data=data)
    assert "903 tỷ đồng, bằng 102% kế hoạch." in read.text and read.format == "doc"


@pytest.mark.needs("libreoffice")
def test_a_table_of_an_old_word_file_keeps_its_merged_cells() -> None:
    specimen = next(each for each in table_specimens() if each.name.startswith("04"))
    # LibreOffice 7.4 loses tables on the way from python-docx to .doc, not on the way from its own format.
    data = by_libreoffice(by_libreoffice(as_docx(specimen), "docx", "odt"), "odt", "doc")
    (table,) = open_document("cu.doc", data=data).tables
    assert {(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells} == {
        (cell.row, cell.column, cell.rows, cell.columns) for cell in specimen.cells
    }


def test_without_libreoffice_the_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from tiendo.documents import office
    from tiendo.documents.errors import NeedsProgram

    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(
        NeedsProgram, match=r"cần LibreOffice để đọc, máy này chưa có; cài LibreOffice, hoặc lưu thành \.docx rồi gửi lại"
    ):
        office.converted(b"x", "cu.doc", "doc", "docx")
