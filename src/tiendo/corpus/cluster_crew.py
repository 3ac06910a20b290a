"""Shards under check as tasks of a Spark cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tiendo.checking.network.missed import Name
from tiendo.checking.shard_work import Digest, Rest, Shard, Work
from tiendo.values import Implied, Source


class SparkCrew:
    """A ``checking.Crew``: each shard's work is kept where it was done, and done again when its machine is lost.

    Args: context: a ``SparkContext``; ``shards`` can be pickled.
    """

    def __init__(self, context: Any, shards: Sequence[Shard]) -> None:
        from pyspark import StorageLevel

        self._work = context.parallelize(shards, len(shards)).map(Work).persist(StorageLevel.MEMORY_AND_DISK)

    def digests(self) -> list[Digest]:
        """What each shard holds."""
        return list(self._work.map(lambda work: work.digest()).collect())

    def rests(self, shared: frozenset[int], names: frozenset[Name]) -> list[Rest]:
        """What each found by itself, and what it does not hold alone."""
        return list(self._work.map(lambda work: work.rest(shared, names)).collect())

    def values(self, wrong: frozenset[Source], shared: frozenset[int]) -> list[Implied]:
        """Values that follow in what each holds alone."""
        return list(self._work.flatMap(lambda work: work.values(wrong, shared)).collect())
