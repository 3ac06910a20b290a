"""Values over time that cannot follow each other: totals to date that fall, new ones that do not show in the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from tiendo.catalogue import fold, indicators
from tiendo.values import Observation

from ..precision import base_unit
from .figures import Figure, Figures, stem
from .model import Conflict, ConflictKind, Range, Reading, conflict, plus, reading_of, shown, vietnamese

_OF_PLAN = tuple(fold(words) for words in ("tỷ lệ thực hiện", "tỷ lệ giải ngân", "tỷ lệ hoàn thành"))
_COUNTED = {"vnd", "usd", "ha", "tonne", "m3", "count", "kWh", "km"}
# Months that run at more than this many times the pace before them deserve a look.
_PACE = 3


def running_totals(figures: Figures) -> Iterator[Conflict]:
    """Within a year, a total to a later day that is smaller; over the years, a stock to date that shrinks."""
    for seen in figures.by_series.values():
        runs: dict[int, list[Figure]] = {}
        for figure in seen:
            if _accrues(figure):
                runs.setdefault(figure.period.start.year, []).append(figure)
        for run in runs.values():
            yield from _falling(run, "lũy kế đến ngày sau nhỏ hơn lũy kế đến ngày trước")
        stocks = [one for one in seen if "lũy kế" in one.words and (one.period.is_year or one.period.is_point)]
        yield from _falling(stocks, "tổng số lũy kế giảm qua các năm: rà soát theo chuẩn mới, hoặc một nguồn đếm khác")


def added_to_stock(figures: Figures) -> Iterator[Conflict]:
    """A stock at the start, plus what the years after it added, is more than the stock at the end."""
    for (unit, code), added in figures.by_series.items():
        yearly = [one for one in added if one.period.is_year and ("tăng thêm" in one.words or code.endswith("_new"))]
        for stock in _stocks(figures, unit, code, yearly):
            yield from _overshoot(figures.by_series[unit, stock], yearly)


def sudden_pace(figures: Figures) -> Iterator[Conflict]:
    """A share of the year's plan whose last months run at several times the pace of the months before."""
    for (_unit, _), seen in figures.by_series.items():
        parts = [one for one in seen if one.period.is_cumulative and stem(one.words).startswith(_OF_PLAN)]
        wholes = [one for one in seen if one.period.is_year]
        for part in parts:
            for whole in wholes:
                if whole.period.start.year == part.period.start.year:
                    yield from _sudden(part, whole)


def _accrues(figure: Figure) -> bool:
    """True for a total since January of what is counted or measured, or a share of the year's plan."""
    of_plan = stem(figure.words).startswith(_OF_PLAN)
    counted = base_unit(figure.amount) in _COUNTED and not figure.words.startswith("Tăng")
    whole = figure.period.is_year or (figure.period.is_cumulative and figure.period.years == 1)
    return whole and (of_plan or (counted and "lũy kế" not in figure.words))


def _falling(run: Sequence[Figure], reason: str) -> Iterator[Conflict]:
    ordered = sorted(run, key=lambda one: (one.period.last, one.observation.known))
    for before, after in pairwise(ordered):
        if before.period.last >= after.period.last or base_unit(before.amount) != base_unit(after.amount):
            continue
        reading = reading_of(lambda reading, b=before, a=after: _less(a.range(reading), b.range(reading)))  # type: ignore[misc]
        if reading is not None:
            computed = f"{shown(before.amount)} ({before.period}), sau đó {shown(after.amount)} ({after.period})"
            yield conflict(ConflictKind.SERIES, reading, after.observation, _seen(before, after), computed, reason)


def _less(one: Range, other: Range) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _stocks(figures: Figures, unit: str, code: str, added: Sequence[Figure]) -> list[str]:
    known = indicators().get(code)
    named = [known.relation["difference_of"]] if known and isinstance(known.relation.get("difference_of"), str) else []
    if code.endswith("_new"):
        named.append(code.removesuffix("_new"))
    for words in {stem(one.words).replace(" tăng thêm", "") for one in added}:
        named += figures.named(unit, words)
    return [one for one in dict.fromkeys(named) if (unit, one) in figures.by_series and one != code]


def _overshoot(stock: Sequence[Figure], added: Sequence[Figure]) -> Iterator[Conflict]:
    """From each stock to the next one known at the end of a year."""
    levels = {one.period: one for one in stock if one.period.is_year or one.period.is_point}
    ends = sorted(levels.values(), key=lambda one: one.period.last)
    for start, end in pairwise(one for one in ends if one.period.last.month == 12):
        between = [one for one in added if start.period.last.year < one.period.start.year <= end.period.last.year]
        if between:
            yield from _more(start, sorted(between, key=lambda one: one.period.last), end)


def _more(start: Figure, between: Sequence[Figure], end: Figure) -> Iterator[Conflict]:
    def disagree(reading: Reading) -> bool:
        total = start.range(reading)
        for one in between:
            total = plus(total, one.range(reading))
        return _less(end.range(reading), total)

    reading = reading_of(disagree)
    if reading is not None:
        total = sum((one.amount.value for one in between), start.amount.value)
        news = " + ".join(f"{vietnamese(one.amount.value)} ({one.period})" for one in between)
        first = f"{vietnamese(start.amount.value)} ({start.period})"
        computed = f"{first} + {news} = {vietnamese(total)}; nguồn ghi {shown(end.amount)} ({end.period})"
        reason = "một số đã hết hạn, bị thu hồi hoặc công nhận lại; hoặc hai nguồn đếm khác nhau"
        yield conflict(ConflictKind.ARITHMETIC, reading, end.observation, _seen(start, *between, end), computed, reason)


def _sudden(part: Figure, whole: Figure) -> Iterator[Conflict]:
    months = part.period.last.month
    rest = Fraction(whole.amount.value - part.amount.value) / (12 - months)
    before = Fraction(part.amount.value) / months
    if before and rest > _PACE * before:
        pace = f"mỗi tháng còn lại {vietnamese(rest)}, trước đó {vietnamese(before)}"
        computed = f"{months} tháng {shown(part.amount)}, cả năm {shown(whole.amount)}: {pace}"
        reason = "phần lớn thực hiện dồn cuối năm, hoặc hai dự toán khác nhau"
        yield conflict(ConflictKind.SERIES, Reading.NEAR, whole.observation, _seen(part, whole), computed, reason)


def _seen(*figures: Figure) -> list[Observation]:
    return [one.observation for one in figures]
