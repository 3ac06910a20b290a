"""Tesseract with Vietnamese, one page at a time: the words in reading order, ruled tables cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageOps
from tesserocr import PSM, RIL, PyTessBaseAPI, iterate_level

from ..draft import GridCell
from ..readers.pdf_layout import Line, PageLayout, PageTable
from ..readers.pdf_picture import Picture
from .cells import CellReading, house_style, is_numeric, settled
from .cleaning import Cleaned, cleaned
from .figures import checked, has_figures
from .models import Model
from .ruled import RuledCell, RuledTable, ruled_tables

_POINTS = 72.0
_INSET, _MARGIN, _SMALLEST, _LINE_MARGIN = 4, 12, 6, 3
_BLANK = 0.002
_SHORT = 4  # letters: a number is easily read as a short word


@dataclass(slots=True)
class Recogniser:
    """Reads page pictures with the models that this machine has; used by one thread at a time.

    ``unsure`` gathers the figures of running text that the two models read differently.
    """

    models: tuple[Model, ...]
    unsure: list[str] = field(default_factory=list)
    _engines: dict[int, Any] = field(default_factory=dict)

    def page(self, picture: Picture, number: int) -> PageLayout:
        """A page with its lines and ruled tables, lengths in points."""
        page = cleaned(picture.image) if picture.scanned else Cleaned(picture.image, picture.image)
        image, scale = page.words, _POINTS / picture.dpi
        ruled = ruled_tables(np.asarray(page.strokes))
        empty = PageLayout(number, image.width * scale, image.height * scale, recognised=True)
        tables = tuple(self._table(image, table, picture.dpi, scale, empty) for table in ruled)
        return replace(empty, lines=tuple(self._lines(_without(image, ruled), picture.dpi, scale)), tables=tables)

    def _engine(self, number: int) -> Any:
        if number not in self._engines:
            model = self.models[number]
            self._engines[number] = PyTessBaseAPI(path=str(model.folder), lang=model.language)
        return self._engines[number]

    def _lines(self, image: Image.Image, dpi: float, scale: float) -> Iterator[Line]:
        engine = self._engine(0)
        engine.SetPageSegMode(PSM.AUTO)
        engine.SetImage(image)
        engine.SetSourceResolution(round(dpi))
        engine.Recognize()
        found = engine.GetIterator()
        for line in iterate_level(found, RIL.TEXTLINE) if found is not None else ():
            text, box = tidied(_text_of(line)), line.BoundingBox(RIL.TEXTLINE)
            if text and box is not None:
                left, top, right, bottom = (place * scale for place in box)
                yield Line(self._checked(text, image, box, dpi), left, right, top, bottom, bottom - top)

    def _checked(self, text: str, image: Image.Image, box: tuple[int, int, int, int], dpi: float) -> str:
        """A line whose figures the second model has read too."""
        if len(self.models) < 2 or not has_figures(text):
            return text
        left, top, right, bottom = box
        cut = image.crop((max(0, left - _LINE_MARGIN), max(0, top - _LINE_MARGIN), right + _LINE_MARGIN, bottom + _LINE_MARGIN))
        reading = checked(text, self._words(1, ImageOps.expand(cut, border=_MARGIN, fill=255), dpi))
        self.unsure += reading.unsure
        return reading.text

    def _table(self, image: Image.Image, table: RuledTable, dpi: float, scale: float, page: PageLayout) -> PageTable:
        readings = house_style([self._cell(image, cell, dpi) for cell in table.cells])
        cells = tuple(
            GridCell(
                cell.row,
                cell.column,
                reading.text,
                cell.rows,
                cell.columns,
                doubtful=reading.doubtful,
                box=page.box(cell.left * scale, cell.top * scale, cell.right * scale, cell.bottom * scale),
            )
            for cell, reading in zip(table.cells, readings, strict=True)
        )
        return PageTable(table.left * scale, table.right * scale, table.top * scale, table.bottom * scale, cells)

    def _cell(self, image: Image.Image, cell: RuledCell, dpi: float) -> CellReading:
        box = (cell.left + _INSET, cell.top + _INSET, cell.right - _INSET, cell.bottom - _INSET)
        if box[2] - box[0] < _SMALLEST or box[3] - box[1] < _SMALLEST:
            return CellReading("")
        cut = image.crop(box)
        if float((np.asarray(cut) < 128).mean()) < _BLANK:
            return CellReading("")
        padded = ImageOps.expand(cut, border=_MARGIN, fill=255)
        first = self._words(0, padded, dpi)
        twice = is_numeric(first) or len(first) <= _SHORT
        if not twice:
            return CellReading(first)
        reading = settled(first, self._words(1, padded, dpi) if len(self.models) > 1 else None)
        return reading if reading.text else CellReading("", doubtful=True)  # ink that neither model could read

    def _words(self, number: int, image: Image.Image, dpi: float) -> str:
        engine = self._engine(number)
        engine.SetPageSegMode(PSM.SINGLE_BLOCK)
        engine.SetImage(image)
        engine.SetSourceResolution(round(dpi))
        return tidied(str(engine.GetUTF8Text()))


def tidied(text: str) -> str:
    """One line, with the fraction stroke that Tesseract sees in "9/14" written as it was typed."""
    return " ".join(text.replace("\u2044", "/").split())


def _text_of(line: Any) -> str:
    """Words of a line; Tesseract refuses to give those of a line in which it found none."""
    try:
        return str(line.GetUTF8Text(RIL.TEXTLINE))
    except RuntimeError:
        return ""


def _without(image: Image.Image, tables: tuple[RuledTable, ...]) -> Image.Image:
    """The page with its tables painted over, so that their words are not read twice."""
    if not tables:
        return image
    rest = image.copy()
    pen = ImageDraw.Draw(rest)
    for table in tables:
        pen.rectangle((table.left - 3, table.top - 3, table.right + 3, table.bottom + 3), fill=255)
    return rest
