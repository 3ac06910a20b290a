"""Eurostat: observed compound rate against the compound rate that leads to the target."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, compound_rate, growth_problem, refusal, way_problem
from ..wording import Words, number, number_en

NAME = "eurostat_target"
SIGNIFICANT, MODERATE = 0.95, 0.60


def answer(way: Way) -> MethodAnswer:
    """Ratio of the two compound rates."""
    problem = growth_problem(way, with_target=True) or way_problem(way)
    if problem is not None or way.target is None or way.due is None:
        return refusal(NAME, problem or Words("", ""))
    made = compound_rate(way.base, way.latest, way.time - way.base_time)
    needed = compound_rate(way.base, way.target, way.due - way.base_time)
    ratio = made / needed
    words = Words(
        f"Tốc độ kép thực tế {number(100 * made, 2)}%/năm, cần {number(100 * needed, 2)}%/năm: tỷ số {number(ratio, 2)}.",
        f"Compound rate {number_en(100 * made, 2)}% a year, needed {number_en(100 * needed, 2)}%: ratio {number_en(ratio, 2)}.",
    )
    return answered(NAME, ratio, _verdict(way, ratio), way.reached or ratio >= SIGNIFICANT, words)


def _verdict(way: Way, ratio: float) -> Words:
    if way.reached:
        return Words("đã đạt mức", "reached")
    if ratio >= SIGNIFICANT:
        return Words("tiến bộ rõ", "clear progress")
    if ratio >= MODERATE:
        return Words("tiến bộ vừa", "moderate progress")
    return Words("tiến bộ chưa đủ", "insufficient progress") if ratio >= 0 else Words("đi ngược", "moving away")


METHOD = Method(
    name=NAME,
    vi="Eurostat, có mức định lượng",
    en="Eurostat, quantified target",
    question=Words("Tốc độ kép thực tế bằng mấy phần tốc độ kép cần có?", "What part of the compound rate needed was made?"),
    formula="CAGR(base → latest) / CAGR(base → target), CAGR(a → b, n) = (b / a)^(1/n) − 1",
    bounds="≥ 0,95 tiến bộ rõ; ≥ 0,60 tiến bộ vừa; ≥ 0 tiến bộ chưa đủ; < 0 đi ngược",
    source="Eurostat, Sustainable development in the European Union: monitoring report, phần phương pháp (bản 2021)",
    answer=answer,
)
