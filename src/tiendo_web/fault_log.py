"""Faults of ours as an administrator may see them: day, kind and place in the program, never what was said or by whom.

Each process adds a line to a file of the day in the installation's folder. It is a file and not a table, since many faults are
the database's own; the words of a fault, which may name somebody, go to standard error alone.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

KEPT_DAYS = 14
LARGEST = 512 * 1024
"""Bytes of one day: a fault that comes back a thousand times a minute must not fill the disk."""
OURS, ROOTS = ("tiendo", "tiendo_web"), ("src", "site-packages")


@dataclass(frozen=True, slots=True)
class FaultCount:
    """How often a fault came on a day. Attributes: place: module, function and line of ours nearest to the fault."""

    day: date
    kind: str
    place: str
    count: int


class FaultFile(logging.Handler):
    """Notes every error that is logged. A folder that cannot be written stops nothing: standard error has it all the same."""

    def __init__(self, folder: str) -> None:
        super().__init__(logging.ERROR)
        self.folder = Path(folder)

    def emit(self, record: logging.LogRecord) -> None:
        """Add the line of one error."""
        day = datetime.fromtimestamp(record.created, UTC).date()
        line = json.dumps({"kind": kind_of(record), "place": place_of(record)}) + "\n"
        path = self.folder / f"{day}.jsonl"
        try:
            if not path.exists():
                self._new_day(day)
            handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                if os.fstat(handle).st_size < LARGEST:
                    os.write(handle, line.encode())
            finally:
                os.close(handle)
        except OSError:
            return

    def _new_day(self, day: date) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for old in self.folder.glob("*.jsonl"):
            if old.stem < str(day - timedelta(days=KEPT_DAYS)):
                old.unlink(missing_ok=True)


def kind_of(record: logging.LogRecord) -> str:
    """The class of the exception, else the part of the program that complained."""
    raised = record.exc_info[0] if record.exc_info else None
    return raised.__name__ if raised else record.name


def place_of(record: logging.LogRecord) -> str:
    """The innermost frame of our own code, else where the line was logged."""
    frames = traceback.extract_tb(record.exc_info[2]) if record.exc_info else []
    for frame in reversed(frames):
        parts = Path(frame.filename).with_suffix("").parts
        at = next(
            (place for place, part in enumerate(parts) if part in OURS and parts[place - 1] in ("src", "site-packages")), None
        )
        if at is not None:
            return f"{'.'.join(parts[at:])}.{frame.name}:{frame.lineno}"
    return f"{record.name}.{record.funcName}:{record.lineno}"


def counts(folder: Path) -> tuple[FaultCount, ...]:
    """The faults of the days that are kept, the latest day first, then the most frequent; lines cut off by a kill are left out."""
    found: Counter[tuple[date, str, str]] = Counter()
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                said = json.loads(line)
                found[date.fromisoformat(path.stem), str(said["kind"]), str(said["place"])] += 1
            except (ValueError, KeyError, TypeError):
                continue
    rows = [FaultCount(day, kind, place, count) for (day, kind, place), count in found.items()]
    return tuple(sorted(rows, key=lambda row: (-row.day.toordinal(), -row.count, row.kind, row.place)))
