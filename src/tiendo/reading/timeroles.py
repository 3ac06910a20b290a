"""What the printed times of a sentence do: tell the time, compare with it, or stand aside."""

from __future__ import annotations

from .amounts import AmountMark
from .clauses import Scene
from .periods import TimeMark
from .vocabulary import match_until

_COMPARED = frozenset(
    {"với", "mức", "thời", "điểm", "kết", "thúc", "cuối", "của", "bình", "quân", "trung", "hết", "đầu", "ngày", "mốc",
     "thực", "hiện", "quả", "số", "năm", "cùng", "kỳ", "đợt", "vụ"}
)  # fmt: skip
"""Words that may stand between "so với" and the time compared with."""
_SINCE = frozenset({"kể", "tính"})
JOINS = frozenset({"vào", "trong", "của", "ở", "cho", "từ", "đến", "hết", "tới", "cuối", "đầu", "("})


def mark_roles(scene: Scene) -> dict[int, str]:
    """What the printed times of a sentence do, by their first token.

    ``base``: compared with; ``aside``: says since when, or belongs to a plan or a superlative; ``event``: when somebody
    met or spoke; ``bound``: belongs to the amount on its left; ``main``: the time of what follows.
    """
    return {mark.start: _role(scene, mark) for mark in scene.times}


def _role(scene: Scene, mark: TimeMark) -> str:
    if mark.event:
        return "event"
    if _is_base(scene, mark):
        return "base"
    if _is_aside(scene, mark):
        return "aside"
    return "bound" if _is_bound(scene, mark) else "main"


def _is_bound(scene: Scene, mark: TimeMark) -> bool:
    """Whether a time belongs to the amount on its left: "28,85% năm 2020", "1.900 (ngày 09/9)"; not "(năm 2020 ước 750)"."""
    words, k = scene.tokens.words, mark.start - 1
    bracket = False
    while k >= 0 and words[k] in JOINS:
        bracket = bracket or words[k] == "("
        k -= 1
    if k < 0 or not isinstance(scene.covers[k], AmountMark):
        return False
    if bracket:
        for step in range(mark.end, min(len(words), mark.end + 20)):
            if words[step] == ")":
                return True
            if isinstance(scene.covers[step], AmountMark):
                return False
    return True


def _is_base(scene: Scene, mark: TimeMark) -> bool:
    words, k = scene.tokens.words, mark.start - 1
    floor = mark.start - 8
    while k >= max(0, floor) and words[k] in _COMPARED and not (words[k] == "với" and k and words[k - 1] == "so"):
        k -= 1
    if k >= 0 and (words[k] == "so" or (words[k] == "với" and k and words[k - 1] == "so")):
        return True
    if (
        k >= 1
        and (words[k - 1], words[k]) in {("cao", "hơn"), ("thấp", "hơn"), ("gấp", "đôi"), ("gấp", "ba")}
        and mark.form == "same"
    ):
        return True
    if _after_multiple(scene, mark):
        return True
    return mark.form == "same" and mark.start > 0 and isinstance(scene.covers[mark.start - 1], AmountMark)


def _after_multiple(scene: Scene, mark: TimeMark) -> bool:
    """ "gấp 2,8 lần đợt mưa lũ tháng 5/2022": what stands behind "lần" in the same clause is compared with."""
    for k in range(mark.start - 1, max(-1, mark.start - 8), -1):
        cover = scene.covers[k]
        if isinstance(cover, AmountMark):
            return cover.kind == "multiple"
        if scene.tokens.words[k] in {",", ";", "(", ")", ":"}:
            return False
    return False


def _is_aside(scene: Scene, mark: TimeMark) -> bool:
    words, start = scene.tokens.words, mark.start
    before = words[max(0, start - 4) : start]
    if (
        before
        and before[-1] == "từ"
        and len(before) > 1
        and before[-2] in _SINCE | {"nhất", "ngay"}
        and mark.word != "year_to_date"
    ):
        return True
    if "nhất" in before and mark.form in {"span", "relative", "year"}:
        return True
    if before and before[-1] in {"nhiều", "những", "các", "trước", "sau"} and mark.form in {"relative", "year"}:
        return True
    plan = match_until(scene.vocabulary.ending(("plan",)), words, start - 1)
    if plan is not None:
        k = start - 1 - plan[0]
        while k >= 0 and k > start - 8 and words[k] in {"so", "với", "của", "được", "giao", "ngân", "sách", "vốn", "tổng"}:
            k -= 1
        return k >= 0 and isinstance(scene.covers[k], AmountMark)
    return False
