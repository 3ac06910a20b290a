"""Two definitions under one name, and one figure under two names."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tiendo.catalogue import indicators
from tiendo.values import Period

from ..naming import is_own
from ..precision import base_unit
from .figures import Figure, Figures, stem, tokens
from .model import Conflict, ConflictKind, Reading, apart, reading_of, shown

_ALIKE = Fraction(2, 5)
_CLOSE = Fraction(3, 100)


def twins(figures: Figures) -> Iterator[Conflict]:
    """Indicators whose names differ only in the standard, or whose near names carry near values, in one unit and year."""
    seen: set[tuple[str, str, str, str]] = set()
    for unit, one, other in figures.pairs():
        first, second = sorted((one.observation.indicator, other.observation.indicator))
        year = _year(one.period)
        same = one.period == other.period or (year is not None and year == _year(other.period))
        if first == second or not same or (unit, first, second, str(year)) in seen:
            continue
        found = _standards(one, other) or _near_names(one, other) or _one_official_name(one, other)
        if found is not None:
            seen.add((unit, first, second, str(year)))
            yield found


def _year(period: Period) -> int | None:
    return period.start.year if period.is_year or period.is_point else None


def _standards(one: Figure, other: Figure) -> Conflict | None:
    if stem(one.words) != stem(other.words) or base_unit(one.amount) != base_unit(other.amount):
        return None
    reading = reading_of(lambda reading: apart(one.range(reading), other.range(reading)))
    return (
        _conflict(one, other, reading, "một tên gọi, hai chuẩn hoặc hai định nghĩa; không nối thành một chuỗi") if reading else None
    )


def _near_names(one: Figure, other: Figure) -> Conflict | None:
    """Near values under near names: probably one figure, told under two names."""
    if base_unit(one.amount) != base_unit(other.amount) or base_unit(one.amount) in {"percent", "place", "count", "point"}:
        return None
    words = tokens(one.words), tokens(other.words)
    small, large = sorted((Fraction(one.amount.value), Fraction(other.amount.value)))
    alike = Fraction(len(words[0] & words[1]), len(words[0] | words[1])) >= _ALIKE
    if not alike or not small or large / small - 1 > _CLOSE or (not one.period.is_year and not other.period.is_year):
        return None
    reading = reading_of(lambda reading: apart(one.range(reading), other.range(reading))) or Reading.NEAR
    return _conflict(one, other, reading, "hai tên gọi gần nhau, trị số gần nhau: có thể là một chỉ tiêu bị gọi hai tên")


def _one_official_name(one: Figure, other: Figure) -> Conflict | None:
    """Two wordings that each shorten the official name of one indicator, and only one of them is taken for it."""
    own, taken = (one, other) if is_own(one.observation.indicator) else (other, one)
    known = indicators().get(taken.observation.indicator)
    if known is None or not is_own(own.observation.indicator) or base_unit(one.amount) != base_unit(other.amount):
        return None
    official, words = tokens(known.name), (tokens(own.words), tokens(taken.words))
    part = stem(own.words).startswith(stem(taken.words))
    if part or not (words[0] < official and words[1] < official and words[0] - words[1]):
        return None
    reading = reading_of(lambda reading: apart(one.range(reading), other.range(reading)))
    return _conflict(one, other, reading, f"cả hai đều gọi tắt “{known.name}”: định nghĩa rộng và hẹp") if reading else None


def _conflict(one: Figure, other: Figure, reading: Reading, reason: str) -> Conflict:
    about = one.observation
    return Conflict(
        ConflictKind.DEFINITIONS,
        reading,
        about.unit,
        about.indicator,
        str(_year(one.period) or one.period),
        (about.key, other.observation.key),
        f"{one.words}: {shown(one.amount)}; {other.words}: {shown(other.amount)}",
        reason,
    )
