"""A whole that meets its plan while at most half of its parts have met theirs (SUS04), over all documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..values import Certainty, Direction, Finding, FindingClass, Kind, Source
from .cues import content_words
from .network.cells import bare_place
from .relations.neighbours import level_of
from .rules import BY_CODE
from .scene import Fact, Scene

CODE = "SUS04"
_PARTS = re.compile(r"^(?:địa phương|huyện|xã|phường|đơn vị|huyện, thành phố|xã, thị trấn)")
_DONE = re.compile(r"\b(?:hoàn thành|đạt và vượt|đạt|vượt)\b")
_SHARED = 2  # words of the subject that both must name
_HALF = 0.5
_MOST = 50  # totals that a count without a place is held against
_MET = (99.5, 200)


@dataclass(frozen=True, slots=True)
class Met:
    """A total that meets its plan, or a count of parts that have met theirs.

    Attributes:
        words: what it speaks of.
        year: the year.
        sources: its places.
        share: x ÷ y of the parts, ``None`` for a total.
        place: bare name of the whole unit, empty when none is read.
    """

    words: frozenset[str]
    year: int
    document: int
    sources: tuple[Source, ...]
    share: float | None
    place: str


def met_and_missed(scene: Scene, document: int) -> Iterator[Met]:
    """Totals that reach 100% of plan, and counts of parts that have done so, in one document."""
    for fact in scene.facts:
        period = fact.statement.period
        if period is None:
            continue
        if fact.statement.kind is Kind.SHARE_OF_TARGET and fact.is_percent and _meets(fact):
            level = level_of(scene, fact)
            if (
                level is not None
                and level.order < fact.order
                and re.search(r"\btổng\b|\btoàn\b|\btrên địa bàn\b", scene.clause(level)[-90:])
            ):
                words = frozenset(content_words(scene.clause(level)[-90:]))
                yield Met(words, period.last.year, document, (level.source, fact.source), None, bare_place(level.statement.place))
        elif fact.is_ratio and _PARTS.match(fact.dimension) and _DONE.search(scene.tail(fact)[:25]):
            total = fact.statement.amount.total
            words = frozenset(content_words(scene.tail(fact)[:80]))
            if total:
                share = float(fact.statement.amount.value / total)
                yield Met(words, period.last.year, document, (fact.source,), share, bare_place(fact.statement.place))


def _meets(fact: Fact) -> bool:
    if fact.direction is Direction.OVER:
        return True
    return fact.direction is None and _MET[0] <= float(fact.statement.amount.value) < _MET[1]


def total_met_parts_not(found: Sequence[Met]) -> Iterator[Finding]:
    """Pairs of one subject and one year."""
    rule = BY_CODE[CODE]
    totals: dict[tuple[int, str], list[Met]] = defaultdict(list)
    for one in found:
        if one.share is None:
            totals[one.year, one.place].append(one)
    for parts in found:
        if parts.share is None or parts.share > _HALF:
            continue
        near = totals[parts.year, parts.place] + (totals[parts.year, ""] if parts.place else [])
        for whole in near if parts.place else _of_year(totals, parts.year):
            if len(whole.words & parts.words) <= _SHARED:
                continue
            a, b = (" ".join(source.surface.split()) for source in whole.sources)
            c = " ".join(parts.sources[0].surface.split())
            fields = {"a": a, "b": b, "c": c}
            yield Finding(
                CODE,
                FindingClass.SUSPICION,
                Certainty.SURE,
                rule.vi.format(**fields),
                (*whole.sources, *parts.sources),
                f"{b} so với {c}",
                message_en=rule.en.format(**fields),
            )


def _of_year(totals: dict[tuple[int, str], list[Met]], year: int) -> list[Met]:
    """A count that names no place is held against the few totals of its year; where there are many, it stays open."""
    found = [one for (when, _), ones in totals.items() if when == year for one in ones]
    return found if len(found) <= _MOST else []
