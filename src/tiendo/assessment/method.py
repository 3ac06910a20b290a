"""The shape that every progress method shares: what it is given, what it answers, how it refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tiendo.values import MethodAnswer

from .wording import Words


@dataclass(frozen=True, slots=True)
class Way:
    """The way from a base towards a target, as plain numbers: the one input of every method.

    Attributes:
        base_time, base: where the way began; time in years, 31 December 2023 is 2023.0.
        time, latest: the latest figure.
        due, target: where it should end; ``target`` is ``None`` when only a direction is wanted.
        direction: 1 when more is better, -1 when less is.
        points: every figure known from the base on, ``(time, value)``, oldest first.
        limit: a value that cannot be passed (100 for a share), ``None`` without one.
        quantity: ``"growth_rate"`` for a series that is itself a rate of change; methods that measure a way refuse it.
        from_zero: the way is a sum that began at zero (a yearly flow, a total over a term).
    """

    base_time: float
    base: float
    time: float
    latest: float
    due: float | None
    target: float | None
    direction: int
    points: tuple[tuple[float, float], ...] = ()
    limit: float | None = None
    quantity: str = ""
    from_zero: bool = False

    @property
    def reached(self) -> bool:
        """True when the latest figure stands on the good side of the target."""
        return self.target is not None and (self.latest - self.target) * self.direction >= 0


@dataclass(frozen=True, slots=True)
class Method:
    """One way to measure progress.

    Attributes:
        name: name of its file.
        vi, en: its name for people.
        question: the question it answers.
        formula: its formula in one line, with the names of ``Way``.
        bounds: its own classes and their bounds.
        source: who defines it and where.
        answer: gives the figure, or says why there is none.
    """

    name: str
    vi: str
    en: str
    question: Words
    formula: str
    bounds: str
    source: str
    answer: Callable[[Way], MethodAnswer]


def refusal(method: str, why: Words) -> MethodAnswer:
    """The answer of a method that cannot answer."""
    return MethodAnswer(method, None, "", None, why.vi, why.en)


def answered(method: str, value: float, verdict: Words, on_track: bool | None, steps: Words) -> MethodAnswer:
    """The answer of a method that has a figure, with its own class word and the steps of the figure."""
    return MethodAnswer(method, value, verdict.vi, on_track, steps.vi, steps.en, verdict.en)


def way_problem(way: Way) -> Words | None:
    """Why the share of a way cannot be measured, ``None`` when it can."""
    if way.quantity == "growth_rate":
        return Words(
            "Chỉ tiêu là tốc độ tăng: mỗi năm một mức, không có quãng đường để đo.",
            "The target is a growth rate: a level for each year, not a way to be measured.",
        )
    if way.target is None or way.due is None:
        return Words("Chỉ tiêu không có mức định lượng.", "The target has no quantified value.")
    if way.time <= way.base_time:
        return Words("Chưa có số liệu sau mốc gốc.", "There is no figure after the base.")
    if way.due <= way.base_time:
        return Words("Hạn đến trước mốc gốc.", "The due day lies before the base.")
    if way.from_zero and way.direction < 0:
        return Words(
            "Chỉ tiêu là mức trần của số cộng dồn: không có quãng đường phải đi, xem nhịp còn được phép.",
            "The target is a ceiling of a running sum: there is no way to go, see the rate still allowed.",
        )
    if (way.target - way.base) * way.direction <= 0:
        return Words(
            "Gốc đã ở mức chỉ tiêu hoặc tốt hơn: chỉ cần giữ, không có quãng đường để đo.",
            "The base already meets the target: it only has to be kept, there is no way to be measured.",
        )
    return None


def growth_problem(way: Way, *, with_target: bool) -> Words | None:
    """Why a compound rate cannot be computed, ``None`` when it can."""
    if way.quantity == "growth_rate":
        return Words(
            "Chỉ tiêu là tốc độ tăng: tốc độ kép của một tốc độ không có nghĩa.",
            "The target is a growth rate: a compound rate of a rate has no meaning.",
        )
    if way.time - way.base_time <= 0:
        return Words("Chưa có số liệu sau mốc gốc.", "There is no figure after the base.")
    figures = [way.base, way.latest]
    if with_target:
        if way.target is None or way.due is None:
            return Words("Chỉ tiêu không có mức định lượng.", "The target has no quantified value.")
        figures.append(way.target)
    if any(figure == 0 for figure in figures):
        return Words("Có giá trị bằng 0: tốc độ kép không xác định.", "A value is zero: a compound rate does not exist.")
    if any(figure * figures[0] < 0 for figure in figures):
        return Words("Giá trị đổi dấu: tốc độ kép không xác định.", "Values change sign: a compound rate does not exist.")
    return None


def compound_rate(start: float, end: float, years: float) -> float:
    """Yearly compound rate from one value to another: ``(end / start) ** (1 / years) - 1``."""
    return float((end / start) ** (1 / years) - 1)
