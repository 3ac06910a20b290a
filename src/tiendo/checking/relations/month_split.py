"""Two ways to the same earlier months: the half-year less its last month, and the running total less what the month has brought."""

from __future__ import annotations

from collections.abc import Iterator

from ..arithmetic import subtract
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .cumulative import is_flow
from .neighbours import same_place, same_subject, subject

NAME = "month_split"
WORDS = ("lũy kế", "luỹ kế", "từ đầu năm", "từ 1/1", "tính đến", "từ 01/01")
_REACH = 3  # sentences


def find(scene: Scene) -> Iterator[Relation]:
    """Whole stretch, its last month, running total to a day of that month, and that month to the same day."""
    flows = [fact for fact in scene.facts if is_flow(scene, fact) and fact.statement.period is not None]
    for whole in flows:
        for month in flows:
            if not _ends_with(whole, month):
                continue
            for running in flows:
                for part in flows:
                    if len({whole, month, running, part}) == 4 and _to_one_day(whole, month, running, part):
                        yield Relation(NAME, (whole, month, running, part))


def _ends_with(whole: Fact, month: Fact) -> bool:
    a, b = whole.statement.period, month.statement.period
    assert a is not None
    assert b is not None
    return a.last == b.last and a.first < b.first and b.start == b.end and b.start.month is not None and _near(whole, month)


def _to_one_day(whole: Fact, month: Fact, running: Fact, part: Fact) -> bool:
    a, b, c, d = (fact.statement.period for fact in (whole, month, running, part))
    if a is None or b is None or c is None or d is None or c.last != d.last or c.last >= a.last:
        return False
    return c.first == a.first and d.first == b.first and _near(running, part) and _near(whole, running)


def _near(a: Fact, b: Fact) -> bool:
    """One thing told in neighbouring sentences: the names are the same, one is inside the other, or one is left out."""
    close = abs(a.sentence - b.sentence) <= _REACH and a.dimension == b.dimension and same_place(a, b)
    mine, theirs = subject(a), subject(b)
    return close and (same_subject(a, b) or mine <= theirs or theirs <= mine)


def claim(relation: Relation, mode: Mode) -> Claim:
    """The earlier months by the estimate against those by the count; estimates are round, so always the sure reading."""
    mode = Mode.SURE
    whole, month, running, part = relation.facts
    values = [number(fact.statement.amount.value) for fact in relation.facts]
    return Claim(
        subtract(whole.amount(mode), month.amount(mode)),
        subtract(running.amount(mode), part.amount(mode)),
        scale=whole.scale,
        unit=whole.statement.amount.unit,
        shown=lambda: f"{values[0]} − {values[1]}",
    )
