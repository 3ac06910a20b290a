"""A list of files read by several processes; a file that ends its process is named and the others go on."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from .files import CorpusFile
from .one import KINDS, Rows, read_one, stopped

AHEAD = 4
"""Files handed out at a time for each process: enough that none waits, few enough that memory stays flat."""
_CHECK_SECONDS = 1.0

Done = tuple[CorpusFile, Rows]


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_files(folder: Path, files: Sequence[CorpusFile], published: date | None, count: int) -> Iterator[Done]:
    """Each file with what it says, in the order in which they finish."""
    left = deque(files)
    while left:
        given: dict[Future[Rows], CorpusFile] = {}
        pool = pool_of(min(count, len(left)))
        try:
            yield from _until_broken(pool, folder, left, given, published, count)
        except BrokenProcessPool:
            for file in sorted(given.values()):
                yield file, _alone(folder, file, published)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _until_broken(
    pool: ProcessPoolExecutor,
    folder: Path,
    left: deque[CorpusFile],
    given: dict[Future[Rows], CorpusFile],
    published: date | None,
    count: int,
) -> Iterator[Done]:
    """Hand out and take back; ``given`` keeps what was handed out and has not come back.

    Raises: BrokenProcessPool.
    """
    while left or given:
        while left and len(given) < count * AHEAD:
            file = left[0]
            given[pool.submit(read_one, str(folder), file.path, file.name, published)] = file
            left.popleft()
        for future in wait(given, return_when=FIRST_COMPLETED).done:
            rows = future.result()
            yield given.pop(future), rows


def _alone(folder: Path, file: CorpusFile, published: date | None) -> Rows:
    """A file that was out when a process ended: again, in a process that it has to itself."""
    with pool_of(1) as pool:
        try:
            return pool.submit(read_one, str(folder), file.path, file.name, published).result()
        except BrokenProcessPool:
            return {kind: [] for kind in KINDS} | {"skipped": [stopped(file.name, "ProcessEnded")]}


def pool_of(count: int) -> ProcessPoolExecutor:
    """Processes that read files; they end with the one that began them."""
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin, initargs=(os.getpid(),))


def _begin(parent: int) -> None:
    """In each process: Ctrl-C is for the one that leads, and nobody stays when that one is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        pause = threading.Event()
        while not pause.wait(_CHECK_SECONDS):
            if os.getppid() != parent:
                os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
