"""From one value to another over years, and the yearly average: «từ 31,4% xuống 22,4% … (giảm bình quân 3%/năm)»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...values import Interval
from ..arithmetic import absolute, subtract, times
from ..cues import YEAR
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import bracketed_base

NAME = "yearly_average"
WORDS = ("bình quân", "trung bình", "mỗi năm", "hằng năm", "hàng năm")
_AVERAGE = Gated(r"\b(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm)\b")
_WAY = re.compile(r"\b(?:tăng|giảm)\b")
_A_YEAR = re.compile(r"\s*/?\s*năm\b")
_FROM = re.compile(r"\btừ\b[^;()]{0,25}$")
_GROWS = re.compile(r"\btăng\b")
_WIDER = Fraction(1, 10**9)  # a root is not exact: its interval is widened by more than the error of a float


def find(scene: Scene) -> Iterator[Relation]:
    """Two levels «từ … lên/xuống …» with their years, followed by a yearly average."""
    yield from _onwards(scene)
    for average in scene.facts:
        lead = scene.lead(average)
        if not _AVERAGE.search(lead) or not _WAY.search(lead):
            continue
        if not (average.statement.amount.unit.endswith("/năm") or "mỗi năm" in lead or _A_YEAR.match(scene.tail(average))):
            continue
        end, start = scene.next(average, -1), scene.next(average, -2)
        if end is None or start is None or end.dimension != start.dimension:
            continue
        if not (end.is_level and start.is_level) or not _FROM.search(scene.low[max(start.start - 40, 0) : start.start]):
            continue
        if average.dimension not in ("%", "điểm %", end.dimension):
            continue
        years = _years(scene, start, end, average)
        if years:
            yield Relation(NAME, (start, end, average), given=(Fraction(years),))


def _onwards(scene: Scene) -> Iterator[Relation]:
    """«tăng bình quân 10 - 12%/năm, đến năm 2025 đạt 1.250 tỷ đồng (năm 2020 750 tỷ đồng)»: the pace, where it leads, from where.

    Paces may be counted at constant prices and levels at current ones, so a failure is odd, not impossible.
    """
    for average in scene.facts:
        end, start = scene.next(average), scene.next(average, 2)
        if end is None or start is None or not average.is_percent or end.dimension != start.dimension or end.is_percent:
            continue
        lead = scene.lead(average)
        yearly = average.statement.amount.unit.endswith("/năm") or re.search(r"\b(?:hằng|hàng|mỗi) năm\b", lead)
        if not yearly or not _AVERAGE.search(lead) or not _GROWS.search(lead) or not (end.is_level and start.is_level):
            continue
        first, last = start.statement.period, end.statement.period
        if bracketed_base(scene, end, end) is not start or first is None or last is None or not (first.is_year and last.is_year):
            continue
        if last.start.year > first.start.year:
            yield Relation(NAME, (start, end, average), firm=False, given=(Fraction(last.start.year - first.start.year),))


def _years(scene: Scene, start: Fact, end: Fact, average: Fact) -> int:
    """Years from the first value to the second, from the years printed between and after them."""
    printed = [int(year) for year in YEAR.findall(scene.low[start.end : average.start])]
    if len(printed) == 2 and printed[0] < printed[1]:
        return printed[1] - printed[0]
    first, last = start.statement.period, end.statement.period
    if first is not None and last is not None and first.is_year and last.is_year:
        return max(last.start.year - first.start.year, 0)
    return 0


def claim(relation: Relation, mode: Mode) -> Claim:
    """Either reading of an average may be meant: the same amount each year, or the same rate."""
    start, end, average = relation.facts
    years = relation.given[0]
    a, b = start.amount(mode), end.amount(mode)
    steady = times(absolute(subtract(a, b)), 1 / years)

    def shown() -> str:
        return f"({number(start.statement.amount.value)} → {number(end.statement.amount.value)}) ÷ {number(years)} năm"

    rate = _rate(a, b, years)
    if average.is_percent and not start.is_percent:
        return Claim(rate, average.amount(mode), unit="%", shown=shown)
    others = (rate,) if average.is_percent else ()
    printed = average.amount(mode)
    return Claim(steady, printed, scale=average.scale, unit=average.statement.amount.unit, shown=shown, alternatives=others)


def _rate(a: Interval, b: Interval, years: Fraction) -> Interval:
    """The size of the compound yearly rate in %, a little wider than exact."""
    if a.low is None or a.high is None or b.low is None or b.high is None or a.low <= 0:
        return Interval(Fraction(0), None)
    ends = [100 * (float(top / bottom) ** (1 / float(years)) - 1) for top, bottom in ((b.low, a.high), (b.high, a.low))]
    return absolute(Interval(Fraction(ends[0]) - _WIDER, Fraction(ends[1]) + _WIDER))
