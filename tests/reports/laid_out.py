"""Pages as LibreOffice lays them out, measured and held against the rules of ``catalogue/formats.md``, one row a rule.

Run ``python -m tests.reports.laid_out`` to print the table of ``docs/reports.md``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pdfplumber
from bench.facts_of_bac_kan import PROVINCE, facts

from tiendo.reports.gather import Shelf, report_input
from tiendo.reports.input import ReportKind
from tiendo.reports.periodic import periodic_docx
from tiendo.values import Period

MM = 25.4 / 72
CASES = (
    ("party", date(2024, 1, 31)),
    ("party", date(2026, 5, 27)),
    ("state", date(2024, 1, 31)),
    ("state", date(2026, 5, 27)),
)
SIGNER = "Nông Văn Mẫu"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in millimetres, its size in points and its font."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str

    @property
    def style(self) -> str:
        """``đậm``, ``nghiêng``, both, or ``đứng``."""
        told = [said for mark, said in (("Bold", "đậm"), ("Italic", "nghiêng")) if mark in self.font]
        return " ".join(told) or "đứng"


class Page:
    """A page with its words and rules."""

    def __init__(self, page: pdfplumber.page.Page) -> None:
        self.width, self.height = round(page.width * MM), round(page.height * MM)
        found = page.extract_words(extra_attrs=["size", "fontname"])
        self.words = [
            Word(
                one["text"],
                *(one[side] * MM for side in ("x0", "x1", "top", "bottom")),
                round(one["size"], 1),
                one["fontname"],
            )
            for one in found
        ]
        self.rules = [(line["x0"] * MM, line["x1"] * MM, line["top"] * MM) for line in page.lines + page.rects]

    def word(self, text: str) -> Word:
        """The first word with this text."""
        return next(one for one in self.words if one.text == text)

    def line(self, word: Word) -> list[Word]:
        """The words on the line of a word, in the same half of the head."""
        return [one for one in self.words if abs(one.bottom - word.bottom) < 0.8]


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: element, what the rule asks for, what was measured, whether it holds."""

    element: str
    rule: str
    measured: str
    holds: bool


def mid_term(family: str, day: date) -> bytes:
    """The mid-term review of Bắc Kạn in Word, as issued on a day."""
    book, names = facts()
    known = date(2024, 1, 31)
    report = report_input(
        Shelf(book.as_known(known), names),
        PROVINCE,
        ReportKind.MID_TERM,
        Period.parse("2021..2023"),
        day=day,
        known=known,
        family=family,
    )
    return periodic_docx(replace(report, issuer=replace(report.issuer, number="127", signer=SIGNER)))


def laid_out(cases: Sequence[tuple[str, date]], folder: Path) -> dict[tuple[str, date], list[Page]]:
    """The pages of the review in each case, by one run of LibreOffice."""
    sources = {case: folder / f"{case[0]}-{case[1]}.docx" for case in cases}
    for case, path in sources.items():
        path.write_bytes(mid_term(*case))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), *map(str, sources.values())], check=True, capture_output=True, timeout=180)
    found = {}
    for case, path in sources.items():
        with pdfplumber.open(path.with_suffix(".pdf")) as pdf:
            found[case] = [Page(page) for page in pdf.pages]
    return found


def rows(family: str, pages: list[Page]) -> list[Row]:
    """Every rule of the family's layout with what was measured."""
    upright = [page for page in pages if page.width < page.height]
    found = [
        *_page(upright),
        *_number(pages),
        *(_party(pages[0]) if family == "party" else _state(pages[0])),
        *_body(pages[0], family),
    ]
    return [*found, *_signing(upright, family), *_annex(pages)]


def _row(element: str, rule: str, measured: str, holds: bool) -> Row:
    return Row(element, rule, measured, holds)


def _near(value: float, wanted: float, by: float = 0.6) -> bool:
    return abs(value - wanted) <= by


def _page(pages: list[Page]) -> Iterator[Row]:
    first = pages[0]
    left = min(word.left for word in first.words)
    right = 210 - max(word.right for page in pages for word in page.words)
    top, bottom = min(word.top for word in first.words), 297 - max(word.bottom for page in pages for word in page.words)
    yield _row("Khổ giấy (mm)", "210 × 297", f"{first.width} × {first.height}", (first.width, first.height) == (210, 297))
    yield _row("Lề trái, phải (mm)", "30, 15", f"{left:.1f}, {right:.1f}", _near(left, 30) and _near(right, 15))
    yield _row("Lề trên, dưới (mm)", "20, 20 trở lên", f"{top:.1f}, {bottom:.1f}", _near(top, 20) and bottom >= 19.4)


def _number(pages: list[Page]) -> Iterator[Row]:
    number = pages[1].word("2")
    centre = (number.left + number.right) / 2
    told = f"giữa {centre:.1f} mm, cách mép {number.top:.1f} mm, cỡ {number.size:g}"
    holds = _near(centre, 112.5) and _near(number.top, 10, 1) and 13 <= number.size <= 14
    yield _row("Số trang", "giữa, cách mép trên 10 mm, cỡ 13-14, từ trang 2", told, holds)
    yield _row(
        "Trang đầu", "không hiện số", "không hiện số", not any(word.text == "1" and word.top < 18 for word in pages[0].words)
    )


def _is(element: str, word: Word, sizes: tuple[float, float], style: str, rule: str) -> Row:
    holds = sizes[0] <= word.size <= sizes[1] and word.style == style
    return _row(element, rule, f"cỡ {word.size:g}, {word.style}", holds)


def _ruled(page: Page, left: Word, right: Word) -> Row:
    start, end, _ = min((rule for rule in page.rules if rule[0] > 100), key=lambda rule: rule[2])
    words = right.right - left.left
    return _row(
        "Đường kẻ dưới tiêu đề", "dài bằng dòng chữ", f"{end - start:.1f} mm, chữ {words:.1f} mm", _near(end - start, words, 3)
    )


def _level(page: Page, number: str) -> Row:
    first, second = page.word(number), page.word("Kạn,")
    return _row(
        "Số và ngày", "cùng hàng", f"lệch {abs(first.bottom - second.bottom):.1f} mm", _near(first.bottom, second.bottom, 0.8)
    )


def _title(page: Page, kind: tuple[float, float], subject: tuple[float, float]) -> Iterator[Row]:
    name, about = page.word("BÁO"), page.word("sơ")
    yield _is("Tên loại", name, kind, "đậm", f"in hoa, cỡ {kind[0]:g}-{kind[1]:g}, đứng, đậm")
    centre = (name.left + page.word("CÁO").right) / 2
    yield _row("Tên loại", "canh giữa", f"giữa {centre:.1f} mm", _near(centre, 112.5, 1))
    yield _is("Trích yếu", about, subject, "đậm", f"cỡ {subject[0]:g}-{subject[1]:g}, đứng, đậm")


def _party(page: Page) -> Iterator[Row]:
    motto = page.word("ĐẢNG")
    yield _is("Tiêu đề Đảng", motto, (15, 15), "đậm", "in hoa, cỡ 15, đứng, đậm")
    yield _row(
        "Tiêu đề Đảng",
        "góc phải, dòng đầu",
        f"từ {motto.left:.0f} mm, dòng đầu {motto.top:.1f} mm",
        motto.left > 105 and motto.top < 22,
    )
    yield _ruled(page, motto, page.word("NAM"))
    yield _is("Cơ quan ban hành", page.word("TỈNH"), (14, 14), "đậm", "in hoa, cỡ 14, đứng, đậm")
    star = page.word("*")
    yield _row(
        "Dấu sao", "dưới tên cơ quan", f"thấp hơn {star.top - page.word('TỈNH').top:.1f} mm", star.top > page.word("TỈNH").top
    )
    yield _is("Số, ký hiệu", page.word("Số"), (14, 14), "đứng", "“Số” không hai chấm, cỡ 14, đứng")
    yield _is("Địa danh, ngày", page.word("Kạn,"), (14, 14), "nghiêng", "cỡ 14, nghiêng")
    yield _level(page, "Số")
    yield from _title(page, (15, 16), (14, 15))
    yield _row("Dưới trích yếu", "năm gạch nối", page.word("-----").text, True)


def _state(page: Page) -> Iterator[Row]:
    name, motto = page.word("CỘNG"), page.word("Độc")
    yield _is("Quốc hiệu", name, (12, 13), "đậm", "in hoa, cỡ 12-13, đứng, đậm")
    yield _row(
        "Quốc hiệu", "góc phải, một dòng", f"từ {name.left:.0f} mm", name.left > 95 and _near(name.top, page.word("NAM").top, 0.3)
    )
    yield _is("Tiêu ngữ", motto, (13, 14), "đậm", "cỡ 13-14, đứng, đậm")
    yield _ruled(page, motto, page.word("phúc"))
    yield _is("Cơ quan ban hành", page.word("ỦY"), (12, 13), "đậm", "in hoa, cỡ 12-13, đứng, đậm")
    yield _is("Số, ký hiệu", page.word("Số:"), (13, 13), "đứng", "“Số:” có hai chấm, cỡ 13, đứng")
    yield _is("Địa danh, ngày", page.word("Kạn,"), (13, 14), "nghiêng", "cỡ 13-14, nghiêng")
    yield _level(page, "Số:")
    yield from _title(page, (13, 14), (13, 14))


def _body(page: Page, family: str) -> Iterator[Row]:
    low, high = (14, 15) if family == "party" else (13, 14)
    opening = page.word("Tỉnh" if family == "party" else "Ủy")
    yield _is("Nội dung", opening, (low, high), "đứng", f"cỡ {low}-{high}, đứng")
    yield _row("Dòng đầu đoạn", "thụt 10 mm", f"{opening.left - 30:.1f} mm", _near(opening.left, 40, 0.5))
    below = min((word for word in page.words if word.top > opening.bottom and _near(word.left, 30, 1)), key=lambda word: word.top)
    pitch = (below.bottom - opening.bottom) / MM
    yield _row("Dãn dòng", "từ 18 pt", f"{pitch:.1f} pt", pitch >= 17.8)
    mark = "I-" if family == "party" else "I."
    yield _is("Đề mục", page.word(mark), (low, high), "đậm", f"“{mark}” in hoa, đậm, cỡ nội dung")


def _signing(pages: list[Page], family: str) -> Iterator[Row]:
    page = next(page for page in pages if any(word.text == "Nơi" for word in page.words))
    power, post, name = (page.word(word) for word in (("T/M", "PHÓ", "Mẫu") if family == "party" else ("TM.", "CHỦ", "Mẫu")))
    recipients = page.word("Nơi")
    size = (14, 14) if family == "party" else (13, 14)
    said = "14" if family == "party" else "13-14"
    yield _is("Quyền hạn người ký", power, size, "đậm", f"in hoa, cỡ {said}, đứng, đậm")
    post_style, post_said = ("đứng", "đứng, không đậm") if family == "party" else ("đậm", "đứng, đậm")
    yield _is("Chức vụ", post, size, post_style, f"in hoa, cỡ {said}, {post_said}")
    yield _is("Họ tên", name, size, "đậm", f"cỡ {said}, đứng, đậm, bên phải")
    yield _row(
        "Nơi nhận",
        "bên trái, ngang quyền hạn ký",
        f"lệch {abs(recipients.bottom - power.bottom):.1f} mm",
        _near(recipients.bottom, power.bottom, 1.2) and recipients.left < 40,
    )
    if family == "party":
        yield _is("Nơi nhận", recipients, (14, 14), "đứng", "cỡ 14, đứng")
        under = any(_near(left, recipients.left, 1) and 0 <= top - recipients.top <= 7 for left, _, top in page.rules)
        yield _row("Nơi nhận", "gạch chân", "có gạch chân" if under else "không", under)
        yield _is("Danh sách nơi nhận", page.word("Lưu"), (12, 12), "đứng", "cỡ 12; “Lưu” không hai chấm")
    else:
        yield _is("Nơi nhận", recipients, (12, 12), "đậm nghiêng", "cỡ 12, đậm nghiêng")
        yield _is("Danh sách nơi nhận", page.word("Lưu:"), (11, 11), "đứng", "cỡ 11; “Lưu: VT”")


def _annex(pages: list[Page]) -> Iterator[Row]:
    sheets = [page for page in pages if page.width > page.height]
    sheet = sheets[0]
    yield _row("Phụ lục biểu", "khổ ngang", f"{sheet.width} × {sheet.height}", (sheet.width, sheet.height) == (297, 210))
    yield _row("Số trang phụ lục", "đánh riêng", "trang đầu không số", not any(word.top < 18 for word in sheet.words))
    yield _is("Đầu bảng", sheet.word("TT"), (11, 13), "đậm", "cỡ 11-13, đậm, giữa ô")
    again = all(any(word.text == "TT" for word in page.words) for page in sheets)
    yield _row("Đầu bảng", "lặp lại ở mỗi trang", f"{len(sheets)} trang đều có", again)


def main() -> int:
    """Print the table of every case."""
    with tempfile.TemporaryDirectory() as folder:
        found = laid_out(CASES, Path(folder))
    held = True
    for (family, day), pages in found.items():
        print(f"\n**{'Đảng' if family == 'party' else 'Nhà nước'}, ban hành {day:%d/%m/%Y}**\n")
        print("| thành phần | quy định | đo được | |\n| --- | --- | --- | --- |")
        for row in rows(family, pages):
            held = held and row.holds
            print(f"| {row.element} | {row.rule} | {row.measured} | {'đúng' if row.holds else 'SAI'} |")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
