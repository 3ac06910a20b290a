"""Targets in force, their history, their split among units, and who answers for them after a merger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tiendo.values import Amount, Period, Target

from .merging import added
from .precision import half_step_of
from .state import Ledger
from .views import seen


@dataclass(frozen=True, slots=True)
class Split:
    """A target held against the shares of it that were given to units.

    Attributes:
        whole: the target's value, in its unit of measure.
        shares: the shares' keys; ``given`` is their sum, ``None`` when their units do not convert into the target's.
        left: what is given to nobody (below zero when more was given than asked).
        without: keys of the units below that were in being when it is due and have no share.
    """

    whole: Decimal
    shares: tuple[str, ...]
    given: Decimal | None
    left: Decimal | None
    without: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """True when nothing is left and nothing is given twice."""
        return self.left == 0


def in_force(ledger: Ledger, *, on: date, unit: str | None = None) -> tuple[Target, ...]:
    """The targets that count on a day: known by then, not replaced by then, one of each.

    Where several sources tell the same target of one plan, a stated one comes before one that was implied, and a later
    before an earlier; the others stay in the ledger and show as conflicts when they differ.
    """
    known = ledger.as_known(on).targets
    replaced = {target.amends for target in known.values()}
    chosen: dict[tuple[object, ...], Target] = {}
    for target in sorted(known.values(), key=lambda one: (one.implied is None, one.known or date.min)):
        if target.key not in replaced and unit in {None, target.unit}:
            chosen[target.plan, target.unit, target.indicator, target.due, target.measure, target.assigned_by] = target
    return tuple(sorted(chosen.values(), key=lambda one: (one.unit, one.plan, one.indicator, str(one.due))))


def history(ledger: Ledger, key: str) -> tuple[Target, ...]:
    """A target and those it replaced, the first one first; then those that replaced it."""
    chain = [ledger.targets[key]]
    while (before := chain[0].amends) is not None:
        chain.insert(0, ledger.targets[before])
    heirs = {target.amends: target for target in ledger.targets.values() if target.amends is not None}
    while (after := heirs.get(chain[-1].key)) is not None:
        chain.append(after)
    return tuple(chain)


def shares_of(ledger: Ledger, key: str) -> tuple[Target, ...]:
    """The targets of lower units that are shares of this one and were not replaced."""
    replaced = {target.amends for target in ledger.targets.values()}
    return tuple(one for one in ledger.targets.values() if one.above == key and one.key not in replaced)


def split_of(ledger: Ledger, key: str) -> Split | None:
    """Whether the shares of a target add up to it; ``None`` for a target that has no value or no shares."""
    whole, shares = ledger.targets[key], shares_of(ledger, key)
    if whole.value is None or not shares:
        return None
    total = added([_amount(Decimal(0), whole), *(_amount(one.value or Decimal(0), one) for one in shares)])
    below = ledger.territory.below(whole.unit, whole.due.last) if whole.unit in ledger.territory.units else ()
    having = {one.unit for one in shares}
    return Split(
        whole=whole.value,
        shares=tuple(one.key for one in shares),
        given=None if total is None else total.value,
        left=None if total is None else whole.value - total.value,
        without=tuple(unit.key for unit in below if unit.key not in having),
    )


def term_target(ledger: Ledger, target: Target) -> Target | None:
    """The target of the same unit and indicator that this one is a step towards, in a plan above its own."""
    plan = ledger.plans[target.plan]
    while plan.above is not None:
        plan = ledger.plans[plan.above]
        for other in ledger.targets.values():
            alike = other.plan == plan.key and (other.unit, other.indicator) == (target.unit, target.indicator)
            if alike and other.due.last >= target.due.last and other.key != target.key:
                return other
    return None


def answerable(ledger: Ledger, target: Target, *, on: date) -> tuple[str, ...]:
    """Keys of the units that stand for the target's land on a day: the unit itself, or those that took over from it."""
    land = ledger.territory
    if target.unit not in land.units or land.alive(target.unit, on):
        return (target.unit,)
    covering, left = land.cover(land.strands[target.unit], on)
    return covering + land.across(left, on)


def baseline_of(ledger: Ledger, target: Target) -> tuple[Period, Amount] | None:
    """Where the way to a target began: what the plan says, else the figure of the year before the plan's first."""
    if target.baseline is not None and target.baseline_period is not None:
        return target.baseline_period, _amount(target.baseline, target)
    year = Period.of_year(ledger.plans[target.plan].period.first.year - 1)
    found = seen(ledger, target.unit, target.indicator, year).amount
    return None if found is None else (year, found)


def _amount(value: Decimal, target: Target) -> Amount:
    return Amount(value, target.unit_of_measure, half_step_of(value, target.unit_of_measure))
