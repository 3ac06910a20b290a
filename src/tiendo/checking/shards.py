"""Documents without number, checked by several workers as if by one.

Each worker (a process of this machine, a task of a cluster) checks the documents of one shard. Then all tell which cells they
hold: a component with a cell that another worker holds, too, is sent here and finished here, every other one is finished where
it is. The answer does not depend on how the documents are dealt out, the time does: documents of one place belong in one shard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate
from multiprocessing import get_all_start_methods
from typing import Protocol

from ..values import Finding, Implied, Observation, Source
from .checker import Check, Checker, contradicted
from .network.exchange import join
from .network.implied import implied_values
from .network.missed import Name
from .network.repeated import compare
from .shard_process import Processes, ShardError
from .shard_work import Aside, Digest, Rest, Shard

__all__ = ["Aside", "Crew", "Shard", "ShardError", "check_shards", "check_with"]


class Crew(Protocol):
    """Where the shards are at work; its answers are in order of the shards (``shard_work.Work`` says what they are)."""

    def digests(self) -> list[Digest]:
        """What each shard holds."""

    def rests(self, shared: frozenset[int], names: frozenset[Name]) -> list[Rest]:
        """What each found by itself, and what it does not hold alone."""

    def values(self, wrong: frozenset[Source], shared: frozenset[int]) -> list[Implied]:
        """Values that follow in what each holds alone."""


def check_shards(
    shards: Sequence[Shard],
    *,
    record: Sequence[Observation] = (),
    implied: bool = False,
    aside: Callable[[object], None] = lambda row: None,
) -> Check:
    """Check the documents of every shard, all together, each shard in a process of its own.

    Where processes cannot be forked, one process checks them all.

    Args:
        shards: functions that give documents, in the order of their documents; each is called in its process.
        record, implied: as in ``check``; ``aside``: as in ``check_with``.
    Raises: ShardError when a process failed or was ended.
    """
    if len(shards) < 2 or "fork" not in get_all_start_methods():
        checker = Checker(record)
        for shard in shards:
            for one in shard():
                if isinstance(one, Aside):
                    aside(one.row)
                else:
                    checker.add(one)
        return checker.result(implied=implied)
    with Processes(shards, record) as processes:
        return check_with(processes, implied=implied, aside=aside)


def check_with(crew: Crew, *, implied: bool = False, aside: Callable[[object], None] = lambda row: None) -> Check:
    """The answer over all shards of a crew: what each found, what they share, and implied values once every contradiction is known.

    Args: aside: called with what the shards told besides documents, in their order.
    """
    digests = crew.digests()
    whole = Checker()
    for digest in digests:
        whole.units += [replace(one, document=one.document + len(whole.names)) for one in digest.units]
        whole.names += digest.names
        whole.published += digest.published
        whole.keep(digest.found)
        whole.met += digest.met
        whole.held += digest.held
        for row in digest.asides:
            aside(row)
    shared = _in_several([digest.cells for digest in digests])
    found = [*whole.found, *_finish(whole, crew, digests, shared)]
    values: list[Implied] = []
    if implied:
        wrong = contradicted(found)
        values = [*crew.values(wrong, shared), *implied_values(whole.network, wrong)]
    return whole.answer(found, tuple(values))


def _finish(whole: Checker, crew: Crew, digests: Sequence[Digest], shared: frozenset[int]) -> list[Finding]:
    """Take in what several workers hold, and finish it; returns what documents say against each other anywhere."""
    rests = crew.rests(shared, _to_be_paired([digest.counts for digest in digests]))
    across: list[Finding] = []
    for rest, first in zip(rests, accumulate((len(digest.names) for digest in digests), initial=0), strict=False):
        across += rest.found
        join(whole.network, rest.part, first)
        pairs = whole.counts.take(rest.counts, first)
        whole.keep(compare(pairs, whole.names, whole.published))
    return across + whole.across()


def _in_several(sets: Sequence[frozenset[int]]) -> frozenset[int]:
    seen: set[int] = set()
    shared: set[int] = set()
    for one in sets:
        shared |= seen & one
        seen |= one
    return frozenset(shared)


def _to_be_paired(counts: Sequence[tuple[frozenset[Name], frozenset[Name]]]) -> frozenset[Name]:
    """Names that one process counts with a place and another without."""
    placed = [(number, name) for number, (names, _) in enumerate(counts) for name in names]
    without: dict[Name, set[int]] = {}
    for number, (_, names) in enumerate(counts):
        for name in names:
            without.setdefault(name, set()).add(number)
    return frozenset(name for number, name in placed if without.get(name, set()) - {number})
