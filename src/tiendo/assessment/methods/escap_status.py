"""UN ESCAP Current Status Index: how much of the way is done, on a scale where 10 is the target."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, refusal, way_problem
from ..wording import Words, number, number_en

NAME = "escap_status"
SCALE = 10.0


def answer(way: Way) -> MethodAnswer:
    """Distance done on the scale 0 to 10; on track when it keeps up with the share of the time gone."""
    problem = way_problem(way)
    if problem is not None or way.target is None or way.due is None:
        return refusal(NAME, problem or Words("", ""))
    index = SCALE * way.direction * (way.latest - way.base) / abs(way.target - way.base)
    expected = SCALE * min(1.0, (way.time - way.base_time) / (way.due - way.base_time))
    words = Words(
        f"Đã đi {number(index, 2)} trên 10; theo thời gian đã qua phải là {number(expected, 2)}.",
        f"{number_en(index, 2)} out of 10 done; the time gone asks for {number_en(expected, 2)}.",
    )
    return answered(NAME, index, _verdict(way, index, expected), way.reached or index >= expected, words)


def _verdict(way: Way, index: float, expected: float) -> Words:
    if way.reached:
        return Words("đã đạt mức", "reached")
    if index < 0:
        return Words("lùi", "regression")
    return Words("theo kịp", "keeping up") if index >= expected else Words("chậm nhịp", "behind pace")


METHOD = Method(
    name=NAME,
    vi="UN ESCAP, hiện trạng",
    en="UN ESCAP, current status",
    question=Words("Từ mốc gốc đã đi được bao nhiêu phần mười quãng đường?", "How many tenths of the way are done since the base?"),
    formula="10 · direction · (latest − base) / |target − base|",
    bounds="10 đã đạt; ≥ 10 · phần thời gian đã qua: theo kịp; thấp hơn: chậm nhịp; < 0 lùi",
    source="UN ESCAP, Progress assessment methodology (Current Status Index); so với thời gian là phần thêm của Tiendo",
    answer=answer,
)
