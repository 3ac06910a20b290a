"""A folder of documents, read once: what was read is noted, what is new is read, and the whole is written in order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .files import CorpusFile, files_of
from .journal import Journal
from .workers import Done, processors, read_files
from .writing import write_results


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: files done now, files left, files that an earlier run had read, seconds since it began."""

    done: int
    left: int
    before: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run gave.

    Attributes:
        files: files of the folder; ``before``: those of them that an earlier run had read.
        rows: rows in the result by kind (``documents``, ``statements``, ``unread``, ``records``, ``skipped``).
        seconds: time of this run.
    """

    files: int
    before: int
    rows: dict[str, int]
    seconds: float


Readers = Callable[[Path, Sequence[CorpusFile], date | None], Iterator[Done]]
"""Reads files in any order: processes of this machine, or a cluster."""


def read_corpus(
    folder: Path,
    out: Path,
    *,
    published: date | None = None,
    readers: Readers | None = None,
    tell: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Read every document below a folder and write ``<kind>.jsonl`` into another.

    The result depends on the files alone: not on the number of processes, nor on how often the reading was interrupted.

    Args:
        readers: what reads; every processor of this machine when ``None``.
        tell: called after each file.
    Raises: OSError when a folder cannot be read or written; ``journal.Busy`` when another run writes there.
    """
    begun = time.monotonic()
    files = files_of(folder, except_in=out)
    out.mkdir(parents=True, exist_ok=True)
    with Journal(out, published) as journal:
        wanted = [file for file in files if not journal.holds(file)]
        before = len(files) - len(wanted)
        read = readers or _on_this_machine
        for number, (file, rows) in enumerate(read(folder, wanted, published), start=1):
            journal.add(file, rows)
            tell(Progress(number, len(wanted) - number, before, time.monotonic() - begun))
        counts = write_results(out, folder.as_posix(), files, journal)
    return Summary(len(files), before, counts, time.monotonic() - begun)


def _on_this_machine(folder: Path, files: Sequence[CorpusFile], published: date | None) -> Iterator[Done]:
    return read_files(folder, files, published, processors())
