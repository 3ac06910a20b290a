"""The assessment of one target on one day, and what follows from many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tiendo.values import Assessment, Lagging, Measure, MethodAnswer, Observation, Period, Target, TargetClass

from .classes import CLASS_WORDS, Settings, classify
from .method import Way, refusal
from .methods import METHODS
from .outlook.of_target import outlook_from
from .required import required
from .standing import Standing, standing
from .wording import Words

Child = tuple[Target, Sequence[Observation]]


def assess(
    target: Target,
    observations: Iterable[Observation],
    *,
    on: date,
    peers: Sequence[Child] | None = None,
    settings: Settings | None = None,
    term: Period | None = None,
) -> Assessment:
    """How a target stands on a day: class and reason, outlook, what is required, and every method side by side.

    Args:
        target: what is wanted.
        observations: any; those of other units or indicators, and those not yet known on the day, are passed over.
        on: the day from which it is seen; nothing here reads a clock.
        peers: the targets of the units below with their observations; those behind their own pace are named.
        settings: thresholds of the class rule; the usual ones when ``None``.
        term: the years of the plan that sets the target; tells where the way begins when the target has no baseline.
    """
    stand = standing(target, observations, on=on, term=term)
    outlook = outlook_from(stand)
    answers = tuple(_ask(stand, method.name, method.answer) for method in METHODS)
    cls, words = classify(stand, outlook, settings or Settings())
    return Assessment(
        target=target.key,
        on=on,
        cls=cls,
        reason=words.vi,
        reason_en=words.en,
        latest=stand.latest.key if stand.latest else None,
        outlook=outlook,
        required=required(stand),
        methods=answers,
        disagreement=disagree(answers),
        rests_on=tuple(one.key for one in stand.figures),
        lagging=_lagging(peers or (), on, term),
    )


def disagree(answers: Iterable[MethodAnswer]) -> bool:
    """True when one method counts the target as on its way and another does not."""
    return len({answer.on_track for answer in answers if answer.on_track is not None}) > 1


def class_history(
    target: Target,
    observations: Sequence[Observation],
    *,
    until: date,
    settings: Settings | None = None,
    term: Period | None = None,
) -> tuple[Assessment, ...]:
    """The assessments of the days on which something became known and the class changed, oldest first."""
    days = sorted({one.known for one in observations if one.known <= until} | {until})
    changes: list[Assessment] = []
    for day in days:
        now = assess(target, observations, on=day, settings=settings, term=term)
        if not changes or now.cls is not changes[-1].cls:
            changes.append(now)
    return tuple(changes)


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many targets of a plan stand in each class; each number opens its list.

    Attributes:
        targets: keys of the targets by class, in the order of the classes; every class is there.
    """

    targets: tuple[tuple[TargetClass, tuple[str, ...]], ...]

    @property
    def total(self) -> int:
        """Number of targets counted."""
        return sum(len(keys) for _, keys in self.targets)

    def of(self, cls: TargetClass) -> tuple[str, ...]:
        """Keys of the targets in one class."""
        return dict(self.targets)[cls]

    @property
    def sentence(self) -> Words:
        """The sentence that leaders say: ``"54/66 chỉ tiêu có khả năng đạt; 11 khó đạt; …"``."""
        parts = [(CLASS_WORDS[cls], len(keys)) for cls, keys in self.targets if keys]
        if not parts:
            return Words("Chưa có chỉ tiêu nào.", "There is no target.")
        (first, count), rest = parts[0], parts[1:]
        vi = [f"{count}/{self.total} chỉ tiêu {first.vi.lower()}"] + [f"{number} {words.vi.lower()}" for words, number in rest]
        en = [f"{count}/{self.total} targets {first.en.lower()}"] + [f"{number} {words.en.lower()}" for words, number in rest]
        return Words("; ".join(vi) + ".", "; ".join(en) + ".")


def count_classes(assessments: Iterable[Assessment]) -> ClassCount:
    """Count the classes over a plan; a person's override counts as the class it gives."""
    keys: dict[TargetClass, list[str]] = {cls: [] for cls in TargetClass}
    for one in assessments:
        keys[one.cls].append(one.target)
    return ClassCount(tuple((cls, tuple(found)) for cls, found in keys.items()))


def _ask(stand: Standing, name: str, answer: Callable[[Way], MethodAnswer]) -> MethodAnswer:
    if stand.way is None:
        return refusal(name, stand.problem or Words("Chưa có số liệu.", "No figure is known."))
    if stand.gaps and stand.target.measure is Measure.CUMULATIVE:
        missing = ", ".join(map(str, stand.gaps))
        return refusal(name, Words(f"Thiếu số liệu năm {missing}.", f"Figures of {missing} are missing."))
    return answer(stand.way)


def _lagging(peers: Sequence[Child], on: date, term: Period | None) -> tuple[Lagging, ...]:
    """The units below that are behind their own straight way, those that have not reported first, then the worst."""
    behind: list[Lagging] = []
    for target, observations in peers:
        way = standing(target, observations, on=on, term=term).way
        if way is None or way.target is None or way.due is None:
            behind.append(Lagging(target.unit, None))
            continue
        distance = way.target - way.base
        if way.reached or distance * way.direction <= 0:
            continue
        share = (way.latest - way.base) / distance
        gone = (way.time - way.base_time) / (way.due - way.base_time)
        if share < gone:
            behind.append(Lagging(target.unit, share))
    return tuple(sorted(behind, key=lambda one: (one.share is not None, one.share or 0.0, one.unit)))
