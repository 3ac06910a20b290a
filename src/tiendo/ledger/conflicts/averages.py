"""Average growth over years against the growth of each year, the average without the last year, and the levels at both ends."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tiendo.catalogue import indicators
from tiendo.values import Period

from .figures import Figure, Figures, stem
from .model import Conflict, ConflictKind, Range, Reading, apart, over, reading_of, shown, vietnamese


def averages(figures: Figures) -> Iterator[Conflict]:
    """Every average growth over several years."""
    for figure in figures.all:
        if figure.period.years > 1 and figure.percent and "bình quân" in figure.words:
            yield from _average(figures, figure)
            yield from _longer(figures, figure)
            yield from _between(figures, figure)


def _average(figures: Figures, figure: Figure) -> Iterator[Conflict]:
    years = range(figure.period.start.year, figure.period.end.year + 1)
    for code in _yearly(figures, figure):
        each = [figures.best(figure.observation.unit, code, Period.of_year(year)) for year in years]
        known = [one for one in each if one is not None]
        # A term "2015-2020" is the growth of the years after 2015.
        if len(known) == len(each) or (len(known) == len(each) - 1 and each[0] is None):
            yield from _compounded(figure, known, [Fraction(one.amount.value) for one in known])


def _yearly(figures: Figures, figure: Figure) -> list[str]:
    """Codes of the yearly growth that an average is made of."""
    single = stem(figure.words).removesuffix(" bình quân")
    codes = {
        one.observation.indicator
        for one in figures.by_unit[figure.observation.unit]
        if one.percent and one.period.years == 1 and stem(one.words) == single
    }
    return sorted(codes)


def _compounded(figure: Figure, parts: list[Figure], yearly: list[Fraction]) -> Iterator[Conflict]:
    reading = reading_of(lambda reading: apart(_mean(parts, reading), figure.range(reading)))
    if reading is None:
        return
    terms = "; ".join(shown(one.amount) for one in dict.fromkeys(parts))
    yield Conflict(
        kind=ConflictKind.ARITHMETIC,
        reading=reading,
        unit=figure.observation.unit,
        indicator=figure.observation.indicator,
        period=str(figure.period),
        entries=tuple(one.observation.key for one in dict.fromkeys((figure, *parts))),
        computed=f"{terms}: bình quân {vietnamese(_geometric(yearly))}%; nguồn ghi {shown(figure.amount)}",
        reason="tốc độ từng năm về sau đã điều chỉnh, hoặc bình quân tính từ kỳ gốc khác",
    )


def _mean(parts: list[Figure], reading: Reading) -> Range:
    """The averages that the yearly figures allow, geometric or arithmetic."""
    ranges = [one.range(reading) for one in parts]
    lows = [low for low, _ in ranges if low is not None]
    highs = [high for _, high in ranges if high is not None]
    low = min(_geometric(lows), sum(lows, Fraction(0)) / len(lows)) if len(lows) == len(parts) else None
    high = max(_geometric(highs), sum(highs, Fraction(0)) / len(highs)) if len(highs) == len(parts) else None
    return low, high


def _geometric(rates: list[Fraction]) -> Fraction:
    product = 1.0
    for rate in rates:
        product *= 1 + float(rate) / 100
    return Fraction((product ** (1 / len(rates)) - 1) * 100).limit_denominator(10**6)


def _longer(figures: Figures, figure: Figure) -> Iterator[Conflict]:
    """An average of five years must follow from the average of the first four and the growth of the fifth."""
    last = figure.period.end.year
    for shorter in figures.by_series[figure.observation.unit, figure.observation.indicator]:
        if shorter.period.start != figure.period.start or shorter.period.end.year != last - 1:
            continue
        for code in _yearly(figures, figure):
            end = figures.best(figure.observation.unit, code, Period.of_year(last))
            if end is not None:
                rates = [Fraction(shorter.amount.value)] * shorter.period.years + [Fraction(end.amount.value)]
                yield from _compounded(figure, [*[shorter] * shorter.period.years, end], rates)


def _between(figures: Figures, figure: Figure) -> Iterator[Conflict]:
    """The average must lead from the level before the first year, or of the first year, to that of the last."""
    unit, first, last = figure.observation.unit, figure.period.start.year, figure.period.end.year
    known = [indicators().get(code) for code in _yearly(figures, figure)]
    levels = dict.fromkeys(str(one.relation["growth_of"]) for one in known if one and "growth_of" in one.relation)
    for level in levels:
        now = figures.best(unit, level, Period.of_year(last))
        starts = [(figures.best(unit, level, Period.of_year(year)), last - year) for year in (first - 1, first)]
        failed = [_led(figure, start, now, years) for start, years in starts if start is not None and now is not None]
        if failed and all(failed):
            yield from (one for one in failed[:1] if one is not None)


def _led(figure: Figure, start: Figure, now: Figure, years: int) -> Conflict | None:
    """``None`` when the average leads from one level to the other."""
    if start.amount.unit_code != now.amount.unit_code or not start.amount.value:
        return None

    def rate(ratio: Fraction) -> Fraction:
        return Fraction((float(ratio) ** (1 / years) - 1) * 100).limit_denominator(10**6)

    def disagree(reading: Reading) -> bool:
        low, high = over(now.range(reading), start.range(reading))
        ends = None if low is None else rate(low), None if high is None else rate(high)
        return apart(ends, figure.range(reading))

    reading = reading_of(disagree)
    if reading is None:
        return None
    yearly = vietnamese(rate(Fraction(now.amount.value) / Fraction(start.amount.value)))
    return Conflict(
        kind=ConflictKind.ARITHMETIC,
        reading=reading,
        unit=figure.observation.unit,
        indicator=figure.observation.indicator,
        period=str(figure.period),
        entries=tuple(one.observation.key for one in (figure, start, now)),
        computed=(
            f"{shown(start.amount)} → {shown(now.amount)} qua {years} năm: {yearly}% mỗi năm; nguồn ghi {shown(figure.amount)}"
        ),
        reason="mức của hai đầu là số ước hoặc đã điều chỉnh, hoặc bình quân tính từ kỳ gốc khác",
    )
