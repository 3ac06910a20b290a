"""What printed digits say: the roles of dot and comma, leading zeros, and the second reading where there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})*,\d+|\d+,\d+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number.

    Attributes:
        value: what it says.
        decimals: how many digits stand after the decimal mark.
        other: what the same characters say when the dot is a decimal mark (``1.250``), else ``None``.
    """

    value: Decimal
    decimals: int
    other: Decimal | None = None


def parse_number(surface: str) -> Printed | None:
    """Read one printed number, Vietnamese marks first.

    Args: surface: digits with dots, commas or single spaces between them, nothing else.
    Returns: ``None`` when no reading makes sense ("1.2.3", "0.200.000").

    >>> parse_number("1.234,5").value, parse_number("12.5").value, parse_number("08").value
    (Decimal('1234.5'), Decimal('12.5'), Decimal('8'))
    >>> parse_number("1.250")
    Printed(value=Decimal('1250'), decimals=0, other=Decimal('1.250'))
    """
    if surface.isdecimal():
        return Printed(Decimal(surface), 0)
    surface = surface.replace(" ", "")
    if _GROUPS.fullmatch(surface):
        other = Decimal(surface) if surface.count(".") == 1 else None
        if surface[0] == "0":  # no number begins its thousands with a zero
            return Printed(Decimal(surface), len(surface) - surface.rindex(".") - 1) if other is not None else None
        return Printed(Decimal(surface.replace(".", "")), 0, other)
    if _VIETNAMESE.fullmatch(surface):
        return Printed(Decimal(surface.replace(".", "").replace(",", ".")), len(surface) - surface.index(",") - 1)
    if _ENGLISH.fullmatch(surface):
        plain = surface.replace(",", "")
        return Printed(Decimal(plain), len(plain) - plain.index(".") - 1 if "." in plain else 0)
    return _stray_dot(surface)


def _stray_dot(surface: str) -> Printed | None:
    """``12.5`` and ``5.837.3``: the last dot cannot part thousands, so it is a decimal mark."""
    head, _, tail = surface.rpartition(".")
    if not head or "," in surface or not tail.isdecimal():
        return Printed(Decimal(surface), 0) if surface.isdecimal() else None
    whole = head.replace(".", "")
    if "." in head and not _GROUPS.fullmatch(head):
        return None
    return Printed(Decimal(f"{whole}.{tail}"), len(tail))
