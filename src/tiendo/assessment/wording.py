"""Numbers and words of this room as people read them, in Vietnamese and English."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

SURE = 0.99


@dataclass(frozen=True, slots=True)
class Words:
    """One phrase in both languages."""

    vi: str
    en: str


def number(value: float | Decimal, decimals: int | None = None) -> str:
    """A number in Vietnamese style (``1.234,5``).

    Args: decimals: how many; ``None`` keeps three significant digits, and every digit of a whole number.
    """
    exact = Decimal(str(value))
    if decimals is None:
        decimals = _decimals(exact)
    text = f"{exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN):,f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text in {"-0", ""} else text
    return text.translate(str.maketrans(",.-", ".,−"))


def number_en(value: float | Decimal, decimals: int | None = None) -> str:
    """The same number in English style (``1,234.5``)."""
    return number(value, decimals).translate(str.maketrans(",.", ".,"))


def percent(share: float) -> str:
    """A share of one as a percentage without decimals in Vietnamese style."""
    return f"{number(100 * share, 0)}%"


def percent_en(share: float) -> str:
    """The same in English style."""
    return f"{number_en(100 * share, 0)}%"


def chance(probability: float) -> Words:
    """A probability in words; never a certainty, which no forecast has."""
    if probability > SURE:
        return Words(f"trên {percent(SURE)}", f"over {percent_en(SURE)}")
    if probability < 1 - SURE:
        return Words(f"dưới {percent(1 - SURE)}", f"under {percent_en(1 - SURE)}")
    return Words(percent(probability), percent_en(probability))


def _decimals(value: Decimal) -> int:
    if value == 0 or value == value.to_integral_value():
        return 0
    return max(0, min(6, 2 - math.floor(math.log10(abs(value)))))
