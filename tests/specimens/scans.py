"""Pages that were printed and scanned: drawn from a PDF, then noise, skew, uneven light and JPEG."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

SEED = 20241121


@dataclass(frozen=True, slots=True)
class Scanner:
    """A way to scan.

    Attributes:
        dpi: resolution; skew: degrees; noise: standard deviation of the grey of single points; contrast: 1 is full;
        shade: darkening from one corner to the other; quality: of the JPEG.
    """

    name: str
    dpi: int = 200
    skew: float = 0.4
    noise: float = 8.0
    contrast: float = 1.0
    shade: float = 0.0
    quality: int = 75


GOOD = Scanner("200 dpi, sạch")
FINE = Scanner("300 dpi, sạch", dpi=300)
COARSE = Scanner("150 dpi, sạch", dpi=150)
POOR = Scanner("200 dpi, mờ, lệch 1,8°, nhiễu", skew=1.8, noise=22.0, contrast=0.45, shade=70.0, quality=45)


def scanned_pages(pdf: bytes, scanner: Scanner) -> list[Image.Image]:
    """Each page of a PDF as the scanner sees it; the same on every run."""
    random = np.random.default_rng(SEED)
    pages = []
    document = pdfium.PdfDocument(pdf)
    for page in document:
        clean = page.render(scale=scanner.dpi / 72, grayscale=True).to_pil().convert("L")
        turned = clean.rotate(scanner.skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned, dtype=np.float32)
        grey = 255 - (255 - grey) * scanner.contrast
        slope = np.linspace(0, scanner.shade, grey.shape[0])[:, None] * np.linspace(0.3, 1, grey.shape[1])[None, :]
        grey = grey - slope + random.normal(0, scanner.noise, grey.shape)
        picture = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi))
        pages.append(Image.open(io.BytesIO(buffer.getvalue())))
    return pages


def as_scanned_pdf(pdf: bytes, scanner: Scanner) -> bytes:
    """A PDF that holds nothing but the scanned pictures."""
    pages = scanned_pages(pdf, scanner)
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=scanner.dpi)
    return buffer.getvalue()


def as_picture(pdf: bytes, scanner: Scanner) -> bytes:
    """The first page as a JPEG."""
    buffer = io.BytesIO()
    scanned_pages(pdf, scanner)[0].save(buffer, "JPEG", quality=scanner.quality, dpi=(scanner.dpi, scanner.dpi))
    return buffer.getvalue()
