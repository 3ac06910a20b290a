"""Patterns that are tried only where one of their words stands: most texts hold none, and seeking a word costs little."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 40  # words; seeking more costs as much as the pattern


class Gated:
    """A compiled pattern with the words of which at least one stands in everything that it finds.

    Args: pattern: as for ``re.compile``, without flags.

    >>> Gated(r"\\b(?:tăng|giảm) (?:thêm|bớt)").words
    ('giảm', 'tăng')
    """

    __slots__ = ("findall", "finditer", "fullmatch", "pattern", "words")

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        self.words = words_of(pattern)
        self.findall, self.finditer, self.fullmatch = self.pattern.findall, self.pattern.finditer, self.pattern.fullmatch

    def search(self, text: str) -> re.Match[str] | None:
        """As ``re.Pattern.search``, for a whole text."""
        for word in self.words:
            if word in text:
                return self.pattern.search(text)
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """As ``re.Pattern.match``, for a whole text."""
        for word in self.words:
            if word in text:
                return self.pattern.match(text)
        return None


def words_of(pattern: str) -> tuple[str, ...]:
    """Words of which at least one stands in every text that a pattern finds; an empty one when nothing is sure to stand there."""
    needed = sorted(set(_needed(list(parser.parse(pattern))) or [""]), key=lambda word: (len(word), word))
    return tuple(word for place, word in enumerate(needed) if not any(other in word for other in needed[:place]))


def _needed(items: Sequence[tuple[Any, Any]]) -> list[str] | None:
    """The best of the choices that a row of parts offers: few and long words tell most."""
    choices = [one for one in _choices(items) if one is not None and len(one) <= _MOST]
    return min(choices, key=lambda words: (min(map(len, words)) < 2, len(words), -min(map(len, words))), default=None)


def _choices(items: Sequence[tuple[Any, Any]]) -> Iterator[list[str] | None]:
    """For a row of parts, one after the other: the letters that stand as they are, joined, and what each other part needs."""
    run = ""
    for kind, value in items:
        if kind is kinds.LITERAL:
            run += chr(value)
            continue
        inner = _inner(kind, value)
        if kind is kinds.BRANCH and inner is not None and run:
            inner = [run + word for word in inner] if _begin(value) else inner
        if run:
            yield [run]
        run = ""
        yield inner
    if run:
        yield [run]


def _begin(branch: tuple[None, list[Any]]) -> bool:
    """Whether every choice of a branch is made of letters that stand as they are."""
    return all(kind is kinds.LITERAL for row in branch[1] for kind, _ in row)


def _inner(kind: Any, value: Any) -> list[str] | None:
    """The words that a part of a pattern needs; ``None`` when it may do without any."""
    if kind is kinds.SUBPATTERN and not value[1]:  # flags may make other letters fit
        return _needed(list(value[-1]))
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        return _needed(list(value[2])) if value[0] else None
    if kind is kinds.BRANCH:
        rows = [_needed(list(row)) for row in value[1]]
        return [word for row in rows if row is not None for word in row] if None not in rows else None
    return None
