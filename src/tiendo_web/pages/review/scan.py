"""The place of a number on the picture of its scanned page: a stretch of the picture with a rectangle around the number."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from PIL import Image

from tiendo.values import PageBox
from tiendo_web.record import files
from tiendo_web.record.mapping import printed_of
from tiendo_web.record.models import Document

_ROUND, _AROUND, _WIDE = 0.006, 0.035, 0.56
"""Shares of the page: what is left free around the number, above and below it in the stretch shown, how wide that is."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A stretch of a page picture; lengths in its pixels, written as SVG takes them.

    Attributes:
        address: of the picture; view: the stretch that is shown, as a ``viewBox``.
        x, y, w, h: the rectangle around the number.
    """

    page: int
    address: str
    width: str
    height: str
    view: str
    x: str
    y: str
    w: str
    h: str


def scan_of(row: Document, start: int, end: int) -> Scan | None:
    """Where a stretch of the text is printed; ``None`` when its page was not read from a picture or the picture is not kept."""
    box = _box_of(row, start, end)
    path = files.page_path(row.sha256, box.page) if box else None
    if box is None or path is None or not path.is_file():
        return None
    with Image.open(path) as picture:
        width, height = picture.size
    top, bottom = max(0.0, box.top - _AROUND), min(1.0, box.bottom + _AROUND)
    wide = max(_WIDE, box.right - box.left)
    left = min(max(0.0, (box.left + box.right - wide) / 2), 1.0 - wide)
    return Scan(
        box.page,
        reverse("document-page", args=[row.pk, box.page]),
        str(width),
        str(height),
        f"{round(left * width)} {round(top * height)} {round(wide * width)} {round((bottom - top) * height)}",
        *(str(round(length)) for length in (box.left * width, box.top * height)),
        *(str(round(length)) for length in ((box.right - box.left) * width, (box.bottom - box.top) * height)),
    )


def _box_of(row: Document, start: int, end: int) -> PageBox | None:
    """The rectangle of the first line or cell that holds the number; inside a line its share of the letters."""
    held = next((one for one in printed_of(row) if one.start <= start < one.end), None)
    if held is None:
        return None
    box, letters = held.box, held.end - held.start
    wide = (box.right - box.left) / letters
    in_table = any(table["start"] <= start < table["end"] for table in row.structure.get("tables", ()))
    left, right = (
        (box.left, box.right) if in_table else (box.left + wide * (start - held.start), box.left + wide * (end - held.start))
    )
    return PageBox(
        box.page,
        max(0.0, left - _ROUND),
        max(0.0, box.top - _ROUND),
        min(1.0, right + _ROUND),
        min(1.0, box.bottom + _ROUND),
    )
