"""«lớn nhất là … Tiếp đến là …», «cao nhất trong khu vực …»: the order said and the order of the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

from ...values import Direction
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "ranked_list"
WORDS = (" nhất", "đứng đầu", "dẫn đầu")
_FIRST = Gated(r"\b(?:lớn|cao|nhiều) nhất (?:là|với|thuộc về)\b|\bdẫn đầu là\b|\bđứng đầu là\b|\bđứng đầu\b")
_THEN = re.compile(r"^\s*(?:tiếp đến|tiếp theo|kế đến|kế tiếp|đứng thứ hai|xếp thứ hai|sau đó)\b")
_AMONG = Gated(r"\b(?:cao|lớn|nhiều) nhất\b[^.;]{0,25}\b(?:trong|của) (?:khu vực|các|số|nhóm|toàn)\b")
_PAST = re.compile(r"kể từ|từ trước|năm qua|năm gần đây|giai đoạn|nhiều năm|từ năm")
_SIBLINGS = 5


def find(scene: Scene) -> Iterator[Relation]:
    """The first of a ranking and the one said to come next; the highest of a group and those listed after it."""
    groups = [list(group) for group in scene.sentence_facts()]
    for place, group in enumerate(groups):
        words = scene.sentence_text(group[0].sentence)
        after = groups[place + 1 :]
        if _FIRST.search(words) and after and after[0][0].sentence == group[0].sentence + 1:
            second = next((fact for fact in after[0] if _comparable(group[0], fact)), None)
            if second is not None and _THEN.match(scene.clause(second)):
                yield Relation(NAME, (second, group[0]))
                yield from _third(group[0], second, after)
        if _AMONG.search(words) and not _PAST.search(words):
            yield from _siblings(scene, group, after, words)


def _third(first: Fact, second: Fact, after: list[list[Fact]]) -> Iterator[Relation]:
    """What the sentence after «tiếp đến» gives in the same form comes later in the ranking, most likely."""
    for fact in (sentence[0] for sentence in after[1:2]):
        if fact.sentence == second.sentence + 1 and _comparable(first, fact):
            yield Relation(NAME, (fact, first), firm=False)
            yield Relation(NAME, (fact, second), firm=False)


def _siblings(scene: Scene, group: list[Fact], after: list[list[Fact]], words: str) -> Iterator[Relation]:
    """The sentences that follow and speak in the same form: a name, the same verb, the same unit."""
    members = next(
        (row[1] for row in _sectors() if re.search(rf"\b(?:cao|lớn|nhiều) nhất\b[^.;]{{0,25}}(?:{row[0]})", words)), None
    )
    for highest in group:
        verb = scene.lead(highest).split()[-1:]
        for step, sentence in enumerate(after[:_SIBLINGS], 1):
            if sentence[0].sentence != group[0].sentence + step:
                break
            same = [fact for fact in sentence if _comparable(highest, fact)]
            if not same or _PAST.search(scene.sentence_text(sentence[0].sentence)):
                break
            if scene.lead(same[0]).split()[-1:] == verb or highest.is_points:
                belongs = members is not None and re.search(members, scene.clause(sentence[0])) is not None
                yield Relation(NAME, (same[0], highest), firm=belongs and same[0].statement.period == highest.statement.period)


@cache
def _sectors() -> tuple[tuple[str, str], ...]:
    rows = yaml.safe_load(files("tiendo.checking").joinpath("data", "sectors.yaml").read_text(encoding="utf-8"))
    return tuple((row["sector"], row["members"]) for row in rows["sectors"])


def _comparable(a: Fact, b: Fact) -> bool:
    ways = (Direction.UP, Direction.DOWN)
    same_way = a.direction is b.direction or not (a.direction in ways and b.direction in ways)
    return a.dimension == b.dimension and a.statement.kind is b.statement.kind and same_way


def claim(relation: Relation, mode: Mode) -> Claim:
    """A later one must be able to lie no higher than the first."""
    later, first = relation.facts
    return Claim(
        later.amount(mode),
        first.amount(mode),
        "<=",
        scale=first.scale,
        unit=first.statement.amount.unit,
        shown=lambda: f"{number(later.statement.amount.value)} ≤ {number(first.statement.amount.value)}",
    )
