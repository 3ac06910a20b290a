"""PDF files: printed text in reading order, ruled tables, and pages that are pictures through OCR.

A page whose letters were torn out of their words (made with a font that lacks Vietnamese) is read from its picture as well.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import pdfplumber
import pypdfium2 as pdfium

from ...values import BlockKind
from ..draft import Draft, DraftBuilder
from ..errors import Damaged, Encrypted, NeedsProgram, TooManyPages
from ..limits import LIMITS
from ..recognition import recogniser
from ..recognition.engine import Recogniser
from .pdf_continued import with_joined_tables
from .pdf_flow import doubtful_warning, flow
from .pdf_layout import PageLayout, layout_of
from .pdf_picture import needs_recognition, picture_of
from .pdf_running import without_running_heads
from .pdf_tables import tables_of

_PASSWORD_ERROR = "password"  # noqa: S105 - the word in pdfium's message


def read(data: bytes, name: str) -> Draft:
    """Raises: Damaged, Encrypted, TooManyPages, NeedsProgram (scanned pages and no OCR)."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if _PASSWORD_ERROR in str(error).lower():
            raise Encrypted(name) from error
        raise Damaged(name, kind="PDF") from error
    if len(document) > LIMITS.pages:
        raise TooManyPages(name, pages=len(document), limit=LIMITS.pages)
    if len(document) == 0:
        raise Damaged(name, kind="PDF")
    return _Reader(document, data, name).read()


@dataclass(slots=True)
class _Reader:
    document: Any
    data: bytes
    name: str
    recognised: int = 0
    torn: int = 0
    ocr: Recogniser | None = None
    plumber: Any = None

    def read(self) -> Draft:
        """All pages."""
        pages = [self._page(number) for number in range(1, len(self.document) + 1)]
        builder = DraftBuilder()
        running = without_running_heads(pages)
        flow(with_joined_tables(running.pages), builder)
        for page, words in running.shown:
            builder.paragraph(words, kind=BlockKind.FURNITURE, page=page)
        self._warn(builder)
        return builder.done()

    def _page(self, number: int) -> PageLayout:
        page = self.document[number - 1]
        try:
            layout = layout_of(page, number)
            need = needs_recognition(page, layout)
            if need:
                return self._recognised(page, layout, torn=need == "torn")
            return self._with_tables(page, layout) if layout.rulings else layout
        finally:
            page.close()

    def _with_tables(self, page: Any, layout: PageLayout) -> PageLayout:
        if self.plumber is None:
            self.plumber = pdfplumber.open(io.BytesIO(self.data))
        plumber_page = self.plumber.pages[layout.number - 1]
        try:
            return replace(layout, tables=tables_of(plumber_page, page, layout))
        finally:
            plumber_page.close()

    def _recognised(self, page: Any, layout: PageLayout, *, torn: bool) -> PageLayout:
        self.recognised += 1
        self.torn += torn
        if self.recognised > LIMITS.recognised_pages:
            raise TooManyPages(self.name, pages=f"hơn {LIMITS.recognised_pages} (ảnh chụp)", limit=LIMITS.recognised_pages)
        if self.ocr is None:
            self.ocr = recogniser()
        if self.ocr is None:
            raise NeedsProgram(
                self.name,
                program="Tesseract tiếng Việt (tesseract-ocr-vie)",
                otherwise="gửi bản PDF có chữ",
                otherwise_en="send a PDF with text",
            )
        return self.ocr.page(picture_of(page, torn=torn), layout.number)

    def _warn(self, builder: DraftBuilder) -> None:
        if self.torn:
            builder.warn(
                f"{self.torn} trang có phông chữ hỏng, đã đọc lại từ ảnh trang bằng nhận dạng chữ; cần đối chiếu các con số."
            )
        if self.recognised > self.torn:
            builder.warn(f"{self.recognised - self.torn} trang là ảnh chụp, đã nhận dạng chữ; cần đối chiếu các con số.")
        builder.warn_all(doubtful_warning(builder, self.ocr.unsure if self.ocr else ()))
        if b"%%EOF" not in self.data[-4096:]:
            builder.warn("Tệp PDF có thể thiếu phần cuối.")
