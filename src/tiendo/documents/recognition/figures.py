"""The figures of a recognised line, read by two models.

On a poor scan "6,3%" comes out as "6,32": the sign is taken for a digit, never the other way round. What one model reads as a
sign and the other as a digit is therefore the sign; any other disagreement is left as the first model read it, and told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURE = re.compile(r"\d[\d.,/]*%?")


@dataclass(frozen=True, slots=True)
class LineReading:
    """Words of a line, and the figures in it that the models read differently."""

    text: str
    unsure: tuple[str, ...] = ()


def has_figures(text: str) -> bool:
    """True when a line is worth a second reading."""
    return _FIGURE.search(text) is not None


def checked(first: str, second: str) -> LineReading:
    """A line by the first model, its figures held against those of the second.

    >>> checked("tăng 6,32 so với năm 2023", "tang 6,3% so voi nam 2023")
    LineReading(text='tăng 6,3% so với năm 2023', unsure=())
    >>> checked("đạt 50,6 tỷ", "dat 90,6 ty").unsure
    ('50,6',)
    """
    ours, theirs = list(_FIGURE.finditer(first)), [match[0] for match in _FIGURE.finditer(second)]
    if len(ours) != len(theirs):
        missing = tuple(match[0] for match in ours if _plain(match[0]) not in map(_plain, theirs))
        return LineReading(first, missing)
    text, unsure, shift = first, [], 0
    for match, other in zip(ours, theirs, strict=True):
        one = match[0]
        if _plain(one) == _plain(other):
            continue
        if other.endswith("%") and one[:-1] == other[:-1] and one[-1].isdigit():
            start = match.start() + shift
            text = text[:start] + other + text[start + len(one) :]
            shift += len(other) - len(one)
        else:
            unsure.append(one)
    return LineReading(text, tuple(unsure))


def _plain(figure: str) -> str:
    """A figure without the full stop or comma that ends its sentence."""
    return figure.rstrip(".,/")
