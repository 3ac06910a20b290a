"""Two prints one slip of the hand apart that name one thing: how much speaks for one figure, mistyped once.

That two numbers differ by a single slip is evidence in itself, so less is asked of the words than in ``same_evidence``; but the
period must be read alike, the names must agree, and nothing may tell the two apart.
"""

from __future__ import annotations

import re

from ...values import Direction, Kind, Period
from ..cues import CAPITALS, content_words
from ..gated import Gated
from ..scene import Fact, Scene, once
from ..slip import kept_below, one_slip, telling_digits
from .same_evidence import told_apart
from .same_words import lead_score, same_tail, same_whole_name, times, verb

_ECONOMY = Gated(
    r"\bg?r?dp\b|\btổng sản phẩm\b|\btăng trưởng kinh tế\b|\bkinh tế [^,;.]{0,25}\btăng trưởng\b|\bmục tiêu tăng trưởng\b"
    r"|\btăng trưởng của (?:việt nam|cả nước|nền kinh tế|tỉnh|thành phố)\b"
)
_GENERIC = frozenset(("trưởng", "hoạch", "tiêu", "kinh", "sản", "phẩm", "quân", "phải", "thể", "ngành", "vực", "nhóm"))
_ACRONYM = re.compile(r"\b[A-ZĐ]{3,}\b")
_NARROWS = Gated(r"\b(?:riêng|trong đó|còn lại|từng|mỗi|lần lượt|thứ hai|khác|thêm|trước đó|đợt)\b")
_LISTED = Gated(rf"([{CAPITALS}][^,;:().\n]{{2,38}}?)\s*\($")
_GROWTH = re.compile(r"\btăng trưởng\b|\b(?:tốc độ|mức|tỷ lệ) tăng\b")
_LONGEST_NAME = 45
_SURE, _SURE_WITH_MORE_DIGITS, _SOME = 6, 5, 4
_EACH_PERSON = "người"
_HEAD = 4  # words
_MANY_DIGITS, _FEW_DIGITS = 3, 2
_NAMED, _SAME_LEAD, _HEAD_AND_KIND = 2, 2, 2


def mistyped(scene: Scene, a: Fact, b: Fact) -> int:
    """0 nothing, 1 some, 2 enough to say that both prints are one figure."""
    one, two = a.statement, b.statement
    if not one_number_apart(a, b) or told_apart(scene, a, b):
        return 0
    timed = one.period is not None and (one.period == two.period or _up_to_one_day(one.period, two.period))
    if not timed and not _time_left_out(scene, a, b):
        return 0
    if _tells_both(a, b) or _tells_both(b, a):
        return 0
    digits = min(telling_digits(one.amount.value), telling_digits(two.amount.value))
    name = name_agreement(a, b)
    again = (name >= _NAMED or same_tail(scene, a, b)) and (_printed_again(a, b) or _printed_again(b, a))
    shaped = one.amount.upper is not None or one.amount.total is not None
    headed = same_head(scene, a, b)
    counted = same_tail(scene, a, b) or ((again or headed) and not a.is_percent)
    if digits < 2 and not shaped and not counted:
        return 0
    title = min(a.sentence, b.sentence) == 0 and scene.has_title
    lead = lead_score(scene, a, b)
    signs = same_tail(scene, a, b) + same_whole_name(scene, a, b) + again + shaped + headed
    score = 2 * timed + name + lead + title + 2 * signs + _verbs(scene, a, b) + _times(scene, a, b) + _kept(a, b)
    if any(_NARROWS.search(scene.lead(fact)) for fact in (a, b)) or scene.part(a) != scene.part(b):
        score -= 2
    if _listed_under_another_name(scene, a, b) or _listed_under_another_name(scene, b, a):
        return 0
    if (one.kind is not Kind.LEVEL or a.is_points) and name < _NAMED and not title:
        return 0  # «ngành A tăng …, đóng góp …», «ngành B tăng …, đóng góp …»: a pattern, not a repetition
    if (
        (one.modality is two.modality or headed)
        and name >= _NAMED
        and score >= (_SURE_WITH_MORE_DIGITS if digits >= _MANY_DIGITS else _SURE)
    ):
        return 2
    return 1 if score >= _SOME and (name > 0 or (title and lead)) else 0


def one_number_apart(a: Fact, b: Fact) -> bool:
    """One number of the two prints differs, by one slip."""
    one, two = a.statement.amount, b.statement.amount
    if one.upper is one.total is two.upper is two.total:  # no range and no x/y
        return one.value != two.value and one_slip(one.value, two.value)
    apart = [(x, y) for x, y in ((one.value, two.value), (one.upper, two.upper), (one.total, two.total)) if x != y]
    if len(apart) != 1:
        return False
    x, y = apart[0]
    return x is not None and y is not None and one_slip(x, y)


def _kept(a: Fact, b: Fact) -> int:
    """1 when most digits agree below the wrong one, as chance seldom has it."""
    return int(kept_below(a.statement.amount.value, b.statement.amount.value) >= _FEW_DIGITS)


def _up_to_one_day(one: Period, two: Period | None) -> bool:
    """«đến 30/6» and «6 tháng đầu năm»: what has come together by one day."""
    if two is None or one.last != two.last:
        return False
    return (one.is_point or one.is_cumulative) and (two.is_point or two.is_cumulative)


def said_as(fact: Fact) -> tuple[Kind, Direction | None]:
    """Its kind and direction; a growth named by a noun («tốc độ tăng trưởng đạt 7%») is one said by a verb («tăng 7%»)."""
    said = fact.statement.kind, fact.direction
    return (Kind.CHANGE, Direction.UP) if fact.is_percent and fact.is_level and _grows(fact.scene, fact) else said


@once
def _grows(scene: Scene, fact: Fact) -> bool:
    mention = fact.statement.indicator
    return _GROWTH.search((mention.words.lower() if mention else "") + " " + scene.lead(fact)[-40:]) is not None


def _tells_both(a: Fact, b: Fact) -> bool:
    """The sentence of the first prints the value of the second, too: two numbers of one pattern, both said on purpose."""
    others = (fact for fact in a.scene.facts if fact is not a and fact.sentence == a.sentence)
    return any(fact.dimension == b.dimension and fact.statement.amount.value == b.statement.amount.value for fact in others)


def name_agreement(a: Fact, b: Fact) -> int:
    """3 for one name of two words or an abbreviation, 2 for one word, 1 for half of the words, −1 for two names."""
    mine, theirs = _name(a.scene, a), _name(b.scene, b)
    if not mine or not theirs:
        return 0
    if _EACH_PERSON in mine ^ theirs:
        return -1  # GDP and GDP per head
    shared = mine & theirs
    short = min(mine, theirs, key=len)
    abbreviation = "gdp" in shared or bool(_abbreviations(a) & _abbreviations(b))
    whole = shared == short and (mine == theirs or abbreviation or (a.statement.kind is Kind.LEVEL and _in_one_piece(a, b)))
    if whole:
        return 3 if len(short) > 1 or abbreviation else 2
    half = 2 * len(shared) > len(short) or (2 * len(shared) == len(short) and len(short) > _HEAD_AND_KIND)
    return 1 if half else -1  # «ngành nông nghiệp» and «ngành công nghiệp» share a word and are two


@once
def _name(scene: Scene, fact: Fact) -> frozenset[str]:
    mention = fact.statement.indicator
    if mention is None:
        return frozenset()
    words = frozenset(content_words(mention.words.lower())) - _GENERIC
    own = mention.words.lower() + " " + scene.lead(fact)[-40:]
    return words | {"gdp"} if _ECONOMY.search(own) else words


def _abbreviations(fact: Fact) -> frozenset[str]:
    mention = fact.statement.indicator
    return frozenset(_ACRONYM.findall(mention.words)) if mention is not None else frozenset()


def _in_one_piece(a: Fact, b: Fact) -> bool:
    """«giải ngân» lies in «tỷ lệ giải ngân vốn»; «xuất khẩu» does not lie in «xuất nhập khẩu»."""
    names = [" ".join(fact.statement.indicator.words.lower().split()) for fact in (a, b) if fact.statement.indicator is not None]
    short, long = sorted(names, key=len)
    return short in long


def _listed_under_another_name(scene: Scene, a: Fact, b: Fact) -> bool:
    """«…, Bộ Ngoại giao (5,1%), …»: the name before the bracket is what the number is of, and the other sentence lacks it."""
    match = _LISTED.search(scene.text[max(a.start - _LONGEST_NAME, 0) : a.start])
    return match is not None and match[1].lower() not in scene.sentence_text(b.sentence)


def _time_left_out(scene: Scene, a: Fact, b: Fact) -> bool:
    """One sentence prints no time, so its period is only a guess; the words right before the numbers must then be the same."""
    untold = not times(scene, a) or not times(scene, b)
    return untold and lead_score(scene, a, b) == _SAME_LEAD and name_agreement(a, b) > _NAMED


def _printed_again(a: Fact, b: Fact) -> bool:
    """A third number prints the value of the first under the name of the second: two against one."""
    for other in a.scene.facts:
        if other is a or other.dimension != a.dimension or other.sentence in (a.sentence, b.sentence):
            continue
        one, two = other.statement, a.statement
        equal = (one.amount.value, one.amount.upper, one.amount.total) == (two.amount.value, two.amount.upper, two.amount.total)
        equal = equal and one.period == b.statement.period
        if equal and (name_agreement(other, b) > 0 or same_tail(a.scene, other, b)):
            return True
    return False


def same_head(scene: Scene, a: Fact, b: Fact) -> bool:
    """«giữ mức trần đầu tư công 2.000.000 tỷ đồng» twice: the last four words before the number are the same."""
    heads = [content_words(scene.lead(fact))[-_HEAD:] for fact in (a, b)]
    return a.statement.kind is Kind.LEVEL and len(heads[0]) == _HEAD and heads[0] == heads[1]


def _verbs(scene: Scene, a: Fact, b: Fact) -> int:
    mine, theirs = verb(scene, a), verb(scene, b)
    return 0 if not mine or not theirs else 1 if mine == theirs else -2


def _times(scene: Scene, a: Fact, b: Fact) -> int:
    return int(bool(times(scene, a) & times(scene, b)))
