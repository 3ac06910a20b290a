"""Statistics Canada / Open SDG: a compound-rate measure with a score from -5 to 5."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, compound_rate, refusal
from ..wording import Words, number, number_en

NAME = "statcan"
NEAR_ZERO = 0.001  # the measure's own stand-in for a base or target of zero
HIGH, MIDDLE, LOW = 0.95, 0.60, 0.0
TREND_HIGH, TREND_MIDDLE = 0.015, 0.005
LIMIT_POWER = 4.44
STATUS_WORDS = {
    "target_achieved": Words("đã đạt mức", "reached"),
    "substantial_progress": Words("đúng hướng", "on track"),
    "moderate_progress": Words("vừa phải", "moderate"),
    "limited_progress": Words("hạn chế", "limited"),
    "deterioration": Words("xấu đi", "deterioration"),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """The measure's three results; ``value`` and ``score`` are ``None`` when it is not available."""

    value: float | None
    status: str
    score: float | None


def progress(way: Way) -> Progress:
    """Value, status and score of one series.

    A base of zero and a target of zero count as 0.001, as the measure's authors do; two figures of different sign, or less
    than a year apart, give "not available" (and a target reached stays reached).
    """
    target = NEAR_ZERO if way.target == 0 else way.target
    reached = target is not None and (way.latest - target) * way.direction >= 0
    value = _value(way, target)
    if reached:
        return Progress(value, "target_achieved", 5.0)
    if value is None:
        return Progress(None, "not_available", None)
    if target is None:
        share = _share_left(way)
        return Progress(value, _status(value, TREND_HIGH * share, TREND_MIDDLE * share), _trend_score(value, share))
    return Progress(value, _status(value, HIGH, MIDDLE), _target_score(value))


def aggregate(series: Sequence[Progress]) -> Progress:
    """One status and score for several series: the mean score; achieved only when every available series is."""
    scored = [one for one in series if one.score is not None]
    if not scored:
        return Progress(None, "not_available", None)
    score = sum(one.score or 0.0 for one in scored) / len(scored)
    if all(one.status == "target_achieved" for one in scored):
        return Progress(None, "target_achieved", score)
    for status, bound in (("substantial_progress", 2.5), ("moderate_progress", 0.0), ("limited_progress", -2.5)):
        if score >= bound:
            return Progress(None, status, score)
    return Progress(None, "deterioration", score)


def _value(way: Way, target: float | None) -> float | None:
    base = NEAR_ZERO if way.base == 0 else way.base
    if base * way.latest < 0 or way.time - way.base_time < 1:
        return None
    sign = -1 if way.base < 0 else 1
    made = sign * way.direction * compound_rate(base, way.latest, way.time - way.base_time)
    if target is None:
        return made
    if way.due is None or way.due == way.base_time or base * target < 0:
        return None
    needed = abs(compound_rate(base, target, way.due - way.base_time))
    return made / needed if needed else None


def _share_left(way: Way) -> float:
    """How far the thresholds shrink near a natural limit, 0 to 1."""
    if way.limit is None:
        return 1.0
    base, limit = abs(way.base), abs(way.limit)
    if base >= 2 * limit:
        return 1.0
    nearness = base / limit if base <= limit else (2 * limit - base) / limit
    return float(1 - nearness**LIMIT_POWER)


def _status(value: float, high: float, middle: float) -> str:
    if value >= high:
        return "substantial_progress"
    if value >= middle:
        return "moderate_progress"
    return "limited_progress" if value >= LOW else "deterioration"


def _target_score(value: float) -> float:
    if value >= MIDDLE:
        return min(7.1429 * value - 4.2857, 5.0)
    return max(4.1667 * value - 2.5, -5.0)


def _trend_score(value: float, share: float) -> float:
    if value < LOW:
        return max(125 * value - 2.5, -5.0)
    if share == 0:
        return 5.0
    if value >= TREND_HIGH * share:
        return min(500 * value / share - 5, 5.0)
    if value >= TREND_MIDDLE * share:
        return 250 * value / share - 1.25
    return 500 * value / share - 2.5


def answer(way: Way) -> MethodAnswer:
    """The score, with the status as verdict."""
    if way.quantity == "growth_rate":
        return refusal(
            NAME,
            Words(
                "Chỉ tiêu là tốc độ tăng: tốc độ kép của một tốc độ không có nghĩa.",
                "The target is a growth rate: a compound rate of a rate has no meaning.",
            ),
        )
    if way.from_zero:
        return refusal(
            NAME,
            Words("Số cộng dồn từ 0: tốc độ kép không xác định.", "A sum that begins at zero has no compound rate."),
        )
    found = progress(way)
    if found.score is None:
        return refusal(
            NAME,
            Words(
                "Cần hai số liệu cùng dấu, cách nhau ít nhất một năm, và một mức khác gốc.",
                "It needs two figures of one sign at least a year apart, and a target that differs from the base.",
            ),
        )
    figure = "" if found.value is None else f" (v = {number(found.value, 3)})"
    words = Words(
        f"Điểm {number(found.score, 2)} trên thang từ −5 đến 5{figure}.",
        f"Score {number_en(found.score, 2)} on a scale from −5 to 5{figure.replace(',', '.')}.",
    )
    on_track = found.status in {"target_achieved", "substantial_progress"}
    return answered(NAME, found.score, STATUS_WORDS[found.status], on_track, words)


METHOD = Method(
    name=NAME,
    vi="Thống kê Canada, Open SDG",
    en="Statistics Canada, Open SDG",
    question=Words("Điểm tiến độ trên thang từ −5 đến 5 là bao nhiêu?", "What is the progress score from −5 to 5?"),
    formula="v = sign · direction · CAGR(base → latest) / |CAGR(base → target)|; score = 7,1429v − 4,2857 (v ≥ 0,6), 4,1667v − 2,5",
    bounds="v ≥ 0,95 đúng hướng; ≥ 0,60 vừa phải; ≥ 0 hạn chế; < 0 xấu đi; không có mức: "
    "v = sign · direction · CAGR so với 1,5%·C, 0,5%·C, 0, với C = 1 − (base / limit)^4,44 gần giới hạn tự nhiên; "
    "số 0 tính như 0,001",
    source="Statistics Canada, Canadian Indicator Framework: methodology; Open SDG, sdg-build, progress methodology",
    answer=answer,
)
