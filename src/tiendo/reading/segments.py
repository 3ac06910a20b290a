"""Paragraphs and sentences of a text, told by its lines and its full stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"[.!?…]+[\"”’')\]]*\s+")
_ABBREVIATIONS = frozenset(
    {"tp", "ths", "ts", "gs", "pgs", "bs", "đ", "q", "p", "h", "tx", "tt", "mr", "mrs", "dr", "no", "ths.bs", "bs.ck"}
)
_OPENERS = frozenset("“\"'‘(–-[•+*")
LONGEST = 4000
"""A sentence longer than this many characters is cut at a space, so that no step looks at more."""


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs. A line that a lower-case letter continues belongs to the paragraph before it."""
    start = end = -1
    for match in _LINE.finditer(text):
        line_start, line_end = match.span()
        first = _first_letter(text, line_start, line_end)
        if first < 0:
            continue
        if end >= 0 and text[first].islower() and text[end - 1] not in ".!?;:" and line_end - start < 20 * LONGEST:
            end = _last_letter(text, line_start, line_end)
            continue
        if end >= 0:
            yield start, end
        start, end = first, _last_letter(text, line_start, line_end)
    if end >= 0:
        yield start, end


def _first_letter(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start if start < end else -1


def _last_letter(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of a paragraph."""
    begin = start
    for match in _STOP.finditer(text, start, end):
        border = match.end()
        if border >= end or not _opens(text[border]) or _abbreviated(text, begin, match.start()):
            continue
        yield from _bounded(text, begin, border)
        begin = border
    if begin < end:
        yield from _bounded(text, begin, end)


def _opens(letter: str) -> bool:
    return letter.isupper() or letter.isdigit() or letter in _OPENERS


def _abbreviated(text: str, begin: int, stop: int) -> bool:
    """Whether the stop belongs to "TP. HCM", "N. An" or a list mark "1."."""
    k = stop
    while k > begin and text[k - 1].isalnum():
        k -= 1
    word = text[k:stop]
    if word.isdecimal() and k == begin:
        return True
    return bool(word) and text[stop] == "." and (word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max(text.rfind("; ", start + 1, start + LONGEST), text.rfind(" ", start + LONGEST // 2, start + LONGEST))
        cut = cut + 1 if cut > start else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
