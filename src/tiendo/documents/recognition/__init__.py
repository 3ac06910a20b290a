"""Pictures of pages to text: cleaning, Tesseract with Vietnamese, and ruled tables cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import models

if TYPE_CHECKING:
    from .engine import Recogniser

__all__ = ["recogniser"]


def recogniser() -> Recogniser | None:
    """The recogniser of this machine, ``None`` when it lacks Tesseract or its Vietnamese model."""
    found = models()
    if not found:
        return None
    from .engine import Recogniser

    return Recogniser(found)
