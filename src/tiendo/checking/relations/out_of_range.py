"""A rate or score of a province beyond what the catalogue holds to be possible for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...catalogue import Indicator, indicators, units_of_measure
from ...catalogue.fold import fold
from ...values import Interval, Modality
from ..printed import Mode, measured
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from .neighbours import near_name

NAME = "out_of_range"
_RATES = ("share", "score")
_PROVINCE = re.compile(r"^(?:tỉnh|thành phố) ", re.IGNORECASE)


def find(scene: Scene) -> Iterator[Relation]:
    """Levels of a province under the very name of an indicator that is a share or a score."""
    for fact in scene.facts:
        indicator = _indicator(fact)
        if indicator is None or fact.statement.modality is Modality.TARGET or not fact.is_level or fact.statement.words:
            continue
        place = fact.statement.place
        if place is None or not _PROVINCE.match(place.words) or _dimension(indicator) != fact.dimension:
            continue
        low, high = indicator.range
        ends = (Fraction(low) if low is not None else Fraction(-1), Fraction(high) if high is not None else Fraction(-1))
        if high is not None:
            yield Relation(NAME, (fact,), firm=False, given=ends)


def _indicator(fact: Fact) -> Indicator | None:
    mention = near_name(fact)
    if mention is None or mention.code is None:
        return None
    known = indicators().get(mention.code)
    named = known is not None and fold(mention.words) in {fold(name) for name in (known.name, *known.aliases)}
    return known if named and known is not None and known.quantity in _RATES else None


def _dimension(indicator: Indicator) -> str:
    unit = units_of_measure().get(indicator.base_unit)
    return measured(unit.printed[0])[0] if unit is not None else ""


def claim(relation: Relation, mode: Mode) -> Claim:
    """The level against the range."""
    (fact,) = relation.facts
    low, high = relation.given
    printed = Interval(low, high)
    return Claim(fact.first(mode), printed, unit=fact.statement.amount.unit, shown=lambda: fact.source.surface)
