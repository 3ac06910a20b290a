"""UN ESCAP Anticipated Progress Index: the gap that will be left at the due day, against the whole way."""

from __future__ import annotations

from collections.abc import Sequence

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, refusal, way_problem
from ..wording import Words, number, number_en

NAME = "escap_anticipated"
MAINTAIN, ACCELERATE = 10.0, 100.0


def projected(points: Sequence[tuple[float, float]], due: float) -> float:
    """Value at the due time on a straight line fitted with weights that grow evenly from the first point to the last.

    ESCAP asks that recent points weigh more; the exact weights of its working paper could not be consulted, these are ours.
    With two points every choice gives the same line.
    """
    first, last = points[0][0], points[-1][0]
    weights = [(time - first + 1) / (last - first + 1) for time, _ in points]
    total = sum(weights)
    time_mean = sum(w * time for w, (time, _) in zip(weights, points, strict=True)) / total
    mean = sum(w * value for w, (_, value) in zip(weights, points, strict=True)) / total
    spread = sum(w * (time - time_mean) ** 2 for w, (time, _) in zip(weights, points, strict=True))
    slope = sum(w * (time - time_mean) * (value - mean) for w, (time, value) in zip(weights, points, strict=True)) / spread
    return mean + slope * (due - time_mean)


def answer(way: Way) -> MethodAnswer:
    """Gap at the due day in percent of the whole way; 0 when the projection reaches the target."""
    problem = way_problem(way)
    if problem is not None or way.target is None or way.due is None:
        return refusal(NAME, problem or Words("", ""))
    points = way.points if len(way.points) >= 2 else ((way.base_time, way.base), (way.time, way.latest))
    end = projected(points, way.due)
    gap = 0.0 if (end - way.target) * way.direction >= 0 else 100 * abs(way.target - end) / abs(way.target - way.base)
    words = Words(
        f"Theo đường thẳng đến hạn sẽ là {number(end)}: thiếu {number(gap, 1)}% quãng đường.",
        f"A straight line gives {number_en(end)} at the due day: {number_en(gap, 1)}% of the way is missing.",
    )
    return answered(NAME, gap, _verdict(gap), gap <= MAINTAIN, words)


def _verdict(gap: float) -> Words:
    if gap <= MAINTAIN:
        return Words("giữ nhịp", "maintain")
    return Words("tăng tốc", "accelerate") if gap <= ACCELERATE else Words("đảo chiều", "reverse")


METHOD = Method(
    name=NAME,
    vi="UN ESCAP, dự kiến",
    en="UN ESCAP, anticipated progress",
    question=Words("Đến hạn còn thiếu bao nhiêu phần quãng đường?", "How much of the way will be missing at the due day?"),
    formula="0 khi đường thẳng có trọng số đến mức; nếu không, 100 · |target − projected(due)| / |target − base|",
    bounds="≤ 10 giữ nhịp; ≤ 100 tăng tốc; > 100 đảo chiều",
    source="UN ESCAP, Progress assessment methodology; UNECE, Technical notes on the progress assessment; trọng số là của Tiendo",
    answer=answer,
)
