"""``tiendo report``: what it writes, whom it asks for, how it fails."""

from __future__ import annotations

import docx
import pytest

from tiendo.cli.command import main
from tiendo_web.commands import RECORD_COMMANDS

from .examples import PROVINCE, ledger, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    # Models exist only once Django is set up, which is after the modules are collected.
    from tests.web.office import make_person
    from tiendo_web.record.loading import load

    load(ledger().entries.values())
    return make_person("canbo", "reviewer", PROVINCE.key)


def report(*words: object) -> int:
    return main(RECORD_COMMANDS, ["report", "--lang", "vi", *map(str, words)])


@pytest.mark.parametrize(("suffix", "head"), [(".docx", b"PK"), (".pdf", b"%PDF"), (".xlsx", b"PK")])
def test_the_ending_of_the_file_decides_the_format(reader, tmp_path, capsys, suffix, head):
    path = tmp_path / f"bao-cao{suffix}"
    assert report("Tỉnh Bắc Lâm", "--period", "2024", "--as", "canbo", "--day", "2024-12-31", "--out", path) == 0
    assert path.read_bytes().startswith(head)
    assert capsys.readouterr().out == f"{path}\n"


def test_a_folder_of_reports_skips_the_units_without_anything_and_names_them(reader, tmp_path, capsys):
    assert report("Tỉnh Bắc Lâm", "--period", "2024", "--as", "canbo", "--below", "--out", tmp_path) == 2
    told = capsys.readouterr()
    assert "1 đơn vị không có số liệu: Huyện Thượng Lâm" in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Tỉnh Bắc Lâm", "--period", "2024", "--as", "ai-do", "--out", "x.docx"), "không có tài khoản này"),
        (("Tỉnh Khác", "--period", "2024", "--as", "canbo", "--out", "x.docx"), "không có đơn vị này, hoặc không được xem"),
        (("Tỉnh Bắc Lâm", "--period", "năm nay", "--as", "canbo", "--out", "x.docx"), "not a period"),
        (("Tỉnh Bắc Lâm", "--period", "2024-01..2024-05", "--as", "canbo", "--out", "x.docx"), "--kind"),
        (("Tỉnh Bắc Lâm", "--period", "2024", "--as", "canbo", "--out", "x.txt"), "cần đuôi .docx"),
        (("Tỉnh Bắc Lâm", "--period", "1990", "--as", "canbo", "--out", "x.docx"), "không có chỉ tiêu, số liệu nào"),
    ],
)
def test_a_failure_is_one_clear_line_and_code_2(reader, capsys, words, said):
    assert report(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


def test_who_may_not_see_the_unit_gets_no_report(reader, tmp_path, capsys):
    from tests.web.office import make_person

    make_person("nguoi-ngoai", None)
    path = tmp_path / "x.docx"
    assert report("Tỉnh Bắc Lâm", "--period", "2024", "--as", "nguoi-ngoai", "--out", path) == 2
    assert not path.exists()


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_brief_writes_the_pack(reader, tmp_path, suffix):
    path = tmp_path / f"tom-tat{suffix}"
    words = ["brief", "Tỉnh Bắc Lâm", "--day", "2025-02-01", "--since", "2024-06-30", "--as", "canbo", "--out", str(path)]
    assert main(RECORD_COMMANDS, words) == 0
    assert path.stat().st_size > 5000


def test_brief_says_in_one_line_why_it_cannot(reader, tmp_path, capsys):
    words = ["brief", "--lang", "vi", "Huyện Thượng Lâm", "--day", "2025-02-01", "--as", "canbo", "--out", str(tmp_path / "x.docx")]
    assert main(RECORD_COMMANDS, words) == 2
    assert "Huyện Thượng Lâm: không có chỉ tiêu, số liệu nào" in capsys.readouterr().err


def test_sentences_of_the_units_documents_enter_and_those_of_closed_ones_do_not(reader, tmp_path):
    from tests.web.office import make_document

    words = "Hạn chế: {} còn chậm. Nguyên nhân là do phối hợp chưa chặt chẽ."
    for at, (what, secrecy) in enumerate((("giải ngân vốn đầu tư công", 0), ("việc mật", 1))):
        make_document(reader, PROVINCE.key, text=words.format(what), sha256=str(at) * 64, secrecy=secrecy)
    path = tmp_path / "x.docx"
    assert report("Tỉnh Bắc Lâm", "--period", "2024", "--as", "canbo", "--day", "2024-12-31", "--out", path) == 0
    told = "\n".join(paragraph.text for paragraph in docx.Document(path).paragraphs)
    assert "giải ngân vốn đầu tư công còn chậm" in told.casefold()
    assert "việc mật" not in told


def test_an_offices_own_template_is_filled(reader, tmp_path, capsys):
    template, path = tmp_path / "mau.docx", tmp_path / "x.docx"
    document = docx.Document()
    document.add_paragraph("{{ don_vi }}: {{ tong_hop }}")
    document.save(template)
    words = ("Tỉnh Bắc Lâm", "--period", "2024", "--as", "canbo", "--day", "2024-12-31", "--out", path, "--template")
    assert report(*words, template) == 0
    assert docx.Document(path).paragraphs[0].text.startswith("Tỉnh Bắc Lâm: Trong 04 chỉ tiêu")
    assert report(*words, tmp_path / "khong-co.docx") == 2
    assert "khong-co.docx" in capsys.readouterr().err


def test_a_frozen_report_is_compared_with_what_the_record_now_says(reader, tmp_path, capsys):
    words = (
        "Tỉnh Bắc Lâm",
        "--period",
        "2024",
        "--as",
        "canbo",
        "--day",
        "2024-12-31",
        "--number",
        "127",
        "--out",
        tmp_path / "x.docx",
    )
    assert report(*words, "--freeze", tmp_path / "x.json") == 0
    load_later("1050")
    assert report(*words, "--known", "2025-03-01", "--against", tmp_path / "x.json") == 0
    told = capsys.readouterr().err
    assert "2 ô khác với bản cố định (số liệu đến 31/12/2024)" in told
    assert "1.035 tỷ đồng → 1.050 tỷ đồng" in told
    assert report(*words, "--against", tmp_path / "x.docx") == 2
    assert "Số 127-BC/TU" in docx.Document(tmp_path / "x.docx").tables[0].rows[1].cells[0].text


def load_later(value: str) -> None:
    from tiendo_web.record.loading import load

    load([seen("state_revenue_area", "2024", value, "tỷ đồng", "2025-02-20")])
