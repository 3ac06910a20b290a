"""Indicators of the catalogue inside words: the longest name or alias wins, whole words only."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick

from tiendo.catalogue import indicators
from tiendo.catalogue.fold import fold

_SIGNS = re.compile(r"[.,;:“”\"'()]+")
_DASHES = re.compile(r"\s*[–—-]\s*")


def plain(text: str) -> str:
    """Words as the catalogue compares them: folded, dashes alike, signs dropped."""
    return " ".join(_DASHES.sub(" - ", _SIGNS.sub(" ", fold(text))).split())


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for code, indicator in indicators().items():
        for name in (indicator.name, *indicator.aliases):
            key = plain(name)
            if len(key) > 2:
                automaton.add_word(key, (code, len(key)))
    automaton.make_automaton()
    return automaton


def find_indicator(text: str) -> tuple[int, int, str] | None:
    """The longest catalogue name in a plain text (see :func:`plain`): ``(start, end, code)``; the first of equal ones."""
    best: tuple[int, int, str] | None = None
    for last, (code, length) in _automaton().iter(text):
        start, end = last - length + 1, last + 1
        if (start and _letter(text[start - 1])) or (end < len(text) and _letter(text[end])):
            continue
        if best is None or length > best[1] - best[0]:
            best = (start, end, code)
    return best


def _letter(character: str) -> bool:
    return character.isalnum()


def code_of(words: str) -> str | None:
    """Code of the indicator that some words name, ``None`` when the catalogue does not know it."""
    found = find_indicator(plain(words))
    return found[2] if found else None


def topic_of(low: str, start: int, end: int) -> tuple[int, int] | None:
    """Span of the first catalogue name in a stretch of folded text (spaces as printed)."""
    best: tuple[int, int] | None = None
    for last, (_, length) in _automaton().iter(low, start, end):
        first, past = last - length + 1, last + 1
        if (first and _letter(low[first - 1])) or (past < len(low) and _letter(low[past])):
            continue
        if best is None or first < best[0] or (first == best[0] and past > best[1]):
            best = (first, past)
        elif first > best[1]:
            break
    return best
