"""The tightest bounds of cells that follow from what was printed, with the premises of every bound.

Every link is a growing function of the cell at its other end (times a factor, plus a difference), so bounds are found by
propagation to a fixed point, exactly. Where the printed numbers leave a cell no value, the premises of its two bounds are a
proof; ``minimal`` throws out those that it can do without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ..printed import Mode
from .premises import Link, Observed, Premise, Sum

Bound = Fraction | None
_ENOUGH = 1e-9  # a bound that moves by a smaller share of itself is at rest
_ROUNDS = 60  # times a link may tighten a bound before the circle it stands in is taken as found


@dataclass(slots=True)
class Bounds:
    """What propagation found of some cells: ends and the premises behind each end.

    Attributes:
        conflict: premises that leave a cell no value.
        unsettled: True when a circle still moved its bounds after many rounds; the bounds hold, tighter ones may.
    """

    low: dict[int, Bound] = field(default_factory=dict)
    high: dict[int, Bound] = field(default_factory=dict)
    why_low: dict[int, frozenset[int]] = field(default_factory=dict)
    why_high: dict[int, frozenset[int]] = field(default_factory=dict)
    conflict: frozenset[int] | None = None
    unsettled: bool = False

    @property
    def contradicted(self) -> bool:
        """True once a cell has no value left."""
        return self.conflict is not None


def propagate(premises: Sequence[Premise], cell_of: dict[int, int], *, plain: bool = False) -> Bounds:
    """The tightest bounds that follow, with premises as positions in ``premises``; stops at the first conflict.

    Args:
        cell_of: the cell of each ``Observed``, by its identity.
        plain: use the numbers as printed instead of their widest reading.
    """
    bounds = Bounds()
    moved: list[int] = []
    touching: dict[int, list[int]] = defaultdict(list)
    for place, premise in enumerate(premises):
        if isinstance(premise, Observed):
            cell = cell_of[id(premise)]
            low, high = premise.ends(Mode.PLAIN if plain else Mode.SURE)
            if _tighten(bounds, cell, low, high, frozenset((place,)), frozenset((place,))):
                moved.append(cell)
        else:
            ends = (premise.a, premise.b) if isinstance(premise, Link) else (premise.whole, *premise.parts)
            for end in ends:
                touching[end].append(place)
    if bounds.contradicted:
        return bounds
    tries: dict[int, int] = defaultdict(int)
    while moved and not bounds.contradicted:
        cell = moved.pop()
        for place in touching[cell]:
            tries[place] += 1
            if tries[place] > _ROUNDS:
                bounds.unsettled = True
                continue
            premise = premises[place]
            if isinstance(premise, Link):
                moved += _follow_link(bounds, premise, place, plain)
            elif isinstance(premise, Sum):
                moved += _follow_sum(bounds, premise, place)
    return bounds


def _tighten(bounds: Bounds, cell: int, low: Bound, high: Bound, why_low: frozenset[int], why_high: frozenset[int]) -> bool:
    """Meet a cell's bounds with new ones; True when it moved. Says so when nothing is left."""
    moved = False
    old_low, old_high = bounds.low.get(cell), bounds.high.get(cell)
    if low is not None and (old_low is None or low > old_low) and not _at_rest(old_low, low):
        bounds.low[cell], bounds.why_low[cell], moved = low, why_low, True
    if high is not None and (old_high is None or high < old_high) and not _at_rest(old_high, high):
        bounds.high[cell], bounds.why_high[cell], moved = high, why_high, True
    new_low, new_high = bounds.low.get(cell), bounds.high.get(cell)
    if moved and new_low is not None and new_high is not None and new_low > new_high:
        bounds.conflict = bounds.why_low[cell] | bounds.why_high[cell]
    return moved


def _at_rest(old: Bound, new: Bound) -> bool:
    return old is not None and new is not None and abs(float(new) - float(old)) <= _ENOUGH * abs(float(old))


def _follow_link(bounds: Bounds, link: Link, place: int, plain: bool) -> list[int]:
    low, high = link.ends(Mode.PLAIN if plain else Mode.SURE)
    own = frozenset((place,))
    moved = []
    for cell, other, back in ((link.a, link.b, False), (link.b, link.a, True)):
        least, most = _carried(link.times, back, bounds.low.get(other), bounds.high.get(other), low, high)
        why = own | bounds.why_low.get(other, frozenset()), own | bounds.why_high.get(other, frozenset())
        if _tighten(bounds, cell, least, most, *why):
            moved.append(cell)
        if bounds.contradicted:
            break
    return moved


def _carried(times: bool, back: bool, low: Bound, high: Bound, least: Bound, most: Bound) -> tuple[Bound, Bound]:
    """Bounds of one end of a link from those of the other; cells of a ratio are never negative."""
    if times:
        if back:
            carried_low = None if low is None or most is None or most <= 0 else low / most
            return carried_low, None if high is None or not least or least <= 0 else high / least
        carried_low = None if low is None or least is None or low < 0 or least < 0 else low * least
        return carried_low, None if high is None or most is None else high * most
    if back:
        least, most = (None if most is None else -most), (None if least is None else -least)
    carried_low = None if low is None or least is None else low + least
    return carried_low, None if high is None or most is None else high + most


def _follow_sum(bounds: Bounds, total: Sum, place: int) -> list[int]:
    own = frozenset((place,))
    lows, highs = [bounds.low.get(part) for part in total.parts], [bounds.high.get(part) for part in total.parts]
    why_lows = [bounds.why_low.get(part, frozenset()) for part in total.parts]
    why_highs = [bounds.why_high.get(part, frozenset()) for part in total.parts]
    moved = []
    least = sum((low or Fraction(0) for low in lows), Fraction(0))
    most = None if None in highs else sum((high for high in highs if high is not None), Fraction(0))
    if _tighten(bounds, total.whole, least, most, own.union(*why_lows), own.union(*why_highs)):
        moved.append(total.whole)
    whole_low, whole_high = bounds.low.get(total.whole), bounds.high.get(total.whole)
    for number, part in enumerate(total.parts):
        if bounds.contradicted:
            break
        rest_low = sum((low or Fraction(0) for place_, low in enumerate(lows) if place_ != number), Fraction(0))
        others = [high for place_, high in enumerate(highs) if place_ != number]
        high = None if whole_high is None else whole_high - rest_low
        low = None if whole_low is None or None in others else whole_low - sum(one for one in others if one is not None)
        why_high = own.union(bounds.why_high.get(total.whole, frozenset()), *(w for p, w in enumerate(why_lows) if p != number))
        why_low = own.union(bounds.why_low.get(total.whole, frozenset()), *(w for p, w in enumerate(why_highs) if p != number))
        if low is not None and low < 0:
            low = None  # printed parts are never negative: such a bound says nothing
        if _tighten(bounds, part, low, high, why_low, why_high):
            moved.append(part)
    return moved


def minimal(premises: Sequence[Premise], cell_of: dict[int, int]) -> list[Premise]:
    """A set of premises that cannot all be right and of which none can be spared (deletion filter, exact)."""
    kept = list(premises)
    for premise in list(kept):
        fewer = [one for one in kept if one is not premise]
        if propagate(fewer, cell_of).conflict is not None:
            kept = fewer
    return kept
