"""One number that measures something, with everything the text says about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .amount import Amount
from .period import Period
from .source import Source


class Kind(StrEnum):
    """What a number is."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE_OF_TARGET = "share_of_target"
    RANK = "rank"


class Direction(StrEnum):
    """Which way a change goes, or on which side of its target a share lies."""

    UP = "up"
    DOWN = "down"
    OVER = "over"
    SHORT = "short"


class Modality(StrEnum):
    """Whether it happened, is expected, or is aimed at."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """The words that name what is measured.

    Attributes:
        words: the words as printed.
        start, end: their offsets in the document's text.
        code: code of the indicator in the catalogue, ``None`` when it is not known there.
    """

    words: str
    start: int
    end: int
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The unit a number is about.

    Attributes:
        words: as printed at its fullest in the text (``"huyện Pác Nặm"``).
        code: code of the org unit in force on the document's day, ``None`` when not resolved.
    """

    words: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One number that measures something. Field by field as ``gold/GUIDELINES.md`` defines it.

    Attributes:
        of: span ``(start, end)`` of the statement that this one qualifies, in the same document.
        rules: names of the rules that built it, in the order they applied (``--explain`` prints them).
        words: True when the number was written in words only.
    """

    source: Source
    amount: Amount
    kind: Kind
    direction: Direction | None
    modality: Modality
    indicator: IndicatorMention | None
    period: Period | None
    base_period: Period | None
    place: Place | None
    of: tuple[int, int] | None = None
    rules: tuple[str, ...] = ()
    words: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that the reader saw and did not understand.

    Attributes:
        source: where it stands.
        reason: why it was not read, a short Vietnamese phrase for the person who decides.
    """

    source: Source
    reason: str
