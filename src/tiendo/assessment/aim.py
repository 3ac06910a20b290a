"""What meets a target: the values that count as met, and the side from which it is reached."""

from __future__ import annotations

import math

from tiendo.values import Comparator, Target


def bounds(target: Target) -> tuple[float, float] | None:
    """The least and largest value that meet the target (infinite where open); ``None`` without a quantified value.

    A bare number ("=") and a printed range are met from the side that is better: "giảm 2–2,5 điểm %" is met from 2 on. A bare
    number without a better side is met from it upwards, as "đạt 107% kế hoạch" says; only a range without a better side is met
    between its two ends.
    """
    if target.value is None or target.comparator in {Comparator.BY_DATE, Comparator.QUALITATIVE}:
        return None
    low = float(target.value)
    high = low if target.upper is None else float(target.upper)
    side = direction(target)
    if side > 0:
        return low, math.inf
    return (-math.inf, high) if side < 0 else (low, high)


def direction(target: Target) -> int:
    """1 when more is better, -1 when less is, 0 when the value must stay between two ends."""
    if target.comparator is Comparator.AT_LEAST:
        return 1
    if target.comparator is Comparator.AT_MOST:
        return -1
    if target.comparator is Comparator.RANGE:
        return {"up": 1, "down": -1}.get(target.better, 0)
    return -1 if target.better == "down" else 1


def meets(target: Target, value: float) -> bool:
    """True when a final value, as printed, meets the target."""
    ends = bounds(target)
    return ends is not None and ends[0] <= value <= ends[1]


def threshold(target: Target, latest: float) -> tuple[float, int] | None:
    """The value to be reached and the direction, seen from the latest figure; ``None`` without a quantified value.

    Between two ends the nearer end that is not met counts; inside them, the nearer end is to be held.
    """
    ends = bounds(target)
    if ends is None:
        return None
    low, high = ends
    if math.isinf(high):
        return low, 1
    if math.isinf(low):
        return high, -1
    return (low, 1) if latest - low <= high - latest else (high, -1)
