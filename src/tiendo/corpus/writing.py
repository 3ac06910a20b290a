"""The result of a corpus: one file of JSON lines for each kind of row, the same bytes however the reading went."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from .files import CorpusFile
from .journal import Journal
from .one import KINDS


def write_results(out: Path, root: str, files: Sequence[CorpusFile], journal: Journal) -> dict[str, int]:
    """Write every file of the result, each put in place only when all are whole.

    Args:
        root: the folder as given on the command line; rows name documents by ``root/name``.
        files: in the order in which they are written.
    Returns: rows by kind.
    """
    counts = dict.fromkeys(KINDS, 0)
    with ExitStack() as stack:
        targets = {
            kind: stack.enter_context(_part(out, kind).open("w", encoding="utf-8", errors="backslashreplace", newline="\n"))
            for kind in KINDS
        }
        for file in files:
            for kind, rows in journal.rows(file).items():
                counts[kind] += len(rows)
                for row in rows:
                    row["doc"] = f"{root}/{row['doc']}"
                    targets[kind].write(json.dumps(row, ensure_ascii=False) + "\n")
        for target in targets.values():
            target.flush()
            os.fsync(target.fileno())
    for kind in KINDS:
        _part(out, kind).replace(out / f"{kind}.jsonl")
    return counts


def write_lines(out: Path, kinds: Mapping[str, Iterable[Any]]) -> dict[str, int]:
    """Write each kind's rows into its file, each put in place only when all are whole; returns rows by kind."""
    counts = dict.fromkeys(kinds, 0)
    for kind, rows in kinds.items():
        with _part(out, kind).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as target:
            for row in rows:
                counts[kind] += 1
                target.write(json.dumps(row, ensure_ascii=False) + "\n")
            target.flush()
            os.fsync(target.fileno())
    for kind in kinds:
        _part(out, kind).replace(out / f"{kind}.jsonl")
    return counts


def _part(out: Path, kind: str) -> Path:
    return out / f".{kind}.part"
