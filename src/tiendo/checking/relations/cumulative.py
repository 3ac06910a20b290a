"""What came in during a part of a stretch of time is no more than what came in during the whole stretch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Modality
from ..gated import Gated
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene, worth
from ..wording import number
from .neighbours import likeness, names_within, same_place, same_subject, subject
from .part_whole import is_not_added

NAME = "cumulative"
_CLOSE = 2  # sentences
_STOCK = Gated(
    r"dư nợ|tổng đàn|dân số|hiện có|số dư|đang hoạt động|còn hiệu lực|lao động|biên chế|đảng viên|quy mô|diện tích rừng|tồn kho|nợ"
)
_SO_FAR = Gated(
    r"^\s*[,;(]?\s*(?:nâng )?(?:lũy kế|luỹ kế)(?: từ đầu năm| \d+ tháng(?: đầu năm)?| đến nay| cả năm)?(?: là| đạt| được| ước)?\s*$"
)
_BY_THEN = Gated(r"\b(?:tính )?đến(?: hết)? ngày\b[^;.]{0,80}\b(?:đã|được|đạt)\b")
_FLOW = re.compile(
    r"\bthu\b|\bchi\b|kim ngạch|xuất khẩu|nhập khẩu|sản lượng|doanh thu|giải ngân|\bvốn\b|lượt|trồng"
    r"|kết nạp|giá trị|bán lẻ|khai thác|tiếp nhận|thành lập mới|\bvụ\b"
)


def find(scene: Scene) -> Iterator[Relation]:
    """Two amounts of one flow in one place, the period of one inside the period of the other."""
    usable = [fact for fact in scene.facts if is_flow(scene, fact)]
    for part in usable:
        for whole in usable:
            if part is not whole and _inside(part, whole) and same_place(part, whole):
                named = (likeness(part, whole) == 1.0 or names_within(whole, part)) and _as_told(part, whole)
                narrower = named or _goes_on(part, whole)
                if narrower or likeness(part, whole) >= 0.8:
                    yield Relation(NAME, (part, whole), firm=narrower and part.statement.modality is Modality.ACTUAL)
    yield from _running(scene)


def _running(scene: Scene) -> Iterator[Relation]:
    """«tháng 5 khám cho 285 lượt người, lũy kế 1.346 lượt người»: the running total right behind."""
    for whole in scene.facts:
        part = scene.next(whole, -1)
        if part is None or part.dimension != whole.dimension or not _SO_FAR.match(scene.between(part, whole)):
            continue
        plain = all(fact.is_level and not (fact.is_percent or fact.is_ratio or fact.is_aim) for fact in (part, whole))
        if plain and part.dimension and "/" not in part.dimension and not _STOCK.search(scene.lead(part)[-40:]):
            yield Relation(NAME, (part, whole))


def is_flow(scene: Scene, fact: Fact) -> bool:
    """True for an amount that comes in over time, as its name and the words before it say."""
    mention = fact.statement.indicator
    if (
        not fact.is_level
        or fact.is_percent
        or fact.is_points
        or fact.is_ratio
        or fact.is_aim
        or mention is None
        or "/" in fact.dimension
    ):
        return False
    words = mention.words.lower() + " " + scene.lead(fact)[-40:]
    return bool(_FLOW.search(words)) and not _STOCK.search(words) and not is_not_added(scene, fact)


def _inside(part: Fact, whole: Fact) -> bool:
    inner, outer = part.statement.period, whole.statement.period
    if inner is None or outer is None or inner == outer or part.dimension != whole.dimension:
        return False
    if outer.is_point:
        return not inner.is_point and inner.last <= outer.last and inner.first.year == outer.last.year and _up_to(whole)
    return outer.covers(inner) and not inner.is_point


def _up_to(fact: Fact) -> bool:
    """«đến ngày 8/12 đã thu được …»: what came in since the year began."""
    return _BY_THEN.search(fact.scene.clause(fact)) is not None


def _as_told(part: Fact, whole: Fact) -> bool:
    """The text names the whole as it names the part, or less narrowly; or leaves a name out close by."""
    return same_subject(part, whole) or (bool(subject(whole)) and subject(whole) <= subject(part))


def _goes_on(part: Fact, whole: Fact) -> bool:
    """The next sentences go on with the same thing under a shorter name: «số thu NSNN từ …», then «ước thu tháng 6»."""
    short, full = subject(whole), subject(part)
    return bool(short) and short <= full and 0 < whole.sentence - part.sentence <= _CLOSE


def claim(relation: Relation, mode: Mode) -> Claim:
    """The amount of the part against the amount of the whole stretch."""
    part, whole = relation.facts
    return Claim(
        part.amount(mode),
        whole.amount(mode),
        "<=",
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=lambda: f"{number(worth(part, whole))} ≤ {number(whole.statement.amount.value)}",
    )
