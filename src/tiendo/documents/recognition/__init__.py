"""Pictures of pages to text: cleaning, Tesseract with Vietnamese, and ruled tables cell by cell."""

from .engine import Recogniser, recogniser

__all__ = ["Recogniser", "recogniser"]
