"""A part is no larger than its whole: «trong đó …», «tổng số …», «riêng năm …»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Direction
from ..cues import OTHER_TIME, content_words
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, once, worth
from ..wording import number
from .breakdown import opens, whole_before
from .listing import parts_after, same_time
from .neighbours import is_change, same_unit
from .same_words import times

NAME = "part_whole"
WORDS = ("trong đó", "(", "tăng", "trong số", "tổng số", "lũy kế", "luỹ kế", "riêng", "nâng tổng ", "trong ", "còn ")
NOT_ADDED = Gated(
    r"bình quân|trung bình|năng suất|tốc độ|\bgiá\b|mật độ|siêu\b|thặng dư|thâm hụt|chênh lệch"
    r"|cán cân|lợi nhuận|lãi\b|\blỗ\b|tăng trưởng"
    r"|mức tăng|mức giảm|lương|thu nhập|điểm|\bnhất\b|tối đa|tối thiểu|\bmỗi\b|/người|hụt thu"
    r"|tăng thu|\bcòn thiếu\b|chỉ số|khoảng cách"
)
_WITHIN = Gated(r"\btrong (?:đó|số đó|số này)\b")
_TOTAL = Gated(r"\btổng số\b|\blũy kế\b|\bluỹ kế\b")
_BREAK = Gated(
    r";|\bngoài ra\b|\bso với\b|\bcùng kỳ\b|\bkế hoạch\b|\bước cả năm\b|\bdự kiến\b|\bdự toán\b"
    r"|\bmục tiêu\b|\bphấn đấu\b|\blũy kế\b|\bhỗ trợ\b"
)
_NO_ADDING = frozenset(("bậc", "hạng", "điểm", "times", "độ", "°c", "m", "mm", "cm"))
_ROSE = re.compile(r"^(?: [^\W\d_]+){0,4}\s*,\s*(?:đã )?tăng(?: thêm)?\s*$")
_AND = re.compile(r"^\s*và\s*$")
_ALONE = Gated(r"^\W*(?:chỉ tính riêng|chỉ riêng|tính riêng)\b")
_KIND = Gated(r"^[^;.()]{0,12}\(\s*(?:riêng|trong đó|khách|hộ|đảng viên|dự án|doanh nghiệp)\b[^;.()\d]{2,40}$")
_GOT = re.compile(r"\b(?:mua|nhập|nhận|có|tiếp nhận|được cấp|được giao|đặt|sản xuất)\b[^;.\d]{0,20}$")
_STILL = re.compile(
    r"^[^;.\d]{0,60}\b(?:nhưng|đến nay|hiện|nay|song)\b[^;.\d]{0,15}\bcòn(?: lại| tồn)?\b\s*(?:hơn|gần|khoảng|trên)?\s*$"
)
_APART = re.compile(r"^(?: [^\W\d_]+){0,3}\s*, riêng (?!năm|tháng|quý|\d)[^;.()\d]{2,60}$")
_AMONG_THESE = Gated(r"\btrong(?: tổng)? (?:số|mức)\s*$")
_SIDE_BY_SIDE = re.compile(r"^\s*trong(?: tổng)?(?: số)?\s*$")
_QUALIFIED = re.compile(r"\btrong đó,? (?:số |tỷ lệ )?(?:có|đã có|được) (?!huyện|xã|nơi|địa phương|tỉnh|đơn vị|ngành|khu vực)")
_GROWTH = Gated(r"tăng|giảm|bình quân|trung bình")
_DRAWN_FROM = re.compile(r"\bso với\b|\bkế hoạch\b|\bdự toán\b|\bước cả năm\b")
_AMONG = Gated(r"\btrong tổng (?:số|mức)\s*$")
_RAISED = Gated(r"^[^\d;]{0,60}\bnâng tổng (?:số|kinh phí|vốn|mức|nguồn|diện tích|giá trị)\b[^;.()\d]{0,50}\blên\b[^;.()\d]{0,10}$")
_NEXT_COUNT = re.compile(r"^\s*,? ?trong đó(?: có)?\s*$")
_OF_A_YEAR = Gated(r"\briêng (?:trong )?(?:năm|tháng|quý|\d+ tháng)\b")


def find(scene: Scene) -> Iterator[Relation]:
    """What «trong đó» names, what follows «tổng số», and one year of a running total."""
    for fact in scene.facts:
        if not _countable(scene, fact):
            continue
        lead = scene.lead(fact)
        if _WITHIN.search(lead):
            yield from _within(scene, fact)
            yield from _within_change(scene, fact)
        elif _RAISED.search(lead):
            yield from _added(scene, fact)
        elif _AMONG_THESE.search(lead):
            yield from _of_these(scene, fact)
        elif opens(scene, fact.sentence):
            yield from _of_sentence_before(scene, fact)
        if _TOTAL.search(lead):
            yield from _of_total(scene, fact)
        if _OF_A_YEAR.search(scene.clause(fact)):
            yield from _of_running_total(scene, fact)
        elif _ALONE.match(scene.clause(fact)) or _KIND.match(lead) or _APART.match(lead):
            yield from _alone(scene, fact)
        yield from _listed(scene, fact)
        yield from _so_many_of(scene, fact)
        yield from _left_over(scene, fact)
    yield from _risen(scene)


def _countable(scene: Scene, fact: Fact) -> bool:
    plain = fact.is_level and not fact.is_ratio and not fact.is_points and not is_change(fact) and "/" not in fact.dimension
    return plain and not is_not_added(scene, fact)


@once
def is_not_added(scene: Scene, fact: Fact) -> bool:
    """Its name, or the words before it, say that such numbers are not added up: means, prices, differences."""
    mention = fact.statement.indicator
    return NOT_ADDED.search((mention.words.lower() if mention else "") + " " + scene.lead(fact)[-45:]) is not None


def _within(scene: Scene, part: Fact) -> Iterator[Relation]:
    """The nearest earlier number of the same unit in this sentence is the whole; else the one that the sentence opens up."""
    for place in range(part.order - 1, max(part.order - 6, -1), -1):
        whole = scene.facts[place]
        if whole.sentence < part.sentence:
            yield from _of_sentence_before(scene, part)
            return
        if not same_unit(whole, part) or is_change(whole) or _shut_in(scene, whole, part):
            continue
        if not whole.is_level or not same_time(whole, part) or NOT_ADDED.search(scene.lead(whole)[-45:]):
            return
        if part.is_percent and not _narrower(scene, whole, part):
            if _QUALIFIED.search(scene.lead(part)) and scene.next(whole) is part and not _GROWTH.search(scene.clause(whole)[-80:]):
                yield Relation(NAME, (part, whole), firm=False)
            return
        yield Relation(NAME, (part, whole))
        return


def _shut_in(scene: Scene, whole: Fact, part: Fact) -> bool:
    """It stands in a bracket that closes before the part: «1.404 ha (lúa 1.243 ha, rau 85 ha), trong đó mất trắng 646 ha»."""
    words = scene.between(whole, part)
    return ")" in words and "(" not in words.split(")")[0]


def _of_sentence_before(scene: Scene, part: Fact) -> Iterator[Relation]:
    """«… doanh thu 8.172 tỷ đồng, lợi nhuận 154 tỷ đồng. Trong đó, công ty mẹ …, lợi nhuận 117 tỷ đồng»."""
    whole = whole_before(scene, part)
    if whole is not None and not part.is_percent and not is_not_added(scene, whole):
        yield Relation(NAME, (part, whole), firm=not _DRAWN_FROM.search(scene.lead(part)[-45:]))


def _listed(scene: Scene, whole: Fact) -> Iterator[Relation]:
    """Every amount of a list after «trong đó» is a part, not the first alone."""
    parts, cue, _ = parts_after(scene, whole)
    if not _WITHIN.search(cue) or whole.is_percent or not whole.dimension:
        return
    for part in parts[1:]:
        if ";" in scene.lead(part) and ":" not in cue:
            return  # «…, trong đó 5 xã …; huyện B có 15 xã»
        if _countable(scene, part) and "tổng" not in scene.lead(part):
            yield Relation(NAME, (part, whole))


def _of_these(scene: Scene, whole: Fact) -> Iterator[Relation]:
    """«Trong số 221.000 lượt khách có khoảng 95.000 lượt khách quốc tế»: the next of the same unit is of them."""
    part = scene.next(whole)
    if part is None or not whole.dimension or whole.is_percent or not same_unit(whole, part) or part.is_ratio or not part.is_level:
        return
    if not _BREAK.search(scene.between(whole, part)) and same_time(whole, part):
        yield Relation(NAME, (part, whole))


def _so_many_of(scene: Scene, part: Fact) -> Iterator[Relation]:
    """«là 3 trong 10 sự kiện nổi bật», «12 trong tổng số 18 xã»: the two numbers stand side by side."""
    whole = scene.next(part)
    if whole is None or not whole.is_level or whole.is_ratio or part.dimension not in ("", whole.dimension) or not whole.dimension:
        return
    if whole.dimension not in _NO_ADDING and not whole.is_percent and _SIDE_BY_SIDE.match(scene.between(part, whole)):
        yield Relation(NAME, (part, whole))


def _left_over(scene: Scene, part: Fact) -> Iterator[Relation]:
    """«mua gần 1.000 bánh nhưng hiện còn hơn 400 bánh»: what is left of them."""
    whole = scene.next(part, -1)
    if (
        whole is None
        or whole.is_percent
        or whole.is_ratio
        or not whole.is_level
        or not whole.dimension
        or not same_unit(whole, part)
    ):
        return
    if _STILL.match(scene.between(whole, part)) and _GOT.search(scene.lead(whole)) and part.dimension not in _NO_ADDING:
        yield Relation(NAME, (part, whole), firm=False)


def _alone(scene: Scene, part: Fact) -> Iterator[Relation]:
    """«690 dự án. Chỉ tính riêng dự án trên 100 tỷ đồng, đã thu hút 150 dự án»; «45 triệu lượt (khách lưu trú 22 triệu lượt)»."""
    for place in range(part.order - 1, max(part.order - 6, -1), -1):
        whole = scene.facts[place]
        if whole.sentence < part.sentence - 1:
            return
        if whole.is_level and not whole.is_ratio and not whole.is_percent and same_unit(whole, part) and _countable(scene, whole):
            whole = _outermost(scene, whole)
            timed = same_time(whole, part) or not times(scene, part)
            if timed and part.dimension not in _NO_ADDING and whole.statement.amount.upper is None:
                yield Relation(NAME, (part, whole), firm=False)
            return


def _outermost(scene: Scene, fact: Fact) -> Fact:
    """The whole that a number, itself perhaps a part of a part, belongs to at last."""
    seen = {fact.order}
    while (above := scene.qualified(fact)) is not None and above.is_level and same_unit(above, fact) and above.order not in seen:
        fact = above
        seen.add(fact.order)
    return fact


def _risen(scene: Scene) -> Iterator[Relation]:
    """«25 chi nhánh, tăng thêm 7 chi nhánh so với cùng kỳ»: what was added is there now."""
    for rise in scene.facts:
        if not is_change(rise) or rise.direction is not Direction.UP or rise.is_percent or rise.is_points or not rise.dimension:
            continue
        before = scene.next(rise, -1)
        listed = before is not None and is_change(before) and before.direction is Direction.UP and _AND.match(scene.lead(rise))
        if not _ROSE.match(scene.lead(rise)) and not listed:
            continue
        whole = before
        while whole is not None and not whole.is_percent and not _may_have_risen(scene, whole, rise):
            whole = scene.next(whole, -1)
        if whole is None or not whole.is_level or whole.is_ratio or whole.dimension != rise.dimension:
            continue
        if whole.sentence == rise.sentence and not NOT_ADDED.search(scene.lead(whole)[-45:]) and rise.dimension not in _NO_ADDING:
            yield Relation(NAME, (rise, whole))


def _may_have_risen(scene: Scene, whole: Fact, rise: Fact) -> bool:
    """«835 ca mắc, cùng kỳ 241 ca, tăng 594 ca»: not what there was before."""
    return not is_change(whole) and whole.dimension == rise.dimension and not OTHER_TIME.search(scene.lead(whole)[-30:])


def _within_change(scene: Scene, part: Fact) -> Iterator[Relation]:
    """«giảm 7 tuyến, trong đó có 5 tuyến trợ giá»: what went away or came in is counted as well."""
    whole = scene.next(part, -1)
    if whole is None or not is_change(whole) or whole.dimension != part.dimension or part.is_percent or not part.dimension:
        return
    if _NEXT_COUNT.match(scene.between(whole, part)):
        yield Relation(NAME, (part, whole))


def _added(scene: Scene, whole: Fact) -> Iterator[Relation]:
    """«có thêm 22 xã, nâng tổng số xã đạt chuẩn lên 45 xã»: what was added is in the total."""
    part = scene.next(whole, -1)
    while part is not None and part.dimension == whole.dimension and not part.is_percent and not part.is_ratio and part.is_level:
        yield Relation(NAME, (part, whole))
        part = scene.next(part, -1)


def _narrower(scene: Scene, whole: Fact, part: Fact) -> bool:
    """Shares compare when the second names what the first names, and more."""
    wide = set(content_words(re.split(r"[;(]", scene.lead(whole))[-1]))
    narrow = set(content_words(scene.lead(part)))
    return len(wide) >= 2 and wide < narrow


def _of_total(scene: Scene, whole: Fact) -> Iterator[Relation]:
    """«Tổng số hộ bị ảnh hưởng là 86 hộ; đã phê duyệt cho 93 hộ»: what is done to them, said with the same noun."""
    fact = whole
    while (fact_next := scene.next(fact)) is not None:
        fact = fact_next
        words = scene.low[whole.end : fact.start]
        if _BREAK.search(words.replace(";", ",")) or "tổng" in words or fact.is_ratio:
            return
        if (
            fact.dimension == whole.dimension
            and fact.is_level
            and fact.dimension
            and not fact.is_percent
            and same_time(whole, fact)
        ):
            yield Relation(NAME, (fact, whole), firm=bool(_AMONG.search(scene.lead(whole))) and scene.next(whole) is fact)


def _of_running_total(scene: Scene, part: Fact) -> Iterator[Relation]:
    for place in range(part.order - 1, max(part.order - 12, -1), -1):
        whole = scene.facts[place]
        begin = scene.sentences[whole.sentence][0]
        if whole.dimension != part.dimension or not whole.is_level or whole.sentence == part.sentence:
            continue
        running = re.search(
            r"\bl[ũu][ỹy]? ?kế\b|\blũy kế\b|\bluỹ kế\b|\bđến nay\b|\btổng cộng\b|\btính đến\b", scene.low[begin : whole.start]
        )
        if running and _countable(scene, whole):
            yield Relation(NAME, (part, whole), firm=bool(part.dimension) and part.sentence - whole.sentence <= 3)
            return


def claim(relation: Relation, mode: Mode) -> Claim:
    """The part against the whole; of ranges the upper ends."""
    part, whole = relation.facts
    return Claim(
        part.top(mode),
        whole.top(mode) if not whole.is_ratio else whole.whole(mode),
        "<=",
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=lambda: f"{number(worth(part, whole))} ≤ {number(whole.statement.amount.value)}",
    )
