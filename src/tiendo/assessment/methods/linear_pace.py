"""Share of the way against share of the time."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, refusal, way_problem
from ..wording import Words, number, number_en, percent, percent_en

NAME = "linear_pace"
ON_TRACK, MODERATE = 0.95, 0.60


def answer(way: Way) -> MethodAnswer:
    """Share of the distance done over share of the time gone; 1 is exactly on a straight way."""
    problem = way_problem(way)
    if problem is not None or way.target is None or way.due is None:
        return refusal(NAME, problem or Words("", ""))
    done = (way.latest - way.base) / (way.target - way.base)
    gone = min(1.0, (way.time - way.base_time) / (way.due - way.base_time))
    pace = done / gone
    words = Words(
        f"Đi được {percent(done)} quãng đường trong {percent(gone)} thời gian: bằng {number(pace, 2)} nhịp cần có.",
        f"{percent_en(done)} of the way in {percent_en(gone)} of the time: {number_en(pace, 2)} of the pace needed.",
    )
    return answered(NAME, pace, _verdict(way, pace), way.reached or pace >= ON_TRACK, words)


def _verdict(way: Way, pace: float) -> Words:
    if way.reached:
        return Words("đã đạt mức", "reached")
    if pace >= ON_TRACK:
        return Words("đúng nhịp", "on pace")
    if pace >= MODERATE:
        return Words("chậm nhịp", "behind pace")
    return Words("chậm xa", "far behind") if pace >= 0 else Words("đi ngược", "moving away")


METHOD = Method(
    name=NAME,
    vi="Nhịp tuyến tính",
    en="Linear pace",
    question=Words("Phần việc đã làm có theo kịp phần thời gian đã qua?", "Does the work done keep up with the time gone?"),
    formula="((latest − base) / (target − base)) / ((time − base_time) / (due − base_time))",
    bounds="≥ 0,95 đúng nhịp; ≥ 0,60 chậm nhịp; ≥ 0 chậm xa; < 0 đi ngược",
    source="Cách tính thông dụng trong báo cáo tiến độ; ngưỡng 95% và 60% theo Eurostat",
    answer=answer,
)
