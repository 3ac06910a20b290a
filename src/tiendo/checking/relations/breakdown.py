"""Which number of the sentence before is the whole that «Trong đó …», «Trong tổng mức …» opens up."""

from __future__ import annotations

import re

from ..cues import OTHER_TIME, PLAN_WORDS, content_words
from ..scene import Fact, Scene
from .listing import same_time
from .mistyped import name_agreement
from .neighbours import same_unit

_OPENS = re.compile(r"^\W*(?:trong (?:đó|số đó|số này|tổng (?:số|mức|vốn|nguồn|thu|chi|kinh phí|diện tích))|bao gồm|cụ thể)\b")
_TOTAL = re.compile(r"^\W*trong (tổng [^\W\d_]+)")
_OWN_WHOLE = re.compile(r"^\W*trong tổng (?:số|mức|vốn)\W*(?:hơn|gần|trên|khoảng)?\s*$")
_NAMED, _SHARED = 2, 2


def opens(scene: Scene, sentence: int) -> bool:
    """Whether a sentence goes into the parts of what the one before it says."""
    known: dict[int, bool] = scene.seen.setdefault(opens, {})
    answer = known.get(sentence)
    if answer is None:
        answer = known[sentence] = _OPENS.match(scene.sentence_text(sentence)) is not None
    return answer


def whole_before(scene: Scene, part: Fact) -> Fact | None:
    """The level that the part's sentence opens up: the only one of its unit, else the one that bears its name.

    Earlier values and plans in brackets are not what is opened up; where two levels could be meant, none is.
    """
    if not part.sentence or not opens(scene, part.sentence):
        return None
    first = next(fact for fact in scene.facts if fact.sentence == part.sentence)
    if _OWN_WHOLE.search(scene.clause(first)):
        return None  # «Trong tổng số 4.215 tỷ đồng …» names its whole itself
    found = [fact for fact in scene.facts if fact.sentence == part.sentence - 1 and _may_be(scene, fact, part)]
    if len(found) <= 1:
        return found[0] if found else None
    total = _TOTAL.match(scene.sentence_text(part.sentence))
    if total is not None:
        called = [fact for fact in found if total[1] in scene.lead(fact)]
        return called[0] if len(called) == 1 else None
    named = [fact for fact in found if name_agreement(fact, part) >= _NAMED]
    if len(named) == 1:
        return named[0]
    mine = set(content_words(scene.clause(part)))
    shared = sorted(((len(mine & set(content_words(scene.lead(fact)))), fact.order) for fact in found), reverse=True)
    best, second = shared[0], shared[1]
    return scene.facts[best[1]] if best[0] >= _SHARED and best[0] > second[0] else None


def _may_be(scene: Scene, fact: Fact, part: Fact) -> bool:
    if not fact.is_level or fact.is_ratio or fact.is_percent or fact.is_points or not fact.dimension or not same_unit(fact, part):
        return False
    lead = scene.lead(fact)
    bracketed = "(" in lead and ")" not in lead.split("(")[-1]
    aside = bracketed and (OTHER_TIME.search(lead) or PLAN_WORDS.search(lead) or not lead.split("(")[-1].strip())
    return same_time(fact, part) and not aside
