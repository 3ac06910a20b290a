"""From outlook and figures to one of five classes, by one rule; its page is docs/classes.md."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tiendo.values import Absence, Assessment, Comparator, Outlook, Override, TargetClass

from .aim import meets
from .nature import Nature
from .standing import Standing
from .wording import Words, chance, number, number_en

CLASS_WORDS = {
    TargetClass.ACHIEVED: Words("Đạt, vượt", "Achieved or exceeded"),
    TargetClass.LIKELY: Words("Có khả năng đạt", "Likely"),
    TargetClass.HARD: Words("Khó đạt", "Hard"),
    TargetClass.UNLIKELY: Words("Khả năng không đạt", "Unlikely"),
    TargetClass.CANNOT_ASSESS: Words("Chưa đánh giá được", "Cannot be assessed"),
}
ABSENCE_WORDS = {
    Absence.NOT_YET_DUE: Words("Chưa đến kỳ báo cáo.", "Not yet due."),
    Absence.NOT_REPORTED: Words("Chưa có báo cáo.", "Not reported."),
    Absence.ABOLISHED: Words("Chỉ tiêu đã bãi bỏ.", "The target is abolished."),
    Absence.NOT_COMPARABLE: Words("Số liệu không so sánh được.", "The figures are not comparable."),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The thresholds of the rule, as probabilities.

    Attributes:
        likely: from here on a target is *likely*.
        hard: from here on it is *hard*; below, *unlikely*.
        kept: a value already reached before its day counts as achieved when it is kept with at least this probability.
    """

    likely: float = 0.70
    hard: float = 0.20
    kept: float = 0.90

    def __post_init__(self) -> None:
        if not 0 <= self.hard <= self.likely <= 1 or not 0 <= self.kept <= 1:
            raise ValueError("thresholds: 0 <= hard <= likely <= 1 and 0 <= kept <= 1")


def classify(stand: Standing, outlook: Outlook | None, settings: Settings) -> tuple[TargetClass, Words]:
    """The class and the sentence that says why. The first line of the rule that applies decides."""
    target, result = stand.target, stand.result
    if stand.absence in {Absence.ABOLISHED, Absence.NOT_COMPARABLE}:
        return TargetClass.CANNOT_ASSESS, ABSENCE_WORDS[stand.absence]
    if target.comparator is Comparator.BY_DATE:
        return _by_date(stand)
    if target.comparator is Comparator.QUALITATIVE or target.value is None:
        return TargetClass.CANNOT_ASSESS, stand.problem or Words("Chỉ tiêu chưa có mức.", "The target has no value yet.")
    if result is not None and not result.estimate:
        return _settled(stand, result.value)
    if (
        stand.over_term
        and stand.way is not None
        and stand.way.due is not None
        and stand.way.time >= stand.way.due
        and not stand.gaps
    ):
        return _settled(stand, stand.value or 0.0)
    if _reached_for_good(stand):
        return TargetClass.ACHIEVED, _against(stand, _so_far(stand), "Đã đạt trước hạn", "Reached before its day")
    if outlook is not None and _stands_at_it(stand, outlook, settings):
        return TargetClass.ACHIEVED, _against(stand, stand.value or 0.0, "Đã ở mức chỉ tiêu", "At the target")
    if result is None and stand.on > target.due.last:
        return TargetClass.CANNOT_ASSESS, Words(
            "Đã hết hạn, chưa có số liệu của kỳ này.", "Its day has passed and no figure of its period is known."
        )
    if outlook is None:
        return TargetClass.CANNOT_ASSESS, _why_none(stand)
    return _by_probability(stand, outlook, settings)


def _why_none(stand: Standing) -> Words:
    if stand.absence is not None:
        return ABSENCE_WORDS[stand.absence]
    return stand.problem or Words("Chưa có số liệu.", "No figure is known.")


def override(assessment: Assessment, cls: TargetClass, *, by: str, reason: str) -> Assessment:
    """The assessment with a person's class in place of the computed one, which stays visible.

    Raises: ValueError when the name or the reason is empty.
    """
    if not by.strip() or not reason.strip():
        raise ValueError("an override needs the person's name and a reason")
    computed = assessment.override.computed if assessment.override else assessment.cls
    return replace(assessment, cls=cls, override=Override(by.strip(), reason.strip(), computed))


def _by_date(stand: Standing) -> tuple[TargetClass, Words]:
    """A target by date: done is any actual figure that says so (a share of 100, or any number of finished things)."""
    target = stand.target
    least = float(target.value) if target.value is not None else (100.0 if target.unit_of_measure.startswith("%") else 1.0)
    done = [one for one in stand.figures if not one.estimate and one.value >= least]
    if done and done[0].period.last <= target.due.last:
        return TargetClass.ACHIEVED, Words("Đã hoàn thành trong hạn.", "Done by its day.")
    if done or stand.on > target.due.last:
        late = (
            Words("Hoàn thành sau hạn.", "Done after its day.")
            if done
            else Words("Đã hết hạn, chưa hoàn thành.", "Its day has passed, not done.")
        )
        return TargetClass.UNLIKELY, late
    return TargetClass.CANNOT_ASSESS, Words("Chưa đến hạn, chưa báo hoàn thành.", "Not yet due, not reported as done.")


def _settled(stand: Standing, value: float) -> tuple[TargetClass, Words]:
    if meets(stand.target, value):
        return TargetClass.ACHIEVED, _against(stand, value, "Đạt", "Achieved")
    return TargetClass.UNLIKELY, _against(stand, value, "Hết kỳ, không đạt", "Its period is over, not achieved")


def _reached_for_good(stand: Standing) -> bool:
    """True for a sum that can only grow (a yearly flow, a total) and has reached its target."""
    way, newest = stand.way, stand.latest
    if way is None or newest is None or newest.estimate or way.direction < 0 or not way.reached:
        return False
    return way.from_zero and stand.nature is not Nature.RATE


def _so_far(stand: Standing) -> float:
    """What the target has reached: over a term the total or average, within a year the running total, else the latest level."""
    if stand.over_term or stand.way is None:
        return stand.value or 0.0
    return stand.way.latest


def _stands_at_it(stand: Standing, outlook: Outlook, settings: Settings) -> bool:
    """True for a level or share of this term that meets the target and will be kept with the probability asked for."""
    newest, way = stand.latest, stand.way
    if newest is None or newest.estimate or way is None or way.quantity or stand.over_term:
        return False
    whole = stand.nature is not Nature.FLOW or newest.period.is_year
    in_time = stand.on <= stand.target.due.last or newest.period.last.year == stand.target.due.last.year
    of_this_term = way.time > way.base_time
    return whole and in_time and of_this_term and meets(stand.target, newest.value) and outlook.probability >= settings.kept


def _by_probability(stand: Standing, outlook: Outlook, settings: Settings) -> tuple[TargetClass, Words]:
    cls = TargetClass.UNLIKELY
    if outlook.probability >= settings.hard:
        cls = TargetClass.LIKELY if outlook.probability >= settings.likely else TargetClass.HARD
    unit = stand.target.unit_of_measure
    low, middle, high = (number(value) for value in (outlook.low, outlook.middle, outlook.high))
    goal, said = _goal(stand), chance(outlook.probability)
    words = CLASS_WORDS[cls]
    estimate = stand.result is not None and stand.result.estimate
    basis = Words("theo số ước của kỳ, ", "by the estimate for its period, ") if estimate else Words("", "")
    return cls, Words(
        f"{words.vi}: {basis.vi}đến hạn khoảng {middle} {unit} (80%: {low} đến {high}), mức {goal.vi}; xác suất {said.vi}.",
        f"{words.en}: {basis.en}about {number_en(outlook.middle)} {unit} when due (80%: {number_en(outlook.low)} to "
        f"{number_en(outlook.high)}), target {goal.en}; probability {said.en}.",
    )


def _against(stand: Standing, value: float, vi: str, en: str) -> Words:
    goal, unit = _goal(stand), stand.target.unit_of_measure
    return Words(f"{vi}: {number(value, 2)} {unit}, mức {goal.vi}.", f"{en}: {number_en(value, 2)} {unit}, target {goal.en}.")


def _goal(stand: Standing) -> Words:
    """The target's value as printed, with its side."""
    target = stand.target
    value, upper = target.value, target.upper
    if value is None:
        return Words("", "")
    places = max(0, -int(value.as_tuple().exponent))
    text, text_en = number(value, places), number_en(value, places)
    if upper is not None:
        more = max(0, -int(upper.as_tuple().exponent))
        return Words(f"{text}–{number(upper, more)}", f"{text_en}–{number_en(upper, more)}")
    sign = {">=": "≥ ", "<=": "≤ "}.get(target.comparator.value, "")
    return Words(sign + text, sign + text_en)
