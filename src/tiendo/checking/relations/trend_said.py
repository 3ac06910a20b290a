"""«giảm dần qua các năm, như năm 2017 là 62,6%; năm 2018 là 61,4%», «quý sau cao hơn quý trước»: a trend and its series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .mistyped import name_agreement

NAME = "trend_said"
WORDS = (" dần", " sau cao hơn ", " sau thấp hơn ", "liên tục")
_DOWN = re.compile(r"\b(?:giảm dần|giảm liên tục|liên tục giảm)\b")
_UP = re.compile(r"\b(?:tăng dần|tăng liên tục|liên tục tăng)\b")
_NEXT = re.compile(r"\b(?P<unit>quý|năm|tháng|kỳ) sau (?P<way>cao|thấp|tăng|giảm)(?: hơn)?(?: so với)? (?P=unit) trước\b")
_NAMED = 2
_LEAST = 2


def find(scene: Scene) -> Iterator[Relation]:
    """Values of one sentence in the order of their times, after words that say which way they go."""
    for group in scene.sentence_facts():
        words = scene.sentence_text(group[0].sentence)
        begin = scene.sentences[group[0].sentence][0]
        for pattern, way in ((_DOWN, "giảm dần"), (_UP, "tăng dần")):
            match = pattern.search(words)
            if match is not None:
                yield from _steps([fact for fact in group if fact.start > begin + match.end()], way, firm=True)
        match = _NEXT.search(words)
        if match is not None:
            way = "tăng dần" if match["way"] in ("cao", "tăng") else "giảm dần"
            yield from _steps([fact for fact in scene.facts if abs(fact.sentence - group[0].sentence) <= 1], way, firm=False)


def _steps(facts: list[Fact], way: str, *, firm: bool) -> Iterator[Relation]:
    """Each value against the one of the time before; the whole run must be of one kind, and its times go forward."""
    runs: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        period = fact.statement.period
        if period is not None and not fact.is_ratio:
            length = (period.last - period.first).days // 80
            runs.setdefault((fact.dimension, fact.statement.kind, fact.direction, length), []).append(fact)
    for run in runs.values():
        ordered = sorted(run, key=lambda fact: _last(fact))
        times = [_last(fact) for fact in ordered]
        if len(run) <= _LEAST - 1 or len(set(times)) < len(times) or any(name_agreement(run[0], fact) < 0 for fact in run):
            continue
        sure = firm and len(run) > _LEAST and all(name_agreement(run[0], fact) >= _NAMED for fact in run)
        for earlier, later in pairwise(ordered):
            pair = (earlier, later) if way == "tăng dần" else (later, earlier)
            yield Relation(NAME, pair, firm=sure, words=way)


def _last(fact: Fact) -> int:
    period = fact.statement.period
    assert period is not None
    return period.last.toordinal()


def claim(relation: Relation, mode: Mode) -> Claim:
    """The smaller as said must be able to lie no higher than the larger."""
    small, large = relation.facts
    return Claim(
        small.amount(mode),
        large.amount(mode),
        "<=",
        scale=large.scale,
        unit=large.statement.amount.unit,
        shown=lambda: f"{number(small.statement.amount.value)} ≤ {number(large.statement.amount.value)}",
    )
