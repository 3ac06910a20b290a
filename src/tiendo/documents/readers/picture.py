"""Pictures of documents: photographs and scans, one or several pages to a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from ..draft import Draft, DraftBuilder
from ..errors import Damaged, NeedsProgram, NoText, TooManyPages
from ..limits import LIMITS
from ..recognition import recogniser
from .pdf_flow import doubtful_warning, flow
from .pdf_picture import Picture

_PIXELS = 80_000_000
_PAGE_INCHES = 8.27  # width of A4, when a picture does not say its resolution
_LEAST_DPI, _MOST_DPI = 60, 650


def read(data: bytes, name: str) -> Draft:
    """Raises: Damaged, NeedsProgram, NoText when no words are found, TooManyPages."""
    ocr = recogniser()
    if ocr is None:
        raise NeedsProgram(
            name,
            program="Tesseract tiếng Việt (tesseract-ocr-vie)",
            otherwise="gửi bản có chữ",
            otherwise_en="send a copy with text",
        )
    pages = [ocr.page(picture, number) for number, picture in enumerate(_pictures(data, name), 1)]
    if sum(letter.isalnum() for page in pages for line in page.lines for letter in line.text) < 10 and not any(
        p.tables for p in pages
    ):
        raise NoText(name)
    builder = DraftBuilder()
    flow(pages, builder)
    builder.warn("Văn bản là ảnh chụp, đã nhận dạng chữ; cần đối chiếu các con số.")
    builder.warn_all(doubtful_warning(builder, ocr.unsure))
    return builder.done()


def _pictures(data: bytes, name: str) -> Iterator[Picture]:
    Image.MAX_IMAGE_PIXELS = _PIXELS
    try:
        with Image.open(io.BytesIO(data)) as file:
            if file.width * file.height > _PIXELS:
                raise Damaged(name, kind="ảnh (quá nhiều điểm ảnh)")
            for number, frame in enumerate(ImageSequence.Iterator(file), 1):
                if number > LIMITS.recognised_pages:
                    raise TooManyPages(name, pages=f"hơn {LIMITS.recognised_pages}", limit=LIMITS.recognised_pages)
                page: Any = ImageOps.exif_transpose(frame).convert("L")
                yield Picture(page, _dpi(file, page.width))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Damaged(name, kind="ảnh") from error


def _dpi(file: Any, width: int) -> float:
    said = float((file.info.get("dpi") or (0, 0))[0])
    return said if _LEAST_DPI <= said <= _MOST_DPI and said != 72 else width / _PAGE_INCHES
