"""«GRDP tăng 8,2%, trong đó nông nghiệp đóng góp 0,9 điểm phần trăm; công nghiệp …; dịch vụ …; thuế …»: points make the growth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...values import Direction, Interval
from ..arithmetic import total
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .mistyped import said_as
from .neighbours import same_place

NAME = "points_total"
WORDS = ("đóng góp",)
_WHOLE = re.compile(r"\bg?r?dp\b|\btổng sản phẩm\b|\btăng trưởng kinh tế\b|\bkinh tế\b|\bgiá trị tăng thêm\b")
_MEMBERS = (
    re.compile(r"\bnông\b|\bkhu vực i\b"),
    re.compile(r"\bcông nghiệp\b|\bkhu vực ii\b"),
    re.compile(r"\bdịch vụ\b|\bkhu vực iii\b"),
    re.compile(r"\bthuế\b"),
)
_GIVES = re.compile(r"\b(?:đóng góp|làm giảm|kéo giảm)\b")
_TAKES = re.compile(r"\b(?:làm giảm|kéo giảm)\b")
_REACH = 2  # sentences after the growth


def find(scene: Scene) -> Iterator[Relation]:
    """A growth of the economy and the contributions of the three sectors and of taxes, which are all there is."""
    for whole in scene.facts:
        if not whole.is_percent or said_as(whole)[1] is not Direction.UP or not _WHOLE.search(_named(scene, whole)):
            continue
        parts = _contributions(scene, whole)
        if parts is not None:
            yield Relation(NAME, (whole, *parts))


def _named(scene: Scene, fact: Fact) -> str:
    mention = fact.statement.indicator
    return (mention.words.lower() if mention is not None else "") + " " + scene.lead(fact)[-60:]


def _contributions(scene: Scene, whole: Fact) -> list[Fact] | None:
    """One contribution for each member, in any order; ``None`` when one is missing, said twice, or another growth comes between."""
    found: dict[int, Fact] = {}
    for fact in scene.facts[whole.order + 1 :]:
        if fact.sentence > whole.sentence + _REACH:
            break
        if not fact.is_points:
            continue
        words = _since_last_points(scene, whole, fact)
        members = [place for place, member in enumerate(_MEMBERS) if member.search(words)]
        if not _GIVES.search(words) or len(members) != 1 or members[0] in found or not same_place(whole, fact):
            return None
        found[members[0]] = fact
    return list(found.values()) if len(found) == len(_MEMBERS) else None


def _since_last_points(scene: Scene, whole: Fact, fact: Fact) -> str:
    """The words between the contribution before (or the growth) and this one."""
    begin = whole.end
    for other in scene.facts[whole.order + 1 : fact.order]:
        if other.is_points:
            begin = other.end
    return scene.low[begin : fact.start]


def claim(relation: Relation, mode: Mode) -> Claim:
    """The sum of the contributions, those that take away counted so, against the growth."""
    whole, *parts = relation.facts
    signed = [(part, _takes(part)) for part in parts]

    def shown() -> str:
        terms = (f"{'−' if takes else '+'} {number(part.statement.amount.value)}" for part, takes in signed)
        return " ".join(terms).removeprefix("+ ")

    addends = [_minus(part.amount(mode)) if takes else part.amount(mode) for part, takes in signed]
    return Claim(total(addends), whole.amount(mode), unit="%", shown=shown)


def _takes(fact: Fact) -> bool:
    return fact.direction is Direction.DOWN or _TAKES.search(fact.scene.lead(fact)[-40:]) is not None


def _minus(values: Interval) -> Interval:
    return Interval(None if values.high is None else -values.high, None if values.low is None else -values.low)
