"""Targets of one indicator, unit and due time that differ, and shares that do not add up to their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from tiendo.values import Amount, Period, Target

from ..precision import half_step_of, in_base
from .figures import Figures
from .model import Conflict, ConflictKind, Range, Reading, apart, plus, range_of, reading_of, vietnamese


def targets(figures: Figures) -> Iterator[Conflict]:
    """Stated and implied targets that cannot be one number."""
    groups: dict[tuple[str, str, Period], list[Target]] = {}
    replaced = {target.amends for target in figures.ledger.targets.values()}
    for target in figures.ledger.targets.values():
        if target.value is not None and target.key not in replaced:
            groups.setdefault((target.unit, target.indicator, target.due), []).append(target)
    for group in groups.values():
        for number, one in enumerate(group):
            for other in group[number + 1 :]:
                yield from _different(one, other)


def splits(figures: Figures) -> Iterator[Conflict]:
    """Shares of a target that add up to more than it, or, when every unit has one, to something else."""
    land = figures.ledger.territory
    shares: dict[str, list[Target]] = {}
    for target in figures.ledger.targets.values():
        if target.above is not None and target.value is not None:
            shares.setdefault(target.above, []).append(target)
    for above, parts in shares.items():
        whole = figures.ledger.targets[above]
        complete = {one.unit for one in parts} >= {unit.key for unit in land.below(whole.unit, whole.due.last)}
        yield from _unequal(whole, parts, complete=complete)


def bounds_of(target: Target, reading: Reading) -> Range:
    """The values that a target's printed value stands for, in the base unit; the interval itself when it was implied."""
    if target.value is None:
        return None, None
    amount = Amount(target.value, target.unit_of_measure, half_step_of(target.value, target.unit_of_measure), target.upper)
    if target.implied is not None:
        low, high = (Fraction(in_base(end, amount)) for end in target.implied)
        # The interval is printed to one decimal.
        slack = Fraction(in_base(Decimal("0.05"), amount))
        return low - slack, high + slack
    return range_of(amount, reading)


def _different(one: Target, other: Target) -> Iterator[Conflict]:
    if one.assigned_by and other.assigned_by and one.assigned_by != other.assigned_by:
        return  # the centre and the province each set their own
    reading = reading_of(lambda reading: apart(bounds_of(one, reading), bounds_of(other, reading)))
    if reading is None:
        return
    implied = one.implied is not None or other.implied is not None
    reason = "mục tiêu suy từ “đạt x% kế hoạch” không khớp: kế hoạch đã điều chỉnh hoặc lấy kế hoạch của cấp khác"
    if not implied:
        reason = "hai văn bản giao hai mức" if one.plan != other.plan else "hai nguồn ghi hai mức của một kế hoạch"
    yield _conflict(reading, one, [one, other], f"{shown_target(one)}; {shown_target(other)}", reason)


def _unequal(whole: Target, parts: Sequence[Target], *, complete: bool) -> Iterator[Conflict]:
    def disagree(reading: Reading) -> bool:
        total: Range = (Fraction(0), Fraction(0))
        for one in parts:
            total = plus(total, bounds_of(one, reading))
        mine = bounds_of(whole, reading)
        return apart(total, mine) if complete else (total[0] is not None and mine[1] is not None and total[0] > mine[1])

    reading = reading_of(disagree)
    if reading is not None:
        total = sum((one.value for one in parts if one.value is not None), Decimal(0))
        computed = f"{len(parts)} đơn vị cộng lại {vietnamese(total)}; giao chung {shown_target(whole)}"
        yield _conflict(reading, whole, [whole, *parts], computed, "các phần giao cho đơn vị không bằng mức chung")


def shown_target(target: Target) -> str:
    """A target as people read it; an implied one by its interval."""
    if target.implied is not None:
        low, high = (vietnamese(end) for end in target.implied)
        return f"{low}–{high} {target.unit_of_measure} (suy ra{', ' + target.assigned_by if target.assigned_by else ''})"
    upper = f"–{vietnamese(target.upper)}" if target.upper is not None else ""
    return f"{vietnamese(target.value or Decimal(0))}{upper} {target.unit_of_measure}"


def _conflict(reading: Reading, about: Target, parties: Sequence[Target], computed: str, reason: str) -> Conflict:
    keys = tuple(one.key for one in parties)
    return Conflict(ConflictKind.TARGETS, reading, about.unit, about.indicator, str(about.due), keys, computed, reason)
