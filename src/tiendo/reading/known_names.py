"""Names that are known as a whole: those of the catalogue, and what stands in quotation marks after "chỉ tiêu".

A name may hold verbs, commas and numbers of its own ("Số sản phẩm OCOP đạt 4 sao, 5 sao", "Thu nhập bình quân một tháng");
taken as a whole it is not cut at them, and its numbers and times measure nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tiendo.catalogue import indicators

from .periods import TimeMark
from .tokens import NUMBER, WORD, Tokens
from .vocabulary import Words, split

_SHORTEST = 4
"""A name of fewer tokens is found by its place in the clause."""
_LONGEST_QUOTED = 40
_TIMES = frozenset({"năm", "tháng", "ngày"})
_OPENING = frozenset({"“", '"'})
_CLOSING = frozenset({"”", '"'})
_BETWEEN = frozenset({",", ";", "và"})


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name from token ``first`` up to, not including, ``last``.

    Attributes:
        closed: its last word is no verb of what follows. An alias may end with one ("kim ngạch xuất khẩu tăng"), an official
            name does not.
    """

    first: int
    last: int
    closed: bool


def known_names(tokens: Tokens) -> list[KnownName]:
    """The known names of a sentence, in order; of names that overlap the earlier and longer one."""
    found: list[KnownName] = []
    words, i = tokens.words, 0
    while i < len(words):
        name = None
        if words[i] in _OPENING:
            name = _quoted(tokens, i, found)
        elif tokens.kinds[i] == WORD:
            name = _catalogued(tokens, i)
        if name is not None:
            found.append(name)
        i = name.last if name is not None else i + 1
    return found


def outside(marks: list[TimeMark], names: Iterable[KnownName]) -> list[TimeMark]:
    """The times that are not part of a known name."""
    return [mark for mark in marks if not any(name.first < mark.start and mark.end <= name.last for name in names)]


def _catalogued(tokens: Tokens, i: int) -> KnownName | None:
    """The longest catalogue name at a token; "dân số trung bình năm" does not take the word from "năm 2023"."""
    words = tokens.words
    for name, closed in _rows().get(words[i], ()):
        end = i + len(name)
        if tuple(words[i:end]) == name and not (name[-1] in _TIMES and tokens.kinds[end : end + 1] == [NUMBER]):
            return KnownName(i, end, closed)
    return None


def _quoted(tokens: Tokens, opening: int, found: list[KnownName]) -> KnownName | None:
    """What stands between quotation marks after "chỉ tiêu", or after another such name of the same list."""
    words = tokens.words
    listed = bool(found) and words[found[-1].last : opening] in [[sign, mark] for sign in _CLOSING for mark in _BETWEEN]
    if not listed and words[max(0, opening - 2) : opening] != ["chỉ", "tiêu"]:
        return None
    first, limit = opening + 1, min(len(words), opening + 1 + _LONGEST_QUOTED)
    last = next((k for k in range(first, limit) if words[k] in _CLOSING), None)
    return KnownName(first, last, True) if last is not None and last - first > 1 else None


@cache
def _rows() -> dict[str, tuple[tuple[Words, bool], ...]]:
    """Names and aliases of the catalogue as tokens with whether they are official, by their first word, the longest first."""
    found: dict[str, dict[Words, bool]] = {}
    for indicator in indicators().values():
        for name in (*indicator.aliases, indicator.name):
            words = split(name)
            if len(words) >= _SHORTEST:
                found.setdefault(words[0], {})[words] = name == indicator.name
    return {first: tuple(sorted(names.items(), key=lambda item: (-len(item[0]), item[0]))) for first, names in found.items()}
