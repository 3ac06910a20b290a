"""More units counted than there are (SUS09): «31 xã đạt chuẩn» beside «4/8 xã …» of the same place, over all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..values import Certainty, Finding, FindingClass, Source
from .network.cells import bare_place
from .rules import BY_CODE
from .scene import Fact, Scene

CODE = "SUS09"
_KINDS = {
    "xã": "xã",
    "xã, phường, thị trấn": "xã",
    "đơn vị hành chính cấp xã": "xã",
    "huyện": "huyện",
    "huyện, thành phố": "huyện",
    "địa phương": "huyện",
    "đơn vị hành chính cấp huyện": "huyện",
    "thôn": "thôn",
    "thôn, tổ dân phố": "thôn",
    "thôn, bản": "thôn",
    "tổ dân phố": "thôn",
}
_YEARS = 1  # units are merged now and then; a count of another time says nothing
_TITLES = {"xã": ("xã", "phường", "thị trấn"), "huyện": ("huyện", "quận", "thị xã", "xã", "phường"), "thôn": ("thôn",)}


@dataclass(frozen=True, slots=True)
class UnitCount:
    """A count of units of a place, or the number that there are.

    Attributes:
        kind: what is counted.
        number: how many; for an x/y the y.
        whole: True for the y of an x/y.
    """

    kind: str
    place: str
    year: int
    number: int
    whole: bool
    document: int
    source: Source


def counted_units(scene: Scene, document: int) -> Iterator[UnitCount]:
    """Counts of districts, communes and villages of one document, and how many there are of them."""
    for fact in scene.facts:
        kind, period = _KINDS.get(fact.dimension), fact.statement.period
        if kind is None or period is None or not fact.is_level or not _exact(fact) or fact.is_aim:
            continue
        place = bare_place(fact.statement.place)
        title = fact.statement.place.words.lower() if fact.statement.place is not None else ""
        if not place or title.startswith(_TITLES[kind]):
            continue  # a commune has no communes: the place was read amiss
        total = fact.statement.amount.total
        number = int(fact.statement.amount.value if total is None else total)
        yield UnitCount(kind, place, period.last.year, number, total is not None, document, fact.source)


def _exact(fact: Fact) -> bool:
    return fact.is_exact and fact.statement.amount.upper is None


def more_than_there_are(found: Sequence[UnitCount]) -> Iterator[Finding]:
    """Counts above the largest number of such units that another document knows of the place at that time."""
    rule = BY_CODE[CODE]
    wholes: dict[tuple[str, str], list[UnitCount]] = defaultdict(list)
    for one in found:
        if one.whole:
            wholes[one.kind, one.place].append(one)
    for one in found:
        near = [whole for whole in wholes.get((one.kind, one.place), ()) if abs(whole.year - one.year) <= _YEARS]
        if one.whole or not near or any(whole.document == one.document for whole in near):
            continue
        most = max(near, key=lambda whole: whole.number)
        if one.number <= most.number:
            continue
        fields = {"a": " ".join(one.source.surface.split()), "b": " ".join(most.source.surface.split())}
        yield Finding(
            CODE,
            FindingClass.SUSPICION,
            Certainty.SURE,
            rule.vi.format(**fields),
            (one.source, most.source),
            f"{one.number} > {most.number}",
            "hai văn bản có thể nói về hai thời điểm trước và sau khi sắp xếp đơn vị",
            message_en=rule.en.format(**fields),
        )
