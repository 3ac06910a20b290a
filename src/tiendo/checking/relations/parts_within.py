"""Parts named beside a total, none said to be all: together no more than the total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic import total
from ..cues import COMPLETE
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, worth
from ..wording import number
from .listing import parts_after
from .nearly_total import next_sentence
from .outcomes import met, not_met, outcomes
from .part_whole import is_not_added

NAME = "parts_within"
WORDS = ("(", "trong đó", "trong ", "hình thức", "không ", "chưa ", "quá hạn")
_AMONG_THEM = re.compile(r"\btrong (?:đó|số đó|số này)\b")
_SHORT_NAME = 5  # words


def find(scene: Scene) -> Iterator[Relation]:
    """Bracketed and «trong đó» lists of amounts; parts may overlap, so a failure is a suspicion."""
    for whole in scene.facts:
        if not whole.is_level or whole.is_ratio or whole.is_percent or "/" in whole.dimension or is_not_added(scene, whole):
            continue
        parts, cue, _ = parts_after(scene, whole)
        apart = len(parts) > 1 and not COMPLETE.search(cue) and _disjoint(scene, whole, parts)
        if apart or (
            len(parts) > 1 and "(" in cue and not COMPLETE.search(cue)
        ):  # what «trong đó» names may overlap: women and young people among those appointed
            yield Relation(NAME, (whole, *parts), firm=apart)
        after = next_sentence(scene, whole)
        if len(after) > 1 and not parts and _disjoint(scene, whole, after):
            yield Relation(NAME, (whole, *after))
    for whole, parts, complete in outcomes(scene):
        if not complete:
            yield Relation(NAME, (whole, *parts))
    yield from _met_and_not_met(scene)


def _met_and_not_met(scene: Scene) -> Iterator[Relation]:
    """«9/14 nhiệm vụ hoàn thành đúng hạn (64,3%), 5 nhiệm vụ quá hạn»: those that are not done are none of those that are."""
    for ratio in scene.facts:
        if not ratio.is_ratio or not ratio.dimension or not met(scene.tail(ratio)):
            continue
        after = scene.next(ratio)
        if after is not None and after.is_percent:
            after = scene.next(after)
        plain = after is not None and after.dimension == ratio.dimension and after.is_level and not after.is_ratio
        if after is not None and plain and not_met(scene.tail(after)) and ";" not in scene.between(ratio, after):
            yield Relation(NAME, (ratio, after))


def _disjoint(scene: Scene, whole: Fact, parts: list[Fact]) -> bool:
    """Kinds of the one thing that the total names, told apart by the next word: «tôm … (tôm thẻ …, tôm sú …)»."""
    leads = [_AMONG_THEM.sub("", scene.lead(part)) for part in parts]
    names = [[word for word in re.findall(r"[^\W\d_]+", lead) if word != "và"] for lead in leads]
    if not all(2 <= len(words) <= _SHORT_NAME for words in names):
        return False
    heads, kinds = {words[0] for words in names}, {words[1] for words in names}
    return len(heads) == 1 and len(kinds) == len(parts) and heads <= set(re.findall(r"[^\W\d_]+", scene.lead(whole)))


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the parts against the total; of an x/y, x is one of the parts."""
    whole, *parts = relation.facts
    addends = [part.top(mode) for part in parts]
    if whole.is_ratio:
        addends.insert(0, whole.first(mode))

    def shown() -> str:
        values = [worth(part, whole) for part in parts]
        return " + ".join(number(value) for value in ([Fraction(whole.statement.amount.value)] if whole.is_ratio else []) + values)

    return Claim(
        total(addends),
        whole.whole(mode) if whole.is_ratio else whole.top(mode),
        "<=",
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=shown,
    )
