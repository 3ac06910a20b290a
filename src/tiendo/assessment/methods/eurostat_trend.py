"""Eurostat without a quantified target: the compound rate in the desired direction."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, compound_rate, growth_problem, refusal
from ..wording import Words, number, number_en

NAME = "eurostat_trend"
CLEAR = 0.01


def answer(way: Way) -> MethodAnswer:
    """Compound rate per year, positive in the desired direction. With a quantified target it does not say "on track"."""
    problem = growth_problem(way, with_target=False)
    if problem is not None:
        return refusal(NAME, problem)
    sign = -1 if way.base < 0 else 1
    rate = sign * way.direction * compound_rate(way.base, way.latest, way.time - way.base_time)
    words = Words(
        f"Theo chiều mong muốn, thay đổi {number(100 * rate, 2)}% mỗi năm.",
        f"In the desired direction it changes by {number_en(100 * rate, 2)}% a year.",
    )
    on_track = rate >= CLEAR if way.target is None else None
    return answered(NAME, rate, _verdict(rate), on_track, words)


def _verdict(rate: float) -> Words:
    if rate >= CLEAR:
        return Words("tiến bộ rõ", "clear progress")
    if rate >= 0:
        return Words("tiến bộ vừa", "moderate progress")
    return Words("lùi vừa", "moderate movement away") if rate >= -CLEAR else Words("lùi rõ", "clear movement away")


METHOD = Method(
    name=NAME,
    vi="Eurostat, không có mức định lượng",
    en="Eurostat, no quantified target",
    question=Words("Chuỗi số đi đúng chiều không, nhanh hay chậm?", "Does the series go the right way, and how fast?"),
    formula="direction · CAGR(base → latest)",
    bounds="≥ 1%/năm tiến bộ rõ; ≥ 0 tiến bộ vừa; ≥ −1% lùi vừa; < −1% lùi rõ",
    source="Eurostat, Sustainable development in the European Union: monitoring report, phần phương pháp (bản 2021)",
    answer=answer,
)
