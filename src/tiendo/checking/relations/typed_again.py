"""This year's value is last year's to the last digit, though the text says that it moved: most likely it was typed again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic import exactly
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..slip import telling_digits
from .neighbours import likeness, same_place
from .same_words import times

NAME = "typed_again"
_TELLING = 4  # digits that agree by chance in one of ten thousand
_ALIKE = 1.0
_SAME = re.compile(r"\b(?:bằng|giữ nguyên|không đổi|duy trì|ổn định|vẫn)\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Two levels of one thing for two years that follow each other, equal in at least four digits that are no zeros."""
    levels = [fact for fact in scene.facts if _usable(fact)]
    by_value: dict[tuple[object, str], list[Fact]] = {}
    for fact in levels:
        by_value.setdefault((fact.statement.amount.value, fact.dimension), []).append(fact)
    for group in by_value.values():
        for now in group:
            for before in group:
                if (
                    now.sentence != before.sentence
                    and _year_before(before, now)
                    and likeness(before, now) == _ALIKE
                    and same_place(before, now)
                    and times(scene, now)
                    and times(scene, before)
                    and not _said(scene, now)
                ):
                    yield Relation(NAME, (now, before), firm=False, given=(Fraction(0), Fraction(1)))


def _usable(fact: Fact) -> bool:
    period = fact.statement.period
    plain = fact.is_level and not fact.is_ratio and not fact.is_percent and fact.statement.amount.upper is None and not fact.is_aim
    return plain and period is not None and telling_digits(fact.statement.amount.value) >= _TELLING


def _year_before(before: Fact, now: Fact) -> bool:
    first, second = before.statement.period, now.statement.period
    return first is not None and second is not None and second.same_period_last_year() == first


def _said(scene: Scene, fact: Fact) -> bool:
    """The text says itself that nothing moved."""
    return _SAME.search(scene.clause(fact)[-60:] + scene.tail(fact)[:40]) is not None


def claim(relation: Relation, mode: Mode) -> Claim:
    """A question to the writer: such an agreement is not impossible."""
    now, _ = relation.facts
    return Claim(
        exactly(relation.given[0]), exactly(relation.given[1]), unit=now.statement.amount.unit, shown=lambda: now.source.surface
    )
