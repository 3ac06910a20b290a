"""The pages as LibreOffice lays them out, beside the rules: lengths in millimetres, sizes in points."""

from __future__ import annotations

import pdfplumber
import pytest

from tiendo.reports.layout import head_lines
from tiendo.reports.pdf import to_pdf
from tiendo.reports.periodic import periodic

from .examples import year_report
from .laid_out import CASES, Page, laid_out, rows


@pytest.fixture(scope="module")
def reviews(tmp_path_factory):
    """The mid-term review of Bắc Kạn by each rule, before and after 27/5/2026."""
    return laid_out(CASES, tmp_path_factory.mktemp("layout"))


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def test_every_element_stands_as_its_rule_says(reviews, case):
    found = rows(case[0], reviews[case])
    print(*(f"{row.element}: {row.rule} | {row.measured} | {row.holds}" for row in found), sep="\n")
    assert len(found) >= 28
    assert [row for row in found if not row.holds] == []


def test_the_pdf_keeps_the_same_page(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(to_pdf(periodic(year_report(), trace=True)))
    with pdfplumber.open(path) as pdf:
        pages = [Page(page) for page in pdf.pages]
        links = [link["uri"] for page in pdf.pages for link in page.hyperlinks]
    assert min(word.left for word in pages[0].words) == pytest.approx(30, abs=0.6)
    assert max(word.right for word in pages[0].words) <= 195.6
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
