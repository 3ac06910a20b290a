"""From the facts of one document to cells and links."""

from __future__ import annotations

import re
from functools import lru_cache

from ...catalogue.fold import fold
from ...values import Direction, Kind, Period
from ...values.period import Part
from ..cues import CAPITALS
from ..printed import TIMES
from ..relation import Relation
from ..relations.neighbours import level_of
from ..scene import Fact, Scene
from .cells import CellKey, bare_place, cell_of
from .graph import Network
from .premises import Link, Observed, Step, Sum

_TERM = re.compile(r"\b(?:nhiệm kỳ|nghị quyết|đại hội|cả giai đoạn|5 năm)\b")
_TIME = re.compile(r"\b20\d\d\b")
_PLACE = re.compile(
    r"\b(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|Xã|Phường|Thị trấn|Huyện|Quận|Thị xã|Thành phố|Tỉnh)"
    rf" ([{CAPITALS}]\w*(?: [{CAPITALS}]\w*)*)"
)
_Told = tuple[bool, list[tuple[int, str]]]
_YEAR = re.compile(r"\b(20\d\d)\b")
_PLAN = re.compile(r"\b(kế hoạch|dự toán|chỉ tiêu|mục tiêu|nghị quyết|phương án)\b")
_SHARE_STEPS: dict[Direction | None, Step] = {Direction.OVER: Step.UP, Direction.SHORT: Step.DOWN}
_RANK_UNITS = ("bậc", "hạng", "thứ hạng")
_folded = lru_cache(maxsize=65536)(fold)


def add_scene(network: Network, scene: Scene, document: int, totals: list[Relation]) -> list[int]:
    """Put a document's numbers into the network.

    Args: totals: its relations of parts and total that the words make sure of.
    Returns: the cells that it touches.
    """
    touched: list[int] = []
    numbered: dict[int, int] = {}
    told: dict[int, _Told] = {}
    for key, facts in _by_cell(scene).items():
        witnesses = _witnesses([_observed(fact, document, told) for fact in facts])
        if not witnesses:
            continue  # one name for several things in this document: it names none of them
        cell = network.cell(key)
        touched.append(cell)
        numbered.update((fact.order, cell) for fact in facts)
        for one in witnesses:
            network.observe(cell, one)
    for fact in scene.facts:
        if fact.statement.kind is Kind.CHANGE:
            touched += _change(network, scene, fact, document, numbered)
        elif fact.statement.kind is Kind.SHARE_OF_TARGET and fact.is_percent:
            touched += _share(network, scene, fact, document, numbered)
    for total in totals:
        members = [numbered.get(fact.order) for fact in total.facts]
        if total.facts[0].statement.amount.total is None and None not in members and len(set(members)) == len(members):
            whole, *parts = [member for member in members if member is not None]
            network.add_sum(Sum(whole, tuple(parts), total.facts[0].source, document))
    return touched


def _by_cell(scene: Scene) -> dict[CellKey, list[Fact]]:
    found: dict[CellKey, list[Fact]] = {}
    for fact in scene.facts:
        if fact.statement.kind in (Kind.LEVEL, Kind.RANK):
            key = cell_of(fact)
            if key is not None:
                found.setdefault(key, []).append(fact)
    return found


def _witnesses(prints: list[Observed]) -> list[Observed]:
    """The first print of each value, for a number said twice in one document is one witness; none when no value fits all."""
    if len(prints) == 1:
        return prints
    by_value: dict[tuple[float, float], Observed] = {}
    for one in prints:
        by_value.setdefault(one.about, one)
    fits = max(low for low, _ in by_value) <= min(high for _, high in by_value)
    return list(by_value.values()) if fits else []


def _observed(fact: Fact, document: int, told: dict[int, _Told]) -> Observed:
    """A print, with what its sentence prints of time and place (``told`` keeps that by number of the sentence)."""
    dated, places = _told(fact.scene, fact.sentence, told)
    before = [name for start, name in places if start < fact.start]
    if not places and fact.sentence:
        before = [name for _, name in _told(fact.scene, fact.sentence - 1, told)[1]]
    place = bare_place(fact.statement.place)
    placed = not before or not place or any(place in name or name in place for name in before)
    return Observed(fact.source, document, fact.statement, dated=dated, placed=placed)


def _told(scene: Scene, sentence: int, told: dict[int, _Told]) -> _Told:
    """Whether a sentence prints a year, and the places that it names with where they stand."""
    kept = told.get(sentence)
    if kept is None:
        begin, end = scene.sentences[sentence]
        places = [(match.start(), _folded(match[1])) for match in _PLACE.finditer(scene.text, begin, end)]
        kept = told[sentence] = _TIME.search(scene.low, begin, end) is not None, places
    return kept


def _change(network: Network, scene: Scene, change: Fact, document: int, numbered: dict[int, int]) -> list[int]:
    """level = base × growth, or base ± difference, or rank ∓ places."""
    base_period = change.statement.base_period
    level = _rank_of(scene, change) if change.dimension in _RANK_UNITS else level_of(scene, change)
    if base_period is None or level is None or level.order not in numbered or level.order > change.order or _yearly(scene, change):
        return []
    key = cell_of(level, period=base_period, modality="actual")
    if key is None or key == network.keys[numbered[level.order]]:
        return []
    made = _step(change, level)
    if made is None:
        return []
    step, shown = made
    base = network.cell(key)
    amount = change.statement.amount
    network.link(Link(numbered[level.order], base, step, amount, change.source, document, shown=shown, implies=_implies(level)))
    return [base]


def _step(change: Fact, level: Fact) -> tuple[Step, str] | None:
    directed = change.direction in (Direction.UP, Direction.DOWN)
    down = change.direction is Direction.DOWN
    value = change.source.surface
    if level.statement.kind is Kind.RANK:
        if change.dimension not in _RANK_UNITS or not directed:
            return None
        return (Step.PLUS, f"− {value}") if down else (Step.MINUS, f"+ {value}")
    if change.dimension == TIMES:  # «tăng 2 lần» may stand for twice as much or for twice more
        return (Step.TIMES, f"÷ {value}") if "gấp" in change.scene.lead(change) else None
    if change.is_percent and not level.is_percent:
        step = Step.DOWN if down else Step.UP if directed else Step.SHARE
        return step, f"÷ (1 {'−' if down else '+'} {value})" if directed else f"÷ {value}"
    same = change.dimension == level.dimension.removesuffix("/người").removesuffix("/năm") or change.dimension == level.dimension
    if not directed or not (same or (change.is_points and level.is_percent)) or change.is_percent:
        return None
    return (Step.MINUS, f"+ {value}") if down else (Step.PLUS, f"− {value}")


def _rank_of(scene: Scene, change: Fact) -> Fact | None:
    place: Fact | None = scene.next(change, -1)
    while place is not None and place.statement.kind is not Kind.RANK:
        place = scene.next(place, -1)
    return place


def _share(network: Network, scene: Scene, share: Fact, document: int, numbered: dict[int, int]) -> list[int]:
    """level = plan × share. «đạt 100%» only says that the plan was met: its link implies nothing and has no upper end."""
    level = level_of(scene, share)
    words = _PLAN.search(scene.tail(share)[:45])
    if level is None or level.order not in numbered or level.order > share.order or level.is_ratio or words is None:
        return []
    key = cell_of(level, period=_plan_period(scene, share, level), modality=f"plan {_plan_name(scene.tail(share))}")
    if key is None:
        return []
    met = share.statement.amount.value == 100 and share.direction is None
    step = Step.MET if met else _SHARE_STEPS.get(share.direction, Step.SHARE)
    plan = network.cell(key)
    exact = _implies(level) and _implies(share) and not met
    shown = f"÷ {share.source.surface}"
    network.link(
        Link(numbered[level.order], plan, step, share.statement.amount, share.source, document, shown=shown, implies=exact)
    )
    return [plan]


def _plan_name(tail: str) -> str:
    """Who gave which plan, in the words of the text: two givers may set two plans for one year."""
    return " ".join(re.split(r"[,;.():\d]|\bnăm\b|\bđề ra\b", tail)[0].split()[:7])


def _plan_period(scene: Scene, share: Fact, level: Fact) -> Period | None:
    tail = scene.tail(share)[:70]
    year = _YEAR.search(tail)
    if year:
        return Period.of_year(int(year.group(1)))
    if _TERM.search(tail):
        return Period(Part(1), Part(1))  # a term whose years the text does not print: one plan for all its years
    period = level.statement.period
    return Period.of_year(period.last.year) if period is not None else None


def _implies(fact: Fact) -> bool:
    return fact.is_exact and fact.statement.amount.upper is None


def _yearly(scene: Scene, change: Fact) -> bool:
    return "bình quân" in scene.lead(change) or change.statement.amount.unit.endswith("/năm")
