"""Files that break or attack: one line each with the file, the reason and what to do, in bounded time; nothing else stops."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.specimens import bad_files as bad
from tiendo.documents import DocumentError, open_document, open_documents
from tiendo.documents.errors import CAUSES
from tiendo.documents.limits import LIMITS, MEGABYTE

WORD = bad.word_file()
LATIN = "Le résumé du rapport: l'année dernière a été très réussie, à présent tout va bien.".encode("latin-1")
CASES = {
    "Empty": ("rong.txt", b""),
    "PictureNamedOtherwise": ("anh.docx", bad.photograph()),
    "UnknownEncoding": ("latin.txt", LATIN),
    "Damaged": ("cut.docx", WORD[: len(WORD) // 2]),
    "Damaged ": ("nhieu.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40),
    "Damaged  ": ("hong.xlsx", bad.packed({"xl/workbook.xml": "<x/>"})),
    "TooDeep": ("long.zip", bad.nested_zip(10)),
    "TooDeep ": ("sau.docx", bad.deep_xml()),
    "TooDeep  ": ("sau.html", bad.deep_html()),
    "Hostile": ("bom.docx", bad.entity_bomb()),
    "Hostile ": ("ngoai.docx", bad.outside_entity("/etc/hostname")),
    "Bomb": ("bom-nen.docx", bad.zip_bomb()),
    "Encrypted": ("khoa.pdf", bad.encrypted_pdf()),
    "Encrypted ": ("khoa.docx", bad.locked_office_file()),
    "Encrypted  ": ("khoa.zip", bad.locked_zip()),
    "TooManyPages": ("day.pdf", bad.pdf_of_pages(10_000)),
    "UnknownFormat": ("nhieu.docx", bytes(range(256)) * 50),
    "UnknownFormat  ": ("ve.docx", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Nam 2024</text></svg>'),
    "UnknownFormat ": ("nen.rar", b"Rar!\x1a\x07\x00" + bytes(100)),
    "NoText": ("trang.txt", b" \n\t\n"),
    "ManyInside": ("hai.zip", bad.packed({"a.txt": "Thu đạt 5 tỷ đồng.", "b.txt": "Chi đạt 4 tỷ đồng."})),
}


@pytest.mark.parametrize("cause", CASES)
def test_each_bad_file_gets_its_own_line(cause: str) -> None:
    name, data = CASES[cause]
    started = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        open_document(name, data=data)
    error = caught.value
    assert type(error).__name__ == cause.strip()
    assert time.monotonic() - started < 30
    for language in ("vi", "en"):
        line = error.line(language)
        assert line.startswith(name) and "\n" not in line and "{" not in line and len(line) < 300
    assert str(error) == error.line("vi") and error.reason in str(error) and error.advice in str(error)


def test_every_cause_fills_its_wording() -> None:
    details = dict.fromkeys(
        ("megabytes", "limit", "pages", "kind", "what", "ending", "right", "formats", "guess", "guess_en", "program", "otherwise",
         "otherwise_en", "seconds", "count"), "7",
    )  # fmt: skip
    for cause in CAUSES:
        for line in (cause("a.txt", **details).line("vi"), cause("a.txt", **details).line("en")):
            assert line.startswith("a.txt: ") and "; " in line and "{" not in line


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    for path, cause in (
        (tmp_path / "khong-co.txt", "Missing"),
        (tmp_path, "IsFolder"),
        (Path("/dev/null"), "NotAFile"),
        ("\0", "Missing"),
    ):
        with pytest.raises(DocumentError) as caught:
            open_document(path)
        assert type(caught.value).__name__ == cause


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "nang.txt"
    with path.open("wb") as file:
        file.truncate(500 * MEGABYTE)
    with pytest.raises(DocumentError, match="nặng 500 MB, quá giới hạn 200 MB"):
        open_document(path)
    assert LIMITS.file_bytes >= 100 * MEGABYTE


def test_the_content_decides_and_a_wrong_ending_is_told() -> None:
    document = open_document("bao-cao.pdf", data=WORD)
    assert document.format == "docx" and document.text.strip() == bad.SENTENCE.strip()
    assert any(".pdf" in warning and "Word" in warning for warning in document.warnings)


def test_a_secret_of_the_machine_never_comes_out(tmp_path: Path) -> None:
    secret = tmp_path / "bi-mat"
    secret.write_text("mật khẩu 123", encoding="utf-8")
    with pytest.raises(DocumentError):
        open_document("a.docx", data=bad.outside_entity(str(secret)))


def test_one_bad_file_in_an_archive_does_not_stop_the_others() -> None:
    data = bad.packed({"tot.txt": bad.SENTENCE, "rong.txt": b"", "anh.docx": bad.photograph(), "thu-muc/word.docx": WORD})
    found = list(open_documents("goi.zip", data=data))
    assert [type(each).__name__ for each in found] == ["Document", "Empty", "PictureNamedOtherwise", "Document"]
    assert [each.name for each in found] == ["goi.zip/tot.txt", "goi.zip/rong.txt", "goi.zip/anh.docx", "goi.zip/thu-muc/word.docx"]


def test_an_archive_of_one_document_opens_as_that_document() -> None:
    assert open_document("goi.zip", data=bad.nested_zip(2)).text == bad.SENTENCE


def test_macros_are_told_and_not_run() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Type="http://x/vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    data = bad.word_file(**{"word/vbaProject.bin": b"x", "word/_rels/document.xml.rels": relations})
    assert any("macro" in warning for warning in open_document("a.docm", data=data).warnings)
