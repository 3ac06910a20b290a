"""What only the whole sentence shows: parts that add up to a number in it, and lists that answer an earlier list."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from tiendo.values import Kind

from .clauses import Scene
from .drafts import Draft
from .places import PlaceMark

_ENOUGH = 2
_MOST = 20
"""A whole with more parts in one sentence is not looked for."""
_LIST = re.compile(r", | và ")
_BORDERS = frozenset({";", ":", "(", ")", ".", "đó", "riêng"})
_SAID = frozenset({"đạt", "tăng", "giảm", "là", "ước", "đã", "được", "có", "cũng", "còn", "chiếm", ","})
_NAME = re.compile(r"(?:[^\W\d_]+\.? ?){1,5}")


def look_back(scene: Scene, drafts: list[Draft], places: list[PlaceMark]) -> None:
    """Correct the statements of a sentence once all of them are there."""
    if len(drafts) >= _ENOUGH and "lượt" in scene.tokens.words and not _place_by_place(scene, drafts, places):
        _name_by_name(scene, drafts)
    if len(drafts) > _ENOUGH:
        _corresponding(scene, drafts)
        _adding_up(drafts)


def _name_by_name(scene: Scene, drafts: list[Draft]) -> None:
    """ "ngành chế biến, chế tạo và cấp nước tăng lần lượt 7,8% và 1,5%": one name each, in order."""
    words = scene.tokens.words
    for at in range(1, len(words) - 1):
        if words[at : at + 2] != ["lần", "lượt"]:
            continue
        answers = _in_a_row(words, [draft for draft in drafts if draft.amount.start > at])
        first = at
        while first > 0 and scene.covers[first - 1] is None and words[first - 1] not in _BORDERS:
            first -= 1
        last = at
        while last > first and words[last - 1] in _SAID:
            last -= 1
        names = _names(words, first, last, len(answers))
        if len(answers) < _ENOUGH or len(names) != len(answers):
            continue
        for draft, (begin, end) in zip(answers, names, strict=True):
            draft.indicator = (scene.tokens.starts[begin], scene.tokens.ends[end - 1])
            draft.rule("indicator.in_order")


def _in_a_row(words: list[str], drafts: list[Draft]) -> list[Draft]:
    """The first statements that only a comma or "và" parts."""
    row = drafts[:1]
    for before, draft in pairwise(drafts):
        if words[before.amount.end : draft.amount.start] not in ([","], ["và"], [";"]):
            break
        row.append(draft)
    return row


def _names(words: list[str], first: int, last: int, count: int) -> list[tuple[int, int]]:
    """A stretch of tokens cut into ``count`` names, at "và" alone, at commas alone or at both; empty when no cut fits."""
    for signs in ({"và"}, {","}, {",", "và"}):
        cuts = [k for k in range(first, last) if words[k] in signs]
        edges = [first - 1, *cuts, last]
        names = [(begin + 1, end) for begin, end in pairwise(edges)]
        if len(names) == count and all(begin < end for begin, end in names):
            return names
    return []


def _place_by_place(scene: Scene, drafts: list[Draft], places: list[PlaceMark]) -> bool:
    """ "ở các huyện Hoài Đức, Quốc Oai, Gia Lâm lần lượt là: 91, 82, 75,4%": one place each, in order."""
    at = scene.low.find("lần lượt", scene.tokens.starts[0], scene.tokens.ends[-1])
    before = [mark for mark in places if mark.end <= at]
    answers = [draft for draft in drafts if scene.tokens.starts[draft.amount.start] > at]
    if at < 0 or not before or len(answers) < _ENOUGH or len(answers) != len(drafts):
        return False
    first = next((mark for mark in before if mark.full), before[0])
    names = _LIST.split(scene.text[first.start : at].rstrip(" :,"))
    if len(names) != len(answers) or not all(_NAME.fullmatch(name) for name in names[1:]):
        return False
    for draft, name in zip(answers, names, strict=True):
        draft.place = name
        draft.rule("place.in_order")
    return True


def _corresponding(scene: Scene, drafts: list[Draft]) -> None:
    """ "… chiếm 14%; … chiếm 33% (cơ cấu tương ứng cùng kỳ là: 15%; 32%)": the same names in the same order."""
    words = scene.tokens.words
    for k, draft in enumerate(drafts):
        if not draft.depth or (k and drafts[k - 1].depth >= draft.depth):
            continue
        opened = words[max(0, draft.amount.start - 10) : draft.amount.start]
        if "tương" not in opened or "ứng" not in opened:
            continue
        inside = [other for other in drafts[k:] if other.depth == draft.depth]
        outside = [other for other in drafts[:k] if other.amount.kind == draft.amount.kind and other.kind is draft.kind]
        if len(inside) < _ENOUGH or len(outside) < len(inside) or inside != drafts[k : k + len(inside)]:
            continue
        for answer, asked in zip(inside, outside[-len(inside) :], strict=True):
            answer.indicator = asked.indicator
            answer.rule("indicator.corresponding")


def _adding_up(drafts: list[Draft]) -> None:
    """Levels in a row that add up exactly to the number before them, in brackets or not, are its parts."""
    levels = [draft for draft in drafts if draft.kind is Kind.LEVEL and draft.amount.kind in {"noun", "measure", ""}]
    for k, whole in enumerate(levels):
        if whole.amount.upper is not None or whole.amount.value == 0:
            continue
        size = _parts(whole, levels[k + 1 : k + 1 + _MOST])
        parts = levels[k + 1 : k + 1 + size] or _raised_to(levels[max(0, k - _ENOUGH) : k], whole)
        for part in parts:
            part.of = whole
            part.rule("of.adds_up")


def _parts(whole: Draft, following: list[Draft]) -> int:
    """How many of the levels behind a whole add up to it, 0 when none do."""
    total = Decimal(0)
    for count, draft in enumerate(following, 1):
        total += draft.amount.value
        if total > whole.amount.value or not _may_be_part(whole, draft):
            return 0
        if count >= _ENOUGH and total == whole.amount.value:
            return count
    return 0


def _raised_to(before: list[Draft], whole: Draft) -> list[Draft]:
    """The two levels before a total that they make: "Tỉnh cấp 3 tỷ, huyện trích 1,25 tỷ, nâng tổng kinh phí lên 4,25 tỷ"."""
    words = whole.scene.tokens.words[max(0, whole.amount.start - 8) : whole.amount.start]
    if len(before) < _ENOUGH or "tổng" not in words or sum(part.amount.value for part in before) != whole.amount.value:
        return []
    return before if all(_may_be_part(whole, part) and part.depth == whole.depth for part in before) else []


def _may_be_part(whole: Draft, draft: Draft) -> bool:
    """Whether a level has no other whole and is counted like this one, or stands in its brackets."""
    first, second = whole.amount.unit, draft.amount.unit
    if (
        draft.of is not None
        or draft.amount.upper is not None
        or draft.amount.value > whole.amount.value
        or draft.depth < whole.depth
    ):
        return False
    if second is None:
        return first is None or first.kind == "noun"
    if first is None or first.kind != second.kind:
        return False
    return draft.depth > whole.depth or first.text.split()[-1] == second.text.split()[-1]
