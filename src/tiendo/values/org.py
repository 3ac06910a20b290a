"""Org units and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Level(StrEnum):
    """Level of a unit; ``district`` ended on 30 June 2025."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    BODY = "body"


class Tree(StrEnum):
    """Which tree a unit stands in: the territory itself, or the Party or State bodies that answer for it."""

    TERRITORY = "territory"
    PARTY = "party"
    GOVERNMENT = "government"


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
        key: stable name inside Tiendo (``"commune/01843/1900"``): level, code and year of birth, 1900 when that is not known.
        code: official code; for a body, its own short code.
        name: full name (``"Huyện Pác Nặm"``).
        parent: key of the unit above in the same tree, ``None`` at the top.
        start, end: first and last day; ``None`` when not known or still in being.
        origin: where the row comes from: address or document, and its day.
        tree: the tree it stands in.
        place: key of the territory that a body answers for, ``None`` for a territory.
    """

    key: str
    code: str
    name: str
    level: Level
    parent: str | None
    start: date | None
    end: date | None
    origin: str = ""
    tree: Tree = Tree.TERRITORY
    place: str | None = None

    def alive(self, day: date) -> bool:
        """True when the unit is in being on the day; an unknown end is open."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Succession:
    """On ``day``, their first day, the units ``after`` took over from the units ``before``.

    Attributes:
        before, after: keys; ``after`` is empty when nobody takes over.
        shares: for a split, the part (0 to 1) of ``before`` that goes to each of ``after``; empty when it is not known,
            and then nothing is apportioned.
        continues: for a split that undoes an earlier merge, the unit that each of ``after`` continues (``None`` where it
            continues none); same length as ``after`` or empty.
        known: the day the decision became known; the day itself when ``None``.
        origin: the resolution that decided it.
    """

    day: date
    kind: SuccessionKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    origin: str = ""
    shares: tuple[Decimal, ...] = ()
    continues: tuple[str | None, ...] = ()
    known: date | None = None
