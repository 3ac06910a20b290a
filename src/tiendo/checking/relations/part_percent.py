"""A part, its whole and the printed share: «Tổng số hộ là 583 hộ, trong đó hộ nghèo 128 hộ, chiếm 21,96%»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..arithmetic import divide, times
from ..cues import OTHER_TIME, PLAN_WORDS, content_words
from ..cure import worth_a_look
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .listing import same_time
from .neighbours import is_change, same_place, same_unit

NAME = "part_percent"
_SHARE_LEAD = re.compile(r"^[^;.]{0,45}(?:\bchiếm\b|\bbằng\b|\btương đương\b|\btương ứng\b|\bđạt\b|\()[^;.()]{0,20}$")
_SHARE_NAME = re.compile(r"^\s*(?:của |trong )?(tổng[^,;.()]{2,60}|số [^,;.()]{2,40}|dân số|diện tích[^,;.()]{0,40})")
_TAKES = re.compile(r"\bchiếm\b[^;.()]{0,20}$|\b(?:tương đương|tương ứng)\b[^;.()]{0,15}$|\(\s*(?:đạt |bằng |chiếm )?$")
_OPENS_SENTENCE = re.compile(r"^\W*trong (?:đó|tổng (?:số|mức|vốn))\b")
_TOTAL_NAME = re.compile(r"^\s*(?:của |trong |so với )?tổng số ((?:[^\W\d_]+ ?){1,4}?)(?= toàn| trên| của| cả|\s*[,;.():]|$)")
_TOTAL_LEAD = re.compile(r"\btổng số ((?:[^\W\d_]+ ){1,4}?)(?:(?:toàn|của|trên|cả) [^,;.]{0,30}?)?(?:hiện có |là |có |: ?)?\s*$")
_RECEIVED = re.compile(r"\b(?:tiếp nhận|nhận được|nhận|thụ lý|phát hiện|phải giải quyết)\b[^,;.]{0,25}$")
_SETTLED = re.compile(r"^[^;.\d]{0,30},? ?(?:đã |và )?(?:giải quyết|xử lý|trả|hoàn thành|kết luận)\b[^;.,\d]{0,25}$")
_HAPPENED = re.compile(r"\b(?:xảy ra|phát hiện|ghi nhận|tiếp nhận|thụ lý)\b[^;.\d]{0,25}$")
_CLEARED = re.compile(r"\b(?:điều tra làm rõ|làm rõ|khám phá|giải quyết|xử lý)\b[^;.,\d]{0,15}$")
_TOOK_PART = re.compile(r"^ (?:đã|tham gia|đi bầu|được|dự|có mặt|hoàn thành)\b")
_FAR = 60
_RATE_OF = re.compile(r"\b(?:đạt|tỷ lệ|bao phủ)\b[^;.()\d]{0,25}$")
_PEOPLE = frozenset(("người", "đồng chí", "đảng viên", "cán bộ", "lao động", "công chức", "đại biểu", "quần chúng"))
_WHOLE_LEAD = Gated(r"\btổng\b|\btoàn\b")
_OPENED = re.compile(r"\btrong đó\b|\bgồm\b|\([^)]*$")


def find(scene: Scene) -> Iterator[Relation]:
    """A level, directly followed by «chiếm p%», with the whole of the same unit before it."""
    for share in scene.facts:
        if not share.is_percent or is_change(share) or share.direction is not None:
            continue
        part = scene.next(share, -1)
        if part is None or not part.is_level or part.is_percent or part.is_ratio or part.is_points:
            continue
        solved = _solved(scene, part, share)
        if solved is not None:
            yield solved
            continue
        between = scene.between(part, share)
        if not _SHARE_LEAD.match(between) or OTHER_TIME.match(scene.tail(share).strip()):
            continue
        found = _with_whole(scene, part, share) or _of_named_total(scene, part, share) or _of_received(scene, part, share)
        found = found or _beside(scene, part, share)
        if found is not None:
            yield found


def _with_whole(scene: Scene, part: Fact, share: Fact) -> Relation | None:
    named = _SHARE_NAME.match(scene.tail(share))
    planned = share.statement.kind is Kind.SHARE_OF_TARGET
    if planned and named is None:
        return None
    unnamed = _TAKES.search(scene.between(part, share)) is not None
    for whole in _wholes(scene, part):
        if named is None and (not unnamed or _bracketed_plan(scene, whole)):
            continue
        if named is not None:
            if _is_named(scene, whole, named.group(1)):
                return Relation(NAME, (part, whole, share), firm="tổng" in scene.lead(whole))
        elif whole.sentence == part.sentence and _OPENED.search(scene.low[whole.end : part.start]):
            return Relation(NAME, (part, whole, share))
        elif whole.sentence == part.sentence - 1 and _OPENS_SENTENCE.match(scene.clause(part)):
            return Relation(NAME, (part, whole, share), firm=_WHOLE_LEAD.search(scene.lead(whole)) is not None)
    return None


def _bracketed_plan(scene: Scene, whole: Fact) -> bool:
    """«đạt 51,8% nghị quyết đề ra (23.600 tỷ đồng)»: a plan in brackets has no parts here."""
    lead = scene.lead(whole)
    return lead.rstrip().endswith("(") and (PLAN_WORDS.search(lead) is not None or OTHER_TIME.search(lead) is not None)


def _of_named_total(scene: Scene, part: Fact, share: Fact) -> Relation | None:
    """«chiếm 84,7% tổng số đảng viên» where the text prints «Tổng số đảng viên là 3.412 đồng chí» once, anywhere."""
    named = _TOTAL_NAME.match(scene.tail(share))
    if named is None:
        return None
    name = content_words(named[1])
    wholes = [
        fact
        for fact in scene.facts
        if fact.is_level and not fact.is_percent and not fact.is_ratio and _same_things(fact, part) and same_place(fact, part)
        and same_time(fact, part) and (own := _TOTAL_LEAD.search(scene.lead(fact))) and content_words(own[1]) == name
    ]  # fmt: skip
    if len({fact.statement.amount.value for fact in wholes}) != 1 or not name or wholes[0] is part:
        return None
    return Relation(NAME, (part, wholes[0], share))


def _of_received(scene: Scene, part: Fact, share: Fact) -> Relation | None:
    """«Tiếp nhận 23 đơn thư, giải quyết xong 21 đơn, đạt 91,3%»: what was settled, of what came in."""
    whole = scene.next(part, -1)
    while whole is not None and is_change(whole):
        whole = scene.next(whole, -1)
    if whole is None or not whole.is_level or whole.is_ratio or not whole.dimension or not same_unit(whole, part):
        return None
    settled = _SETTLED.match(scene.between(whole, part)) and _RECEIVED.search(scene.lead(whole))
    if settled and not PLAN_WORDS.search(scene.tail(share)[:40]):
        return Relation(NAME, (part, whole, share))
    return None


def _beside(scene: Scene, part: Fact, share: Fact) -> Relation | None:
    """«83.825 cử tri trong danh sách, 82.626 cử tri đã đi bầu, đạt tỷ lệ 98,57%»: shown when one slip would mend it."""
    whole = scene.next(part, -1)
    if whole is None or not whole.is_level or whole.is_ratio or not whole.dimension or whole.dimension != part.dimension:
        return None
    words = scene.between(whole, part)
    apart = ";" in words or len(words) > _FAR or OTHER_TIME.search(words) or PLAN_WORDS.search(scene.tail(share)[:_FAR])
    if apart or not _TOOK_PART.match(scene.tail(part)) or not _RATE_OF.search(scene.lead(share)):
        return None
    found = Relation(NAME, (part, whole, share), firm=False)
    return found if worth_a_look(found, claim) else None


def _solved(scene: Scene, last: Fact, share: Fact) -> Relation | None:
    """«xảy ra 132 vụ, giảm 7 vụ; điều tra làm rõ 110 vụ, 219 đối tượng, đạt 83,3%»: cases solved, and people beside them."""
    if not _RATE_OF.search(scene.lead(share)):
        return None
    part = last
    for _ in range(2):
        whole = scene.next(part, -1)
        while whole is not None and is_change(whole):
            whole = scene.next(whole, -1)
        if whole is None:
            return None
        cleared = _CLEARED.search(scene.lead(part)) and _HAPPENED.search(scene.lead(whole))
        if cleared and whole.dimension == part.dimension and whole.is_level and part.is_level and part.dimension:
            return Relation(NAME, (part, whole, share))
        part = whole
    return None


def _is_named(scene: Scene, whole: Fact, name: str) -> bool:
    """Whether «chiếm p% tổng số hộ» speaks of this number: its own words say so, and say that it is a total."""
    own = scene.lead(whole)[-70:] + " " + whole.dimension + " " + re.split(r"[,;.()]", scene.tail(whole))[0]
    sought, found = set(content_words(name)), set(content_words(own))
    total = bool(_WHOLE_LEAD.search(own)) or not name.startswith("tổng")
    distinct = bool(_WHOLE_LEAD.search(own)) or len(sought) >= 2
    return total and distinct and bool(sought) and sought <= found


def _wholes(scene: Scene, part: Fact) -> Iterator[Fact]:
    """Levels of the same unit before the part, nearest first, in its sentence and the two before."""
    for place in range(part.order - 1, max(part.order - 14, -1), -1):
        fact = scene.facts[place]
        if fact.sentence < part.sentence - 2:
            return
        alike = _same_things(fact, part) and fact.is_level and not fact.is_percent and same_time(fact, part)
        if alike and not _is_part(scene, fact):
            yield fact


def _same_things(a: Fact, b: Fact) -> bool:
    return same_unit(a, b) or (a.dimension in _PEOPLE and b.dimension in _PEOPLE)


def _is_part(scene: Scene, fact: Fact) -> bool:
    """«4.120 hộ nghèo, chiếm 21,3% tổng số hộ» is a part itself."""
    after = scene.next(fact)
    return after is not None and after.is_percent and "chiếm" in scene.lead(after)


def claim(relation: Relation, mode: Mode) -> Claim:
    """part ÷ whole against the printed share; of an x/y either number may be the whole."""
    part, whole, share = relation.facts
    parts = part.amount(mode)
    others = (times(divide(parts, whole.whole(mode)), 100),) if whole.is_ratio else ()
    return Claim(
        times(divide(parts, whole.first(mode)), 100),
        share.amount(mode),
        unit="%",
        shown=lambda: f"{number(part.statement.amount.value)} ÷ {number(whole.statement.amount.value)}",
        alternatives=others,
    )
