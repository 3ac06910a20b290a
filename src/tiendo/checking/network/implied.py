"""Values that no text prints and that follow from what they print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ...values import Implied, Interval, Period, Source, Statement
from ..printed import Mode, measured
from .graph import Network
from .premises import Link, Observed, Premise
from .propagation import propagate

_WIDEST = Fraction(1, 4)  # an interval wider than this share of its middle tells nobody anything
_MOST_PREMISES = 6


def implied_values(network: Network, wrong: frozenset[Source], cells: Iterable[int] | None = None) -> Iterator[Implied]:
    """Every cell without a print of its own that exact premises close in from both sides.

    Args:
        wrong: places that a contradiction names; nothing is drawn from them.
        cells: only the components of these cells.
    """
    for component in network.components(cells):
        premises = [one for one in network.premises(component) if _may_serve(one, wrong)]
        if not any(isinstance(one, Link) for one in premises):
            continue
        cell_of = network.places(component)
        bounds = propagate(premises, cell_of, plain=True)
        if bounds.conflict is not None:
            continue
        for cell in component:
            low, high = bounds.low.get(cell), bounds.high.get(cell)
            if network.observed.get(cell) or low is None or high is None or high - low > _WIDEST * abs((high + low) / 2):
                continue
            why = [premises[place] for place in sorted(bounds.why_low[cell] | bounds.why_high[cell])]
            statement = next((one.statement for one in why if isinstance(one, Observed)), None)
            if statement is not None and 2 <= len(why) <= _MOST_PREMISES:
                yield _implied(network, cell, Interval(Fraction(low), Fraction(high)), why, statement)


def _may_serve(premise: Premise, wrong: frozenset[Source]) -> bool:
    if premise.source in wrong:
        return False
    if isinstance(premise, Observed):
        closed = None not in premise.ends(Mode.PLAIN)
        ranged = premise.statement is not None and premise.statement.amount.upper is not None
        return closed and not ranged and _unhedged(premise)
    return not isinstance(premise, Link) or premise.implies


def _unhedged(premise: Observed) -> bool:
    return premise.statement is None or premise.statement.amount.hedge.value == "exact"


def _implied(network: Network, cell: int, values: Interval, why: list[Premise], statement: Statement) -> Implied:
    key = network.keys[cell]
    unit = statement.amount.unit
    scale = measured(unit)[1]
    assert values.low is not None and values.high is not None
    scaled = Interval(values.low / scale, values.high / scale)
    links = [one for one in why if isinstance(one, Link)]
    derivation = (
        f"{statement.source.surface} {links[0].shown}" if len(why) == 2 and links else " ; ".join(one.source.surface for one in why)
    )
    mention = statement.indicator
    return Implied(
        indicator=mention.words if mention is not None else key.indicator,
        place=statement.place.words if statement.place is not None else None,
        period=None if key.period.startswith("0001") else Period.parse(key.period),
        interval=scaled,
        unit=unit,
        role="plan" if key.modality.startswith("plan") else "actual",
        premises=tuple(dict.fromkeys(one.source for one in why)),
        derivation=" ".join(derivation.split()),
    )
