"""When a PDF page must be read from its picture, and that picture at the scan's own resolution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

from ..syllables import vietnamese_share
from .pdf_layout import PageLayout

_FEW_LETTERS, _COVERS = 40, 0.5
_STRANGE_SHARE = 200  # one in so many letters
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile("[aeiouyăâêôơưà-ỹ]", re.IGNORECASE)
_CLEAN_DPI, _LOWEST_DPI, _HIGHEST_DPI, _PIXELS = 300, 100, 400, 40_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a grey picture.

    Attributes:
        image: a Pillow image of mode L.
        dpi: dots per inch, the scan's own where it has one.
        scanned: False when it was drawn from letters and so is perfectly clean.
    """

    image: Any
    dpi: float
    scanned: bool = True


def needs_recognition(page: Any, layout: PageLayout) -> str:
    """``"scan"`` for a page that is a picture, ``"torn"`` for one whose letters cannot be trusted, else empty."""
    text = "\n".join(line.text for line in layout.lines)
    if sum(map(str.isalnum, text)) < _FEW_LETTERS:
        return "scan" if _picture_share(page) > _COVERS else ""
    return "torn" if is_torn(text) else ""


def is_torn(text: str) -> bool:
    """True when a Vietnamese page lost or scattered its letters, as with a font that lacks them."""
    if sum(map(_is_strange, text)) * _STRANGE_SHARE > len(text):
        return True
    share, marked = vietnamese_share(text)
    if marked >= 20 and share < 0.75:
        return True
    words = [word for word in _WORD.findall(text) if not word.isupper() or len(word) == 1]
    fragments = sum(1 for word in words if len(word) <= 3 and not _VOWEL.search(word))
    return len(words) >= 30 and fragments > 0.1 * len(words)


def _is_strange(letter: str) -> bool:
    """True for a sign that stands for no letter; the bullets of Symbol and Wingdings (U+F0xx) are usual and do not count."""
    private = "\ue000" <= letter < "\uf000" or "\uf100" <= letter <= "\uf8ff"
    return private or letter == "\ufffd" or (letter < " " and letter not in "\t\n")


def _pictures(page: Any) -> list[Any]:
    return [item for item, _ in zip(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]), range(200), strict=False)]


def _area(item: Any) -> float:
    left, bottom, right, top = item.get_bounds()
    return float(max(0.0, right - left) * max(0.0, top - bottom))


def _picture_share(page: Any) -> float:
    width, height = page.get_size()
    return float(sum(map(_area, _pictures(page))) / max(1.0, width * height))


def picture_of(page: Any, *, torn: bool = False) -> Picture:
    """The page as a picture: the embedded scan untouched where it fills the page upright, else drawn at its resolution."""
    width, height = page.get_size()
    if torn:
        return _drawn(page, _CLEAN_DPI, scanned=False)
    largest = max(_pictures(page), key=_area, default=None)
    if largest is None:
        return _drawn(page, _CLEAN_DPI, scanned=False)
    pixels, _ = largest.get_px_size()
    left, _, right, _ = largest.get_bounds()
    dpi = pixels / max(1.0, right - left) * 72
    matrix = largest.get_matrix()
    upright = abs(matrix.b) < 1e-3 and abs(matrix.c) < 1e-3 and matrix.a > 0 and matrix.d > 0 and page.get_rotation() == 0
    if upright and _area(largest) > 0.85 * width * height:
        return Picture(largest.get_bitmap(render=False).to_pil().convert("L"), dpi)
    return _drawn(page, dpi, scanned=True)


def _drawn(page: Any, dpi: float, *, scanned: bool) -> Picture:
    width, height = page.get_size()
    dpi = min(max(dpi, _LOWEST_DPI), _HIGHEST_DPI)
    dpi = min(dpi, 72 * (_PIXELS / max(1.0, width * height)) ** 0.5)
    return Picture(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L"), dpi, scanned)
