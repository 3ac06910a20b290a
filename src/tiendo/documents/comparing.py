"""Two copies are one document; a new version says what changed."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tiendo.values import BlockKind, Document

_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_ALIKE = 0.5
_MOST_PAIRED = 400


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that is in one version only, or reads otherwise in the other.

    Attributes:
        kind: ``"added"``, ``"removed"`` or ``"changed"``.
        old, new: spans in the two texts, ``None`` on the side that lacks the paragraph.
        numbers: for a changed paragraph, the numbers that differ, old and new side by side; empty on a side that has none.
    """

    kind: str
    old: tuple[int, int] | None
    new: tuple[int, int] | None
    numbers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    words: str


def fingerprint(document: Document) -> str:
    """SHA-256 of the words alone: two files of one document (Word and PDF, NFC and NFD) have the same.

    White space, letter forms and page furniture do not count; every word, figure and mark does.
    """
    words = " ".join(paragraph.words for paragraph in _paragraphs(document))
    return hashlib.sha256("".join(words.split()).encode("utf-8")).hexdigest()


def same_document(one: Document, other: Document) -> bool:
    """True for two copies of one document."""
    return one.sha256 == other.sha256 or fingerprint(one) == fingerprint(other)


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """What a new version changed, in the order of the new text; nothing for two copies."""
    before, after = _paragraphs(old), _paragraphs(new)
    matcher = SequenceMatcher(None, [each.words for each in before], [each.words for each in after], autojunk=False)
    changes: list[Change] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag != "equal":
            changes += _between(before[first:last], after[start:end])
    return tuple(changes)


def _paragraphs(document: Document) -> list[_Paragraph]:
    """Paragraphs with their words tidied; the rows of a table are paragraphs of their own."""
    spans = [(block.start, block.end, block.kind) for block in document.blocks] or [(0, len(document.text), BlockKind.TABLE)]
    found = []
    for start, end, kind in spans:
        if kind is BlockKind.FURNITURE:
            continue
        for first, last in _lines(document.text, start, end) if kind is BlockKind.TABLE else ((start, end),):
            words = " ".join(unicodedata.normalize("NFC", document.text[first:last]).split())
            if words:
                found.append(_Paragraph(first, last, words))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    for line in text[start:end].splitlines(keepends=True):
        yield place, place + len(line.rstrip("\r\n"))
        place += len(line)


def _between(before: Sequence[_Paragraph], after: Sequence[_Paragraph]) -> Iterator[Change]:
    """Pair the paragraphs that are alike; the rest were removed or added."""
    left = list(before)
    for new in after:
        old = _most_alike(new, left) if len(left) * len(after) <= _MOST_PAIRED**2 else None
        if old is None:
            yield Change("added", None, (new.start, new.end))
            continue
        for gone in left[: left.index(old)]:
            yield Change("removed", (gone.start, gone.end), None)
        left = left[left.index(old) + 1 :]
        yield Change("changed", (old.start, old.end), (new.start, new.end), _numbers(old.words, new.words))
    yield from (Change("removed", (gone.start, gone.end), None) for gone in left)


def _most_alike(new: _Paragraph, candidates: Sequence[_Paragraph]) -> _Paragraph | None:
    best, best_ratio = None, _ALIKE
    words = new.words.split()
    for old in candidates:
        matcher = SequenceMatcher(None, old.words.split(), words, autojunk=False)
        if matcher.quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
            best, best_ratio = old, ratio
    return best


def _numbers(old: str, new: str) -> tuple[tuple[str, str], ...]:
    first, second = _NUMBER.findall(old), _NUMBER.findall(new)
    pairs: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag != "equal":
            width = max(b - a, d - c)
            padded = (first[a:b] + [""] * width, second[c:d] + [""] * width)
            pairs += list(zip(padded[0][:width], padded[1][:width], strict=True))
    return tuple(pairs)
