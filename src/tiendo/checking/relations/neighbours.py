"""Which number a share or a change speaks of, and which number it compares with."""

from __future__ import annotations

import re
from functools import lru_cache

from ...catalogue.fold import fold
from ...values import IndicatorMention, Kind
from ..cues import content_words
from ..gated import Gated
from ..scene import Fact, Scene, once

_ONE_CODE = 0.8
_TELLING = 2  # words that a name must have to be held inside another
_CLOSE = 2  # sentences over which a name may be left out
_FARTHEST = 130
_BASE_LEAD = Gated(
    r"^[^()]{0,70}\(\s*(?:(?:so với|so|cùng|kỳ|thời|điểm|năm|tháng|qu[ýí]|cuối|đầu|trước|ngoái|là|đạt"
    r"|ước|thực|hiện|có|mức|của|chỉ|khoảng|trên"
    r"|gần|hơn|đến|nay|con|số|tương|ứng|[ivx]+|\d[\d/.-]*|[:,=])\s*)*$"
)
_ABOUT = Gated(r"^\s*(?:so với [^,;.()]{0,40} )?(?:cả )?về (?:mặt )?([^\W\d_]+(?: [^\W\d_]+)?)")
_OF_MONEY = re.compile(r"^(?:giá trị|trị giá|kim ngạch|vốn|số vốn|tổng vốn|doanh thu|số tiền|tiền|giá)\b")
_MONEY = ("vnd", "usd", "eur")
_PUPILS = ("học sinh", "em", "cháu", "trẻ")
_CLASSIFIERS = ("ngôi", "căn", "chiếc", "con", "cây")
_NEW_SUBJECT = Gated(r";|\btrong đó\b|\briêng\b|\bcòn lại\b")
# After the last comma only words that carry on with the same thing may stand; a noun would be another subject.
_SAME_SUBJECT = re.compile(
    r"^(?:\s*(?:và|hay|tức|là|tương|đương|ứng|với|đã|mới|chỉ|đều|cũng|ước|có|mức|đồng|thời|so|cùng|kỳ|năm|trước|thêm|đi|tới"
    r"|đến|lên|xuống|tăng|giảm|đạt|bằng|vượt|hụt|gấp|hoàn|thành|trưởng|cao|thấp|hơn|nhiều|ít|mạnh|nhẹ|khoảng|bình|quân|tính|thực|hiện|được|tỷ|lệ|về"
    r"|xếp|thứ|hạng|cụ|thể|trong|này|còn|\d{4})\b)*\s*$"
)


def level_of(scene: Scene, fact: Fact) -> Fact | None:
    """The level that a share or change qualifies: the one the reading names, else the nearest before it in its sentence."""
    named = scene.qualified(fact)
    if named is not None and named.is_level and abs(named.order - fact.order) <= 4:
        return named if _is_about(scene, fact, named) else None
    place = fact
    while (before := scene.next(place, -1)) is not None:
        if before.is_level and not before.is_points:
            words = scene.between(before, fact)
            if not _is_about(scene, fact, before):
                return None
            direct = _SAME_SUBJECT.match(last_piece(scene.lead(fact), ",(")) is not None
            return before if direct and len(words) <= _FARTHEST and not _NEW_SUBJECT.search(words) else None
        place = before
    return None


def _is_about(scene: Scene, fact: Fact, level: Fact) -> bool:
    """«đạt 4,37 tỷ USD, giảm 10,5% về khối lượng»: the words behind a change say whether money or things changed."""
    match = _ABOUT.match(scene.tail(fact))
    if match is None:
        return True
    money = level.dimension.split("/")[0] in _MONEY
    return money is (_OF_MONEY.match(match[1]) is not None)


def same_unit(a: Fact, b: Fact) -> bool:
    """One unit, or a counted noun and the same noun said more fully: «571 triệu lượt», «199 triệu lượt hành khách»."""
    if a.dimension == b.dimension:
        return True
    short, full = sorted((a.dimension, b.dimension), key=len)
    if not short or a.scale != b.scale:
        return False
    if (short in _PUPILS and full in _PUPILS) or full.split(" ", 1) in ([one, short] for one in _CLASSIFIERS):
        return True
    return full.startswith(short + " ") or _with_a_word_more(short.split(), full.split())


def _with_a_word_more(short: list[str], full: list[str]) -> bool:
    """«lượt khách», «lượt du khách»: one noun with a word let in."""
    return (
        len(short) > 1 and len(full) == len(short) + 1 and any(full[:i] + full[i + 1 :] == short for i in range(1, len(full) - 1))
    )


def last_piece(words: str, marks: str) -> str:
    """What follows the last of some marks; everything when none stands there.

    >>> last_piece("thu (của tỉnh; huyện", ";(")
    ' huyện'
    """
    return words[max(map(words.rfind, marks)) + 1 :]


def is_change(fact: Fact) -> bool:
    """True for a growth, drop, rise or fall."""
    return fact.statement.kind is Kind.CHANGE


def bracketed_base(scene: Scene, level: Fact, change: Fact) -> Fact | None:
    """The earlier value printed in brackets after a change: «tăng 9,5% so với cùng kỳ năm 2022 (5.870 tỷ đồng)»."""
    base = scene.next(change)
    if base is None or not base.is_level or not same_unit(level, base):
        return None
    words = scene.between(change, base)
    if "(" not in words or ")" in words or ";" in words or len(words) > 90:
        return None
    return base if _BASE_LEAD.match(words) else None


def earlier_value(scene: Scene, level: Fact, change: Fact) -> tuple[Fact | None, bool]:
    """The value that a change is counted from, and whether the words make sure of it: the one in brackets, or else the only
    value of the base period that the text prints for the same indicator and place.
    """
    base = bracketed_base(scene, level, change)
    if base is not None:
        return base, True
    wanted = change.statement.base_period
    if wanted is None or level.statement.indicator is None:
        return None, False
    found = [
        fact
        for fact in scene.facts
        if fact is not level
        and fact.is_level
        and fact.dimension == level.dimension
        and fact.statement.period == wanted
        and fact.statement.modality is level.statement.modality
        and likeness(fact, level) == 1.0
        and same_place(fact, level)
    ]
    return (found[0] if len(found) == 1 else None), False


def tokens(fact: Fact) -> frozenset[str]:
    """The words of its indicator, folded."""
    mention = fact.statement.indicator
    return _words(mention.words) if mention is not None else frozenset()


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(text)))


def near_name(fact: Fact) -> IndicatorMention | None:
    """Its indicator when the words stand in its sentence or the one before; a name carried from further away proves nothing."""
    if fact.named is None:
        mention = fact.statement.indicator
        first = fact.scene.sentences[max(fact.sentence - 1, 0)][0]
        fact.named = bool(mention and content_words(mention.words.lower()) and fact.scene.place(mention.start) >= first)
    return fact.statement.indicator if fact.named else None


def likeness(a: Fact, b: Fact) -> float:
    """How far two facts name the same indicator: 1 for the same words, else the share of words in common (F1).

    One code for two wordings is nearly the same: «hộ nghèo» and «hộ nghèo đa chiều» are two measures. Two codes are two things.
    """
    first, second = near_name(a), near_name(b)
    if first is None or second is None:
        return 0.0
    if first.code is not None and second.code is not None and first.code != second.code:
        return 0.0
    mine, theirs = tokens(a), tokens(b)
    shared = len(mine & theirs)
    if first.code is not None and first.code == second.code and mine != theirs:
        return _ONE_CODE
    return 2 * shared / (len(mine) + len(theirs)) if mine or theirs else 0.0


_HEADS = frozenset(("tổng", "số", "mức", "giá", "trị"))


def names_within(broad: Fact, narrow: Fact) -> bool:
    """True when the second name says what the first says, or more: «thu NSNN» and «số thu NSNN từ hoạt động xuất nhập khẩu»."""
    wide = tokens(broad) - _HEADS
    return len(wide) >= _TELLING and near_name(broad) is not None and near_name(narrow) is not None and wide <= tokens(narrow)


def subject(fact: Fact) -> frozenset[str]:
    """The words that carry meaning before a number, back to the last number, semicolon or start of its sentence."""
    return _subject(fact.scene, fact)


@once
def _subject(scene: Scene, fact: Fact) -> frozenset[str]:
    return frozenset(content_words(last_piece(scene.lead(fact), ";.(")))


def same_subject(a: Fact, b: Fact) -> bool:
    """True when the text itself names both alike, or leaves the name out of one that stands close by."""
    mine, theirs = subject(a), subject(b)
    near = abs(a.sentence - b.sentence) <= _CLOSE
    return (mine == theirs and bool(mine)) or ((not mine or not theirs) and near)


def same_place(a: Fact, b: Fact) -> bool:
    """True unless two different places are printed."""
    first, second = a.statement.place, b.statement.place
    if first is None or second is None:
        return first is second
    if first.code is not None and second.code is not None:
        return first.code == second.code
    mine, theirs = _words(first.words), _words(second.words)
    return mine <= theirs or theirs <= mine
