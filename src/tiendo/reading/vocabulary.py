"""The words the reader knows: a table with the text that prompted each row, looked up from either end of a phrase."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from tiendo.catalogue import units_of_measure
from tiendo.catalogue.fold import fold

from .rules import ORIGINS
from .tokens import Tokens

Words = tuple[str, ...]
Match = tuple[int, str, str]
"""How many tokens, the category, the value."""

_Rows = dict[str, list[tuple[Words, str, str]]]


class Vocabulary:
    """The phrases of the table, and which rules are in force.

    Args:
        without: name of a text; rows and rules that only that text prompted are left out.
    """

    def __init__(self, rows: Iterable[tuple[str, str, str, str]], without: str | None = None) -> None:
        self.without = without
        self._forward: dict[str, _Rows] = {}
        self._backward: dict[str, _Rows] = {}
        for phrase, category, value, origin in rows:
            if without is None or origin != without:
                self._add(split(phrase), category, value)
        for table in (*self._forward.values(), *self._backward.values()):
            for found in table.values():
                found.sort(key=lambda row: -len(row[0]))

    def _add(self, words: Words, category: str, value: str) -> None:
        self._forward.setdefault(category, {}).setdefault(words[0], []).append((words, category, value))
        self._backward.setdefault(category, {}).setdefault(words[-1], []).append((words, category, value))

    def on(self, rule: str) -> bool:
        """Whether a rule is in force."""
        return self.without is None or ORIGINS.get(rule) != self.without

    def starting(self, category: str) -> _Rows:
        """Phrases of a category by their first word, the longest first."""
        return self._forward.get(category, {})

    def first_words(self, categories: tuple[str, ...]) -> frozenset[str]:
        """The words that phrases of some categories begin with."""
        return _first_words(self, categories)

    def ending(self, categories: tuple[str, ...]) -> _Rows:
        """Phrases of some categories by their last word, the longest first."""
        return _merged(self, categories)


@lru_cache(maxsize=64)
def _first_words(vocabulary: Vocabulary, categories: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for category in categories for word in vocabulary.starting(category))


@lru_cache(maxsize=256)
def _merged(vocabulary: Vocabulary, categories: tuple[str, ...]) -> _Rows:
    merged: _Rows = {}
    for category in categories:
        for word, rows in vocabulary._backward.get(category, {}).items():
            merged.setdefault(word, []).extend(rows)
    for rows in merged.values():
        rows.sort(key=lambda row: -len(row[0]))
    return merged


def match_at(rows: _Rows, words: list[str], index: int) -> Match | None:
    """The longest phrase that begins at a token."""
    if index < len(words):
        for phrase, category, value in rows.get(words[index], ()):
            size = len(phrase)
            if size == 1 or tuple(words[index : index + size]) == phrase:
                return size, category, value
    return None


def match_until(rows: _Rows, words: list[str], index: int) -> Match | None:
    """The longest phrase that ends at a token."""
    if index >= 0:
        for phrase, category, value in rows.get(words[index], ()):
            size = len(phrase)
            if size == 1 or (index + 1 >= size and tuple(words[index + 1 - size : index + 1]) == phrase):
                return size, category, value
    return None


def split(phrase: str) -> Words:
    """A phrase as the reader's tokens."""
    folded = fold(phrase)
    return tuple(Tokens(folded, folded, 0, len(folded)).words)


def table() -> list[tuple[str, str, str, str]]:
    """Every row ``(phrase, category, value, origin)``: the units of the catalogue, then the reader's own; the first wins."""
    text = files("tiendo.reading").joinpath("data", "vocabulary.csv").read_text(encoding="utf-8")
    own = [(row["phrase"], row["category"], row["value"], row["origin"]) for row in csv.DictReader(io.StringIO(text))]
    rows: list[tuple[str, str, str, str]] = []
    for unit in units_of_measure().values():
        category = {"counted_noun": "noun", "rank": "rank_unit", "rate": "measure"}.get(unit.kind, "measure")
        if unit.dimension.startswith("time") or unit.dimension == "grade" or category == "rank_unit":
            continue
        for printed in unit.printed:
            if printed in _MODIFIED:
                continue
            if not printed[0].isdigit() and not printed.startswith("/"):
                rows.append((printed, category, unit.code, "catalogue"))
    return rows + own


# Entries of the catalogue that carry a modifier: in running text the noun alone is the unit.
_MODIFIED = frozenset(
    {"dịch vụ công trực tuyến", "hộ nghèo", "người chết", "người bị thương", "ca mắc", "lượt khách du lịch", "hồ sơ TTHC",
     "đồng chí đảng viên", "% mỗi năm", "điểm % mỗi năm", "%/năm trở lên", "lớp bồi dưỡng", "hộ kinh doanh cá thể",
     "mã số vùng trồng", "DVCTT"}
)  # fmt: skip


@lru_cache(maxsize=8)
def vocabulary(without: str | None = None) -> Vocabulary:
    """The vocabulary, built once."""
    return Vocabulary(table(), without)
