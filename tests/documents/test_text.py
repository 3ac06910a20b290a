"""Plain text, Markdown and CSV: the file's own characters, offsets and all."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.documents import DocumentError, open_document
from tiendo.documents.readers.delimited import delimiter_of, fields
from tiendo.values import BlockKind, Document

REPORT = "Số: 15/BC-UBND\r\nNà Mò, ngày 5 tháng 6 năm 2024\r\n\r\nI. KẾT QUẢ\r\n1. Thu ngân sách đạt 1,2 tỷ đồng.\r\n"


def kinds(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.part, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("text", [REPORT, unicodedata.normalize("NFD", REPORT), "\ufeff" + REPORT, "một dòng không xuống dòng"])
def test_the_text_is_the_file_character_for_character(tmp_path: Path, text: str) -> None:
    path = tmp_path / "van-ban.txt"
    path.write_bytes(text.encode("utf-8"))
    assert open_document(path).text == path.read_bytes().decode("utf-8")


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=400))
def test_any_text_is_kept_and_its_blocks_are_in_order(text: str) -> None:
    try:
        document = open_document("a.txt", data=text.encode("utf-8"))
    except DocumentError:
        assert not text.strip("\ufeff").strip() or text.encode()[:2] in (b"PK", b"BM", b"MZ") or "%PDF-" in text
        return
    if document.format == "txt":
        assert document.text == text
    ends = [0, *(block.end for block in document.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, document.blocks, strict=False))


def test_headings_and_numbers_give_the_path() -> None:
    """I. KẾT QUẢ / 1. Thu ngân sách …"""
    assert kinds(open_document("a.txt", data=REPORT.encode())) == [
        ("paragraph", "", "Số: 15/BC-UBND"),
        ("paragraph", "", "Nà Mò, ngày 5 tháng 6 năm 2024"),
        ("heading", "I", "I. KẾT QUẢ"),
        ("paragraph", "I.1", "1. Thu ngân sách đạt 1,2 tỷ đồng."),
    ]


def test_page_furniture_is_told_from_the_text() -> None:
    """A video counter, links to other pages, a caption printed twice."""
    text = "0:00 / 0:00\nHuyện sơ kết\nQuang cảnh hội nghị.\nQuang cảnh hội nghị.\nXem thêm: Tin khác\nThu đạt 12 tỷ đồng."
    assert [kind for kind, _, _ in kinds(open_document("a.txt", data=text.encode()))] == [
        "furniture",
        "paragraph",
        "caption",
        "caption",
        "furniture",
        "paragraph",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("TỈNH ỦY BẮC LÂM\n*\nSố 12-BC/TU\nBắc Lâm, ngày 06 tháng 7 năm 2023\nBÁO CÁO", date(2023, 7, 6)),
        ("Số: 7/BC-UBND\tThượng Lâm, ngày 1 tháng 12 năm 2024\n", date(2024, 12, 1)),
        ("Huyện sơ kết\n14/10/2023 15:20\nSáng nay …", date(2023, 10, 14)),
        ("Huyện sơ kết\nThứ Hai, 14/10/2024, 15:20 (GMT+7)\n", date(2024, 10, 14)),
        (" date 2024-12 Các đồng chí đồng chủ trì Hội nghị.", None),
        ("Tính đến ngày 30/6/2017, tổng tài sản đạt 5 tỷ đồng.", None),
        ("Bắc Lâm, ngày     tháng 7 năm 2023\n", None),
        ("Bắc Lâm, ngày 31 tháng 02 năm 2023\n", None),
    ],
)
def test_the_day_is_taken_only_when_the_document_settles_it(text: str, day: date | None) -> None:
    assert open_document("a.txt", data=text.encode()).published == day


def test_a_day_given_by_a_person_wins() -> None:
    assert open_document("a.txt", data=REPORT.encode(), published=date(2020, 1, 2)).published == date(2020, 1, 2)


def cp1258(text: str) -> bytes:
    """As Windows-1258 writes: the tone follows its letter as a mark of its own."""
    written = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            written += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in "\u0300\u0301\u0303\u0309\u0323" if mark in parts)
            written += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return written


SENTENCES = (
    "Tổng thu ngân sách trên địa bàn huyện ước đạt mười tám tỷ đồng; số hộ nghèo giảm, đời sống nhân dân được cải thiện. " * 3
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (SENTENCES.encode("utf-16"), "UTF-16"),
        (SENTENCES.encode("utf-16-le"), "UTF-16"),
        (cp1258(SENTENCES), "Windows-1258"),
    ],
)
def test_older_encodings_are_decoded_when_the_words_prove_them(data: bytes, name: str) -> None:
    document = open_document("a.txt", data=data)
    assert unicodedata.normalize("NFC", document.text) == SENTENCES
    assert any(name in warning for warning in document.warnings)


def test_tcvn3_is_told_by_its_words() -> None:
    """ "B¾c K¹n" is Bắc Kạn in the letters of the ABC fonts."""
    from tiendo.documents.legacy_letters import _TCVN3

    back = {letter: sign for sign, letter in _TCVN3.items()}
    data = SENTENCES.lower().translate(back).encode("latin-1")
    assert open_document("a.txt", data=data).text == SENTENCES.lower()


def test_markdown_tables_are_tables() -> None:
    text = (
        "# Báo cáo\n\nBảng 1. Thu ngân sách\nĐơn vị tính: tỷ đồng\n\n| Nội dung | 2023 |\n|---|---:|\n| Thu nội địa | 5,2 |\n\nHết."
    )
    document = open_document("a.md", data=text.encode())
    (table,) = document.tables
    assert document.text == text
    assert [document.text[cell.start : cell.end] for cell in table.cells] == ["Nội dung", "2023", "Thu nội địa", "5,2"]
    assert [kind for kind, _, _ in kinds(document)] == ["heading", "caption", "caption", "table", "paragraph"]


def test_a_csv_is_one_table_of_stretches_of_the_file() -> None:
    text = 'Chỉ tiêu;2023;2024\r\n"Thu; chi";1,5;\r\nGRDP;6,1;7,0'
    document = open_document("a.csv", data=text.encode())
    assert document.text == text
    cells = {cell.reference: document.text[cell.start : cell.end] for cell in document.tables[0].cells}
    assert cells == {
        "A1": "Chỉ tiêu",
        "B1": "2023",
        "C1": "2024",
        "A2": "Thu; chi",
        "B2": "1,5",
        "C2": "",
        "A3": "GRDP",
        "B3": "6,1",
        "C3": "7,0",
    }


def test_a_decimal_comma_does_not_make_the_comma_the_delimiter() -> None:
    assert delimiter_of("a;b;c\n1,5;2,5;3,5\n") == ";"
    assert delimiter_of("a\tb\n1\t2\n") == "\t"


@given(st.text(alphabet='ab1,";\n\r\t |', max_size=60))
def test_fields_stay_inside_the_text_and_in_order(text: str) -> None:
    last = 0
    for _, _, start, end in fields(text, 0, ";"):
        assert last <= start <= end <= len(text)
        last = end


@pytest.mark.needs("shared")
def test_the_shared_texts_come_in_unaltered(shared: Path) -> None:
    for path in sorted(shared.glob("seeds/*.txt")) + sorted(shared.glob("gold/*/*.txt")):
        document = open_document(path)
        assert document.text == path.read_bytes().decode("utf-8")
        assert all(block.kind in BlockKind for block in document.blocks)
