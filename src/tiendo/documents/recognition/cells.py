"""The words of one cell of a scanned table: read by one model, and by a second where they are a number.

Confidence does not tell a wrong digit from a right one (measured: 50,6 read as 90,6 with confidence 88), but two models err
differently. A number is taken for sure only when both read the same digits; otherwise the cell is doubtful and a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_NUMBER = re.compile(r"[-+(]?\s*\d[\d.,\s]*%?\)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
_SHORT = 4  # letters: a number is easily read as a short word
_POINT = re.compile(r"(?<=\d)\.(?=\d{1,2}(?:%|$))")


@dataclass(frozen=True, slots=True)
class CellReading:
    """Words of a cell, and whether the models disagree on its digits."""

    text: str
    doubtful: bool = False


def is_numeric(text: str) -> bool:
    """True for words that are nearly all digits and signs."""
    digits, letters = sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    return digits > 0 and letters * 3 <= digits


def settled(first: str, second: str | None) -> CellReading:
    """One reading from two.

    Args: first: by the Vietnamese model. second: by another model, ``None`` where there is none (a number is then doubtful).

    >>> settled("20.3", "20,3"), settled("50,6", "90,6").doubtful
    (CellReading(text='20,3', doubtful=False), True)
    """
    one = " ".join(first.split())
    if second is None:
        return CellReading(one, doubtful=is_numeric(one))
    other = " ".join(second.split())
    if not is_numeric(one):
        figure = _NUMBER.fullmatch(other) is not None and len(one) <= _SHORT
        return CellReading(other, doubtful=True) if figure else CellReading(one)
    if one == other:
        return CellReading(one)
    if _marks_apart(one) == _marks_apart(other):
        return CellReading(max((one, other), key=lambda text: text.count(",")))
    if _digits(one) == _digits(other):  # a mark is lost more easily than invented
        return CellReading(max((one, other), key=len), doubtful=True)
    return CellReading(other if not _NUMBER.fullmatch(one) and _NUMBER.fullmatch(other) else one, doubtful=True)


def house_style(cells: Sequence[CellReading]) -> list[CellReading]:
    """The cells of one table, a point before one or two last digits written as the decimal comma.

    A table in which some number shows English marks ("1,234.5") is left as it is.
    """
    if any(_ENGLISH.fullmatch(cell.text) for cell in cells):
        return list(cells)
    return [replace(cell, text=_POINT.sub(",", cell.text)) if is_numeric(cell.text) else cell for cell in cells]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _marks_apart(text: str) -> str:
    return text.replace(",", ".").replace(" ", "")
