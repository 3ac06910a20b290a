"""One figure printed twice in a document (title, caption, text): both prints are the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ..cues import content_words
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .neighbours import likeness, names_within, near_name, same_place

NAME = "same_figure"
_TIME = re.compile(
    r"\b(?:(?:tháng|qu[ýí]|năm|ngày)\s+\d[\d/.-]*|qu[ýí] [ivx]+\b|\d+\s+tháng(?: đầu| cuối)?|nửa đầu"
    r"|nửa cuối|cùng kỳ|năm trước|năm ngoái|lũy kế|\d{1,2}[-/]\d{4})"
)
_ABOVE = re.compile(r"^(?: [^\W\d_]+){0,3} (?:nêu trên|nói trên|kể trên|trên đây)\b")
_APART = re.compile(r"\b(?:riêng|trong đó|còn lại|từng|mỗi|lần lượt|thứ hai|khác|thêm|trước đó|đợt)\b")
_VERB = re.compile(
    r"\b(?:chiếm|đóng góp|tăng|giảm|nợ|thu|chi|xuất khẩu|nhập khẩu|giải ngân|bổ sung|hỗ trợ|kế hoạch"
    r"|giao|chết|bị thương|tỷ trọng)\b"
)
_ACRONYM = re.compile(r"\b[A-ZĐ]{3,}\b")
_EVERYWHERE = frozenset(("UBND", "HĐND", "HCM", "USD", "VND", "TNHH"))
_SOURCES = re.compile(r"\b(?:dự báo|kịch bản|ngân hàng|imf|adb|world bank|wb|phương án)\b")
_ONE_NAME, _TELLING, _TAIL, _BY_WHOLE = 3, 3, 4, 2
_OTHER_HEAD = 2  # words of its own that each sentence begins with
_ENOUGH, _SOME, _ACROSS_PARTS = 6, 5, 8
_COPIED = 40  # characters in common around a number that make a copy of a sentence
_LEAST_AFTER = 6
_MOVED = re.compile(r"\b(?:từ|xuống|còn)\b[^,;()]{0,20}$|\blên\b(?! đến| tới)[^,;()]{0,20}$")
_NEAR = 60  # characters around a number that must agree
_MAX_GROUP = 60  # facts of one unit and kind; a longer list is a table, whose rows are other things


def find(scene: Scene) -> Iterator[Relation]:
    """Pairs in different sentences that name the same thing, time and place with different numbers."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in scene.facts:
        amount = fact.statement.amount
        shape = (fact.dimension, fact.statement.kind, fact.direction, amount.upper is None, amount.total is None)
        groups.setdefault(shape, []).append(fact)
    yield from _said_again(scene)
    for group in groups.values():
        if len(group) > _MAX_GROUP:
            continue
        for a, b in combinations(group, 2):
            if a.sentence == b.sentence or not _differ(a, b):
                continue
            copied = _verbatim(scene, a, b)
            if copied or (_agree(a, b) and (_name_score(a, b) or _same_whole_name(scene, a, b))):
                evidence = 2 if copied else _evidence(scene, a, b)
                if evidence:
                    yield Relation(NAME, (a, b), firm=evidence == 2)
                    continue
            if _one_end_off(scene, a, b):
                yield Relation(NAME, (a, b), firm=False)


def _one_end_off(scene: Scene, a: Fact, b: Fact) -> bool:
    """Two ranges of one time that share one end and a word of their sentences: «tăng trưởng 6,6-6,8%», «GDP tăng 2,6-6,8%»."""
    one, two = a.statement, b.statement
    if one.amount.upper is None or two.amount.upper is None or one.period is None or one.period != two.period:
        return False
    shared_end = (one.amount.value == two.amount.value) is not (one.amount.upper == two.amount.upper)
    mine, theirs = (set(content_words(_around(scene, fact)[1])) for fact in (a, b))
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


def _evidence(scene: Scene, a: Fact, b: Fact) -> int:
    """0 none, 1 some, 2 enough to say that both prints are one figure."""
    first, second = _around(scene, a), _around(scene, b)
    title = min(a.sentence, b.sentence) == 0 and scene.has_title
    if not title and (_APART.search(scene.lead(a)) or _APART.search(scene.lead(b))):
        return 0
    if _names_differ(scene, a, b) or any(_MOVED.search(scene.lead(fact)[-30:]) for fact in (a, b)):
        return 0
    times_ = _times(first[1]), _times(second[1])
    if times_[0] and times_[1] and not (times_[0] & times_[1]):
        return 0
    whole = _same_whole_name(scene, a, b)
    if _verb(scene, a) != _verb(scene, b) and _verb(scene, a) and _verb(scene, b) and not whole:
        return 0
    told = _lead_score(scene, a, b) > 1 or _shared_acronym(scene, a, b)
    name = _name_score(a, b) or (_BY_WHOLE if whole and told else 0)
    if not name or (not whole and _said_of_others(scene, a, b)):
        return 0
    if not title and _heads_differ(scene, a, b):
        return 0
    company = _company(scene, a, b, title)
    if not (company or title or whole) and _qualifiers(a) != _qualifiers(b):
        return 0
    amounts = a.statement.amount, b.statement.amount
    shaped = amounts[0].upper is not None or amounts[0].total is not None
    one_end = shaped and (amounts[0].value == amounts[1].value or amounts[0].upper == amounts[1].upper)
    dated = a.statement.period is not None and a.statement.period == b.statement.period
    lead = max(_lead_score(scene, a, b), _told_alike(scene, a, b, times_, name), 2 * (title and _same_tail(scene, a, b)))
    score = name + lead + 2 * company + 2 * whole + shaped + 2 * one_end + title + dated
    if scene.part(a) != scene.part(b) and not title:
        return 2 if score >= _ACROSS_PARTS else 0  # two headings may stand for two scopes
    return 2 if score >= _ENOUGH else 1 if score >= _SOME and title else 0


def _verbatim(scene: Scene, a: Fact, b: Fact) -> bool:
    """The same words stand on both sides of both numbers: a sentence said twice."""
    low = scene.low
    if (
        low[a.end : a.end + _LEAST_AFTER] != low[b.end : b.end + _LEAST_AFTER]
        or low[a.start - 2 : a.start] != low[b.start - 2 : b.start]
    ):
        return False
    before = _common(*(_since_number(low[max(fact.start - _COPIED, 0) : fact.start])[::-1] for fact in (a, b)))
    after = _common(low[a.end : a.end + _COPIED], low[b.end : b.end + _COPIED])
    return before >= _COPIED // 2 and after >= _LEAST_AFTER and before + after >= _COPIED


def _since_number(words: str) -> str:
    """What follows the last digit: words between two numbers of a pattern («… so với cùng kỳ 2018, đạt») name nothing."""
    return re.split(r"[\d,;]", words)[-1]


def _common(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    return next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _heads_differ(scene: Scene, a: Fact, b: Fact) -> bool:
    """The sentences begin with other things: «Cơ cấu lao động: … dịch vụ 23%», «Cơ cấu kinh tế: … dịch vụ 54,3%»."""
    heads = []
    for fact in (a, b):
        first = next(other for other in scene.facts if other.sentence == fact.sentence)
        if first is fact:
            return False
        heads.append(set(content_words(scene.clause(first))))
    return min(len(heads[0] - heads[1]), len(heads[1] - heads[0])) >= _OTHER_HEAD


def _qualifiers(fact: Fact) -> frozenset[str]:
    """The words between the name and the number: «vốn đầu tư công [của huyện bố trí cho giao thông] là …» narrows the name."""
    mention = fact.statement.indicator
    if mention is None:
        return frozenset()
    end = fact.scene.place(mention.end)
    return frozenset(content_words(fact.scene.low[end : fact.start])) if end <= fact.start else frozenset()


def _said_of_others(scene: Scene, a: Fact, b: Fact) -> bool:
    """What stands after the numbers tells them apart: «17/24 thôn có nhà văn hóa», «20/24 thôn có đường bê tông»."""
    tails = [set(content_words(re.split(r"[,;.()]", scene.tail(fact))[0])) for fact in (a, b)]
    smaller = min(len(tail) for tail in tails)
    return smaller >= 2 and 2 * len(tails[0] & tails[1]) < smaller


def _name_score(a: Fact, b: Fact) -> int:
    one, two = near_name(a), near_name(b)
    if one is None or two is None or one.start == two.start:
        return 0  # one mention for both numbers is no repetition
    alike = likeness(a, b)
    telling = one.code is not None or len(content_words(one.words.lower())) >= 2 or _ACRONYM.search(one.words) is not None
    if alike == 1.0 and telling:
        return 3
    return 1 if alike >= 0.5 or names_within(a, b) or names_within(b, a) else 0


def _lead_score(scene: Scene, a: Fact, b: Fact) -> int:
    """How far the words right before (or around) the numbers agree: 0, 1 or 2."""
    mine, theirs = (set(content_words(_around(scene, fact)[2])) for fact in (a, b))
    shared = len(mine & theirs)
    share = shared / max(1, min(len(mine), len(theirs)))
    return 2 if share >= 0.6 and shared >= 2 else 1 if share >= 0.4 and shared >= 1 else 0


def _told_alike(scene: Scene, a: Fact, b: Fact, times_: tuple[frozenset[str], frozenset[str]], name: int) -> int:
    """2 for «GDP 6 tháng đầu năm tăng x%» twice: one name, one verb, one time printed in both, nothing between but time words."""
    if name < _ONE_NAME or not times_[0] & times_[1] or not _verb(scene, a) or _qualifiers(a) != _qualifiers(b):
        return 0
    sources = any(_SOURCES.search(scene.sentence_text(fact.sentence)) for fact in (a, b))
    return 0 if sources or _verb(scene, a) != _verb(scene, b) else 2


def _same_tail(scene: Scene, a: Fact, b: Fact) -> bool:
    """«10 nhóm hàng xuất khẩu chủ lực» twice: the first four words after a count are the same."""
    if a.is_percent:
        return False
    tails = [content_words(re.split(r"[,;.()]", scene.tail(fact))[0])[:_TAIL] for fact in (a, b)]
    return len(tails[0]) == _TAIL and tails[0] == tails[1]


def _shared_acronym(scene: Scene, a: Fact, b: Fact) -> bool:
    """An abbreviation close before both numbers, and three words more: «khu vực FDI đóng góp vào ngân sách …»."""
    near = [scene.text[max(scene.sentences[f.sentence][0], f.start - _NEAR) : f.start] for f in (a, b)]
    names = [set(_ACRONYM.findall(words)) - _EVERYWHERE for words in near]
    words = [set(content_words(scene.low[max(scene.sentences[f.sentence][0], f.start - _NEAR) : f.start])) for f in (a, b)]
    return bool(names[0] & names[1]) and len(words[0] & words[1]) > _TELLING


def _same_whole_name(scene: Scene, a: Fact, b: Fact) -> bool:
    """«28,7% tổng thu ngân sách» twice: the words right after name one whole."""
    if not a.is_percent:
        return False
    tails = [content_words(re.split(r"[,;.()]", scene.tail(fact))[0])[:3] for fact in (a, b)]
    return len(tails[0]) >= 2 and tails[0] == tails[1]


def _verb(scene: Scene, fact: Fact) -> str:
    """What is said of the thing, when it is one of the verbs that tell two shares of one name apart."""
    found = _VERB.findall(scene.lead(fact)[-45:])
    return found[-1] if found else ""


def _around(scene: Scene, fact: Fact) -> tuple[str, str, str]:
    """The words close to a number, those of its whole sentence, and those of its own phrase."""
    begin, end = scene.sentences[fact.sentence]
    near = scene.low[max(begin, fact.start - _NEAR) : min(end, fact.end + _NEAR)]
    phrase = scene.lead(fact)[-_NEAR:]
    if len(content_words(phrase)) < 2:
        phrase = near
    return near, scene.low[begin:end], phrase


def _times(words: str) -> frozenset[str]:
    return frozenset(_TIME.findall(words))


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


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-zà-ỹđ,] )(?:[A-ZÀ-ỸĐ][a-zà-ỹđ]+(?: [A-ZÀ-ỸĐ][a-zà-ỹđ]+)+)")


def _names_differ(scene: Scene, a: Fact, b: Fact) -> bool:
    """Two different proper names right before the numbers: two different subjects."""
    found = []
    for fact in (a, b):
        begin = max(scene.sentences[fact.sentence][0], fact.start - 90)
        found.append(set(_name().findall(scene.text[begin : fact.start])))
    return bool(found[0] and found[1] and not (found[0] & found[1]))


def claim(relation: Relation, mode: Mode) -> Claim:
    """One print against the other; of an x/y both numbers, of a range both ends."""
    a, b = relation.facts
    unit = a.statement.amount.unit
    shown = number(a.statement.amount.value)
    if a.is_ratio and a.first(mode).touches(b.first(mode)):
        return Claim(a.whole(mode), b.whole(mode), scale=a.scale, unit=unit, shown=shown)
    if a.statement.amount.upper is not None and a.first(mode).touches(b.first(mode)):
        return Claim(a.top(mode), b.top(mode), scale=a.scale, unit=unit, shown=shown)
    return Claim(a.first(mode), b.first(mode), scale=a.scale, unit=unit, shown=shown)
