"""What has been read so far: one line a file, appended as it is read, so that a kill loses nothing that was done.

A line is ``HEAD<tab>ROWS``, both JSON; the head names the file and carries a checksum of the rows. The first line says which
reader wrote the journal: another reader, or another day of issue, starts anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import zlib
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import tiendo

from .files import CorpusFile
from .one import KINDS, Rows

NAME = ".journal.jsonl"


class Busy(OSError):
    """Another run writes into the same folder."""


class Journal:
    """The journal of one folder of results; a context manager that holds it for this process alone."""

    def __init__(self, folder: Path, published: date | None) -> None:
        self._path = folder / NAME
        self._first = json.dumps({"reader": reader_mark(), "published": str(published or ""), "kinds": KINDS}).encode() + b"\n"
        self._places: dict[str, tuple[int, int, int]] = {}

    def __enter__(self) -> Journal:
        """Raises: Busy, OSError."""
        self._file: BinaryIO = os.fdopen(os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644), "r+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise Busy(str(self._path)) from error
        self._take_up()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.flush()
        self._file.close()

    def holds(self, file: CorpusFile) -> bool:
        """Whether this file was read, as it is now."""
        return self._places.get(file.name, ())[1:] == (file.size, file.changed)

    def add(self, file: CorpusFile, rows: Rows) -> None:
        """Note a file as read; from here on a kill does not lose it."""
        body = json.dumps(rows, separators=(",", ":")).encode()
        head = json.dumps([file.name, file.size, file.changed, zlib.crc32(body)]).encode()
        place = self._file.seek(0, os.SEEK_END)
        self._file.write(head + b"\t" + body + b"\n")
        self._file.flush()
        self._places[file.name] = (place, file.size, file.changed)

    def rows(self, file: CorpusFile) -> Rows:
        """What the file said. Raises: KeyError when it was not read."""
        self._file.seek(self._places[file.name][0])
        rows: Rows = json.loads(self._file.readline().partition(b"\t")[2])
        return rows

    def _take_up(self) -> None:
        """Note where each whole line stands; what follows the last whole line (a kill, a power cut) is cut off."""
        if self._file.readline() != self._first:
            self._file.truncate(0)
            self._file.seek(0)
            self._file.write(self._first)
            self._file.flush()
            return
        place = self._file.tell()
        for line in self._file:
            head, _, body = line.partition(b"\t")
            try:
                name, size, changed, checksum = json.loads(head)
            except ValueError:
                break
            if not body.endswith(b"\n") or zlib.crc32(body[:-1]) != checksum:
                break
            self._places[name] = (place, size, changed)
            place += len(line)
        self._file.truncate(place)


@cache
def reader_mark() -> str:
    """Hash of the code and tables that decide what a document says; a journal of other code is not continued."""
    package = Path(tiendo.__file__).parent
    seal = hashlib.sha256()
    for room in ("values", "catalogue", "documents", "reading", "corpus"):
        for path in sorted((package / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                seal.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return seal.hexdigest()
