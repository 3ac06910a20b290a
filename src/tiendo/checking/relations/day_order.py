"""«từ ngày 15/3/2024 đến ngày 10/3/2024», «ban hành ngày …, có hiệu lực từ ngày …»: two days in the order that the words give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ..arithmetic import exactly
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Scene

NAME = "day_order"
WORDS = ("từ ngày", "từ 0", "từ 1", "từ 2", "từ 3", "hiệu lực")
_DAY = r"(?P<{0}d>\d{{1,2}})[/.-](?P<{0}m>\d{{1,2}})[/.-](?P<{0}y>20\d\d)"
_SPAN = re.compile(rf"\btừ (?:ngày )?{_DAY.format('a')}(?: đến| tới)(?: hết)?(?: ngày)? {_DAY.format('b')}(?![\d/])")
_IN_FORCE = re.compile(
    rf"\b(?:ban hành|ký)(?: ban hành)? ngày {_DAY.format('a')}[^.;\d]{{0,40}}"
    rf"\bcó hiệu lực(?: thi hành)? (?:kể )?từ ngày {_DAY.format('b')}"
)


def find(scene: Scene) -> Iterator[Relation]:
    """Stretches of days whose ends both print their year; signing and coming into force."""
    for pattern, firm in ((_SPAN, True), (_IN_FORCE, False)):
        for match in pattern.finditer(scene.low):
            days = _day(match, "a"), _day(match, "b")
            if None not in days:
                given = tuple(Fraction(day.toordinal()) for day in days if day is not None)
                words = "từ ngày … đến ngày …" if firm else "ban hành … có hiệu lực"
                yield Relation(NAME, (), firm=firm, spans=(scene.source(*match.span()),), given=given, words=words)


def _day(match: re.Match[str], end: str) -> date | None:
    try:
        return date(int(match[f"{end}y"]), int(match[f"{end}m"]), int(match[f"{end}d"]))
    except ValueError:
        return None  # no such day: another kind of number


def claim(relation: Relation, mode: Mode) -> Claim:
    """The first day no later than the second, in days."""
    first, second = relation.given
    return Claim(exactly(first), exactly(second), "<=", unit="ngày", shown=lambda: relation.words)
