"""Parts that stand beside a total without words that make sure they are all, and miss it by one slip of the hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..arithmetic import total
from ..blame import slips
from ..cues import COMPLETE
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, worth
from ..slip import telling_digits
from ..wording import number
from .breakdown import opens, whole_before
from .listing import parts_after, same_time
from .neighbours import is_change, same_unit
from .outcomes import outcomes
from .part_whole import is_not_added

NAME = "nearly_total"
WORDS = ("(", "trong ", "nâng tổng", "gồm")
_RAISED = Gated(r"\bnâng (?:tổng|số)\b[^;.()\d]{0,40}\blên\b[^;.()\d]{0,10}$")
_TELLING = 3  # digits that one number at least must have; short ones agree by chance
_REST = Gated(r"\bcòn lại\b|\bvốn khác\b|…|\.\.\.")
_AGAINST = re.compile(r"\bso với\b|\bkế hoạch\b|\bdự toán\b|\bước cả năm\b|\btổng\b")
_MOST_PARTS = 8
_BRACKET_REACH = 3  # characters between a total and the bracket that splits it


def find(scene: Scene) -> Iterator[Relation]:
    """Lists after «trong đó», in brackets, in the next sentence, before «nâng tổng … lên»: those that one slip would mend."""
    seen: set[tuple[int, ...]] = set()
    for whole in scene.facts:
        if not _countable(scene, whole):
            continue
        for parts in (_listed(scene, whole), _bracketed(scene, whole), next_sentence(scene, whole), _before(scene, whole)):
            yield from _relation(whole, parts, seen)
    for whole, parts, complete in outcomes(scene):
        if not complete:
            yield from _relation(whole, parts, seen)


def _relation(whole: Fact, parts: list[Fact], seen: set[tuple[int, ...]]) -> Iterator[Relation]:
    key = (whole.order, *(part.order for part in parts))
    if not 2 <= len(parts) <= _MOST_PARTS or key in seen:
        return
    seen.add(key)
    if any(_telling(fact) for fact in (whole, *parts)) and _mended_by_a_slip(whole, parts):
        yield Relation(NAME, (whole, *parts), firm=False)


def _telling(fact: Fact) -> bool:
    return telling_digits(fact.statement.amount.value) >= _TELLING


def _mended_by_a_slip(whole: Fact, parts: list[Fact]) -> bool:
    """The printed parts make the printed total, or would after one slip in one of the numbers."""
    wanted = _worth(whole) - sum(_worth(part) for part in parts)
    if not wanted:
        return True
    for fact, sign in ((whole, -1), *((part, 1) for part in parts)):
        if any(_worth(cure) - _worth(fact) == sign * wanted for _, cure in slips(fact)):
            return True
    return False


def _worth(fact: Fact) -> Fraction:
    return Fraction(fact.statement.amount.value) * fact.scale


def _countable(scene: Scene, fact: Fact) -> bool:
    plain = fact.is_level and not fact.is_ratio and not fact.is_percent and not fact.is_points and not is_change(fact)
    return plain and telling_digits(fact.statement.amount.value) > 1 and "/" not in fact.dimension and not is_not_added(scene, fact)


def _listed(scene: Scene, whole: Fact) -> list[Fact]:
    parts, cue, after = parts_after(scene, whole)
    return [] if COMPLETE.search(cue) or _REST.search(after) else parts


def _bracketed(scene: Scene, whole: Fact) -> list[Fact]:
    """«42 tổ chức cơ sở đảng (23 đảng bộ, 19 chi bộ cơ sở)»: kinds of the thing, each with its own noun."""
    after = scene.low[whole.end : scene.sentences[whole.sentence][1]]
    if not after[:_BRACKET_REACH].strip().startswith("(") or ")" not in after:
        return []
    close = whole.end + after.index(")")
    inside = [fact for fact in scene.facts[whole.order + 1 : whole.order + 1 + _MOST_PARTS] if fact.end <= close]
    return inside if all(fact.is_level and not fact.is_percent and not fact.is_ratio for fact in inside) else []


def next_sentence(scene: Scene, whole: Fact) -> list[Fact]:
    """The parts that the next sentence, beginning with «Trong đó», «Trong tổng …», gives of this whole."""
    parts: list[Fact] = []
    for fact in scene.facts[whole.order + 1 : whole.order + 16]:
        if fact.sentence == whole.sentence:
            continue
        if fact.sentence != whole.sentence + 1 or not opens(scene, fact.sentence) or (";" in scene.lead(fact) and parts):
            break
        plain = fact.is_level and not fact.is_ratio and not is_change(fact) and not _AGAINST.search(scene.lead(fact)[-45:])
        if same_unit(fact, whole) and plain and same_time(whole, fact):
            parts.append(fact)
    return parts if parts and whole_before(scene, parts[0]) is whole else []


def _before(scene: Scene, whole: Fact) -> list[Fact]:
    """«tỉnh cấp 3 tỷ đồng, huyện trích 1,25 tỷ đồng, nâng tổng kinh phí lên 4,25 tỷ đồng»."""
    if not _RAISED.search(scene.lead(whole)):
        return []
    parts: list[Fact] = []
    before = scene.next(whole, -1)
    while before is not None and before.dimension == whole.dimension and before.is_level and not is_change(before):
        parts.insert(0, before)
        before = scene.next(before, -1)
    return parts


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the parts against the total."""
    whole, *parts = relation.facts
    sums = total(part.amount(mode) for part in parts)
    return Claim(
        sums,
        whole.amount(mode),
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=lambda: " + ".join(number(worth(part, whole)) for part in parts),
    )
