"""A printed number with its unit, its hedge and its precision."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Hedge(StrEnum):
    """The word beside a number that opens it to one side or both."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed: never negative, the direction is the statement's.

    Attributes:
        value: the printed number, in ``unit``; ``Decimal`` keeps the printed decimals (``5.0`` is not ``5``).
        unit: unit as printed, lower case, single spaces (``"tỷ đồng"``); empty when none is printed.
        half_step: half a unit of the last printed digit, in ``unit``; zero for a count of things.
        upper: the upper end of a range (``6,6 - 6,8%``), else ``None``.
        total: the whole of an x/y expression (``35/49``), else ``None``.
        hedge: the hedge printed beside the number.
        unit_code: code of the unit of measure in the catalogue, ``None`` when it is not known there.
        other_reading: a second value the same characters may stand for (``1.250`` as 1,25), else ``None``.
    """

    value: Decimal
    unit: str
    half_step: Decimal
    upper: Decimal | None = None
    total: Decimal | None = None
    hedge: Hedge = Hedge.EXACT
    unit_code: str | None = None
    other_reading: Decimal | None = None
