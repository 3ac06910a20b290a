"""Tesseract with Vietnamese, one page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..readers.pdf_layout import Line, PageLayout
from ..readers.pdf_picture import Picture
from .cleaning import cleaned
from .models import Model, models

_POINTS = 72.0


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Reads page pictures with the models that this machine has; the first reads the words."""

    models: tuple[Model, ...]

    def page(self, picture: Picture, number: int) -> PageLayout:
        """A page with its lines in the order that Tesseract finds, lengths in points."""
        image = cleaned(picture.image) if picture.scanned else picture.image
        scale = _POINTS / picture.dpi
        lines = tuple(self._lines(image, picture.dpi, scale))
        return PageLayout(number, image.width * scale, image.height * scale, lines)

    def _lines(self, image: Any, dpi: float, scale: float) -> Iterator[Line]:
        from tesserocr import PSM, RIL, PyTessBaseAPI, iterate_level

        first = self.models[0]
        with PyTessBaseAPI(path=str(first.folder), lang=first.language, psm=PSM.AUTO) as engine:
            engine.SetImage(image)
            engine.SetSourceResolution(round(dpi))
            engine.Recognize()
            found = engine.GetIterator()
            for line in iterate_level(found, RIL.TEXTLINE) if found is not None else ():
                text, box = line.GetUTF8Text(RIL.TEXTLINE), line.BoundingBox(RIL.TEXTLINE)
                if text and text.strip() and box is not None:
                    left, top, right, bottom = (place * scale for place in box)
                    yield Line(" ".join(text.split()), left, right, top, bottom, bottom - top)


def recogniser() -> Recogniser | None:
    """The recogniser of this machine, ``None`` when it has no Vietnamese model."""
    found = models()
    return Recogniser(found) if found else None
