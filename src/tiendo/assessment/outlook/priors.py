"""What the record of many series tells of one more, before its own figures do."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..nature import Nature, is_amount
from ..standing import Standing
from .learned import learned

LEAST_SHARE = 2.0  # percentage points: a share near a hundred still moves like one that has two points left


def usual_step(stand: Standing, points: Sequence[tuple[float, float]], *, growth: bool) -> float:
    """Usual yearly step relative to the level; a share of a hundred moves by the smaller of its two parts."""
    use = learned()
    if growth or is_change(stand):
        return use.change_step
    usual = use.local_step if len(points) < 2 else use.usual_step
    mean = math.fsum(value for _, value in points) / len(points) if points else 0.0
    if stand.nature is Nature.RATE and stand.target.unit_of_measure.strip() == "%" and 50 < mean <= 100:
        return usual * max(100 - mean, LEAST_SHARE) / mean
    return usual


def lean(stand: Standing, *, growth: bool) -> float:
    """Amounts of a growing economy grow, shares improve more slowly, rates of change go nowhere by themselves."""
    if growth or is_change(stand):
        return 0.0
    return learned().amount_lean if is_amount(stand.target, stand.figures) else learned().rate_lean


def planned(goal: float, side: int) -> tuple[float, float]:
    """Value and error that a plan of one year tells of its year: those who set it knew the unit."""
    use = learned()
    return goal * (1 + side * use.plan_lead), abs(goal) * use.plan_spread


def is_change(stand: Standing) -> bool:
    """True for an amount that is itself a change ("mức giảm tỷ lệ hộ nghèo")."""
    return stand.target.unit_of_measure.startswith(("điểm %", "điểm phần trăm"))
