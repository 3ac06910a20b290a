"""Named files read by several processes and given in order; what is done sooner than processes begin is read where one is."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from tiendo.documents import DocumentError, open_documents
from tiendo.reading import read
from tiendo.values import Reading

from .workers import AHEAD, pool_of, processors

PATIENCE = 1.0
"""Seconds of work behind, and twice as many ahead, from which on processes are begun: beginning them takes about as long."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read: the line for people in both languages."""

    vi: str
    en: str


Found = list[Reading | Unreadable]


def read_in_order(paths: Sequence[str], count: int | None = None) -> Iterator[Found]:
    """What each path holds, in order: its document, those of an archive, or why it cannot be read.

    Args: count: processes; as many as there are processors when ``None``.
    """
    at_once = count or processors()
    left = deque(paths)
    done, begun = 0, time.process_time()
    while left and (at_once < 2 or not _worth_it(time.process_time() - begun, done, len(left))):
        done += 1
        yield read_path(left.popleft())
    while left:
        given: deque[tuple[str, Future[Found]]] = deque()
        pool = pool_of(min(at_once, len(left)))
        try:
            while left or given:
                while left and len(given) < at_once * AHEAD:
                    given.append((left[0], pool.submit(read_path, left[0])))
                    left.popleft()
                found = given[0][1].result()
                given.popleft()
                yield found
        except BrokenProcessPool:
            yield from (_alone(path) for path, _ in given)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _worth_it(spent: float, done: int, left: int) -> bool:
    """Whether what is left takes long enough, going by what was read so far."""
    return done > 0 and spent >= PATIENCE and spent / done * left >= 2 * PATIENCE


def read_path(path: str) -> Found:
    """Every document of one file."""
    return [
        Unreadable(one.line("vi"), one.line("en")) if isinstance(one, DocumentError) else read(one) for one in open_documents(path)
    ]


def _alone(path: str) -> Found:
    """A file that was out when a process ended: again, in a process that it has to itself."""
    with pool_of(1) as pool:
        try:
            return pool.submit(read_path, path).result()
        except BrokenProcessPool:
            return [
                Unreadable(
                    f"{path}: tiến trình đọc tệp bị dừng giữa chừng; thử lại với tệp này một mình",
                    f"{path}: the process that read it was ended; try this file by itself",
                )
            ]
