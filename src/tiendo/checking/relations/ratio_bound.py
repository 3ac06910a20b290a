"""In an x/y of things that belong to a whole, x is no larger than y: «108/108 xã», «30/63», «43,35/80 điểm»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Kind
from ..cues import PLAN_WORDS
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number

NAME = "ratio_bound"
_WHOLES = re.compile(
    r"^(?:xã|phường|thị trấn|huyện|thành phố|tỉnh|quận|thôn|bản|ấp|tổ dân phố|khu phố|địa phương|đơn vị|chỉ tiêu|tiêu chí|nhiệm vụ"
    r"|đại biểu|phiếu|hồ sơ|thủ tục|dịch vụ công|chi bộ|trường|trạm|sở|ngành|cơ quan|kiến nghị|đơn|ý kiến)\b"
)
_NEVER_PLANNED = re.compile(r"^(?:chỉ tiêu|tiêu chí|nhiệm vụ|đại biểu|phiếu|hồ sơ|kiến nghị|đơn|ý kiến|tỉnh|địa phương)\b")


def find(scene: Scene) -> Iterator[Relation]:
    """Every standing, score and count of members of a whole; where y may be a plan, x may pass it."""
    for fact in scene.facts:
        total = fact.statement.amount.total
        if total is None:
            continue
        if fact.statement.kind is Kind.RANK or fact.dimension == "điểm":
            yield Relation(NAME, (fact,))
        elif total == total.to_integral_value() and _WHOLES.match(_counted(scene, fact)):
            firm = bool(_NEVER_PLANNED.match(_counted(scene, fact))) or not PLAN_WORDS.search(_near(scene, fact))
            yield Relation(NAME, (fact,), firm=firm)


def _counted(scene: Scene, fact: Fact) -> str:
    return fact.dimension or scene.tail(fact).strip()


def _near(scene: Scene, fact: Fact) -> str:
    begin, end = scene.sentences[fact.sentence]
    return scene.low[max(begin, fact.start - 70) : min(end, fact.end + 50)]


def claim(relation: Relation, mode: Mode) -> Claim:
    """x against y."""
    (fact,) = relation.facts
    amount = fact.statement.amount
    total = amount.total
    assert total is not None
    return Claim(
        fact.first(mode),
        fact.whole(mode),
        "<=",
        scale=fact.scale,
        unit=amount.unit,
        shown=lambda: f"{number(amount.value)} > {number(total)}",
    )
