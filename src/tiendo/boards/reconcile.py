"""What a report says was issued, held against the register: the same period, the same issuers, type by type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.catalogue import fold
from tiendo.values import Period, PeriodError
from tiendo.values.records import DocumentCount

from .entry import RegisterEntry
from .specs.issued import TYPES

_PARTY, _STATE = "party", "state"
_STATE_WORDS = ("ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "chính phủ")
_PARTY_WORDS = ("ủy", "ban chấp hành", "ban thường vụ", "đảng", "cấp ủy", "chi bộ")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One count of a report beside the register.

    Attributes:
        said: the count as read. type: code of the type, ``None`` where the register has no such type.
        first, last: the days counted, ``last`` never after the report itself; ``first`` is ``None`` where no beginning is printed.
        rows: the rows of the register that fall under it.
    """

    said: DocumentCount
    type: str | None
    first: date | None
    last: date
    rows: tuple[RegisterEntry, ...]

    @property
    def difference(self) -> int:
        """Rows held less what the report says."""
        return len(self.rows) - self.said.count


def reconcile(counts: Sequence[DocumentCount], entries: Iterable[RegisterEntry], *, reported: date) -> tuple[Reconciled, ...]:
    """Each count of a report with the rows of the register that it must be made of.

    Args:
        counts: as read. entries: rows of the register of the unit that reports, as known now.
        reported: the day of the report: what was issued later is not in it.
    """
    held = tuple(entries)
    return tuple(_one(count, held, reported) for count in counts)


def _one(count: DocumentCount, held: tuple[RegisterEntry, ...], reported: date) -> Reconciled:
    first, last = _days(count.period, reported)
    code, system = type_of(count.type), system_of_issuer(count.issuer)
    rows = tuple(
        one
        for one in held
        if code is not None
        and one.text("loai") == code
        and one.day is not None
        and (first is None or first <= one.day)
        and one.day <= last
        and (system is None or system_of_number(one.number) in (None, system))
    )
    return Reconciled(count, code, first, last, rows)


def _days(period: str | None, reported: date) -> tuple[date | None, date]:
    if not period:
        return None, reported
    try:
        read = Period.parse(period)
    except PeriodError:
        return None, reported
    return read.first, min(read.last, reported)


def type_of(words: str) -> str | None:
    """Code of the register's type that words name, ``None`` for none."""
    said = fold(words)
    for one in TYPES:
        if said in {fold(one.words.vi), *(fold(alias) for alias in one.aliases)}:
            return one.code
    return None


def system_of_number(number: str) -> str | None:
    """Whether a number is one of the Party (``16-NQ/TU``) or of the State (``177/KH-UBND``)."""
    found = re.match(r"\s*\d+\s*([-/])", number)
    return None if found is None else _PARTY if found[1] == "-" else _STATE


def system_of_issuer(words: str | None) -> str | None:
    """Whether an issuer is of the Party or of the State; ``None`` where the words do not tell, or name both."""
    said = fold(words or "")
    state = any(fold(one) in said for one in _STATE_WORDS) or re.match(r"(?:sở|bộ)\s", said) is not None
    rest = said
    for one in _STATE_WORDS:
        rest = rest.replace(fold(one), " ")
    party = any(fold(one) in rest for one in _PARTY_WORDS)
    return None if state == party else _STATE if state else _PARTY
