"""The figures of a ledger, indexed as the rules on conflicts ask for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from tiendo.catalogue import fold, indicators
from tiendo.values import Amount, Hedge, Modality, Observation, Origin, Period

from ..naming import catalogue_code
from ..precision import measured
from ..state import Ledger
from ..vintages import standing
from .model import Range, Reading, range_of

_ASIDE = re.compile(r"\s*\((?!hạng|điểm|giá trị)[^()]*\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A standing observation that holds a number."""

    observation: Observation
    amount: Amount

    @property
    def words(self) -> str:
        """The source's wording of the indicator, else the catalogue's name of it, else its code."""
        return self.observation.indicator_words or _official(self.observation.indicator)

    @property
    def period(self) -> Period:
        """What the number is about."""
        return self.observation.period

    @property
    def final(self) -> bool:
        """True for an actual value, False for an estimate."""
        return self.observation.modality is Modality.ACTUAL

    @property
    def percent(self) -> bool:
        """True for a number in percent."""
        unit = measured(self.amount)
        return unit is not None and unit.base.startswith("percent")

    def range(self, reading: Reading) -> Range:
        """The values that it stands for, in the base unit."""
        return range_of(self.amount, reading)


@dataclass(frozen=True)
class Figures:
    """Every figure of a ledger that still counts.

    Attributes:
        unit: only this unit's figures and those of the units right below it; all when ``None``.
    """

    ledger: Ledger
    unit: str | None = None

    @cached_property
    def all(self) -> tuple[Figure, ...]:
        """In the order they became known."""
        wanted = None if self.unit is None else {self.unit, *self.ledger.territory.children.get(self.unit, ())}
        cells = (seen for (unit, _, _), seen in self.ledger.cells.items() if wanted is None or unit in wanted)
        kept = (one for seen in cells for one in standing(self.ledger, seen))
        found = [Figure(one, one.amount) for one in kept if one.amount is not None and one.modality is not Modality.TARGET]
        return tuple(sorted(found, key=lambda figure: (figure.observation.known, figure.observation.key)))

    @cached_property
    def by_series(self) -> dict[tuple[str, str], tuple[Figure, ...]]:
        """By unit and indicator."""
        found: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.all:
            found.setdefault((figure.observation.unit, figure.observation.indicator), []).append(figure)
        return {series: tuple(seen) for series, seen in found.items()}

    @cached_property
    def by_unit(self) -> dict[str, tuple[Figure, ...]]:
        """By unit."""
        found: dict[str, list[Figure]] = {}
        for figure in self.all:
            found.setdefault(figure.observation.unit, []).append(figure)
        return {unit: tuple(seen) for unit, seen in found.items()}

    def at(self, unit: str, indicator: str, period: Period) -> tuple[Figure, ...]:
        """Figures of one cell."""
        return tuple(one for one in self.by_series.get((unit, indicator), ()) if one.period == period)

    def best(self, unit: str, indicator: str, period: Period, *, beside: Origin | None = None) -> Figure | None:
        """The figure that a calculation takes: of the same source, else without a hedge, else final, else the last known."""
        found = self.at(unit, indicator, period)

        def worth(figure: Figure) -> tuple[bool, bool, bool]:
            same = beside is not None and figure.observation.origin == beside
            return same, figure.amount.hedge is Hedge.EXACT, figure.final

        return max(reversed(found), key=worth, default=None)

    def named(self, unit: str, words: str) -> tuple[str, ...]:
        """Indicators of a unit whose wording, asides left out, is this one; the catalogue's meaning of the words first."""
        wanted = stem(words)
        codes = [code] if (code := catalogue_code(words)) else []
        own = [one.observation.indicator for one in self.by_unit.get(unit, ()) if stem(one.words) == wanted]
        return tuple(dict.fromkeys(code for code in (*codes, *own) if (unit, code) in self.by_series))

    def pairs(self) -> Iterator[tuple[str, Figure, Figure]]:
        """Every two figures of one unit and time, with the unit: of one period, or of the state of one year."""
        for unit, seen in self.by_unit.items():
            groups: dict[object, list[Figure]] = {}
            for figure in seen:
                state = figure.period.is_year or figure.period.is_point
                groups.setdefault(figure.period.start.year if state else figure.period, []).append(figure)
            for group in groups.values():
                yield from ((unit, one, other) for one, other in combinations(group, 2))


@lru_cache(maxsize=4096)
def _official(code: str) -> str:
    known = indicators().get(code)
    return known.name if known else code


@lru_cache(maxsize=65536)
def stem(words: str) -> str:
    """A wording without asides and without the marks of a total to date: what is counted, however it is counted."""
    plain = fold(_ASIDE.sub("", words)).replace("–", "-")
    for idle in (" lũy kế", " đa chiều", " khu vực", " tổng số"):
        plain = plain.replace(idle, "")
    return " ".join(plain.replace(",", " ").split())


@lru_cache(maxsize=65536)
def tokens(words: str) -> frozenset[str]:
    """The syllables of a wording."""
    return frozenset(re.findall(r"\w+", stem(words)))
