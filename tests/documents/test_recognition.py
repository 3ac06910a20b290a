"""Scanned cells: what two models agree on, and what a person must decide."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tiendo.documents.recognition.cells import CellReading, house_style, is_numeric, settled
from tiendo.documents.recognition.cleaning import cleaned, skew
from tiendo.documents.recognition.figures import LineReading, checked
from tiendo.documents.recognition.ruled import ruled_tables


@pytest.mark.parametrize(
    ("first", "second", "text", "doubtful"),
    [
        ("50,6", "50,6", "50,6", False),
        ("50,6", "90,6", "50,6", True),
        ("20.3", "20,3", "20,3", False),
        ("214", "21,4", "21,4", True),
        ("Sài", "31", "31", True),
        ("Thu nội địa", "Thu noi dia", "Thu nội địa", False),
        ("xã", "xa", "xã", False),
        ("50,6", None, "50,6", True),
        ("", "6,2", "6,2", True),
    ],
)
def test_two_models_settle_a_cell(first: str, second: str | None, text: str, doubtful: bool) -> None:
    assert settled(first, second) == CellReading(text, doubtful)


def test_the_decimal_comma_is_the_house_style_unless_the_table_writes_english() -> None:
    assert [cell.text for cell in house_style([CellReading("20.3"), CellReading("1.250")])] == ["20,3", "1.250"]
    english = [CellReading("1,250.5"), CellReading("64.0")]
    assert house_style(english) == english


def test_figures_are_told_from_words() -> None:
    assert is_numeric("1.038") and is_numeric("5,2%") and is_numeric("(3,1)") and not is_numeric("KH 2025") and not is_numeric("")


@pytest.mark.parametrize(
    ("first", "second", "text", "unsure"),
    [
        ("tăng 6,32 so với", "tang 6,3% so voi", "tăng 6,3% so với", ()),
        ("xuống còn 23,05; 1.284 lao động", "xuong con 23,0%; 1.284 lao dong", "xuống còn 23,0%; 1.284 lao động", ()),
        ("đạt 50,6 tỷ đồng.", "dat 90,6 ty dong.", "đạt 50,6 tỷ đồng.", ("50,6",)),
        ("năm 2023.", "nam 2023", "năm 2023.", ()),
        ("12 xã và 5 phường", "12 xa va phuong", "12 xã và 5 phường", ("5",)),
        ("đạt 5,2%", "dat 5,22", "đạt 5,2%", ("5,2%",)),
    ],
)
def test_figures_of_running_text_are_read_twice(first: str, second: str, text: str, unsure: tuple[str, ...]) -> None:
    assert checked(first, second) == LineReading(text, unsure)


def drawn_table(*, merged: bool) -> Image.Image:
    """Two rows and three columns of lines; the first two cells of the first row may be one."""
    page = Image.new("L", (900, 600), 255)
    pen = ImageDraw.Draw(page)
    for y in (100, 200, 300):
        pen.line((100, y, 700, y), fill=0, width=2)
    for x in (100, 300, 500, 700):
        pen.line((x, 200 if merged and x == 300 else 100, x, 300), fill=0, width=2)
    return page


@pytest.mark.parametrize("merged", [False, True])
def test_drawn_lines_make_cells(merged: bool) -> None:
    (table,) = ruled_tables(np.asarray(drawn_table(merged=merged)))
    places = {(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
    lower = {(1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)}
    upper = {(0, 0, 1, 2), (0, 2, 1, 1)} if merged else {(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1)}
    assert places == lower | upper


def test_a_page_without_lines_has_no_table() -> None:
    assert ruled_tables(np.full((500, 400), 255, dtype=np.uint8)) == ()


@pytest.mark.parametrize("angle", [-1.8, 0.0, 1.2])
def test_the_skew_of_a_page_is_found_and_undone(angle: float) -> None:
    turned = drawn_table(merged=False).rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    assert abs(skew(turned) + angle) <= 0.2
    assert abs(skew(cleaned(turned).words)) <= 0.2


def test_uneven_grey_paper_becomes_white() -> None:
    page = np.asarray(drawn_table(merged=False), dtype=np.float32) * 0.5 + np.linspace(20, 100, 900)[None, :]
    seen = np.asarray(cleaned(Image.fromarray(page.astype(np.uint8))).words)
    assert np.median(seen) > 240 and seen.min() < 60
