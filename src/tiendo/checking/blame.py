"""Which of the numbers of a contradiction is most likely wrong, and which slip of the hand would explain it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from itertools import combinations, pairwise

from ..values import Direction, Finding, Source
from .printed import Mode
from .relation import Form, Relation
from .scene import Fact
from .wording import number

_MOST_BLAMED = 3
_WITH_AN_EARLIER_LEVEL = ("level_growth", "difference")
_MOST_CONFLICTS = 12  # of one document; with more, no small set is to be found


def smallest_blame(conflicts: Sequence[frozenset[Source]]) -> tuple[frozenset[Source], ...]:
    """The smallest sets of numbers that touch every conflict; ties are all given.

    >>> smallest_blame([])
    ()
    """
    if not conflicts:
        return ()
    places = sorted({source for conflict in conflicts for source in conflict}, key=lambda one: (one.document, one.start))
    for size in range(1, _MOST_BLAMED + 1):
        found = tuple(
            frozenset(group) for group in combinations(places, size) if all(conflict & set(group) for conflict in conflicts)
        )
        if found:
            return found
    return ()


def shared_blame(conflicts: Sequence[frozenset[Source]]) -> dict[Source, str]:
    """What to say of the numbers that alone would explain several contradictions of one document; ties are said as ties."""
    if not 1 < len(conflicts) <= _MOST_CONFLICTS:
        return {}
    smallest = smallest_blame(conflicts)
    if not smallest or len(smallest[0]) >= len(conflicts):
        return {}
    tied = "" if len(smallest) == 1 else f" (một trong {len(smallest)} cách giải thích gọn như nhau)"
    return {source: f"“{' '.join(source.surface.split())}” nằm trong nhiều mâu thuẫn{tied}" for source in smallest[0]}


def most_suspect_first(finding: Finding, held: Counter[Source], broken: Counter[Source]) -> Finding:
    """The sources in order of blame: those in more broken and fewer kept relations first; ties keep their order."""
    order = sorted(finding.sources, key=lambda source: (-broken[source], held[source]))
    return replace(finding, sources=tuple(order))


def likely_slip(relation: Relation, forms: dict[str, Form], others: Sequence[Relation]) -> str:
    """A sentence naming the one slip that clears a contradiction and breaks nothing else; empty when none or several do.

    Args:
        forms: form by name.
        others: every relation of the document that shares a number with this one.
    """
    if _typed_again(relation):
        return "có thể số của kỳ trước được gõ lại thành số của kỳ này"
    cures = [
        (fact, cure, kind)
        for fact in relation.facts
        for kind, cure in (*slips(fact), *unit_slips(fact))
        if _clears(relation, fact, cure, forms, others)
    ]
    facts = {fact.order for fact, _, _ in cures}
    if len(facts) != 1 or len(cures) > 2:
        return ""
    fact, cure, kind = cures[0]
    return f"có thể {kind}: “{_printed(cure)}” thay vì “{_printed(fact)}”"


def _typed_again(relation: Relation) -> bool:
    """A level and the earlier one that it is said to have grown from are one number."""
    if relation.form not in _WITH_AN_EARLIER_LEVEL:
        return False
    level, earlier = relation.facts[:2]
    return level.statement.amount.value == earlier.statement.amount.value and level.scale == earlier.scale


def _printed(fact: Fact) -> str:
    way = {Direction.UP: "tăng ", Direction.DOWN: "giảm "}.get(fact.direction, "") if fact.direction else ""
    return way + number(fact.statement.amount.value) + (f" {fact.statement.amount.unit}" if fact.statement.amount.unit else "")


def _clears(relation: Relation, fact: Fact, cure: Fact, forms: dict[str, Form], others: Sequence[Relation]) -> bool:
    changed = _with(relation, fact, cure)
    if not forms[relation.form].claim(changed, Mode.PLAIN).possible:
        return False
    for other in others:
        if other is relation or fact not in other.facts or not other.firm:
            continue
        if not forms[other.form].claim(_with(other, fact, cure), Mode.SURE).possible:
            return False
    return True


def _with(relation: Relation, fact: Fact, cure: Fact) -> Relation:
    return replace(relation, facts=tuple(cure if one is fact else one for one in relation.facts))


def slips(fact: Fact) -> Iterator[tuple[str, Fact]]:
    """What a hand may have meant: two digits swapped, one digit wrong, the comma moved, tăng for giảm."""
    amount = fact.statement.amount
    for kind, value in _values(amount.value):
        yield kind, _changed(fact, value=value)
    if fact.direction in (Direction.UP, Direction.DOWN):
        other = Direction.DOWN if fact.direction is Direction.UP else Direction.UP
        yield "nhầm tăng với giảm", _changed(fact, direction=other)


def unit_slips(fact: Fact) -> Iterator[tuple[str, Fact]]:
    """The same number in the other of triệu and tỷ."""
    scale, _, rest = fact.statement.amount.unit.partition(" ")
    other = {"triệu": "tỷ", "tỷ": "triệu"}.get(scale)
    if other is not None:
        amount = replace(fact.statement.amount, unit=f"{other} {rest}".strip())
        statement = replace(fact.statement, amount=amount)
        yield "nhầm triệu với tỷ", Fact(fact.scene, statement, fact.start, fact.end, fact.order, fact.sentence)


def _values(value: Decimal) -> Iterator[tuple[str, Decimal]]:
    text = f"{value:f}"
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    for a, b in pairwise(places):
        if text[a] != text[b]:
            letters = list(text)
            letters[a], letters[b] = letters[b], letters[a]
            yield from _number("đảo hai chữ số", "".join(letters))
    for place in places:
        for digit in "0123456789":
            if digit != text[place]:
                yield from _number("gõ nhầm một chữ số", text[:place] + digit + text[place + 1 :])
    if "." in text:
        for shift in (-1, 1):
            yield "đặt sai dấu phẩy", value.scaleb(shift)


def _number(kind: str, text: str) -> Iterator[tuple[str, Decimal]]:
    try:
        if not (text.startswith("0") and len(text) > 1 and text[1] != "."):
            yield kind, Decimal(text)
    except InvalidOperation:
        return


def _changed(fact: Fact, *, value: Decimal | None = None, direction: Direction | None = None) -> Fact:
    statement = fact.statement
    if value is not None:
        statement = replace(statement, amount=replace(statement.amount, value=value))
    if direction is not None:
        statement = replace(statement, direction=direction)
    return Fact(fact.scene, statement, fact.start, fact.end, fact.order, fact.sentence)
