"""How much speaks for two prints being one figure: the signs of ``same_words``, weighed."""

from __future__ import annotations

import re

from ..cues import content_words
from ..gated import Gated
from ..printed import Mode
from ..scene import Fact, Scene, once
from ..slip import one_slip
from .same_words import (
    lead_score,
    name_score,
    names_differ,
    names_related,
    qualifiers,
    same_tail,
    same_whole_name,
    shared_acronym,
    tail_words,
    times,
    told_alike,
    verb,
)

_BY_WHOLE = 2
_ENOUGH, _SOME, _ACROSS_PARTS = 6, 5, 8
_APART = Gated(r"\b(?:riêng|trong đó|còn lại|từng|mỗi|lần lượt|thứ hai|khác|thêm|trước đó|đợt)\b")
_SEASON = re.compile(r"\bvụ (?:đông xuân|hè thu|xuân hè|thu đông|xuân|hè|thu|đông|mùa|chính)\b")
_SHORT_WHOLE = 2  # words that a whole may share with another one: «diện tích …»
_OTHER_HEAD = 2  # words of its own that each sentence begins with
_COPIED = 40  # characters in common around a number that make a copy of a sentence
_LEAST_AFTER = 6
_WORDS_ALONE = re.compile(r"[^\d,;]*")
_FROM = Gated(r"\btừ\b[^,;()]{0,20}$")
_MOVED = Gated(r"\b(?:từ|xuống|còn)\b[^,;()]{0,20}$|\blên\b(?! đến| tới)[^,;()]{0,20}$")


def evidence(scene: Scene, a: Fact, b: Fact) -> int:
    """0 none, 1 some, 2 enough to say that both prints are one figure."""
    title = min(a.sentence, b.sentence) == 0 and scene.has_title
    whole = same_whole_name(scene, a, b)
    if _told_apart(scene, a, b, title, whole):
        return 0
    told = lead_score(scene, a, b) > 1 or shared_acronym(scene, a, b)
    named = name_score(a, b) or (_BY_WHOLE if whole and told else 0)
    company = _company(scene, a, b, title)
    if not named or (not (company or title or whole) and qualifiers(a) != qualifiers(b)):
        return 0
    lead = max(lead_score(scene, a, b), told_alike(scene, a, b, named), 2 * (title and same_tail(scene, a, b)))
    score = named + lead + 2 * company + 2 * whole + title + _shape_score(a, b)
    if scene.part(a) != scene.part(b) and not title:
        return 2 if score >= _ACROSS_PARTS else 0  # two headings may stand for two scopes
    return 2 if score >= _ENOUGH else 1 if score >= _SOME and title else 0


def _told_apart(scene: Scene, a: Fact, b: Fact, title: bool, whole: bool) -> bool:
    """Whether the words around the numbers say that they speak of two things."""
    if not title and (_set_apart(scene, a) or _set_apart(scene, b) or _heads_differ(scene, a, b)):
        return True
    if names_differ(scene, a, b) or _moves(scene, a) or _moves(scene, b):
        return True
    if season(scene, a) != season(scene, b) or _of_two_levels(scene, a, b):
        return True
    first, second = times(scene, a), times(scene, b)
    if first and second and not (first & second):
        return True
    verbs = verb(scene, a), verb(scene, b)
    return not whole and ((all(verbs) and verbs[0] != verbs[1]) or _said_of_others(scene, a, b))


def told_apart(scene: Scene, a: Fact, b: Fact) -> bool:
    """Whether proper names, a step from one value to another, or what is said after the numbers make them two things."""
    if (names_differ(scene, a, b) and not names_related(scene, a, b)) or _starts_a_move(scene, a) or _starts_a_move(scene, b):
        return True
    if season(scene, a) != season(scene, b) or _of_two_levels(scene, a, b):
        return True
    return not same_whole_name(scene, a, b) and _said_of_others(scene, a, b)


def _of_two_levels(scene: Scene, a: Fact, b: Fact) -> bool:
    """«giải ngân 32 tỷ đồng, đạt 27%», «giải ngân 359/630 tỷ đồng, đạt 57%»: shares of two amounts that cannot be one."""
    mine, theirs = scene.qualified(a), scene.qualified(b)
    if mine is None or theirs is None or mine is theirs or mine.dimension != theirs.dimension:
        return False
    one, two = mine.statement.amount, theirs.statement.amount
    return not mine.first(Mode.PLAIN).touches(theirs.first(Mode.PLAIN)) and not one_slip(one.value, two.value)


@once
def season(scene: Scene, fact: Fact) -> str:
    """The season of the fields that was named last before a number: «vụ mùa», or none."""
    found = _SEASON.findall(scene.clause(fact))
    return found[-1] if found else ""


@once
def _starts_a_move(scene: Scene, fact: Fact) -> bool:
    return _FROM.search(scene.lead(fact)[-30:]) is not None


@once
def _set_apart(scene: Scene, fact: Fact) -> bool:
    return _APART.search(scene.lead(fact)) is not None


@once
def _moves(scene: Scene, fact: Fact) -> bool:
    """It is one end of a move: «từ 12», «lên 15»."""
    return _MOVED.search(scene.lead(fact)[-30:]) is not None


def _shape_score(a: Fact, b: Fact) -> int:
    """What an x/y or a range of which one end agrees, and one time read of both, add."""
    one, two = a.statement, b.statement
    shaped = one.amount.upper is not None or one.amount.total is not None
    one_end = shaped and (one.amount.value == two.amount.value or one.amount.upper == two.amount.upper)
    return shaped + 2 * one_end + (one.period is not None and one.period == two.period)


def _heads_differ(scene: Scene, a: Fact, b: Fact) -> bool:
    """The sentences begin with other things: «Cơ cấu lao động: … dịch vụ 23%», «Cơ cấu kinh tế: … dịch vụ 54,3%»."""
    mine, theirs = _head(scene, a), _head(scene, b)
    return mine is not None and theirs is not None and min(len(mine - theirs), len(theirs - mine)) >= _OTHER_HEAD


@once
def _head(scene: Scene, fact: Fact) -> frozenset[str] | None:
    """The words that the sentence of a number begins with; ``None`` when it is the first number there."""
    first = next(other for other in scene.facts if other.sentence == fact.sentence)
    return None if first is fact else frozenset(content_words(scene.clause(first)))


def _said_of_others(scene: Scene, a: Fact, b: Fact) -> bool:
    """What stands after the numbers tells them apart: «17/24 thôn có nhà văn hóa», «20/24 thôn có đường bê tông»."""
    tails = tail_words(scene, a), tail_words(scene, b)
    mine, theirs = set(tails[0]), set(tails[1])
    smaller = min(len(mine), len(theirs))
    if a.is_percent and smaller > _SHORT_WHOLE and tails[0][: _SHORT_WHOLE + 1] != tails[1][: _SHORT_WHOLE + 1]:
        return True  # «66,7% diện tích tự nhiên», «96,7% diện tích cần cấp»: shares of two wholes
    return smaller >= 2 and 2 * len(mine & theirs) < smaller


def _company(scene: Scene, a: Fact, b: Fact, title: bool) -> bool:
    """The number right before or after both is the same one, with its unit; beside a title, any number of the sentences."""
    steps = (-1, 1)
    if title:
        mine, theirs = ([f for f in scene.facts if f.sentence == fact.sentence and f is not fact] for fact in (a, b))
        return any(_equal(one, two) for one in mine for two in theirs)
    pairs = ((scene.next(a, step), scene.next(b, step)) for step in steps)
    return any(one is not None and two is not None and _equal(one, two) for one, two in pairs)


def _equal(a: Fact, b: Fact) -> bool:
    return (
        a.dimension == b.dimension and a.statement.amount.value == b.statement.amount.value and a.statement.kind is b.statement.kind
    )


def verbatim(scene: Scene, a: Fact, b: Fact) -> bool:
    """The same words stand on both sides of both numbers: a sentence said twice."""
    low = scene.low
    least = _COPIED // 2
    if (
        low[a.end : a.end + _LEAST_AFTER] != low[b.end : b.end + _LEAST_AFTER]
        or low[max(a.start - least, 0) : a.start] != low[max(b.start - least, 0) : b.start]
    ):
        return False
    before = _common(*(_since_number(low[max(fact.start - _COPIED, 0) : fact.start]) for fact in (a, b)))
    after = _common(low[a.end : a.end + _COPIED], low[b.end : b.end + _COPIED])
    return before >= least and after >= _LEAST_AFTER and before + after >= _COPIED


def _since_number(words: str) -> str:
    """What follows the last digit, from its end backwards: words between two numbers of a pattern («… so với cùng kỳ 2018, đạt»)
    name nothing.
    """
    found = _WORDS_ALONE.match(words[::-1])
    return found[0] if found else ""


def _common(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
