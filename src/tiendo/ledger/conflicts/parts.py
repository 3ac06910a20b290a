"""Parts and totals, ratios and their two sides, districts and their province."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from tiendo.catalogue import fold, indicators
from tiendo.values import Level, Observation, Period

from ..merging import MergeKind, rule_of
from ..precision import base_unit, measured
from .figures import Figure, Figures, stem, tokens
from .model import Conflict, ConflictKind, Range, Reading, apart, conflict, over, plus, reading_of, shown, times, vietnamese

# Verdicts on targets: those that say "met" in one word, those that split it, and those for the rest.
_MET = re.compile(fold(r"(?:hoàn thành|đạt) và (?:hoàn thành )?vượt|khả năng đạt và vượt"))
_MET_PARTS = re.compile(fold(r"(?:vượt(?: kế hoạch)?|đạt(?: kế hoạch)?|đạt tiến độ)$"))
_REST = re.compile(fold(r"không đạt|chưa hoàn thành|chưa đạt|khó đạt|chưa đánh giá"))
# A part named by its class.
_CLASS = re.compile(r"(?P<whole>.+?) (?:loại |hạng |mức |bậc )?\d+(?: \w+)?$")
# Sides of a ratio that may be taken from another year.
_STABLE = {"natural_area"}


def sums(figures: Figures) -> Iterator[Conflict]:
    """Totals of the catalogue (exports + imports …) and parts that are more than their whole."""
    for (unit, code), seen in figures.by_series.items():
        known = indicators().get(code)
        names = known.relation.get("sum_of") if known else None
        for whole in seen:
            parts = [figures.best(unit, name, whole.period, beside=whole.observation.origin) for name in names or ()]
            if parts and all(parts):
                yield from _unequal(whole, [one for one in parts if one is not None])
    yield from _extensions(figures)


def verdicts(figures: Figures) -> Iterator[Conflict]:
    """Counts of targets met, missed and not yet judged, out of one number of targets.

    The counts that split "met" must add up to it; "met" and the rest must not be more than all.
    """
    groups: dict[tuple[str, Period, Fraction], list[Figure]] = {}
    for figure in figures.all:
        if figure.amount.total is not None and "chỉ tiêu" in fold(figure.words):
            groups.setdefault((figure.observation.unit, figure.period, Fraction(figure.amount.total)), []).append(figure)
    for (_, _, total), group in groups.items():
        rest, met, split = (_last_of_each(one for one in group if _verdict(one) == name) for name in ("rest", "met", "split"))
        if len(met) == 1 and len(split) > 1:
            yield from _unequal(met[0], split)
        if (len(met) == 1 or split) and rest:
            yield from _too_many([*(met or split), *rest], total)


def ratios(figures: Figures) -> Iterator[Conflict]:
    """A ratio of the catalogue against its two sides; an x/y against the percentage printed for it."""
    for (unit, code), seen in figures.by_series.items():
        rule = rule_of(code)
        if rule.kind is MergeKind.RATIO:
            for figure in seen:
                sides = [_side(figures, unit, one, figure.period) for one in rule.inputs]
                if sides[0] is not None and sides[1] is not None:
                    yield from _quotient(figure, sides[0], sides[1], Fraction(rule.scale))
    yield from _shares(figures)


def territories(figures: Figures) -> Iterator[Conflict]:
    """Districts that add up to more than their province, or a mean that lies outside its parts."""
    land = figures.ledger.territory
    for (unit, code), seen in figures.by_series.items():
        for figure in seen if unit in land.units else ():
            below = land.below(unit, figure.period.last)
            parts = [one for child in below if (one := figures.best(child.key, code, figure.period)) is not None]
            if not parts or land.units[unit].level is Level.COMMUNE:
                continue
            if rule_of(code).kind is MergeKind.SUM:
                yield from _unequal(figure, parts, whole_known=len(parts) == len(below))
            elif figure.percent and len(parts) == len(below) and stem(figure.words).startswith("tỷ lệ"):
                yield from _outside(figure, parts)


def _verdict(figure: Figure) -> str:
    words = fold(figure.words)
    return "rest" if _REST.search(words) else "met" if _MET.search(words) else "split" if _MET_PARTS.search(words) else ""


def _too_many(counts: Sequence[Figure], total: Fraction) -> Iterator[Conflict]:
    whole = sum((one.amount.value for one in counts), Decimal(0))
    if whole > total:
        computed = f"{' + '.join(vietnamese(one.amount.value) for one in counts)} = {whole}, trên {total} chỉ tiêu"
        reason = "có chỉ tiêu được đếm hai lần, hoặc hai lần đánh giá khác nhau"
        yield conflict(ConflictKind.PARTS, Reading.SURE, counts[-1].observation, _seen(counts), computed, reason)


def _side(figures: Figures, unit: str, code: str, period: Period) -> Figure | None:
    """A side of a ratio for the period; land that hardly changes may come from another year."""
    found = figures.best(unit, code, period)
    if found is None and code in _STABLE:
        others = figures.by_series.get((unit, code), ())
        found = min(others, key=lambda one: abs(one.period.last.year - period.last.year), default=None)
    return found


def _unequal(whole: Figure, parts: Sequence[Figure], *, whole_known: bool = True) -> Iterator[Conflict]:
    if any(base_unit(one.amount) != base_unit(whole.amount) for one in parts):
        return

    def disagree(reading: Reading) -> bool:
        total: Range = (Fraction(0), Fraction(0))
        for one in parts:
            total = plus(total, one.range(reading))
        high = whole.range(reading)[1]
        return (
            apart(total, whole.range(reading)) if whole_known else (total[0] is not None and high is not None and total[0] > high)
        )

    reading = reading_of(disagree)
    if reading is not None:
        terms = " + ".join(vietnamese(one.amount.value) for one in parts)
        total = sum((_in(one, whole) for one in parts), Fraction(0))
        computed = f"{terms} = {_plain(total)}; tổng ghi {shown(whole.amount)}"
        alone = len({one.observation.origin for one in (whole, *parts)}) == 1
        reason = "cùng một nguồn mà các phần không bằng tổng" if alone else "tổng và các phần lấy từ những nguồn khác nhau"
        yield conflict(ConflictKind.PARTS, reading, whole.observation, _seen([whole, *parts]), computed, reason)


def _extensions(figures: Figures) -> Iterator[Conflict]:
    """Parts named by a class of their whole ("… 3 sao", "… loại 2"), of one source and time, against the whole."""
    groups: dict[tuple[str, object, Period, str], list[Figure]] = {}
    for figure in figures.all:
        classed = _CLASS.match(stem(figure.words))
        if classed is not None:
            place = (figure.observation.unit, figure.observation.origin, figure.period, classed["whole"])
            groups.setdefault(place, []).append(figure)
    for (unit, origin, period, name), parts in groups.items():
        for whole in figures.by_unit[unit] if len(parts) > 1 else ():
            if stem(whole.words) == name and (whole.observation.origin, whole.period) == (origin, period):
                yield from _unequal(whole, parts)


def _quotient(figure: Figure, top: Figure, bottom: Figure, scale: Fraction) -> Iterator[Conflict]:
    unit = measured(figure.amount)
    if unit is None or not bottom.amount.value:
        return
    reading = reading_of(
        lambda reading: apart(times(over(top.range(reading), bottom.range(reading)), scale), figure.range(reading))
    )
    if reading is not None:
        factors = [Fraction(known.factor) if (known := measured(one.amount)) else Fraction(1) for one in (top, bottom)]
        ratio = (
            Fraction(top.amount.value) * factors[0] / (Fraction(bottom.amount.value) * factors[1]) * scale / Fraction(unit.factor)
        )
        computed = f"{shown(top.amount)} ÷ {shown(bottom.amount)} = {vietnamese(ratio)}; nguồn ghi {shown(figure.amount)}"
        reason = "tử số hoặc mẫu số theo định nghĩa khác"
        yield conflict(ConflictKind.ARITHMETIC, reading, figure.observation, _seen([figure, top, bottom]), computed, reason)


def _shares(figures: Figures) -> Iterator[Conflict]:
    for _, one, other in figures.pairs():
        count, share = (one, other) if one.amount.total else (other, one)
        if not count.amount.total or not share.percent or count.period != share.period or not measured(count.amount):
            continue
        if len(tokens(count.words) & tokens(share.words)) < 0.6 * len(tokens(count.words)) or count.amount.unit in {"hạng", "điểm"}:
            continue
        total = Fraction(count.amount.total)
        reading = reading_of(lambda reading, c=count, s=share, t=total: apart(times(c.range(reading), 100 / t), s.range(reading)))  # type: ignore[misc]
        if reading is not None:
            percent = vietnamese(Fraction(count.amount.value) * 100 / total)
            computed = f"{shown(count.amount)} = {percent}%; nguồn ghi {shown(share.amount)}"
            reason = "phép chia không khớp"
            yield conflict(ConflictKind.ARITHMETIC, reading, share.observation, _seen([share, count]), computed, reason)


def _outside(figure: Figure, parts: Sequence[Figure]) -> Iterator[Conflict]:
    def disagree(reading: Reading) -> bool:
        ranges = [one.range(reading) for one in parts]
        low = min((one[0] for one in ranges if one[0] is not None), default=None)
        high = max((one[1] for one in ranges if one[1] is not None), default=None)
        return apart((low, high), figure.range(reading))

    reading = reading_of(disagree)
    if reading is not None:
        values = sorted(one.amount.value for one in parts)
        computed = f"các đơn vị từ {vietnamese(values[0])}% đến {vietnamese(values[-1])}%; chung ghi {shown(figure.amount)}"
        reason = "bình quân nằm ngoài các phần"
        yield conflict(ConflictKind.PARTS, reading, figure.observation, _seen([figure, *parts]), computed, reason)


def _last_of_each(group: Iterable[Figure]) -> list[Figure]:
    return list({one.observation.indicator: one for one in group}.values())


def _base(figure: Figure) -> Fraction:
    unit = measured(figure.amount)
    return Fraction(figure.amount.value) * (Fraction(unit.factor) if unit else 1)


def _in(one: Figure, like: Figure) -> Fraction:
    mine, theirs = measured(one.amount), measured(like.amount)
    factor = Fraction(mine.factor) / Fraction(theirs.factor) if mine and theirs else Fraction(1)
    return Fraction(one.amount.value) * factor


def _plain(number: Fraction) -> str:
    return vietnamese(number, 0) if number.denominator == 1 else vietnamese(number)


def _seen(figures: Iterable[Figure]) -> list[Observation]:
    return [one.observation for one in figures]
