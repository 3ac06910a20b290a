"""The words of one Word paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..legacy_letters import from_font

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SKIPPED = {
    "pPr",
    "rPr",
    "instrText",
    "delText",
    "delInstrText",
    "fldChar",
    "tblPr",
    "sectPr",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
}
_LITERAL = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def w(tag: str) -> str:
    """A tag of the word-processing namespace."""
    return f"{{{_W}}}{tag}"


def child(parent: Any, tag: str) -> Any | None:
    """The first child of that tag, ``None`` also when there is no parent."""
    return None if parent is None else parent.find(w(tag))


def value(element: Any) -> str:
    """The ``w:val`` of an element, empty when there is none."""
    return "" if element is None else str(element.get(w("val"), ""))


@dataclass(slots=True)
class Notes:
    """What paragraphs leave behind for the whole document: notes cited, in order, and whether changes were tracked."""

    cited: list[tuple[str, str]] = field(default_factory=list)
    tracked: bool = False


@dataclass(slots=True)
class Inline:
    """Reads the inline content of one paragraph; text boxes anchored in it are left in ``boxes``."""

    notes: Notes
    font: str = ""
    boxes: list[Any] = field(default_factory=list)

    def read(self, paragraph: Any) -> str:
        """The words as printed."""
        return "".join(self._walk(paragraph, self.font))

    def _walk(self, parent: Any, font: str) -> list[str]:
        words: list[str] = []
        for element in parent:
            tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if tag == "t":
                words.append(from_font(element.text or "", font))
            elif tag == "r":
                words += self._run(element, font)
            elif tag in _LITERAL:
                words.append("" if element.get(w("type")) == "page" else _LITERAL[tag])
            else:
                words += self._other(element, tag, font)
        return words

    def _run(self, run: Any, font: str) -> list[str]:
        properties = child(run, "rPr")
        if properties is not None:
            vanish = child(properties, "vanish")
            if vanish is not None and value(vanish) not in ("0", "false"):
                return []
            fonts = child(properties, "rFonts")
            font = font if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or font
        return self._walk(run, font)

    def _other(self, element: Any, tag: str, font: str) -> list[str]:
        if tag in ("footnoteReference", "endnoteReference"):
            self.notes.cited.append((tag.removesuffix("Reference"), element.get(w("id"), "")))
        elif tag in ("del", "moveFrom"):
            self.notes.tracked = True
        elif tag == "txbxContent":
            self.boxes.append(element)
        elif tag == "AlternateContent":
            # The same text box twice: once for new programs, once for old ones.
            return self._walk(element[:1], font) if len(element) else []
        elif tag not in _SKIPPED and tag:
            self.notes.tracked |= tag in ("ins", "moveTo")
            return self._walk(element, font)
        return []
