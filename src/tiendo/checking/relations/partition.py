"""Splits that are complete by definition (``data/partitions.yaml``), found in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from ..gated import Gated
from ..scene import Fact, Scene
from .listing import same_time

_FARTHEST = 14  # sentences between the whole and the last of its parts


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and the parts that make it, each as a pattern over folded words.

    Attributes:
        added: whether amounts add up (a mean of growth rates needs no such thing).
        period: "parts are stretches of time that make up the whole one".
    """

    name: str
    whole: Gated
    parts: tuple[Gated, ...]
    added: bool = True
    near: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """One partition found in a text, with the numbers of its whole and of every part."""

    partition: Partition
    whole: Fact
    parts: tuple[Fact, ...]


@cache
def partitions() -> tuple[Partition, ...]:
    """The table of splits."""
    rows = yaml.safe_load(files("tiendo.checking").joinpath("data", "partitions.yaml").read_text(encoding="utf-8"))
    return tuple(
        Partition(
            row["name"],
            Gated(row["whole"]),
            tuple(Gated(part) for part in row["parts"]),
            row.get("added", True),
            row.get("near", False),
        )
        for row in rows["partitions"]
    )


def splits(scene: Scene, usable: Callable[[Fact], bool], *, rates: bool = False) -> Iterator[Split]:
    """Every whole whose parts all have a number of its kind and period, stated after it.

    Args:
        usable: which facts are looked at.
        rates: True to look at splits whose amounts do not add up, too.
    """
    for partition in _told(scene):
        if not (partition.added or rates):
            continue
        named = [(fact, _member(scene, fact, partition)) for fact in scene.facts if usable(fact)]
        for place, (whole, member) in enumerate(named):
            if member != 0:
                continue
            parts = _parts(partition, whole, named[place + 1 :])
            if parts is not None:
                yield Split(partition, whole, parts)


def _told(scene: Scene) -> tuple[Partition, ...]:
    """The partitions of which the whole and every part are named somewhere in the text."""
    found: tuple[Partition, ...] | None = scene.seen.get(_told)
    if found is None:
        members = ((one, (one.whole, *one.parts)) for one in partitions())
        found = scene.seen[_told] = tuple(one for one, names in members if all(name.search(scene.low) for name in names))
    return found


def _parts(partition: Partition, whole: Fact, named: list[tuple[Fact, int | None]]) -> tuple[Fact, ...] | None:
    found: dict[int, Fact] = {}
    reach = 1 if partition.near else _FARTHEST
    for fact, member in named:
        if fact.sentence - whole.sentence > reach or member == 0:
            break
        alike = fact.dimension == whole.dimension and same_time(whole, fact) and fact.statement.modality is whole.statement.modality
        if member and member not in found and alike:
            found[member] = fact
    wanted = range(1, len(partition.parts) + 1)
    return tuple(found[member] for member in wanted) if all(member in found for member in wanted) else None


def _member(scene: Scene, fact: Fact, partition: Partition) -> int | None:
    """Which member a number speaks of: 0 the whole, 1… a part, by the name that stands nearest before it."""
    begin = scene.sentences[fact.sentence][0]
    before = scene.next(fact, -1)
    while before is not None and not (before.dimension == fact.dimension and before.statement.kind is fact.statement.kind):
        before = scene.next(before, -1)
    words = scene.low[before.end if before is not None else begin : fact.start]
    words = words.rsplit(";", 1)[-1]
    best, at = None, -1
    for member, pattern in enumerate((partition.whole, *partition.parts)):
        for match in pattern.finditer(words):
            if match.end() > at:
                best, at = member, match.end()
    return best if at >= 0 and len(words) - at <= 120 else None
