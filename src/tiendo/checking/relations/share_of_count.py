"""A percentage of a known number of things: «nữ chiếm 45,6% tổng số 49 đại biểu»; some whole number of them must give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...values import Kind
from ..arithmetic import exactly
from ..cues import OTHER_TIME
from ..gated import Gated
from ..granularity import nearest_counts
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "share_of_count"
WORDS = ("%",)
_OF_TOTAL = re.compile(r"^\s*(?:của |trong |trên )?tổng số\s*$")
_OF = re.compile(r"^\s*(?:của |trong )(?:số )?\s*$")
_TAKES = re.compile(r"\bchiếm(?: tỷ lệ)?\s*$")
_ARE = re.compile(r"(?:\bcó|^|[,;:(])\s*$")
_TOTAL_FIRST = re.compile(r"^\s*(?:trong|trên) tổng số\s*$")
_SHARE_OF_THEM = re.compile(r"^\s*[,:]?\s*trong (?:đó|số đó)[,:]?(?: có)?\s*$")
_MEASURED = Gated(  # such a share is of what the things have, not of the things
    r"\b(?:vốn|giá trị|kinh phí|doanh thu|diện tích|khối lượng|sản lượng|dư nợ|nợ|tiền|thu|chi|giải ngân|lợi nhuận|kim ngạch)\b"
)
_NO_THINGS = frozenset(("tháng", "năm", "ngày", "quý", "giờ", "tuần", "phút", "lần", "điểm", "dự án", "công trình", "gói thầu"))


def find(scene: Scene) -> Iterator[Relation]:
    """A share with the count it is taken of right after it, or right before it with the name of the things said again."""
    for share in scene.facts:
        if not _is_telling(share):
            continue
        after, before = scene.next(share), scene.next(share, -1)
        if after is not None and _is_count(after) and _of_all(scene, share, after):
            yield Relation(NAME, (share, after))
        elif before is not None and _is_count(before) and _of_these(scene, before, share):
            yield Relation(NAME, (share, before))


def _is_telling(fact: Fact) -> bool:
    """A percentage of a whole with decimals, or a whole number that is no round one («30%» may be said loosely)."""
    amount = fact.statement.amount
    said = fact.is_percent and fact.is_exact and fact.direction is None and amount.upper is None and amount.total is None
    shares = fact.statement.kind in (Kind.LEVEL, Kind.SHARE_OF_TARGET)
    return said and shares and 0 < amount.value < 100 and amount.value % 5 != 0


def _is_count(fact: Fact) -> bool:
    """A level that counts things, printed to the last one."""
    amount = fact.statement.amount
    counts = fact.is_level and fact.is_exact and not amount.half_step and bool(fact.dimension) and fact.dimension not in _NO_THINGS
    if not counts or fact.is_percent or amount.total is not None or amount.upper is not None or amount.value < 1:
        return False
    sure = fact.amount(Mode.SURE)
    return sure.low == sure.high == Fraction(amount.value) * fact.scale


def _of_all(scene: Scene, share: Fact, count: Fact) -> bool:
    """«chiếm p% tổng số N đại biểu», «có p% trong N hộ»: the share is one of those things."""
    words, lead = scene.between(share, count), scene.lead(share)
    if OTHER_TIME.match(scene.tail(count).strip()) or _MEASURED.search(lead):
        return False
    if _OF_TOTAL.match(words):
        return bool(_TAKES.search(lead) or _ARE.search(lead))
    return bool(_OF.match(words) and _ARE.search(lead))


def _of_these(scene: Scene, count: Fact, share: Fact) -> bool:
    """«49 chỉ tiêu, trong đó có p% chỉ tiêu đạt»: the same things are named again after the share."""
    noun = scene.tail(share).strip().removeprefix("số ")
    return bool(_SHARE_OF_THEM.match(scene.between(count, share))) and noun.startswith(f"{count.dimension} ")


def claim(relation: Relation, mode: Mode) -> Claim:
    """The nearest share that a whole number of them gives, against the printed one."""
    share, count = relation.facts
    among = int(count.statement.amount.value)
    first, second = nearest_counts(Fraction(share.statement.amount.value), among, 100)
    return Claim(
        exactly(Fraction(100 * first, among)),
        share.amount(mode),
        unit="%",
        shown=lambda: f"{number(first)} ÷ {number(among)}",
        alternatives=(exactly(Fraction(100 * second, among)),),
    )
