"""Pictures of pages to look at beside the text: grey, of the width of a screen, drawn in a process of its own.

The file comes from outside: as when it is read, what makes the drawing loop, swell or crash ends that process alone. Started as
``python -I -m tiendo.documents.page_pictures FORMAT PAGES LIMITS SECONDS`` it takes the file on standard input and answers with
one picture after another, each behind its length.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from .limits import LIMITS, Limits
from .sandbox import environment
from .worker import bound

WIDTH = 1240
"""Pixels: a page of A4 at 150 dots an inch, enough to tell 8 from 3."""
QUALITY = 60
_LENGTH = 8


def page_pictures(data: bytes, format: str, pages: Iterable[int], *, limits: Limits = LIMITS) -> dict[int, bytes]:
    """WebP pictures of some pages of a PDF or of a file of pictures, by page number from 1.

    A file that cannot be drawn gives none of the pages that were left when it failed; it never raises.
    """
    wanted = sorted(set(pages))
    if format not in ("pdf", "picture") or not wanted:
        return {}
    seconds = limits.seconds + len(wanted)
    numbers = ",".join(map(str, wanted))
    command = [sys.executable, "-I", "-m", __name__, format, numbers, json.dumps(asdict(limits)), str(seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=seconds + 10,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {}
    return dict(zip(wanted, _parts(done.stdout), strict=False))


def _parts(answer: bytes) -> Iterator[bytes]:
    at = 0
    while at + _LENGTH <= len(answer):
        length = int.from_bytes(answer[at : at + _LENGTH], "big")
        at += _LENGTH
        if at + length > len(answer):
            return
        yield answer[at : at + length]
        at += length


def main(arguments: list[str]) -> int:
    """Draw the pages asked for, in order."""
    format, numbers, limits, seconds = arguments
    bound(json.loads(limits), int(seconds))
    data = sys.stdin.buffer.read()
    draw = _of_pdf if format == "pdf" else _of_pictures
    for image in draw(data, [int(number) for number in numbers.split(",")]):
        out = io.BytesIO()
        image.convert("L").save(out, "WEBP", quality=QUALITY)
        sys.stdout.buffer.write(len(out.getvalue()).to_bytes(_LENGTH, "big") + out.getvalue())
    return 0


def _of_pdf(data: bytes, numbers: list[int]) -> Iterator[Any]:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(data)
    for number in numbers:
        page = document[number - 1]
        yield page.render(scale=WIDTH / max(1.0, page.get_width()), grayscale=True).to_pil()
        page.close()


def _of_pictures(data: bytes, numbers: list[int]) -> Iterator[Any]:
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as file:
        for number in numbers:
            file.seek(number - 1)
            page = ImageOps.exif_transpose(file).convert("L")
            yield page.resize((WIDTH, max(1, page.height * WIDTH // page.width)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
