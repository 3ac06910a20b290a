"""Who does the roll-ups: processes of this machine, or a Spark cluster; the rows are the same."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from tiendo.values import Observation

from .cluster import spark
from .ledger_pieces import Piece
from .rolling import Days, Ground, Rollers, Rows, Task, dealt, rolled_up, structure_of


def in_processes(count: int) -> Rollers:
    """Processes of this machine; the figures of each task wait in a file of their own, so that memory stays flat."""

    def done(pieces: Sequence[Piece], days: Days) -> Iterator[tuple[Task, Rows]]:
        with tempfile.TemporaryDirectory() as place, ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
            ground = Ground("".join(pool.map(structure_of, pieces)), days)
            files: dict[Task, Path] = {}
            for found in pool.map(dealt, pieces):
                for task, figures in found.items():
                    path = files.setdefault(task, Path(place, str(len(files))))
                    with path.open("ab") as file:
                        pickle.dump(figures, file)
            tasks = sorted(files)
            every = pool.map(_from_file, tasks, [str(files[task]) for task in tasks], [ground] * len(tasks))
            yield from zip(tasks, every, strict=True)

    return done


def on_spark(master: str) -> Rollers:
    """A cluster that sees the ledger's file under the same path."""

    def done(pieces: Sequence[Piece], days: Days) -> Iterator[tuple[Task, Rows]]:
        if not pieces:
            return
        with spark(master, "tiendo corpus rollup") as context:
            numbered = context.parallelize(list(enumerate(pieces)), len(pieces))
            shared = context.broadcast(Ground("".join(numbered.map(lambda one: structure_of(one[1])).collect()), days))
            figures = numbered.flatMap(lambda one: [(task, (one[0], some)) for task, some in dealt(one[1]).items()])
            rows = figures.groupByKey().sortByKey().map(lambda one: (one[0], rolled_up(one[0], _in_order(one[1]), shared.value)))
            yield from rows.toLocalIterator()

    return done


def _from_file(task: Task, path: str, ground: Ground) -> Rows:
    with Path(path).open("rb") as file:
        return rolled_up(task, _loaded(file), ground)


def _loaded(file: BinaryIO) -> Iterator[Observation]:
    """What this run has put away."""
    while file.peek(1):  # type: ignore[attr-defined]
        yield from pickle.load(file)  # noqa: S301 -- written by this very run, into a folder of its own


def _in_order(found: Iterable[tuple[int, list[Observation]]]) -> Iterator[Observation]:
    """The figures in the order of the ledger; a shuffle keeps none."""
    return (one for _, figures in sorted(found, key=lambda piece: piece[0]) for one in figures)
