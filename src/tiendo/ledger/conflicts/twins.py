"""Two definitions under one name, and one figure under two names."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from tiendo.catalogue import indicators
from tiendo.values import Period, Target

from ..naming import is_own
from ..precision import base_unit
from .figures import Figure, Figures, stem, tokens
from .model import Conflict, ConflictKind, Reading, apart, reading_of, shown
from .targets import bounds_of, shown_target

_ALIKE = Fraction(2, 5)
_CLOSE = Fraction(3, 100)
# Units in which near values say nothing: every share lies near another.
_COMMON = {"percent", "place", "count", "point"}


class Likeness(StrEnum):
    """How two wordings of different indicators are near each other."""

    STANDARD = "standard"
    NEAR = "near"
    OFFICIAL = "official"
    NONE = "none"


_REASONS = {
    Likeness.STANDARD: "một tên gọi, hai chuẩn hoặc hai định nghĩa; không nối thành một chuỗi",
    Likeness.NEAR: "hai tên gọi gần nhau, trị số gần nhau: có thể là một chỉ tiêu bị gọi hai tên",
    Likeness.OFFICIAL: "cả hai đều gọi tắt một tên chính thức: định nghĩa rộng và hẹp",
}


def twins(figures: Figures) -> Iterator[Conflict]:
    """Indicators whose names differ only in the standard, or whose near names carry near values, in one unit and year."""
    told: set[tuple[str, str, str, str]] = set()
    for unit, one, other in figures.pairs():
        same = one.observation.indicator == other.observation.indicator
        likeness = Likeness.NONE if same else _likeness(_named(one), _named(other))
        if likeness is Likeness.NONE:
            continue
        first, second = sorted((one.observation.indicator, other.observation.indicator))
        time = str(_year(one.period) or one.period)
        if (unit, first, second, time) in told:
            continue
        reading = _reading(one, other, likeness)
        if reading is not None:
            told.add((unit, first, second, time))
            yield _conflict(one, other, reading, time, _REASONS[likeness])


def target_twins(figures: Figures) -> Iterator[Conflict]:
    """Targets of one unit and due time that both shorten one official name and want different values."""
    groups: dict[tuple[str, Period], list[Target]] = {}
    for target in figures.ledger.targets.values():
        if target.value is not None:
            groups.setdefault((target.unit, target.due), []).append(target)
    for group in groups.values():
        for one, other in combinations(group, 2):
            names = (one.indicator_words, one.indicator), (other.indicator_words, other.indicator)
            alike = one.unit_of_measure == other.unit_of_measure and _likeness(*names) is Likeness.OFFICIAL
            reading = reading_of(lambda reading, a=one, b=other: apart(bounds_of(a, reading), bounds_of(b, reading)))  # type: ignore[misc]
            if alike and reading is not None:
                computed = f"{names[0][0]}: {shown_target(one)}; {names[1][0]}: {shown_target(other)}"
                keys, reason = (one.key, other.key), _REASONS[Likeness.OFFICIAL]
                yield Conflict(ConflictKind.DEFINITIONS, reading, one.unit, one.indicator, str(one.due), keys, computed, reason)


def _named(figure: Figure) -> tuple[str, str]:
    return figure.words, figure.observation.indicator


@lru_cache(maxsize=65536)
def _likeness(one: tuple[str, str], other: tuple[str, str]) -> Likeness:
    """Of two wordings with their codes."""
    words = tokens(one[0]), tokens(other[0])
    if stem(one[0]) == stem(other[0]):
        return Likeness.STANDARD
    if _shortens(one, other) or _shortens(other, one):
        return Likeness.OFFICIAL
    near = Fraction(len(words[0] & words[1]), len(words[0] | words[1]) or 1) >= _ALIKE
    return Likeness.NEAR if near else Likeness.NONE


def _shortens(own: tuple[str, str], taken: tuple[str, str]) -> bool:
    """True when both wordings shorten the official name of one indicator, and only the second is taken for it."""
    known = indicators().get(taken[1])
    if known is None or not is_own(own[1]) or stem(own[0]).startswith(stem(taken[0])):
        return False
    official, mine, theirs = tokens(known.name), tokens(own[0]), tokens(taken[0])
    return mine < official and theirs < official and bool(mine - theirs)


def _reading(one: Figure, other: Figure, likeness: Likeness) -> Reading | None:
    """Under which reading the figures show it; ``None`` when they do not."""
    base = base_unit(one.amount)
    if base != base_unit(other.amount):
        return None
    reading = reading_of(lambda reading: apart(one.range(reading), other.range(reading)))
    if likeness is not Likeness.NEAR:
        return reading
    small, large = sorted((Fraction(one.amount.value), Fraction(other.amount.value)))
    close = bool(small) and large / small - 1 <= _CLOSE and (one.period.is_year or other.period.is_year)
    return (reading or Reading.NEAR) if close and base not in _COMMON else None


def _year(period: Period) -> int | None:
    return period.start.year if period.is_year or period.is_point else None


def _conflict(one: Figure, other: Figure, reading: Reading, time: str, reason: str) -> Conflict:
    about = one.observation
    computed = f"{one.words}: {shown(one.amount)}; {other.words}: {shown(other.amount)}"
    keys = (about.key, other.observation.key)
    return Conflict(ConflictKind.DEFINITIONS, reading, about.unit, about.indicator, time, keys, computed, reason)
