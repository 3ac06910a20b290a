"""The network: cells with what was printed of them, and the links that printed changes and shares make between cells.

Every link is a growing function of the cell at its other end (times a factor, plus a difference), so the tightest bounds of
all cells are found by propagation to a fixed point, exactly, with the premises of every bound. Where the printed numbers leave
a cell no value, the premises of its two bounds are a proof; ``minimal`` throws out those that it can do without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from math import inf

from ...values import Amount, Interval, Source, Statement
from ..printed import Mode, about, interval
from .cells import CellKey

Bound = Fraction | None
_ENOUGH = 1e-9  # a bound that moves by a smaller share of itself is at rest
_ROUNDS = 60  # times a link may tighten a bound before the circle it stands in is taken as found


Ends = tuple[Fraction | None, Fraction | None]


class Observed:
    """A printed value of a cell; its exact ends are worked out when they are first needed, for most never are.

    Attributes:
        source, document: where it stands.
        statement: what was read; ``None`` when the ends are given instead.
        dated: True when its sentence prints its time.
    """

    __slots__ = ("_plain", "_sure", "dated", "document", "source", "statement")

    def __init__(
        self,
        source: Source,
        document: int,
        statement: Statement | None = None,
        *,
        dated: bool = True,
        ends: Ends | None = None,
    ) -> None:
        self.source = source
        self.document = document
        self.statement = statement
        self.dated = dated
        self._sure = self._plain = ends

    def ends(self, mode: Mode) -> Ends:
        """The interval under one reading."""
        kept = self._sure if mode is Mode.SURE else self._plain
        if kept is None:
            assert self.statement is not None
            amount = self.statement.amount
            values = interval(amount, mode)
            high = values.high if amount.upper is None else interval(amount, mode, amount.upper).high
            kept = (values.low, high)
            if mode is Mode.SURE:
                self._sure = kept
            else:
                self._plain = kept
        return kept

    @property
    def about(self) -> tuple[float, float]:
        """The sure interval in floats."""
        if self.statement is not None:
            return about(self.statement.amount)
        low, high = self.ends(Mode.SURE)
        return -inf if low is None else float(low), inf if high is None else float(high)


class Step(Enum):
    """How a printed change or share carries one cell to another."""

    UP = "up"  # 1 + rate
    DOWN = "down"  # 1 − rate
    SHARE = "share"  # rate
    MET = "met"  # at least the rate: «đạt 100%»
    TIMES = "times"  # the number itself
    PLUS = "plus"  # + amount
    MINUS = "minus"  # − amount


class Link:
    """cell ``a`` = cell ``b`` × factor, or + difference; the factor lies between the ends, worked out when first needed.

    Attributes:
        a, b: cells.
        times: True for a factor.
        shown: the step in words (``"÷ 102%"``).
        implies: whether values may be drawn from it.
    """

    __slots__ = ("_ends", "a", "amount", "b", "document", "implies", "shown", "source", "step", "times")

    def __init__(
        self,
        a: int,
        b: int,
        step: Step,
        amount: Amount | None,
        source: Source,
        document: int,
        *,
        shown: str = "",
        implies: bool = True,
        ends: Ends | None = None,
    ) -> None:
        self.a, self.b = a, b
        self.step = step
        self.times = step not in (Step.PLUS, Step.MINUS)
        self.amount = amount
        self.source, self.document = source, document
        self.shown, self.implies = shown, implies
        self._ends: dict[Mode, Ends] = {} if ends is None else dict.fromkeys(Mode, ends)

    def ends(self, mode: Mode) -> Ends:
        """The factor or difference under one reading."""
        kept = self._ends.get(mode)
        if kept is None:
            assert self.amount is not None
            kept = self._ends[mode] = _carrier(self.step, interval(self.amount, mode))
        return kept

    @property
    def about(self) -> tuple[float, float]:
        """The sure ends in floats."""
        if self.amount is None:
            low, high = self.ends(Mode.SURE)
            return -inf if low is None else float(low), inf if high is None else float(high)
        least, most = about(self.amount)
        if self.step is Step.TIMES or self.step is Step.PLUS:
            return least, most
        if self.step is Step.MINUS:
            return -most, -least
        least, most = least / 100, most / 100
        if self.step is Step.UP:
            return 1 + least, 1 + most
        if self.step is Step.DOWN:
            return 1 - most, 1 - least
        return least, inf if self.step is Step.MET else most


def _carrier(step: Step, values: Interval) -> Ends:
    low, high = values.low, values.high
    if step in (Step.TIMES, Step.PLUS):
        return low, high
    if step is Step.MINUS:
        return None if high is None else -high, None if low is None else -low
    low, high = (None if end is None else end / 100 for end in (low, high))
    if step is Step.UP:
        return None if low is None else 1 + low, None if high is None else 1 + high
    if step is Step.DOWN:
        return None if high is None else 1 - high, None if low is None else 1 - low
    return low, None if step is Step.MET else high


@dataclass(frozen=True, slots=True)
class Sum:
    """cell ``whole`` = the sum of the cells ``parts``."""

    whole: int
    parts: tuple[int, ...]
    source: Source
    document: int


Premise = Observed | Link | Sum


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


class Network:
    """Cells of many documents; documents are added one by one.

    Attributes:
        keys: the key of each cell, by number.
        observed: what was printed of each cell.
        links, sums: the links that touch each cell.
    """

    def __init__(self) -> None:
        self.keys: list[CellKey] = []
        self._numbers: dict[CellKey, int] = {}
        self.observed: dict[int, list[Observed]] = defaultdict(list)
        self.links: dict[int, list[Link]] = defaultdict(list)
        self.sums: dict[int, list[Sum]] = defaultdict(list)

    def cell(self, key: CellKey) -> int:
        """The number of a cell; a new one when the key is new."""
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.keys)
            self.keys.append(key)
        return number

    def observe(self, cell: int, observed: Observed) -> None:
        """Add a printed value; the same print of the same place is kept once."""
        self.observed[cell].append(observed)

    def link(self, link: Link) -> None:
        """Add a link between two cells."""
        self.links[link.a].append(link)
        self.links[link.b].append(link)

    def add_sum(self, total: Sum) -> None:
        """Add a sum."""
        for cell in (total.whole, *total.parts):
            self.sums[cell].append(total)

    def component(self, start: int) -> list[int]:
        """The cells that links and sums join to one cell, itself included, in order."""
        seen, todo = {start}, [start]
        while todo:
            cell = todo.pop()
            near = [end for link in self.links.get(cell, ()) for end in (link.a, link.b)]
            near += [end for total in self.sums.get(cell, ()) for end in (total.whole, *total.parts)]
            for end in near:
                if end not in seen:
                    seen.add(end)
                    todo.append(end)
        return sorted(seen)

    def components(self, cells: Iterable[int] | None = None) -> Iterable[list[int]]:
        """Every component, or those of some cells, each once."""
        done: set[int] = set()
        for cell in range(len(self.keys)) if cells is None else cells:
            if cell not in done:
                found = self.component(cell)
                done.update(found)
                yield found

    def premises(self, cells: Sequence[int]) -> list[Premise]:
        """Everything printed that bears on a component."""
        found: dict[int, Premise] = {}
        for cell in cells:
            for premise in (*self.observed.get(cell, ()), *self.links.get(cell, ()), *self.sums.get(cell, ())):
                found.setdefault(id(premise), premise)
        return list(found.values())

    def places(self, cells: Sequence[int]) -> dict[int, int]:
        """The cell of each observation, by its identity."""
        return {id(one): cell for cell in cells for one in self.observed.get(cell, ())}


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
