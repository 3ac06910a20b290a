"""Where a value was read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A stretch of a document's text; ``text[start:end] == surface`` always holds.

    Attributes:
        document: SHA-256 (hex) of the file as received.
        part: heading path, sheet cell or table cell: ``"II.1"``, ``"Biểu 03!D12"``; empty for running text.
        start: offset of the first character, in Unicode characters of ``Document.text``.
        end: one past the last character.
        surface: the characters as printed, never tidied.
    """

    document: str
    part: str
    start: int
    end: int
    surface: str
