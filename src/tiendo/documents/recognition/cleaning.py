"""Three steps that make a poor scan readable: even background, median, straight lines; then white is white and ink is black.

Measured on a low-contrast, skewed, noisy scan: nothing read before, 2 characters in a hundred wrong after (LIBRARIES.md §4).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image
from scipy import ndimage

_SHRINK, _NEIGHBOURS, _BLUR = 8, 9, 4
_SPECKLE = 4.0
_WHITE_DEVIATIONS, _BLACK_PERCENTILE, _LEAST_INK = 2.5, 0.5, 40.0
_SKEW_LIMIT, _SKEW_STEP, _SKEW_FLOOR = 3.0, 0.2, 0.25
_PROBE_WIDTH = 800


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A grey page ready to be read: ``words`` without specks, ``strokes`` with the thin drawn lines that the median would break."""

    words: Image.Image
    strokes: Image.Image


def cleaned(image: Image.Image) -> Cleaned:
    """Even white background, no specks, level lines."""
    grey = np.asarray(image.convert("L"), dtype=np.float32)
    even = grey / np.maximum(_background(grey), 1.0) * 250.0
    strokes = words = Image.fromarray(_stretched(even))
    if _speckled(even):
        words = Image.fromarray(_stretched(ndimage.median_filter(even, size=3)))
    angle = skew(words)
    return Cleaned(_turned(words, angle), _turned(strokes, angle))


def _turned(page: Image.Image, angle: float) -> Image.Image:
    if abs(angle) < _SKEW_FLOOR:
        return page
    return page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _background(grey: Any) -> Any:
    """The paper without the ink: the brightest of each neighbourhood, smoothed."""
    rows, columns = (size // _SHRINK * _SHRINK for size in grey.shape)
    small = grey[:rows, :columns].reshape(rows // _SHRINK, _SHRINK, columns // _SHRINK, _SHRINK).mean(axis=(1, 3))
    paper = ndimage.gaussian_filter(ndimage.maximum_filter(small, size=_NEIGHBOURS), sigma=_BLUR)
    height, width = grey.shape
    return np.asarray(Image.fromarray(paper.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR))


def _speckled(page: Any) -> bool:
    """True when single points stand out from their neighbours all over the page."""
    probe = page[:: max(1, page.shape[0] // 600)]
    return bool(np.median(np.abs(np.diff(probe, axis=1))) > _SPECKLE)


def _stretched(page: Any) -> Any:
    """Everything as bright as the paper becomes white, the darkest ink black."""
    ground = float(np.median(page))
    spread = 1.4826 * float(np.median(np.abs(page - ground)))
    white = ground - _WHITE_DEVIATIONS * spread
    black = min(float(np.percentile(page, _BLACK_PERCENTILE)), white - _LEAST_INK)
    return np.clip((page - black) / (white - black) * 255.0, 0, 255).astype(np.uint8)


def skew(page: Image.Image) -> float:
    """Degrees to turn a page so that its lines are level: the angle whose row sums differ most from each other."""
    ratio = _PROBE_WIDTH / page.width
    small = page.resize((_PROBE_WIDTH, max(1, int(page.height * ratio))), Image.Resampling.BOX) if ratio < 1 else page
    ink = Image.fromarray((255 - np.asarray(small)).astype(np.uint8))
    angles = np.arange(-_SKEW_LIMIT, _SKEW_LIMIT + _SKEW_STEP / 2, _SKEW_STEP)
    sharpness = [_rows_differ(ink, float(angle)) for angle in angles]
    return float(angles[int(np.argmax(sharpness))])


def _rows_differ(ink: Image.Image, angle: float) -> float:
    rows = np.asarray(ink.rotate(angle, resample=Image.Resampling.BILINEAR), dtype=np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
