"""Automatic numbers of a Word file: they are printed, so they belong to the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .docx_inline import child, value, w

_LEVELS = 9
_PLACE = re.compile(r"%(\d)")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def _roman(number: int) -> str:
    digits = ""
    for amount, letters in _ROMAN:
        while number >= amount:
            digits, number = digits + letters, number - amount
    return digits


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


_SHAPES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": lambda number: _roman(min(number, 3999)),
    "lowerRoman": lambda number: _roman(min(number, 3999)).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    shape: str
    pattern: str


@dataclass(slots=True)
class Numbering:
    """Counts every list of the document as its paragraphs go by."""

    lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any | None) -> Numbering:
        """Read ``numbering.xml``; nothing when the file has none."""
        if root is None:
            return cls()
        abstract = {each.get(w("abstractNumId"), ""): _levels(each) for each in root.iter(w("abstractNum"))}
        lists = {}
        for number in root.iter(w("num")):
            identity = value(child(number, "abstractNumId"))
            restarted = number.find(w("lvlOverride")) is not None
            family = number.get(w("numId"), "") if restarted else f"abstract {identity}"
            lists[number.get(w("numId"), "")] = (family, abstract.get(identity, {}))
        return cls(lists)

    def next(self, identity: str, level_text: str) -> str:
        """The number that Word prints before the next paragraph of a list, with the space after it; empty for none."""
        family, levels = self.lists.get(identity, ("", {}))
        level = int(level_text) if level_text.isdigit() else 0
        if level not in levels or level >= _LEVELS:
            return ""
        counts = self.counts.setdefault(family, [levels[each].start - 1 if each in levels else 0 for each in range(_LEVELS)])
        counts[level] += 1
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = levels[deeper].start - 1 if deeper in levels else 0
        printed = _PLACE.sub(lambda match: self._shown(int(match[1]) - 1, counts, levels), levels[level].pattern)
        return f"{printed} " if printed and levels[level].shape in _SHAPES else ""

    @staticmethod
    def _shown(level: int, counts: list[int], levels: dict[int, _Level]) -> str:
        if level not in levels:
            return ""
        return _SHAPES.get(levels[level].shape, str)(max(counts[level], levels[level].start))


def _levels(abstract: Any) -> dict[int, _Level]:
    levels = {}
    for element in abstract.iter(w("lvl")):
        place, start = element.get(w("ilvl"), ""), value(child(element, "start"))
        if place.isdigit():
            shape, pattern = value(child(element, "numFmt")) or "decimal", value(child(element, "lvlText"))
            levels[int(place)] = _Level(int(start) if start.isdigit() else 1, shape, pattern)
    return levels
