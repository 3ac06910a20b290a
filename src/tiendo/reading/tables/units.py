"""Printed units to the catalogue's codes."""

from __future__ import annotations

import re
from functools import cache

from tiendo.catalogue import UnitOfMeasure, fold, units_of_measure

_SPACES = re.compile(r"\s*/\s*")
_NOUN = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){0,3}")


def unit_of(printed: str) -> UnitOfMeasure | None:
    """The catalogue's unit of a printed one, ``None`` when it has none."""
    return _by_spelling().get(_squeezed(printed))


def unit_code(printed: str) -> str | None:
    """Its code."""
    unit = unit_of(printed)
    return None if unit is None else unit.code


def looks_like_unit(printed: str) -> bool:
    """True for what a unit column may hold: a known unit, a rate of one, or a short noun."""
    squeezed = _squeezed(printed)
    if squeezed in _by_spelling() or squeezed == "%":
        return True
    head, slash, _ = squeezed.partition("/")
    return head in _by_spelling() if slash else bool(_NOUN.fullmatch(squeezed)) and len(squeezed) <= 24


@cache
def _by_spelling() -> dict[str, UnitOfMeasure]:
    found: dict[str, UnitOfMeasure] = {}
    for unit in units_of_measure().values():
        for spelling in unit.printed:
            found.setdefault(_squeezed(spelling), unit)
    return found


def _squeezed(printed: str) -> str:
    return _SPACES.sub("/", fold(printed)).replace("²", "2").replace("³", "3").strip(" .")
