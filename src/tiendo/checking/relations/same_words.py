"""What the words around two numbers have in common: names, verbs, times, proper names. Each function is one sign."""

from __future__ import annotations

import re
from functools import cache

from ..cues import CAPITALS, content_words
from ..gated import Gated
from ..scene import Fact, Scene, once
from .neighbours import likeness, names_within, near_name, subject

_ONE_NAME, _TELLING, _TAIL = 3, 3, 4
_TIME = re.compile(
    r"\b(?:(?:tháng|qu[ýí]|năm|ngày)\s+\d[\d/.-]*|qu[ýí] [ivx]+\b|\d+\s+tháng(?: đầu| cuối)?|nửa đầu"
    r"|nửa cuối|cùng kỳ|năm trước|năm ngoái|lũy kế|\d{1,2}[-/]\d{4})"
)
_VERB = re.compile(
    r"\b(?:chiếm|đóng góp|tăng|giảm|nợ|thu|chi|xuất khẩu|nhập khẩu|giải ngân|bổ sung|hỗ trợ|kế hoạch"
    r"|giao|chết|bị thương|tỷ trọng)\b"
)
_ACRONYM = re.compile(r"\b[A-ZĐ]{3,}\b")
_EVERYWHERE = frozenset(("UBND", "HĐND", "HCM", "USD", "VND", "TNHH"))
_SOURCES = Gated(r"\b(?:dự báo|kịch bản|ngân hàng|imf|adb|world bank|wb|phương án)\b")
_PHRASE_END = re.compile(r"[,;.()]")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_LABEL = 41
_NEAR = 60  # characters around a number that must agree


@once
def around(scene: Scene, fact: Fact) -> tuple[str, str, str]:
    """The words close to a number, those of its whole sentence, and those of its own phrase."""
    begin, end = scene.sentences[fact.sentence]
    near = scene.low[max(begin, fact.start - _NEAR) : min(end, fact.end + _NEAR)]
    phrase = scene.lead(fact)[-_NEAR:]
    if len(content_words(phrase)) < 2:
        phrase = near
    return near, scene.low[begin:end], phrase


def times(scene: Scene, fact: Fact) -> frozenset[str]:
    """The words of time in the sentence of a number: «6 tháng đầu», «quý i», «cùng kỳ»."""
    known: dict[int, frozenset[str]] = scene.seen.setdefault(times, {})
    found = known.get(fact.sentence)
    if found is None:
        found = known[fact.sentence] = frozenset(_TIME.findall(scene.sentence_text(fact.sentence)))
    return found


@once
def tail_words(scene: Scene, fact: Fact) -> tuple[str, ...]:
    """The words that carry meaning right after a number, up to a comma or full stop."""
    return content_words(_PHRASE_END.split(scene.tail(fact), maxsplit=1)[0])


@once
def _phrase_words(scene: Scene, fact: Fact) -> frozenset[str]:
    return frozenset(content_words(around(scene, fact)[2]))


@once
def verb(scene: Scene, fact: Fact) -> str:
    """What is said of the thing, when it is one of the verbs that tell two shares of one name apart."""
    found = _VERB.findall(scene.lead(fact)[-45:])
    return found[-1] if found else ""


def name_score(a: Fact, b: Fact) -> int:
    """How far the names agree: 3 for one telling name, 1 for names that are alike or lie within each other, 0 else."""
    one, two = near_name(a), near_name(b)
    if one is None or two is None or one.start == two.start:
        return 0  # one mention for both numbers is no repetition
    alike = likeness(a, b)
    if alike == 1.0 and (one.code is not None or len(content_words(one.words.lower())) >= 2 or _ACRONYM.search(one.words)):
        return 3
    return 1 if alike >= 0.5 or names_within(a, b) or names_within(b, a) else 0


def lead_score(scene: Scene, a: Fact, b: Fact) -> int:
    """How far the words right before (or around) the numbers agree: 0, 1 or 2."""
    mine, theirs = _phrase_words(scene, a), _phrase_words(scene, b)
    shared = len(mine & theirs)
    share = shared / max(1, min(len(mine), len(theirs)))
    return 2 if share >= 0.6 and shared >= 2 else 1 if share >= 0.4 and shared >= 1 else 0


def qualifiers(fact: Fact) -> frozenset[str]:
    """The words between the name and the number: «vốn đầu tư công [của huyện bố trí cho giao thông] là …» narrows the name."""
    mention = fact.statement.indicator
    if mention is None:
        return frozenset()
    end = fact.scene.place(mention.end)
    return frozenset(content_words(fact.scene.low[end : fact.start])) if end <= fact.start else frozenset()


def told_alike(scene: Scene, a: Fact, b: Fact, name: int) -> int:
    """2 for «GDP 6 tháng đầu năm tăng x%» twice: one name, one verb, one time printed in both, nothing between but time words."""
    if name < _ONE_NAME or not times(scene, a) & times(scene, b) or not verb(scene, a) or qualifiers(a) != qualifiers(b):
        return 0
    sources = any(_SOURCES.search(scene.sentence_text(fact.sentence)) for fact in (a, b))
    return 0 if sources or verb(scene, a) != verb(scene, b) else 2


def same_tail(scene: Scene, a: Fact, b: Fact) -> bool:
    """«10 nhóm hàng xuất khẩu chủ lực» twice: the first four words after a count are the same."""
    if a.is_percent:
        return False
    tails = [tail_words(scene, fact)[:_TAIL] for fact in (a, b)]
    return len(tails[0]) == _TAIL and tails[0] == tails[1]


def shared_acronym(scene: Scene, a: Fact, b: Fact) -> bool:
    """An abbreviation close before both numbers, and three words more: «khu vực FDI đóng góp vào ngân sách …»."""
    near = [scene.text[max(scene.sentences[f.sentence][0], f.start - _NEAR) : f.start] for f in (a, b)]
    names = [set(_ACRONYM.findall(words)) - _EVERYWHERE for words in near]
    words = [set(content_words(scene.low[max(scene.sentences[f.sentence][0], f.start - _NEAR) : f.start])) for f in (a, b)]
    return bool(names[0] & names[1]) and len(words[0] & words[1]) > _TELLING


def same_whole_name(scene: Scene, a: Fact, b: Fact) -> bool:
    """«28,7% tổng thu ngân sách» twice: the words right after name one whole."""
    if not a.is_percent:
        return False
    tails = [tail_words(scene, fact)[:3] for fact in (a, b)]
    return len(tails[0]) >= 2 and tails[0] == tails[1]


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[^\W\d_] )|(?<=, ))(?:[{CAPITALS}][^\W\d_]+(?: [{CAPITALS}][^\W\d_]+)+)")


def names_differ(scene: Scene, a: Fact, b: Fact) -> bool:
    """Two different proper names right before the numbers: two different subjects."""
    mine, theirs = _proper_names(scene, a), _proper_names(scene, b)
    return bool(mine and theirs and not (mine & theirs))


def labels_differ(scene: Scene, a: Fact, b: Fact) -> bool:
    """«Lúa: diện tích 207 ha, … Ngô: diện tích 40 ha»: the sentences carry labels, and the labels are two."""
    mine, theirs = _label(scene, a), _label(scene, b)
    return bool(mine and theirs) and mine != theirs


@once
def _label(scene: Scene, fact: Fact) -> str:
    """What stands before the last colon ahead of a number in its sentence, back to a bracket, comma or full stop."""
    words, colon, _ = scene.clause(fact).rpartition(":")
    if not colon:
        return ""
    begin = max(len(words) - _LONGEST_LABEL, *(words.rfind(mark) + 1 for mark in ":;,.()"))
    first = _LETTER.search(words, begin)
    return words[first.start() :].strip() if first else ""


def others_act(scene: Scene, a: Fact, b: Fact) -> bool:
    """«UBKT Huyện ủy thi hành kỷ luật 7 đảng viên», «Đảng ủy cơ sở thi hành kỷ luật 5 đảng viên»: counts of two doers' acts."""
    if a.statement.amount.half_step or a.is_percent or a.statement.amount.total is not None:
        return False
    mine, theirs = subject(a), subject(b)
    return bool(mine - theirs) and bool(theirs - mine)


def names_related(scene: Scene, a: Fact, b: Fact) -> bool:
    """One proper name lies in the other: «Tổng công ty Đường sắt Việt Nam», «Đường sắt Việt Nam»."""
    return any(one in two or two in one for one in _proper_names(scene, a) for two in _proper_names(scene, b))


@once
def _proper_names(scene: Scene, fact: Fact) -> frozenset[str]:
    begin = max(scene.sentences[fact.sentence][0], fact.start - 90)
    return frozenset(_name().findall(scene.text[begin : fact.start]))
