"""One process of ``check_shards``: the documents that it checks, and what it tells of them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, TypeVar

from ..values import Finding, Implied, Observation, Reading, Source
from .checker import Checker
from .network.exchange import Part, mark, split
from .network.implied import implied_values
from .network.missed import Count, Name
from .towns import Met

Shard = Callable[[], Iterable[Reading]]
"""Gives the documents of one process, one at a time."""

Answer = TypeVar("Answer")
_LISTEN_SECONDS = 1.0


class ShardError(RuntimeError):
    """A process failed or was ended; the message says why."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a process tells of its documents before anything is exchanged.

    Attributes:
        names, published, found, met, held: as in ``Checker``.
        cells: mark of every cell.
        counts: names of its counts with a place, and of those without.
    """

    names: list[str]
    published: list[date | None]
    found: list[Finding]
    met: list[Met]
    held: int
    cells: frozenset[int]
    counts: tuple[frozenset[Name], frozenset[Name]]


@dataclass(frozen=True, slots=True)
class Rest:
    """What it tells then: findings across the documents where it holds all there is, and what it does not hold alone."""

    found: list[Finding]
    part: Part
    counts: dict[Name, list[Count]]


class Process:
    """A shard at work; a context, at whose end the process is gone."""

    def __init__(self, shard: Shard, record: Sequence[Observation]) -> None:
        context = get_context("fork")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, os.getpid(), shard, record), daemon=True)
        self._process.start()
        other.close()

    def __enter__(self) -> Process:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def ask(self, kind: type[Answer]) -> Answer:
        """What it says next.

        Raises: ShardError.
        """
        try:
            answer = self._pipe.recv()
        except EOFError:
            self._process.join()
            raise ShardError(f"a process that checks documents was ended (exit code {self._process.exitcode})") from None
        if isinstance(answer, kind):
            return answer
        raise ShardError(str(answer))

    def tell(self, message: object) -> None:
        """Say what it waits for; that it is gone shows at the next question."""
        try:
            self._pipe.send(message)
        except BrokenPipeError:
            return


def _work(pipe: Connection, parent: int, shard: Shard, record: Sequence[Observation]) -> None:
    gc.disable()  # a checker makes no circles that it does not undo; looking for them takes a sixth of the time
    try:
        _answer(pipe, lambda: _hear(pipe, parent), shard, record)
    except Exception as error:
        pipe.send(f"{type(error).__name__}: {error}")


def _hear(pipe: Connection, parent: int) -> Any:
    """What is said next; the process ends when the one that began it is gone."""
    while not pipe.poll(_LISTEN_SECONDS):
        if os.getppid() != parent:
            os._exit(1)
    return pipe.recv()


def _answer(pipe: Connection, hear: Callable[[], Any], shard: Shard, record: Sequence[Observation]) -> None:
    checker = Checker(record)
    for reading in shard():
        checker.add(reading)
    cells = {mark(key): number for number, key in enumerate(checker.network.keys)}
    pipe.send(
        Digest(checker.names, checker.published, checker.found, checker.met, checker.held, frozenset(cells), checker.counts.names)
    )
    shared, names = hear()
    part, own = split(checker.network, [number for key, number in cells.items() if key in shared])
    found = checker.across(own)
    pipe.send(Rest(found, part, checker.counts.part(names)))
    wrong: frozenset[Source] | None = hear()
    values: list[Implied] = [] if wrong is None else list(implied_values(checker.network, wrong, own))
    pipe.send(values)
