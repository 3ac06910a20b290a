"""Org units and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """Level of a unit; ``district`` ended on 30 June 2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    BODY = "body"


class SuccessionKind(StrEnum):
    """What happened to units on a day."""

    MERGE = "merge"
    SPLIT = "split"
    TRANSFER = "transfer"
    ABOLITION = "abolition"
    RENAME = "rename"


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """A unit during one stretch of its life; (``code``, ``start``) is the key, since codes are re-used.

    Attributes:
        key: stable name inside Tiendo (``"commune/01843/1900"``): code and year of birth.
        code: official code.
        name: full name (``"Huyện Pác Nặm"``).
        parent: key of the unit above, ``None`` at the top.
        start, end: first and last day; ``None`` when not known or still in being.
        origin: where the row comes from: address or document, and its day.
    """

    key: str
    code: str
    name: str
    level: Level
    parent: str | None
    start: date | None
    end: date | None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Succession:
    """On ``day`` the units ``before`` became the units ``after``.

    Attributes:
        shares: for a split, the part of ``before`` that goes to each of ``after`` is not known unless given here;
            same length as ``after`` when given.
        origin: the resolution that decided it.
    """

    day: date
    kind: SuccessionKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    origin: str = ""
