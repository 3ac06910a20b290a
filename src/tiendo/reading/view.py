"""The text as the grammars see it: NFC, no invisible characters, folded beside cased, with a map back to what was printed."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

from tiendo.catalogue.fold import fold_in_place

# Soft hyphen, zero-width characters, directional marks and the byte order mark print nothing.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_ODD = re.compile(f"[{_INVISIBLE}]")
_WIDE_SPACES = ("\u00a0", "\u2007", "\u2009", "\u202f", "\u2002", "\u2003", "\u3000", "\t")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_CLUSTER = re.compile(f"[^{_MARKS}][{_MARKS}]+")


@dataclass(frozen=True, slots=True)
class View:
    """A readable form of a text.

    Attributes:
        text: NFC without invisible characters; every space is U+0020.
        low: ``text`` folded for comparing, character for character.
        offsets: for each character of ``text`` its offset in the printed text, one more entry for the end;
            ``None`` when the two texts run in step.
    """

    text: str
    low: str
    offsets: array[int] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span in the printed text of ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + self._width(end - 1) if end > start else self.offsets[end]

    def _width(self, index: int) -> int:
        """How many printed characters the one at ``index`` stands for."""
        assert self.offsets is not None
        return self.offsets[index + 1] - self.offsets[index]


def view(text: str) -> View:
    """Look at a text; costs little when it is NFC without invisible characters."""
    if unicodedata.is_normalized("NFC", text) and not _ODD.search(text):
        plain = _plain_spaces(text)
        return View(plain, fold_in_place(plain))
    pieces: list[str] = []
    offsets = array("q")
    last = 0
    for start, end, letter in _changes(text):
        pieces.append(text[last:start])
        offsets.extend(range(last, start))
        pieces.append(letter)
        offsets.extend([start] * len(letter))
        last = end
    pieces.append(text[last:])
    offsets.extend(range(last, len(text) + 1))
    plain = _plain_spaces("".join(pieces))
    return View(plain, fold_in_place(plain), offsets)


def _plain_spaces(text: str) -> str:
    for space in _WIDE_SPACES:
        text = text.replace(space, " ")
    return text


def _changes(text: str) -> list[tuple[int, int, str]]:
    """Stretches that read otherwise than they are printed, in order: ``(start, end, as read)``."""
    found = [(match.start(), match.end(), "") for match in _ODD.finditer(text)]
    if not unicodedata.is_normalized("NFC", text):
        for match in _CLUSTER.finditer(text):
            composed = unicodedata.normalize("NFC", match[0])
            if composed != match[0]:
                found.append((match.start(), match.end(), composed))
    found.sort()
    return found
