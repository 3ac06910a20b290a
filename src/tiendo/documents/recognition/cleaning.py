"""Three steps that make a poor scan readable: even background, median, straight lines.

Measured on a low-contrast, skewed, noisy scan: nothing read before, 2 characters in a hundred wrong after (LIBRARIES.md §4).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image
from scipy import ndimage

_BACKGROUND = 25
_SKEW_LIMIT, _SKEW_STEP, _SKEW_FLOOR = 3.0, 0.2, 0.25
_PROBE_WIDTH = 800


def cleaned(image: Image.Image) -> Image.Image:
    """A grey page with an even white background, without specks, its lines level."""
    grey = np.asarray(image.convert("L"), dtype=np.float32)
    background = ndimage.gaussian_filter(_shrunk(grey), sigma=max(3.0, _BACKGROUND / 4))
    ground = np.asarray(Image.fromarray(background).resize(image.size, Image.Resampling.BILINEAR), dtype=np.float32)
    even = np.clip(grey / np.maximum(ground, 1.0) * 235.0, 0, 255)
    if _speckled(even):
        even = ndimage.median_filter(even, size=3)
    page = Image.fromarray(even.astype(np.uint8))
    angle = skew(page)
    if abs(angle) < _SKEW_FLOOR:
        return page
    return page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)


def _shrunk(grey: Any) -> Any:
    """A quarter of the size: the background has no detail."""
    return ndimage.uniform_filter(grey, size=4)[::4, ::4]


def _speckled(page: Any) -> bool:
    """True when single dots stand out: the median changes many points of the ground."""
    probe = page[:: max(1, page.shape[0] // 600)]
    changed = np.abs(probe - ndimage.median_filter(probe, size=(1, 3)))
    return bool(np.median(changed) > 3.0)


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
