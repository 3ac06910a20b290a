"""Pictures of scanned pages, and where each line and cell stands on them."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from tests.documents.test_pdf import TABLE
from tests.specimens.printed import pdf, plain
from tests.specimens.scans import GOOD, as_picture, as_scanned_pdf
from tiendo.documents import open_document
from tiendo.documents.limits import LIMITS
from tiendo.documents.page_pictures import WIDTH, page_pictures
from tiendo.values import Document, PageBox


def box_of(document: Document, words: str) -> PageBox:
    start = document.text.index(words)
    (held,) = [one for one in document.printed if one.start <= start < one.end]
    return held.box


def ink(data: bytes, box: PageBox) -> float:
    """How much of a stretch of a page picture is dark."""
    with Image.open(io.BytesIO(data)) as picture:
        grey = picture.convert("L")
        cut = grey.crop(
            tuple(
                round(n) for n in (box.left * grey.width, box.top * grey.height, box.right * grey.width, box.bottom * grey.height)
            )
        )
    return sum(cut.histogram()[:128]) / max(1, cut.width * cut.height)


@pytest.mark.needs("tesseract")
def test_every_line_of_a_scanned_page_has_its_place_on_the_picture() -> None:
    data = as_scanned_pdf(pdf(plain()), GOOD)
    document = open_document("a.pdf", data=data)
    assert all(document.text[one.start : one.end].strip() for one in document.printed)
    (picture,) = page_pictures(data, document.format, {1}).values()
    with Image.open(io.BytesIO(picture)) as drawn:
        assert (drawn.format, drawn.width) == ("WEBP", WIDTH)
    upper, lower = box_of(document, "812,5"), box_of(document, "1.284")
    assert 0 < upper.left < upper.right < 1 and upper.bottom < lower.top
    assert min(ink(picture, upper), ink(picture, lower)) > 0.05
    assert len(picture) < 400_000


@pytest.mark.needs("tesseract")
def test_cells_of_a_scanned_table_have_their_own_boxes() -> None:
    document = open_document("a.pdf", data=as_scanned_pdf(pdf(TABLE), GOOD))
    old, new = box_of(document, "960"), box_of(document, "1.100")
    assert old.right <= new.left and abs(old.top - new.top) < 0.01


@pytest.mark.needs("tesseract")
def test_a_photograph_has_its_picture_too() -> None:
    data = as_picture(pdf(plain()), GOOD)
    document = open_document("trang.jpg", data=data)
    assert box_of(document, "812,5").page == 1
    assert set(page_pictures(data, "picture", {1})) == {1}


def test_printed_letters_need_no_picture_and_what_cannot_be_drawn_gives_none() -> None:
    data = pdf(plain())
    assert open_document("a.pdf", data=data).printed == ()
    assert page_pictures(b"%PDF-1.7 broken", "pdf", {1}) == {}
    assert page_pictures(data, "docx", {1}) == {}
    assert set(page_pictures(data, "pdf", {1, 99})) == {1}
    assert page_pictures(data, "pdf", {1}, limits=replace(LIMITS, memory_bytes=50 << 20)) == {}
