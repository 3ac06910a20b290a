"""What a file may cost to read. Each limit is stated in the error that enforces it."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file.

    Attributes:
        file_bytes: size of the file as received.
        unpacked_bytes: size of everything inside a packed file (docx, xlsx, zip).
        pages: pages of a PDF; ``recognised_pages``: pages that are read from pictures.
        cells: cells of a workbook.
        depth: archives inside archives.
        members: documents in one archive.
        seconds: time for the reader of a format; ``page_seconds`` is added for each page read from a picture.
        memory_bytes: address space of the reader's process.
    """

    file_bytes: int = 200 * MEGABYTE
    unpacked_bytes: int = 600 * MEGABYTE
    pages: int = 2000
    recognised_pages: int = 300
    cells: int = 1_000_000
    depth: int = 3
    members: int = 2000
    seconds: int = 120
    page_seconds: int = 8
    memory_bytes: int = 3 * 1024 * MEGABYTE


LIMITS = Limits()
