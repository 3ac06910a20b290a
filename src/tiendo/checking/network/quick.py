"""A quick look in floats that clears most components: bounds that stay well apart need no exact work."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from .circles import distinct_sums
from .graph import Network
from .premises import Link, Premise, Sum

_ROUNDS = 12
_MARGIN = 1e-9  # relative: closer than this, the exact pass decides


def may_agree(network: Network, component: Sequence[int], premises: Sequence[Premise]) -> bool:
    """True when a few rounds in floats settle and leave every cell room; False sends the component to the exact pass.

    Where sums meet in a circle linear programming has to agree, too.
    """
    low = dict.fromkeys(component, -inf)
    high = dict.fromkeys(component, inf)
    for cell in component:
        for one in network.observed.get(cell, ()):
            least, most = one.about
            low[cell], high[cell] = max(low[cell], least), min(high[cell], most)
    links = [(one.a, one.b, one.times, *one.about) for one in premises if isinstance(one, Link)]
    sums = distinct_sums(premises)
    for _ in range(_ROUNDS):
        moved = False
        for link in links:
            moved |= _follow(low, high, *link)
        for total in sums:
            moved |= _add(low, high, total)
        if any(low[cell] > high[cell] - _MARGIN * abs(high[cell]) and low[cell] != high[cell] for cell in component):
            return False
        if not moved:
            return True
    return False


def _follow(low: dict[int, float], high: dict[int, float], a: int, b: int, times: bool, least: float, most: float) -> bool:
    if times:
        forward = (low[b] * least if low[b] > 0 and least > 0 else -inf, high[b] * most if high[b] < inf else inf)
        back = (low[a] / most if low[a] > 0 and 0 < most < inf else -inf, high[a] / least if least > 0 else inf)
    else:
        forward = (low[b] + least, high[b] + most)
        back = (low[a] - most, high[a] - least)
    first = _meet(low, high, a, *forward)
    return _meet(low, high, b, *back) or first


def _meet(low: dict[int, float], high: dict[int, float], cell: int, least: float, most: float) -> bool:
    moved = False
    if least > low[cell] + _MARGIN * abs(least):
        low[cell], moved = least, True
    if most < high[cell] - _MARGIN * abs(most):
        high[cell], moved = most, True
    return moved


def _add(low: dict[int, float], high: dict[int, float], total: Sum) -> bool:
    least = sum(max(low[part], 0.0) for part in total.parts)
    most = sum(high[part] for part in total.parts)
    moved = _meet(low, high, total.whole, least, most)
    for part in total.parts:
        rest_low = least - max(low[part], 0.0)
        rest_high = sum(high[other] for other in total.parts if other != part)
        bottom = -inf if rest_high == inf else low[total.whole] - rest_high
        moved |= _meet(low, high, part, bottom, high[total.whole] - rest_low)
    return moved
