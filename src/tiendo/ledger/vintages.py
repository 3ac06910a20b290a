"""What the ledger answers for one cell (unit, indicator, period), and what it answered before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.values import Absence, Amount, Modality, Observation, Period

from .precision import disagree
from .state import Ledger


@dataclass(frozen=True, slots=True)
class Value:
    """The ledger's answer for one cell.

    Attributes:
        amount: the figure; ``None`` when ``absence`` says why there is none.
        modality: actual or estimate, ``None`` without a figure.
        reason: why there is no figure, or how it was composed, one Vietnamese phrase; empty for a plain observation.
        observations: the observations it rests on, the one that holds first.
        disputed: other observations of the cell that disagree with it and that nobody has settled.
        missing: keys of the units whose part of a composed figure is not reported.
    """

    amount: Amount | None
    modality: Modality | None = None
    absence: Absence | None = None
    reason: str = ""
    observations: tuple[Observation, ...] = ()
    disputed: tuple[Observation, ...] = ()
    missing: tuple[str, ...] = ()


def vintages(ledger: Ledger, unit: str, indicator: str, period: Period) -> tuple[Observation, ...]:
    """Every observation of a cell in the order it became known, corrected ones included."""
    return ledger.cells.get((unit, indicator, period), ())


def standing(ledger: Ledger, seen: Sequence[Observation]) -> tuple[Observation, ...]:
    """The observations that still count: not corrected by another and not set aside by a settlement."""
    return tuple(one for one in seen if one.key not in ledger.corrected and one.key not in ledger.set_aside)


def value(ledger: Ledger, unit: str, indicator: str, period: Period, *, known_by: date | None = None) -> Value:
    """What the ledger holds of a cell, as it was observed (nothing is composed here; see ``views``).

    A final figure supersedes an estimate; a later estimate an earlier one. Of actual figures that disagree the last to
    become known is given and the others are named in ``disputed``.

    Args: known_by: answer as of this day; ``None`` for everything the ledger holds.
    Returns: the figure, or why there is none: the period is not over on that day, the unit had ended before it, nothing was
        reported, or a person set every source aside.
    """
    return answer(ledger if known_by is None else ledger.as_known(known_by), unit, indicator, period, on=known_by)


def answer(ledger: Ledger, unit: str, indicator: str, period: Period, *, on: date | None) -> Value:
    """As :func:`value`, of a ledger that holds only what was known on the day."""
    seen = vintages(ledger, unit, indicator, period)
    left = standing(ledger, seen)
    if not left:
        return _nothing(ledger, unit, period, seen, on)
    final = [one for one in left if one.modality is Modality.ACTUAL]
    rank = final or list(left)
    held = rank[-1]
    rivals = tuple(one for one in final[:-1] if disagree(held, one))
    return Value(held.amount, held.modality if held.amount else None, held.absence, held.note, (held, *rank[-2::-1]), rivals)


def _nothing(ledger: Ledger, unit: str, period: Period, seen: tuple[Observation, ...], on: date | None) -> Value:
    """Why there is no figure: none of the reasons is zero."""
    if seen:
        return Value(None, absence=Absence.NOT_COMPARABLE, reason="các nguồn không khớp, chưa chọn số nào", observations=seen)
    ended = ledger.territory.ends.get(unit)
    if ended is not None and ended < period.first:
        return Value(None, absence=Absence.ABOLISHED, reason=f"đơn vị kết thúc ngày {ended:%d/%m/%Y}")
    if on is not None and on < period.last:
        return Value(None, absence=Absence.NOT_YET_DUE, reason="kỳ chưa kết thúc")
    return Value(None, absence=Absence.NOT_REPORTED, reason="chưa có báo cáo")
