"""A title that gives the share of so many things in a total; the text tells what they have and what the total is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..arithmetic import divide, times
from ..cues import content_words
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "title_share"
_OF_TOTAL = re.compile(r"^\s*(?:của )?tổng (?:số |mức )?(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})")


def find(scene: Scene) -> Iterator[Relation]:
    """«8 doanh nghiệp nợ hơn 50% tổng nợ»: the same eight in the text, the amount behind them, and the amount of all."""
    if not scene.has_title:
        return
    title = [fact for fact in scene.facts if fact.sentence == 0]
    for count in title:
        share = scene.next(count)
        if share is None or not share.is_percent or count.is_percent or not count.is_level or not count.dimension:
            continue
        total = _OF_TOTAL.match(scene.tail(share))
        part = _amount_of_the_same(scene, count)
        whole = _amount_of_all(scene, total["name"], part) if total is not None and part is not None else None
        if part is not None and whole is not None:
            yield Relation(NAME, (part, whole, share), firm=False)


def _amount_of_the_same(scene: Scene, count: Fact) -> Fact | None:
    """The amount right behind the only other print of the count."""
    again = [
        fact
        for fact in scene.facts
        if fact.sentence > 0 and fact.dimension == count.dimension and fact.statement.amount.value == count.statement.amount.value
    ]
    after = scene.next(again[0]) if len(again) == 1 else None
    return after if after is not None and after.is_level and not after.is_percent and after.dimension else None


def _amount_of_all(scene: Scene, name: str, part: Fact) -> Fact | None:
    """The first amount of the unit in the text whose name is that of the total."""
    words = set(content_words(name))
    for fact in scene.facts:
        if fact.sentence == 0 or fact is part or fact.dimension != part.dimension or not fact.is_level:
            continue
        mention = fact.statement.indicator
        own = set(content_words(mention.words.lower() if mention is not None else "")) | set(content_words(scene.lead(fact)))
        return fact if words & own else None
    return None


def claim(relation: Relation, mode: Mode) -> Claim:
    """part ÷ whole against the share in the title."""
    part, whole, share = relation.facts
    return Claim(
        times(divide(part.amount(mode), whole.amount(mode)), 100),
        share.amount(mode),
        unit="%",
        shown=lambda: f"{number(part.statement.amount.value)} ÷ {number(whole.statement.amount.value)}",
    )
