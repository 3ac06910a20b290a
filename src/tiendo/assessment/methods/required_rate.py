"""What is needed in each year left, against what was made in each year gone."""

from __future__ import annotations

from tiendo.values import MethodAnswer

from ..method import Method, Way, refusal
from ..wording import Words, number, number_en

NAME = "required_rate"
ON_TRACK = 0.95


def answer(way: Way) -> MethodAnswer:
    """The change per year that is still needed, in the target's unit; compared with the change per year made so far."""
    if way.target is None or way.due is None:
        return refusal(NAME, Words("Chỉ tiêu không có mức định lượng.", "The target has no quantified value."))
    if way.quantity == "growth_rate":
        return refusal(
            NAME,
            Words(
                "Chỉ tiêu là tốc độ tăng: mức cần có chính là mức giao.",
                "The target is a growth rate: what is needed is the target itself.",
            ),
        )
    left = way.due - way.time
    if way.reached:
        return MethodAnswer(NAME, 0.0, "đã đạt mức", True, "Đã ở mức chỉ tiêu.", "Already at the target.")
    if left <= 0:
        return refusal(NAME, Words("Đã hết hạn: không còn thời gian để đi tiếp.", "The due day has passed: no time is left."))
    needed = (way.target - way.latest) / left
    gone = way.time - way.base_time
    if gone <= 0:
        words = Words(
            f"Cần {number(needed)} mỗi năm trong {number(left, 2)} năm còn lại; chưa có số liệu sau mốc gốc để so.",
            f"{number_en(needed)} a year is needed for {number_en(left, 2)} years; no figure after the base to compare with.",
        )
        return MethodAnswer(NAME, needed, "", None, words.vi, words.en)
    made = (way.latest - way.base) / gone
    words = Words(
        f"Đã làm được {number(made)} mỗi năm; cần {number(needed)} mỗi năm trong {number(left, 2)} năm còn lại.",
        f"{number_en(made)} a year so far; {number_en(needed)} a year is needed for the {number_en(left, 2)} years left.",
    )
    ratio = made / needed
    verdict = "đủ nhịp" if ratio >= ON_TRACK else "phải nhanh hơn" if ratio > 0 else "phải đổi chiều"
    return MethodAnswer(NAME, needed, verdict, ratio >= ON_TRACK, words.vi, words.en)


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
