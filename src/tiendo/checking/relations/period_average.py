"""A total over several years and its yearly average: «cả giai đoạn 2021 - 2025 là 30.000 tỷ đồng, bình quân 6.000 tỷ đồng/năm»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic import times
from ..cure import worth_a_look
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "period_average"
WORDS = ("bình quân", "trung bình", "mỗi năm", "hằng năm", "hàng năm")
_YEARS = re.compile(r"\bgiai đoạn (?P<a>20\d\d)\s*[-–]\s*(?P<b>20\d\d)\b")
_COUNT = re.compile(r"\b(?P<n>\d{1,2}) năm\b(?! (?:tuổi|trước|qua|tới))")
_EVERY_YEAR = Gated(r"\b(?:mỗi năm|hằng năm|hàng năm|bình quân (?:mỗi )?năm)\b(?![^,;.()]*\b(?:tăng|giảm)\b)[^,;.()\d]{0,45}$")
_WHOLE_TERM = re.compile(r"\bcả (nhiệm kỳ|giai đoạn|thời kỳ)\b[^,;.()\d]{0,30}$")
_FARTHEST, _BACK = 60, 4
_TERM = 5  # years of a term of a Party congress or a People's Council
_EACH = Gated(r"\b(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm|bình quân mỗi năm)\b[^,;.()]{0,35}$")


def find(scene: Scene) -> Iterator[Relation]:
    """A total with its years and, in the same sentence, an amount per year of the same unit."""
    for average in scene.facts:
        lead = scene.lead(average)
        yearly = average.dimension.endswith("/năm") or "mỗi năm" in lead or "năm" in lead[-30:]
        if (
            not average.is_level
            or average.is_percent
            or not yearly
            or not _EACH.search(lead)
            or re.search(r"\btăng\b|\bgiảm\b", lead)
        ):
            continue
        whole = scene.next(average, -1)
        if whole is None or not _same(whole, average) or len(scene.between(whole, average)) > _FARTHEST:
            continue
        years = _years(scene, average)
        if years:
            yield Relation(NAME, (whole, average), given=(Fraction(years),))
        elif years := _years_before(scene, average):
            relation = Relation(NAME, (whole, average), firm=False, given=(Fraction(years),))
            if worth_a_look(relation, claim):
                yield relation
    yield from _each_first(scene)


def _each_first(scene: Scene) -> Iterator[Relation]:
    """«mỗi năm kết nạp 850 đảng viên, cả nhiệm kỳ 4.250 đảng viên»: the amount per year stands before the total."""
    for average in scene.facts:
        whole = scene.next(average)
        if whole is None or not average.is_level or average.is_percent or not _EVERY_YEAR.search(scene.lead(average)[-60:]):
            continue
        match = _WHOLE_TERM.search(scene.lead(whole))
        years = _years(scene, whole) or (_TERM if match and match[1] == "nhiệm kỳ" else 0)
        if match and years and whole.is_level and not whole.is_ratio and whole.dimension == average.dimension.removesuffix("/năm"):
            yield Relation(NAME, (whole, average), given=(Fraction(years),))


def _same(whole: Fact, average: Fact) -> bool:
    return whole.is_level and whole.dimension == average.dimension.removesuffix("/năm") and not whole.is_ratio


def _years_before(scene: Scene, fact: Fact) -> int:
    """Length of the one period that the four sentences before name."""
    begin = scene.sentences[max(fact.sentence - _BACK, 0)][0]
    lengths = {int(b) - int(a) + 1 for a, b in _YEARS.findall(scene.low[begin : fact.start])}
    return lengths.pop() if len(lengths) == 1 else 0


def _years(scene: Scene, average: Fact) -> int:
    clause = scene.clause(average)
    stretches = _YEARS.findall(clause)
    if len(stretches) == 1:
        return int(stretches[0][1]) - int(stretches[0][0]) + 1
    counts = _COUNT.findall(clause)
    return int(counts[0]) if len(counts) == 1 and not stretches else 0


def claim(relation: Relation, mode: Mode) -> Claim:
    """total ÷ years against the average."""
    whole, average = relation.facts
    years = relation.given[0]
    unit = average.statement.amount.unit
    return Claim(
        times(whole.amount(mode), 1 / years),
        average.amount(mode),
        scale=average.scale,
        unit=unit,
        shown=lambda: f"{number(whole.statement.amount.value)} ÷ {number(years)}",
    )
