"""Whether one slip of the hand explains why numbers that the words bind only loosely do not agree.

Where words alone do not make sure that numbers belong together, a disagreement says little: mostly they do not. When a single
mistyped digit would make them agree, they most likely do belong together, and the disagreement is worth a look.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .blame import slips
from .printed import Mode
from .relation import Claim, Relation


def worth_a_look(relation: Relation, claim: Callable[[Relation, Mode], Claim]) -> bool:
    """True when the relation holds, or would hold as printed after one slip in one of its numbers.

    Args: claim: what the relation's form claims.
    """
    if claim(relation, Mode.SURE).possible:
        return True
    for place, fact in enumerate(relation.facts):
        for _, cure in slips(fact):
            facts = (*relation.facts[:place], cure, *relation.facts[place + 1 :])
            if claim(replace(relation, facts=facts), Mode.PLAIN).possible:
                return True
    return False
