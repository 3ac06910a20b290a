"""A thing with a longer name that is larger than the thing whose name it begins with."""

from __future__ import annotations

from collections.abc import Iterator

from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, worth
from ..wording import number
from .listing import same_time
from .neighbours import is_change, names_within, same_place, subject
from .part_whole import is_not_added

NAME = "narrower_larger"
WORDS = ("tổng", "liên quan")
_NARROWED = Gated(r"\bliên quan (?:đến|tới)\b")
_TELLING = 2  # words that the wider name must have
_REACH = 4  # sentences


def find(scene: Scene) -> Iterator[Relation]:
    """«tổng nợ thuế …» and, a few sentences on, «nợ thuế liên quan đến đất đai …» of the same unit and time."""
    usable = [fact for fact in scene.facts if _usable(scene, fact)]
    for whole in usable:
        total = "tổng" in scene.lead(whole)[-70:]
        for part in usable:
            later = 0 < part.sentence - whole.sentence <= _REACH or (part.sentence == whole.sentence and part.order > whole.order)
            if not later or part.dimension != whole.dimension or not same_time(part, whole) or not same_place(part, whole):
                continue
            if (total and _longer(whole, part)) or _narrowed(whole, part):
                yield Relation(NAME, (part, whole), firm=False)


def _longer(whole: Fact, part: Fact) -> bool:
    return len(subject(whole)) >= _TELLING and subject(whole) < subject(part)


def _narrowed(whole: Fact, part: Fact) -> bool:
    """«nợ thuế» and «khoản nợ thuế liên quan đến đất đai»: the second name says itself that it is a part of the first."""
    names = [fact.statement.indicator.words.lower() if fact.statement.indicator else "" for fact in (whole, part)]
    return bool(_NARROWED.search(names[1])) and not _NARROWED.search(names[0]) and names_within(whole, part)


def _usable(scene: Scene, fact: Fact) -> bool:
    plain = fact.is_level and not fact.is_percent and not fact.is_points and not fact.is_ratio and not is_change(fact)
    return plain and not fact.is_aim and "/" not in fact.dimension and not is_not_added(scene, fact)


def claim(relation: Relation, mode: Mode) -> Claim:
    """The narrower against the wider."""
    part, whole = relation.facts
    return Claim(
        part.amount(mode),
        whole.amount(mode),
        "<=",
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=lambda: f"{number(worth(part, whole))} ≤ {number(whole.statement.amount.value)}",
    )
