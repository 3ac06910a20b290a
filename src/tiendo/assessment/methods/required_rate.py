"""What is needed in each year left, against what was made in each year gone."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, answered, refusal
from ..wording import Words, number, number_en

NAME = "required_rate"
ON_TRACK = 0.95


def answer(way: Way) -> MethodAnswer:
    """The change per year that is still needed, in the target's unit; compared with the change per year made so far."""
    problem = _problem(way)
    if problem is not None or way.target is None or way.due is None:
        return refusal(NAME, problem or Words("", ""))
    ceiling = way.from_zero and way.direction < 0
    if way.reached and not ceiling:
        return answered(NAME, 0.0, Words("đã đạt mức", "reached"), True, Words("Đã ở mức chỉ tiêu.", "Already at the target."))
    needed, gone = (way.target - way.latest) / (way.due - way.time), way.time - way.base_time
    if gone <= 0:
        steps = Words(
            f"Cần {number(needed)} mỗi năm trong {number(way.due - way.time, 2)} năm còn lại; chưa có số liệu sau mốc gốc để so.",
            f"{number_en(needed)} a year is needed for {number_en(way.due - way.time, 2)} years; no figure after the base.",
        )
        return answered(NAME, needed, Words("", ""), None, steps)
    made = (way.latest - way.base) / gone
    return _under_a_ceiling(needed, made) if ceiling else _compared(needed, made, way.due - way.time)


def _problem(way: Way) -> Words | None:
    if way.target is None or way.due is None:
        return Words("Chỉ tiêu không có mức định lượng.", "The target has no quantified value.")
    if way.quantity == "growth_rate":
        return Words(
            "Chỉ tiêu là tốc độ tăng: mức cần có chính là mức giao.",
            "The target is a growth rate: what is needed is the target itself.",
        )
    if way.due <= way.time and not way.reached:
        return Words("Đã hết hạn: không còn thời gian để đi tiếp.", "The due day has passed: no time is left.")
    if way.due <= way.time and way.from_zero and way.direction < 0:
        return Words("Đã hết hạn: mức trần đã được giữ.", "The due day has passed: the ceiling was kept.")
    return None


def _compared(needed: float, made: float, left: float) -> MethodAnswer:
    ratio = made / needed
    steps = Words(
        f"Đã làm được {number(made)} mỗi năm; cần {number(needed)} mỗi năm trong {number(left, 2)} năm còn lại.",
        f"{number_en(made)} a year so far; {number_en(needed)} a year is needed for the {number_en(left, 2)} years left.",
    )
    if ratio >= ON_TRACK:
        return answered(NAME, needed, Words("đủ nhịp", "fast enough"), True, steps)
    turn = Words("phải nhanh hơn", "must go faster") if ratio > 0 else Words("phải đổi chiều", "must turn round")
    return answered(NAME, needed, turn, False, steps)


def _under_a_ceiling(allowed: float, made: float) -> MethodAnswer:
    """A sum that must stay low: what may still be added each year, against what was added."""
    steps = Words(
        f"Đã cộng thêm {number(made)} mỗi năm; thời gian còn lại chỉ được {number(allowed)} mỗi năm.",
        f"{number_en(made)} a year was added so far; only {number_en(allowed)} a year may be added from now on.",
    )
    kept = allowed >= 0 and made <= allowed / ON_TRACK
    verdict = Words("dưới mức trần", "under the ceiling") if kept else Words("sắp vượt mức trần", "about to pass the ceiling")
    return answered(NAME, allowed, verdict, kept, steps)


METHOD = Method(
    name=NAME,
    vi="Nhịp còn phải đạt",
    en="Required rate",
    question=Words("Mỗi năm còn lại phải làm thêm bao nhiêu?", "How much is needed in each year left?"),
    formula="(target − latest) / (due − time), beside (latest − base) / (time − base_time)",
    bounds="đã làm ≥ 95% mức cần: đủ nhịp; cùng chiều: phải nhanh hơn; ngược chiều: phải đổi chiều",
    source="Số học của chỉ tiêu",
    answer=answer,
)
