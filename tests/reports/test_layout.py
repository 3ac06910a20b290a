"""The pages as LibreOffice lays them out, beside the rules: lengths in millimetres, sizes in points."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pdfplumber
import pytest

from tiendo.reports.layout import head_lines
from tiendo.reports.pdf import to_pdf
from tiendo.reports.periodic import periodic, periodic_docx

from .examples import year_report

MM = 25.4 / 72


class Page:
    """A page with its lines of words, each with its place."""

    def __init__(self, page: pdfplumber.page.Page) -> None:
        self.width, self.height = round(page.width * MM), round(page.height * MM)
        self.words = [
            (word["text"], word["x0"] * MM, word["x1"] * MM, word["top"] * MM, round(word["size"], 1), word["fontname"])
            for word in page.extract_words(extra_attrs=["size", "fontname"])
        ]
        self.rules = [(line["x0"] * MM, line["x1"] * MM, line["top"] * MM) for line in page.lines + page.rects]

    def word(self, text: str) -> tuple:
        return next(word for word in self.words if word[0] == text)


def laid_out(family: str, folder: Path) -> list[Page]:
    source = folder / f"{family}.docx"
    source.write_bytes(periodic_docx(year_report(family=family)))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), str(source)], check=True, capture_output=True, timeout=120)
    with pdfplumber.open(source.with_suffix(".pdf")) as pdf:
        return [Page(page) for page in pdf.pages]


@pytest.fixture(scope="module")
def party(tmp_path_factory) -> list[Page]:
    return laid_out("party", tmp_path_factory.mktemp("party"))


@pytest.fixture(scope="module")
def state(tmp_path_factory) -> list[Page]:
    return laid_out("state", tmp_path_factory.mktemp("state"))


@pytest.mark.needs("libreoffice")
def test_the_text_stands_within_the_margins_of_the_rule(party, state):
    for page in (party[0], state[0]):
        assert (page.width, page.height) == (210, 297)
        assert min(word[1] for word in page.words) == pytest.approx(30, abs=0.6)
        assert max(word[2] for word in page.words) == pytest.approx(195, abs=0.6)
        assert min(word[3] for word in page.words) == pytest.approx(20, abs=0.6)


@pytest.mark.needs("libreoffice")
def test_the_page_number_stands_centred_ten_millimetres_from_the_edge_from_page_two(party, state):
    for pages, size in ((party, 14), (state, 13)):
        number = pages[1].word("2")
        assert ((number[1] + number[2]) / 2, number[3]) == (pytest.approx(112.5, abs=0.5), pytest.approx(10, abs=1))
        assert number[4] == size
        assert not any(word[0] == "1" and word[3] < 18 for word in pages[0].words)


@pytest.mark.needs("libreoffice")
def test_the_party_head(party):
    """Motto 15 bold at the right with a rule as long as its words; issuer 14 bold at the left; star; number level with the date."""
    page = party[0]
    motto = [page.word(word) for word in ("ĐẢNG", "NAM")]
    assert all(word[4] == 15 and "Bold" in word[5] for word in motto)
    left, right, _ = min((rule for rule in page.rules if rule[0] > 100), key=lambda rule: rule[2])
    assert (left, right) == (pytest.approx(motto[0][1], abs=1.5), pytest.approx(motto[1][2], abs=1.5))
    issuer = page.word("TỈNH")
    assert (issuer[4], "Bold" in issuer[5]) == (14, True)
    assert page.word("*")[3] > issuer[3]
    assert page.word("Số")[3] == pytest.approx(page.word("Lâm,")[3], abs=0.6)
    assert "Italic" in page.word("Lâm,")[5]


@pytest.mark.needs("libreoffice")
def test_the_state_head(state):
    """Quốc hiệu 13 bold on one line, the motto 14 bold below it with a rule of its length; number level with the date."""
    page = state[0]
    name = [page.word(word) for word in ("CỘNG", "NAM")]
    motto = [page.word(word) for word in ("Độc", "phúc")]
    assert name[0][3] == pytest.approx(name[1][3], abs=0.3)
    assert [word[4] for word in (*name, *motto)] == [13, 13, 14, 14]
    left, right, _ = min((rule for rule in page.rules if rule[0] > 100), key=lambda rule: rule[2])
    assert (left, right) == (pytest.approx(motto[0][1], abs=1.5), pytest.approx(motto[1][2], abs=1.5))
    assert page.word("Số:")[4] == 13
    assert page.word("Số:")[3] == pytest.approx(page.word("Lâm,")[3], abs=0.8)


@pytest.mark.needs("libreoffice")
def test_body_and_headings(party):
    """Body 14 with its first line in by 10; roman heading in bold capitals with a hyphen."""
    page = party[0]
    assert page.word("Thực")[1] == pytest.approx(40, abs=0.5)
    heading = page.word("I-")
    assert (heading[4], "Bold" in heading[5]) == (14, True)


@pytest.mark.needs("libreoffice")
def test_the_table_lies_on_a_sheet_turned_sideways_with_its_own_page_numbers(party):
    sheet = next(page for page in party if page.width > page.height)
    assert (sheet.width, sheet.height) == (297, 210)
    assert not any(word[3] < 18 for word in sheet.words)


@pytest.mark.needs("libreoffice")
def test_signing(party, state):
    """Party: the post is not bold, recipients underlined; State: both bold, recipients in bold italics."""
    post = party[1].word("PHÓ")
    assert "Bold" not in post[5]
    assert post[1] > 112
    assert "Bold" in state[1].word("CHỦ")[5]
    assert "BoldItalic" in state[1].word("Nơi")[5]


def test_the_pdf_keeps_the_same_page(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(periodic(year_report(), trace=True)))
    with pdfplumber.open(path) as pdf:
        pages = [Page(page) for page in pdf.pages]
        links = [link["uri"] for page in pdf.pages for link in page.hyperlinks]
    assert min(word[1] for word in pages[0].words) == pytest.approx(30, abs=0.6)
    assert max(word[2] for word in pages[0].words) <= 195.6
    assert {(page.width, page.height) for page in pages} == {(210, 297), (297, 210)}
    assert "https://bac-lam.example/bao-cao" in links


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("", ()),
        ("TỈNH ỦY BẮC KẠN", ("TỈNH ỦY BẮC KẠN",)),
        ("ỦY BAN NHÂN DÂN TỈNH BẮC KẠN", ("ỦY BAN NHÂN DÂN", "TỈNH BẮC KẠN")),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ("SỞ LAO ĐỘNG - THƯƠNG", "BINH VÀ XÃ HỘI")),
    ],
)
def test_a_long_issuer_stands_on_two_lines_of_nearly_equal_length(body, lines):
    assert head_lines(body) == lines
