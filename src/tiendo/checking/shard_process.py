"""Shards at work in processes of this machine."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from ..values import Implied, Observation, Source
from .network.missed import Name
from .shard_work import Digest, Rest, Shard, Work

_LISTEN_SECONDS = 1.0


class ShardError(RuntimeError):
    """A process failed or was ended; the message says why."""


class Processes:
    """A process for each shard; a context, at whose end the processes are gone. A ``shards.Crew``."""

    def __init__(self, shards: Sequence[Shard], record: Sequence[Observation]) -> None:
        self._shards, self._record, self._stack = shards, record, ExitStack()

    def __enter__(self) -> Processes:
        self._at_work = [self._stack.enter_context(_Process(shard, self._record)) for shard in self._shards]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def digests(self) -> list[Digest]:
        """Raises: ShardError, as the others do."""
        return self._all("digest")

    def rests(self, shared: frozenset[int], names: frozenset[Name]) -> list[Rest]:
        """In order of the shards."""
        return self._all("rest", shared, names)

    def values(self, wrong: frozenset[Source], shared: frozenset[int]) -> list[Implied]:
        """Of all shards."""
        return [value for values in self._all("values", wrong, shared) for value in values]

    def _all(self, question: str, *words: object) -> list[Any]:
        for one in self._at_work:
            one.tell((question, words))
        return [one.answer() for one in self._at_work]


class _Process:
    """A shard at work; a context, at whose end the process is gone."""

    def __init__(self, shard: Shard, record: Sequence[Observation]) -> None:
        context = get_context("fork")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, os.getpid(), shard, record), daemon=True)
        self._process.start()
        other.close()

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pipe.close()
        self._process.terminate()
        self._process.join()

    def tell(self, message: object) -> None:
        """Say what it waits for; that it is gone shows at the next answer."""
        try:
            self._pipe.send(message)
        except BrokenPipeError:
            return

    def answer(self) -> Any:
        """What it says to the last question.

        Raises: ShardError.
        """
        try:
            answer, fault = self._pipe.recv()
        except (EOFError, ConnectionError):
            self._process.join()
            raise ShardError(f"a process that checks documents was ended (exit code {self._process.exitcode})") from None
        if fault:
            raise ShardError(fault)
        return answer


def _work(pipe: Connection, parent: int, shard: Shard, record: Sequence[Observation]) -> None:
    gc.disable()  # a checker makes no circles that it does not undo; looking for them takes a sixth of the time
    try:
        work = Work(shard, record)
        while True:
            question, words = _hear(pipe, parent)
            pipe.send((getattr(work, question)(*words), ""))
    except EOFError:
        return
    except Exception as error:
        pipe.send((None, f"{type(error).__name__}: {error}"))


def _hear(pipe: Connection, parent: int) -> Any:
    """What is said next; the process ends when the one that began it is gone."""
    while not pipe.poll(_LISTEN_SECONDS):
        if os.getppid() != parent:
            os._exit(1)
    return pipe.recv()
