"""A printed change against the two levels it goes between, and a level against the growth of the years before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tiendo.catalogue import indicators
from tiendo.values import Period

from .figures import Figure, Figures, stem
from .model import Conflict, ConflictKind, Range, Reading, apart, conflict, minus, over, reading_of, shown, times, vietnamese

# "Tốc độ tăng X so cùng kỳ", "Tăng X so với 2020", "Mức giảm X", "Tốc độ tăng trưởng X bình quân": what changes, and since when.
_CHANGE = re.compile(
    r"^(?:tốc độ (?:tăng trưởng|tăng)|tăng trưởng|tăng|mức giảm|mức tăng|giảm) (?P<level>.+?)"
    r"(?P<since> so (?:với )?(?:cùng kỳ|năm trước|(?:năm )?(?P<base>\d{4})))?(?P<average> bình quân)?$"
)
_CLOSE = Fraction(3, 100)
# So many years on a level still says something of the one before.
_REACH = 2
_FALLS = re.compile(r"^(?:mức giảm|giảm|tăng bậc) ", re.IGNORECASE)


def changes(figures: Figures) -> Iterator[Conflict]:
    """Printed changes that the levels of both ends do not give."""
    for figure in figures.all:
        if figure.period.years == 1:
            yield from _change(figures, figure)
        else:
            yield from _change_a_year(figures, figure)


def chained(figures: Figures) -> Iterator[Conflict]:
    """Two levels some years apart against the growth of each year between them, where no level in between is known."""
    for (unit, code), seen in figures.by_series.items():
        known = indicators().get(code)
        level = known.relation.get("growth_of") if known else None
        periods = {one.period for one in seen} if level else set()
        for last in periods:
            yield from _chain(figures, unit, code, str(level), last)


def interrupted(figures: Figures) -> Iterator[Conflict]:
    """A printed change whose level the sources lack, and which throws the level far out of the way between its neighbours."""
    for figure in figures.all:
        if figure.period.is_year and not figure.amount.unit.startswith("%"):
            yield from _thrown(figures, figure)


def _levels(figures: Figures, figure: Figure) -> tuple[list[str], int | None]:
    """Codes of what a change speaks of, and the year it counts from (``None``: the year before)."""
    known = indicators().get(figure.observation.indicator)
    relation = dict(known.relation) if known else {}
    codes = [relation[name] for name in ("growth_of", "difference_of") if isinstance(relation.get(name), str)]
    parsed = _CHANGE.match(stem(figure.words))
    base = None
    if parsed is not None and not parsed["average"]:
        base = int(parsed["base"]) if parsed["base"] else None
        codes += figures.named(figure.observation.unit, parsed["level"])
    for code in list(codes):
        names = [indicators()[code].name] if code in indicators() else []
        codes += [same for name in names for same in figures.named(figure.observation.unit, name)]
        codes += _standards(figures, figure.observation.unit, code)
    return list(dict.fromkeys(codes)), base


def _standards(figures: Figures, unit: str, code: str) -> list[str]:
    """The same indicator by other standards: own codes whose wording, asides left out, is the indicator's."""
    return [
        other
        for wording in {stem(one.words) for one in figures.by_series.get((unit, code), ())}
        for other in figures.named(unit, wording)
    ]


def _change(figures: Figures, figure: Figure) -> Iterator[Conflict]:
    codes, base = _levels(figures, figure)
    failed: list[Conflict] = []
    for code in codes:
        before = figure.period.moved((base - figure.period.start.year) if base else -1)
        ends = [
            figures.best(figure.observation.unit, code, one, beside=figure.observation.origin) for one in (before, figure.period)
        ]
        if ends[0] is None and ends[1] is not None:
            yield from _beside(figures, figure, code, before, ends[1])
        if ends[0] is None or ends[1] is None or figure in ends:
            continue
        found = _against(figure, ends[0], ends[1])
        if found is None:
            return
        failed.append(found)
    yield from failed[:1]


def _beside(figures: Figures, figure: Figure, code: str, before: Period, now: Figure) -> Iterator[Conflict]:
    """The level at the start is not known, but that of an indicator often taken for this one is, and at the end both agree."""
    known, unit = indicators().get(code), figure.observation.unit
    for other in known.not_same_as if known else ():
        end = figures.best(unit, other, Period.of_year(figure.period.last.year))
        start = figures.best(unit, other, before if before.is_year else Period.of_year(before.last.year))
        if start is None or end is None or not now.amount.value:
            continue
        found = _against(figure, start, now)
        if found is not None and abs(Fraction(end.amount.value) / Fraction(now.amount.value) - 1) <= _CLOSE:
            reason = f"mức của kỳ gốc chỉ có theo “{start.words}”, cuối kỳ hai chỉ tiêu gần bằng nhau: có thể bị gọi lẫn"
            yield replace(found, kind=ConflictKind.DEFINITIONS, reading=Reading.NEAR, reason=reason)


def _chain(figures: Figures, unit: str, code: str, level: str, last: Period) -> Iterator[Conflict]:
    now, rates, period = figures.best(unit, level, last), [], last
    while now is not None and (rate := figures.best(unit, code, period)) is not None:
        rates.append(rate)
        period = period.same_period_last_year()
        before = figures.best(unit, level, period)
        if before is not None:
            if len(rates) > 1:
                yield from _unchained(before, now, rates[::-1])
            return


def _unchained(before: Figure, now: Figure, rates: list[Figure]) -> Iterator[Conflict]:
    def disagree(reading: Reading) -> bool:
        grown = before.range(reading)
        for rate in rates:
            low, high = rate.range(reading)
            grown = (
                None if grown[0] is None or low is None else grown[0] * (1 + low / 100),
                None if grown[1] is None or high is None else grown[1] * (1 + high / 100),
            )
        return apart(grown, now.range(reading))

    reading = reading_of(disagree)
    if reading is not None:
        product = Fraction(before.amount.value)
        for rate in rates:
            product *= 1 + Fraction(rate.amount.value) / 100
        years = ", ".join(shown(rate.amount) for rate in rates)
        computed = f"{shown(before.amount)} tăng {years}: {vietnamese(product)}; nguồn ghi {shown(now.amount)} ({now.period})"
        parties = [one.observation for one in (before, *rates, now)]
        reason = "tốc độ của những năm ở giữa về sau đã điều chỉnh"
        yield conflict(ConflictKind.ARITHMETIC, reading, now.observation, parties, computed, reason)


def _against(figure: Figure, before: Figure, now: Figure, years: int = 1) -> Conflict | None:
    """``None`` when the levels give the change."""
    if before.amount.unit_code != now.amount.unit_code or not before.amount.value:
        return None
    relative = figure.percent and not now.percent
    falls = bool(_FALLS.match(figure.words))

    def disagree(reading: Reading) -> bool:
        low, high = (now, before) if falls else (before, now)
        ends = low.range(reading), high.range(reading)
        spread = times(_relative(*ends) if relative else minus(ends[1], ends[0]), Fraction(1, years))
        return apart(spread, figure.range(reading))

    reading = reading_of(disagree)
    if reading is None:
        return None
    first, last = Fraction(before.amount.value), Fraction(now.amount.value)
    step = (last / first - 1) * 100 if relative else (first - last if falls else last - first)
    unit = "%" if figure.percent else f" {figure.amount.unit}"
    return Conflict(
        kind=ConflictKind.ARITHMETIC,
        reading=reading,
        unit=figure.observation.unit,
        indicator=figure.observation.indicator,
        period=str(figure.period),
        entries=tuple(one.observation.key for one in (figure, before, now)),
        computed=(
            f"{shown(before.amount)} → {shown(now.amount)}: {vietnamese(step / years)}{unit}{' mỗi năm' if years > 1 else ''}; "
            f"nguồn ghi {shown(figure.amount)}"
        ),
        reason=_why(figure, before, now),
    )


def _why(figure: Figure, before: Figure, now: Figure) -> str:
    sources = {one.observation.origin for one in (figure, before, now)}
    if len(sources) == 1:
        return "cùng một nguồn mà phép tính không khớp"
    if not before.final or not now.final or not figure.final:
        return "mức của kỳ gốc hoặc kỳ này là số ước, về sau đã điều chỉnh"
    return "các nguồn lấy mức của kỳ gốc khác nhau"


def _relative(low: Range, high: Range) -> Range:
    ratio = over(high, low)
    return (
        None if ratio[0] is None else (ratio[0] - 1) * 100,
        None if ratio[1] is None else (ratio[1] - 1) * 100,
    )


def _change_a_year(figures: Figures, figure: Figure) -> Iterator[Conflict]:
    """A change printed per year over several years: the difference of the two ends over their distance."""
    if figure.percent:
        return
    first, last = figure.period.start.year, figure.period.end.year
    failed: list[Conflict] = []
    for code in _levels(figures, figure)[0]:
        for start in (first, first - 1):
            ends = [figures.best(figure.observation.unit, code, Period.of_year(year)) for year in (start, last)]
            if ends[0] is not None and ends[1] is not None:
                found = _against(figure, ends[0], ends[1], last - start)
                if found is None:
                    return
                failed.append(found)
    yield from failed[:1]


def _thrown(figures: Figures, figure: Figure) -> Iterator[Conflict]:
    """From the level a year before, by the change, to a level from which the next one known lies further than it had come."""
    unit, year = figure.observation.unit, figure.period.start.year
    for code in _levels(figures, figure)[0]:
        years = {one.period.start.year: one for one in figures.by_series.get((unit, code), ()) if one.period.is_year}
        after = min((one for one in years if one > year), default=None)
        if year - 1 not in years or year in years or after is None or after > year + _REACH:
            continue
        before, later = years[year - 1], years[after]
        step = Fraction(figure.amount.value) * (-1 if _FALLS.match(figure.words) else 1)
        first, last = Fraction(before.amount.value), Fraction(later.amount.value)
        off = max(min(first, last) - (first + step), (first + step) - max(first, last))
        if before.amount.unit_code == later.amount.unit_code and off > abs(last - first):
            computed = (
                f"{shown(before.amount)} ({before.period}), {figure.words.lower()} {shown(figure.amount)}: còn "
                f"{vietnamese(first + step)} ({year}); nguồn ghi {shown(later.amount)} ({later.period})"
            )
            reason = "mức tăng, giảm tính theo chuẩn khác, hoặc là mức của năm bị ghi thành mức giảm"
            parties = [one.observation for one in (before, figure, later)]
            yield conflict(ConflictKind.SERIES, Reading.NEAR, figure.observation, parties, computed, reason)
            return
