"""Documents without number, checked by several processes as if by one.

Each process checks the documents of one shard. Then all tell which cells they hold: a component with a cell that another process
holds, too, is sent here and finished here, every other one is finished where it is. The answer does not depend on how the
documents are dealt out, the time does: documents of one place belong in one shard.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from itertools import accumulate
from multiprocessing import get_all_start_methods

from ..values import Finding, Observation
from .checker import Check, Checker, contradicted
from .network.exchange import join
from .network.implied import implied_values
from .network.missed import Name
from .network.repeated import compare
from .shard_process import Digest, Process, Rest, Shard, ShardError

__all__ = ["Shard", "ShardError", "check_shards"]


def check_shards(shards: Sequence[Shard], *, record: Sequence[Observation] = (), implied: bool = False) -> Check:
    """Check the documents of every shard, all together, each shard in a process of its own.

    Where processes cannot be forked, one process checks them all.

    Args:
        shards: functions that give documents, in the order of their documents; each is called in its process.
        record, implied: as in ``check``.
    Raises: ShardError when a process failed or was ended.
    """
    if len(shards) < 2 or "fork" not in get_all_start_methods():
        checker = Checker(record)
        for shard in shards:
            for reading in shard():
                checker.add(reading)
        return checker.result(implied=implied)
    with ExitStack() as stack:
        return _together([stack.enter_context(Process(shard, record)) for shard in shards], implied)


def _together(processes: Sequence[Process], implied: bool) -> Check:
    """What the processes found, what they share, and implied values once every contradiction is known."""
    digests = [process.ask(Digest) for process in processes]
    whole = Checker()
    for digest in digests:
        whole.names += digest.names
        whole.published += digest.published
        whole.keep(digest.found)
        whole.met += digest.met
        whole.held += digest.held
    across = _finish(whole, processes, digests)
    found = [*whole.found, *across]
    wrong = contradicted(found) if implied else None
    for process in processes:
        process.tell(wrong)
    values = [value for process in processes for value in process.ask(list)]
    if wrong is not None:
        values += implied_values(whole.network, wrong)
    return whole.answer(found, tuple(values))


def _finish(whole: Checker, processes: Sequence[Process], digests: Sequence[Digest]) -> list[Finding]:
    """Take in what several processes hold, and finish it; returns what documents say against each other anywhere."""
    shared = _in_several([digest.cells for digest in digests])
    names = _to_be_paired([digest.counts for digest in digests])
    for process in processes:
        process.tell((shared, names))
    across: list[Finding] = []
    for process, first in zip(processes, accumulate((len(digest.names) for digest in digests), initial=0), strict=False):
        rest = process.ask(Rest)
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
