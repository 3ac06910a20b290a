"""From a document's text to statements and records: one grammar per kind, then assembly."""

from .explanation import explain
from .reader import read, read_text

__all__ = ["explain", "read", "read_text"]
