"""UN Statistics Division: the value expected at the due day, as a share of the way."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, compound_rate, growth_problem, refusal, way_problem
from ..wording import Words, number, number_en

NAME = "unsd"
ON_TRACK, FAIR = 0.95, 0.10
TREND_CLEAR, TREND_SLIGHT = 0.02, 0.005


def answer(way: Way) -> MethodAnswer:
    """Share of the way that the compound trend will have covered at the due day; without a target, the trend itself."""
    problem = growth_problem(way, with_target=False)
    if problem is not None:
        return refusal(NAME, problem)
    rate = compound_rate(way.base, way.latest, way.time - way.base_time)
    if way.target is None or way.due is None:
        return _trend(way, rate)
    problem = way_problem(way)
    if problem is not None:
        return refusal(NAME, problem)
    expected = way.latest * (1 + rate) ** max(0.0, way.due - way.time)
    share = (expected - way.base) / (way.target - way.base)
    words = Words(
        f"Theo tốc độ kép {number(100 * rate, 2)}%/năm, đến hạn là {number(expected)}: {number(share, 2)} quãng đường.",
        f"At {number_en(100 * rate, 2)}% a year the due value is {number_en(expected)}: {number_en(share, 2)} of the way.",
    )
    return answered(NAME, share, _verdict(way, share), way.reached or share >= ON_TRACK, words)


def _verdict(way: Way, share: float) -> Words:
    if way.reached:
        return Words("đã đạt mức", "reached")
    if share >= ON_TRACK:
        return Words("đúng tiến độ", "on track")
    return Words("khá", "fair") if share >= FAIR else Words("trì trệ hoặc lùi", "stagnation or regression")


def _trend(way: Way, rate: float) -> MethodAnswer:
    good = (-1 if way.base < 0 else 1) * way.direction * rate
    if good >= TREND_CLEAR:
        verdict = Words("tiến bộ rõ", "clear progress")
    elif good >= TREND_SLIGHT:
        verdict = Words("tiến bộ nhẹ", "slight progress")
    elif good > -TREND_SLIGHT:
        verdict = Words("không đổi", "no change")
    else:
        verdict = Words("lùi nhẹ", "slight regression") if good > -TREND_CLEAR else Words("lùi rõ", "clear movement away")
    words = Words(
        f"Theo chiều mong muốn, thay đổi {number(100 * good, 2)}% mỗi năm.",
        f"In the desired direction it changes by {number_en(100 * good, 2)}% a year.",
    )
    return answered(NAME, good, verdict, good >= TREND_CLEAR, words)


METHOD = Method(
    name=NAME,
    vi="Cơ quan Thống kê Liên hợp quốc",
    en="UN Statistics Division",
    question=Words("Giữ tốc độ kép này thì đến hạn đi được bao nhiêu?", "At this compound rate, how far at the due day?"),
    formula="(latest · (1 + CAGR)^(due − time) − base) / (target − base)",
    bounds="≥ 0,95 đúng tiến độ; ≥ 0,10 khá; < 0,10 trì trệ hoặc lùi; không có mức: ±2% và ±0,5% mỗi năm",
    source="UN Statistics Division, SDG Progress Chart technical note, như EUSTAT công bố trong phần phương pháp",
    answer=answer,
)
