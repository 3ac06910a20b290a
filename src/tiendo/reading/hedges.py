"""The word beside a number that opens it to one side or both."""

from __future__ import annotations

from .amounts import AmountMark
from .clauses import Left, Scene
from .vocabulary import match_at

_ENDS = frozenset({",", ";", ".", "(", ")", ":"})


def hedge_of(scene: Scene, amount: AmountMark, left: Left, kind_rule: str) -> str:
    """The hedge of an amount, empty when none is printed; "trở lên" may stand a few words behind the unit."""
    words = scene.tokens.words
    rows = scene.vocabulary.starting("after_hedge")
    for k in range(amount.end, min(len(words), amount.end + 8)):
        if scene.covers[k] is not None or words[k] in _ENDS or words[k].isdecimal():
            break
        match = match_at(rows, words, k)
        if match:
            return match[2]
    return left.hedge or ("over" if kind_rule == "level.above_target" else "")
