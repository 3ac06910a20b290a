"""Styles of a Word file: which are headings, which font they show, which list they number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .docx_inline import child, value, w

_HEADING = re.compile(r"(?:heading|tiêu đề|title)\s*(\d)?", re.IGNORECASE)
_INHERITANCE = 12


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    level: int | None
    font: str
    numbering: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph styles by id; a style inherits what it does not say itself."""

    by_id: dict[str, _Style] = field(default_factory=dict)
    default: str = ""
    default_font: str = ""

    @classmethod
    def of(cls, root: Any | None) -> Styles:
        """Read ``styles.xml``; nothing when the file has none."""
        if root is None:
            return cls()
        styles, default = {}, ""
        for element in root.iter(w("style")):
            identity = element.get(w("styleId"), "")
            styles[identity] = _style(element)
            if element.get(w("default")) in ("1", "true") and element.get(w("type")) == "paragraph":
                default = identity
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        return cls(styles, default, _font(defaults))

    def heading_level(self, paragraph: Any, style: str) -> int | None:
        """1 for the highest; ``None`` for body text."""
        own = _level(child(paragraph, "pPr"))
        if own is not None:
            return own
        return next((each.level for each in self._chain(style) if each.level is not None), None)

    def font(self, style: str) -> str:
        """Font of a paragraph that names none itself."""
        return next((each.font for each in self._chain(style) if each.font), self.default_font)

    def numbering(self, paragraph: Any, style: str) -> tuple[str, str]:
        """Id and level of the list that numbers a paragraph; empty strings when none does."""
        own = _numbering(child(paragraph, "pPr"))
        if own[0]:
            return own
        return next((each.numbering for each in self._chain(style) if each.numbering[0]), ("", ""))

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        style = style or self.default
        while style in self.by_id and len(chain) < _INHERITANCE:
            chain.append(self.by_id[style])
            style = chain[-1].based_on
        return chain


def _style(element: Any) -> _Style:
    name = value(child(element, "name"))
    properties = child(element, "pPr")
    level = _level(properties)
    heading = _HEADING.fullmatch(name)
    if level is None and heading is not None:
        level = int(heading[1] or 1)
    return _Style(name, value(child(element, "basedOn")), level, _font(child(element, "rPr")), _numbering(properties))


def _level(properties: Any) -> int | None:
    digits = value(child(properties, "outlineLvl"))
    return int(digits) + 1 if digits.isdigit() and int(digits) < 9 else None


def _font(properties: Any) -> str:
    fonts = child(properties, "rFonts")
    return "" if fonts is None else str(fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "")


def _numbering(properties: Any) -> tuple[str, str]:
    number = child(properties, "numPr")
    return value(child(number, "numId")), value(child(number, "ilvl"))
