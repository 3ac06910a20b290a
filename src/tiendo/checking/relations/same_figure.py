"""One figure printed twice in a document (title, caption, text): both prints are the same number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...values import Hedge
from ..cues import content_words
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, once
from ..slip import telling_digits
from ..wording import number
from .by_reference import by_reference
from .mistyped import mistyped, one_number_apart, said_as, same_head
from .neighbours import likeness, names_within, near_name, same_place, subject
from .same_evidence import evidence, verbatim
from .same_words import around, labels_differ, name_score, others_act, same_tail, same_whole_name

NAME = "same_figure"
_ABOVE = Gated(r"^(?: [^\W\d_]+){0,3} (?:nêu trên|nói trên|kể trên|trên đây)\b")
_AIM = Gated(r"\b(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu)\b[^,;.]*$")
_REACHED = Gated(r"\b(?:đã|được|thực hiện)\b[^,;.]*$")
_ALIKE = 0.5
_MAX_GROUP = 60  # facts of one unit and kind; a longer list is a table, whose rows are other things


def find(scene: Scene) -> Iterator[Relation]:
    """Pairs in different sentences that name the same thing, time and place with different numbers."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in scene.facts:
        amount = fact.statement.amount
        shape = (fact.dimension, *said_as(fact), amount.upper is None, amount.total is None)
        groups.setdefault(shape, []).append(fact)
    yield from _said_again(scene)
    yield from by_reference(scene, NAME)
    for group in groups.values():
        if len(group) > _MAX_GROUP:
            continue
        for a, b in combinations(group, 2):
            if a.sentence == b.sentence or not _differ(a, b):
                continue
            weight = _weight(scene, a, b)
            if weight:
                yield Relation(
                    NAME, (a, b), firm=weight == 2 or Hedge.ABOUT in (_hedge(a), _hedge(b))
                )  # «khoảng» is open: odd only


def _hedge(fact: Fact) -> Hedge:
    return fact.statement.amount.hedge


def _weight(scene: Scene, a: Fact, b: Fact) -> int:
    """0 two figures, 1 perhaps one, 2 one figure."""
    apart, copied = one_number_apart(a, b), verbatim(scene, a, b)
    named = _agree(a, b) and (name_score(a, b) or same_whole_name(scene, a, b))
    if not (apart or copied or named or a.statement.amount.upper is not None):
        return 0  # nothing speaks for one figure, as of most pairs
    if labels_differ(scene, a, b) or _aim_and_result(scene, a, b):
        return 0
    title = min(a.sentence, b.sentence) == 0 and scene.has_title
    telling = _telling(a, b)
    counted = not a.statement.amount.half_step and not a.is_percent
    if not title and (others_act(scene, a, b) or (counted and not telling and subject(a) != subject(b))):
        return 0
    slipped = apart and (title or telling or same_tail(scene, a, b) or same_head(scene, a, b))
    if copied and not _two_things(a, b):
        return 2 if slipped else 1
    weight = evidence(scene, a, b) if named else 0
    if not slipped:  # two numbers of which one is no misprint of the other may be told of two things after all
        return min(weight, 1) or int(_one_end_off(scene, a, b))
    if weight < 2 and same_place(a, b):
        weight = max(weight, mistyped(scene, a, b))
    return weight or int(_one_end_off(scene, a, b))


def _telling(a: Fact, b: Fact) -> bool:
    """More than single digits, of which any two are one slip apart."""
    one, two = a.statement.amount, b.statement.amount
    shaped = one.upper is not None or one.total is not None
    return shaped or max(telling_digits(one.value), telling_digits(two.value)) > 1


def _aim_and_result(scene: Scene, a: Fact, b: Fact) -> bool:
    """One is said to be aimed at, the other to be reached."""
    (aimed, reached), (aimed_too, reached_too) = _said_to_be(scene, a), _said_to_be(scene, b)
    return (aimed and reached_too and not aimed_too) or (aimed_too and reached and not aimed)


@once
def _said_to_be(scene: Scene, fact: Fact) -> tuple[bool, bool]:
    """Whether the words before a number say that it is aimed at, and that it is reached."""
    lead = scene.lead(fact)[-60:]
    return _AIM.search(lead) is not None, _REACHED.search(lead) is not None


def _two_things(a: Fact, b: Fact) -> bool:
    """Two names stand close by, or two times are read: «… của xã tăng từ 70 tỷ đồng năm 2020» may be said of many things."""
    one, two = a.statement.period, b.statement.period
    if one is not None and two is not None and one != two:
        return True
    names = near_name(a), near_name(b)
    return None not in names and likeness(a, b) < _ALIKE and not names_within(a, b) and not names_within(b, a)


def _one_end_off(scene: Scene, a: Fact, b: Fact) -> bool:
    """Two ranges of one time that share one end and a word of their sentences: «tăng trưởng 6,6-6,8%», «GDP tăng 2,6-6,8%»."""
    one, two = a.statement, b.statement
    if one.amount.upper is None or two.amount.upper is None or one.period is None or one.period != two.period:
        return False
    shared_end = (one.amount.value == two.amount.value) is not (one.amount.upper == two.amount.upper)
    mine, theirs = (set(content_words(around(scene, fact)[1])) for fact in (a, b))
    return shared_end and bool(mine & theirs) and same_place(a, b)


def _differ(a: Fact, b: Fact) -> bool:
    one, two = a.statement.amount, b.statement.amount
    return one.value != two.value or one.upper != two.upper or one.total != two.total


def _said_again(scene: Scene) -> Iterator[Relation]:
    """«từ 1.319 vụ việc … nêu trên»: the text itself says that the number was given before."""
    for fact in scene.facts:
        if not fact.is_level or not fact.dimension or fact.is_percent or not _ABOVE.match(scene.tail(fact)):
            continue
        before = [
            other
            for other in scene.facts[: fact.order]
            if other.dimension == fact.dimension and other.is_level and other.sentence >= fact.sentence - 2
        ]
        if len(before) == 1 and before[0].sentence != fact.sentence:
            yield Relation(NAME, (before[0], fact))


def _agree(a: Fact, b: Fact) -> bool:
    """What the reading says of both is the same."""
    one, two = a.statement, b.statement
    return (
        one.modality is two.modality
        and (one.period == two.period or one.period is None or two.period is None)
        and (one.base_period == two.base_period or None in (one.base_period, two.base_period))
        and same_place(a, b)
    )


def claim(relation: Relation, mode: Mode) -> Claim:
    """One print against the other; of an x/y both numbers, of a range both ends."""
    a, b = relation.facts
    unit = a.statement.amount.unit

    def shown() -> str:
        return number(a.statement.amount.value)

    if a.is_ratio and a.first(mode).touches(b.first(mode)):
        return Claim(a.whole(mode), b.whole(mode), scale=a.scale, unit=unit, shown=shown)
    if a.statement.amount.upper is not None and a.first(mode).touches(b.first(mode)):
        return Claim(a.top(mode), b.top(mode), scale=a.scale, unit=unit, shown=shown)
    return Claim(a.first(mode), b.first(mode), scale=a.scale, unit=unit, shown=shown)
