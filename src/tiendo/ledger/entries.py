"""What can be posted to the ledger, and the name each entry goes by."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from tiendo.values import Absence, Amount, Modality, Observation, OrgUnit, Origin, Period, Plan, Succession, Target

from .rounds import Round, Step


@dataclass(frozen=True, slots=True)
class Settlement:
    """A person's answer to a conflict: of these observations, this one holds.

    Attributes:
        key: stable name.
        observations: keys of those that disagreed.
        kept: key of the one that holds, ``None`` when none does (the cell then answers *not comparable*).
        reason, by: why, and who decided.
        known: the day of the decision.
    """

    key: str
    observations: tuple[str, ...]
    kept: str | None
    reason: str
    by: str
    known: date


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A person takes an entry back; it stays in the ledger and stops counting from the day on.

    Attributes:
        entry: key of the entry (:func:`key_of`).
        reason, by: why, and who decided.
        known: the day of the decision.
    """

    entry: str
    reason: str
    by: str
    known: date


Entry = OrgUnit | Succession | Plan | Target | Observation | Settlement | Withdrawal | Round | Step


class ChangeKind(StrEnum):
    """What posting an entry did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    SUPERSEDES = "supersedes"
    CORRECTS = "corrects"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Change:
    """What posting one entry did.

    Attributes:
        key: key of the entry.
        others: keys of the entries that it supersedes, corrects or contradicts; empty otherwise.
    """

    kind: ChangeKind
    key: str
    others: tuple[str, ...] = ()


class LedgerError(ValueError):
    """An entry that cannot be posted; the message says which, what is wrong and what to do."""


def key_of(entry: Entry) -> str:
    """The name an entry goes by in the ledger; two entries with one name are the same entry posted twice."""
    match entry:
        case Succession():
            return f"succession/{entry.day}/{entry.kind}/{'+'.join(entry.before)}>{'+'.join(entry.after)}"
        case Withdrawal():
            return f"withdrawal/{entry.known}/{entry.entry}"
        case _:
            return entry.key


def known_on(entry: Entry) -> date:
    """The first day on which the ledger may speak of an entry; what always was gives the first day of the calendar."""
    match entry:
        case Succession():
            return entry.known or entry.day
        case OrgUnit():
            return date.min
        case _:
            return entry.known or date.min


def same_entry(one: Entry, other: Entry) -> bool:
    """True when two entries of one name say the same; the day it became known and a person's note may differ."""
    if type(one) is not type(other):
        return False
    loose = {"known", "note"}
    return all(getattr(one, field.name) == getattr(other, field.name) for field in fields(one) if field.name not in loose)


def observe(
    unit: str,
    indicator: str,
    period: Period,
    amount: Amount | None,
    *,
    modality: Modality,
    origin: Origin,
    known: date,
    absence: Absence | None = None,
    corrects: str | None = None,
    note: str = "",
    indicator_words: str = "",
) -> Observation:
    """An observation whose key follows from what it says and where it was read.

    The same figure of the same place in the same file has the same key whenever it is posted, so posting a file twice
    changes nothing.
    """
    draft = Observation("", unit, indicator, period, amount, modality, origin, known, absence, corrects, note, indicator_words)
    said = repr((unit, indicator, indicator_words, str(period), amount, str(modality), origin, absence, corrects))
    return replace(draft, key=f"obs/{sha256(said.encode()).hexdigest()[:16]}")
