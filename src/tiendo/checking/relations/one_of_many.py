"""A count of things that a text prints again and again, and once otherwise: «3 ô tô» four times, «7 ô tô» once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..slip import one_slip
from ..wording import number
from .listing import same_time
from .neighbours import same_place, same_unit

NAME = "one_of_many"
_OFTEN = 3  # times that the other count must be printed
_SHORT = 25  # sentences of a text that speaks of one affair


def find(scene: Scene) -> Iterator[Relation]:
    """Counts of one noun of which all but one are equal, in a short text."""
    if not scene.facts or scene.facts[-1].sentence > _SHORT:
        return
    counts = [fact for fact in scene.facts if _counted(fact)]
    done: set[int] = set()
    for first in counts:
        if first.order in done:
            continue
        alike = [fact for fact in counts if same_unit(first, fact) and same_place(first, fact) and same_time(first, fact)]
        done.update(fact.order for fact in alike)
        values = Counter(fact.statement.amount.value for fact in alike)
        if len(values) != 2:
            continue
        (often, times), (seldom, once) = values.most_common()
        if times >= _OFTEN and once == 1 and one_slip(often, seldom):
            odd = next(fact for fact in alike if fact.statement.amount.value == seldom)
            usual = next(fact for fact in alike if fact.statement.amount.value == often)
            yield Relation(NAME, (odd, usual), firm=False)


def _counted(fact: Fact) -> bool:
    amount = fact.statement.amount
    plain = fact.is_level and not fact.is_ratio and not fact.is_percent and amount.upper is None and fact.is_exact
    return plain and not amount.half_step and bool(fact.dimension)


def claim(relation: Relation, mode: Mode) -> Claim:
    """One count against the other."""
    odd, usual = relation.facts
    unit = usual.statement.amount.unit
    return Claim(odd.amount(mode), usual.amount(mode), unit=unit, shown=lambda: number(odd.statement.amount.value))
