"""What the checker says of statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .interval import Interval
from .period import Period
from .source import Source


class FindingClass(StrEnum):
    """How grave a finding is."""

    CONTRADICTION = "contradiction"
    SUSPICION = "suspicion"
    NOTE = "note"


class Certainty(StrEnum):
    """Under which reading of the printed numbers a finding holds: every reading, or as printed."""

    SURE = "sure"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Finding:
    """Statements that cannot all be right, or that deserve a look.

    Attributes:
        code: code of the rule (``"TOT01"``).
        message: one Vietnamese sentence with the arithmetic.
        sources: the places of the statements, the one most likely at fault first.
        computed: the arithmetic alone, in Vietnamese number style.
        reason: the likely reason when one shows (another day, estimate against final …), else empty.
        message_en: the same sentence in English.
        observations: keys of the record's values that the statements are held against.
    """

    code: str
    cls: FindingClass
    certainty: Certainty
    message: str
    sources: tuple[Source, ...]
    computed: str = ""
    reason: str = ""
    message_en: str = ""
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Implied:
    """A value that no text prints and that follows from what they print.

    Attributes:
        indicator, place: as printed or as the catalogue names them.
        interval: every value that the premises allow, in ``unit``.
        role: ``"plan"`` for a planned value, ``"actual"`` for an earlier level.
        premises: the places of the statements it follows from.
        derivation: the arithmetic in one line (``"57 ÷ 102%"``).
    """

    indicator: str
    place: str | None
    period: Period | None
    interval: Interval
    unit: str
    role: str
    premises: tuple[Source, ...] = field(default=())
    derivation: str = ""
