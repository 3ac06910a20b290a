"""Parts named beside a total, none said to be all: together no more than the total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..arithmetic import total
from ..cues import COMPLETE
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .listing import parts_after
from .part_whole import NOT_ADDED

NAME = "parts_within"


def find(scene: Scene) -> Iterator[Relation]:
    """Bracketed and «trong đó» lists of amounts; parts may overlap, so a failure is a suspicion."""
    for whole in scene.facts:
        if (
            not whole.is_level
            or whole.is_ratio
            or whole.is_percent
            or "/" in whole.dimension
            or NOT_ADDED.search(_name(scene, whole))
        ):
            continue
        parts, cue, _ = parts_after(scene, whole)
        if len(parts) >= 2 and not COMPLETE.search(cue):
            yield Relation(NAME, (whole, *parts), firm=_disjoint(scene, parts))


def _disjoint(scene: Scene, parts: list[Fact]) -> bool:
    """Two kinds of one thing, told apart by one word: «tôm chân trắng …; tôm sú …»."""
    heads = [re.findall(r"[^\W\d_]+", scene.lead(part)) for part in parts]
    return all(len(words) >= 2 for words in heads) and len({words[0] if words[0] != "và" else words[1] for words in heads}) == 1


def _name(scene: Scene, fact: Fact) -> str:
    mention = fact.statement.indicator
    return (mention.words.lower() if mention else "") + " " + scene.lead(fact)[-50:]


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the parts against the total."""
    whole, *parts = relation.facts
    shown = " + ".join(number(part.statement.amount.value * int(part.scale) / int(whole.scale)) for part in parts)
    return Claim(
        total(part.top(mode) for part in parts),
        whole.top(mode),
        "<=",
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=shown,
    )
