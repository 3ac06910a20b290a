"""The documents of a folder checked together: each against itself, and all against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from tiendo.checking import Aside, Check, check_shards, check_with
from tiendo.checking.present import as_json
from tiendo.reading import read
from tiendo.values import Reading

from .cluster import spark
from .files import CorpusFile, files_of
from .one import Skipped, documents_of
from .writing import write_lines

FILES_OF_A_SHARD = 500
"""At most; a shard that is lost with its machine is read again."""
Told = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read: findings name it by its hash, people by its name."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Files:
    """A shard: some files of a folder, read when it is called.

    Attributes:
        folder: where they are; ``root``: how findings name it.
        published: the day of issue, when it is the same for all.
    """

    folder: str
    root: str
    files: tuple[CorpusFile, ...]
    published: date | None

    def __call__(self) -> Iterator[Reading | Aside]:
        """Every document of every file, its name before it, and each that could not be read."""
        for file in self.files:
            for found in documents_of(self.folder, file.path, f"{self.root}/{file.name}", self.published, read):
                if isinstance(found, Skipped):
                    yield Aside(found)
                else:
                    yield Aside(Taken(found.document.sha256, found.document.name))
                    yield found


Checkers = Callable[[Sequence[Files], bool, Told], Check]
"""Checks all shards: (shards, whether implied values are asked for, what takes ``Taken`` and ``Skipped``)."""


@dataclass(frozen=True, slots=True)
class CheckedCorpus:
    """What a run gave: files of the folder, rows written by kind, and the answer."""

    files: int
    rows: dict[str, int]
    check: Check


def check_corpus(
    folder: Path, out: Path, checkers: Checkers, *, shards: int, published: date | None = None, implied: bool = False
) -> CheckedCorpus:
    """Check every document below a folder and write ``findings.jsonl``, ``skipped.jsonl`` and, when asked, ``implied.jsonl``.

    The result depends on the files alone, not on who checks them nor on the number of shards.

    Args: shards: how many are at work at once, at least.
    Raises: OSError when a folder cannot be read or written; ``checking.ShardError`` and ``cluster.NoSpark`` from ``checkers``.
    """
    files = files_of(folder, except_in=out)
    out.mkdir(parents=True, exist_ok=True)
    asides: list[object] = []
    check = checkers(_dealt(files, shards, folder, published), implied, asides.append)
    taken = {one.sha256: one for one in asides if isinstance(one, Taken)}
    told = as_json(check, taken, implied=implied)
    kinds = {"findings": told["findings"], "skipped": [one.row for one in asides if isinstance(one, Skipped)]}
    if implied:
        kinds["implied"] = told["implied"]
    return CheckedCorpus(len(files), write_lines(out, kinds), check)


def in_processes(shards: Sequence[Files], implied: bool, told: Told) -> Check:
    """A process of this machine for each shard."""
    return check_shards(shards, implied=implied, aside=told)


def on_spark(master: str) -> Checkers:
    """A task of a cluster for each shard; what a lost machine held is read and checked again by another."""

    def checked(shards: Sequence[Files], implied: bool, told: Told) -> Check:
        from .cluster_crew import SparkCrew

        with spark(master, "tiendo corpus check") as context:
            return check_with(SparkCrew(context, shards), implied=implied, aside=told)

    return checked


def _dealt(files: Sequence[CorpusFile], count: int, folder: Path, published: date | None) -> list[Files]:
    """Runs of files in the order of names, about equal in bytes: what one folder holds stays together."""
    count = max(1, count, -(-len(files) // FILES_OF_A_SHARD))
    whole = sum(file.size for file in files) or 1
    runs: list[list[CorpusFile]] = [[] for _ in range(count)]
    for file, before in zip(files, accumulate((file.size for file in files), initial=0), strict=False):
        runs[min(count - 1, before * count // whole)].append(file)
    place, root = str(folder.resolve()), folder.as_posix()
    return [Files(place, root, tuple(run), published) for run in runs if run] or [Files(place, root, (), published)]
