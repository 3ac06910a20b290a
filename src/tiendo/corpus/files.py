"""Which files of a folder are documents to read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}
"""What operating systems leave in folders; names with a leading dot and Word's lock files (``~$``) count as such too."""


@dataclass(frozen=True, slots=True, order=True)
class CorpusFile:
    """One file of the folder.

    Attributes:
        name: its path inside the folder with ``/`` between the parts, as text (bytes that are no UTF-8 are written ``\\xNN``).
        path: the same as the system knows it, relative to the folder.
        size, changed: bytes and nanoseconds of the last change; while both stay, the file counts as the one that was read.
    """

    name: str
    path: str
    size: int
    changed: int


def files_of(folder: Path, *, except_in: Path | None = None) -> list[CorpusFile]:
    """Every file below the folder, in the order of names; links to folders are not followed.

    Args:
        except_in: a folder that is left out (where the results go, when that lies inside).
    Raises: OSError when the folder itself cannot be listed.
    """
    os.scandir(folder).close()
    left_out = except_in.resolve() if except_in else None
    return sorted(_walk(folder, left_out))


def _walk(folder: Path, left_out: Path | None) -> Iterator[CorpusFile]:
    for where, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not _is_litter(name) and Path(where, name).resolve() != left_out]
        for name in names:
            path = Path(where, name)
            if _is_litter(name):
                continue
            relative = path.relative_to(folder)
            try:
                status = path.stat()
                size, changed = status.st_size, status.st_mtime_ns
            except OSError:
                size, changed = 0, 0  # a broken link: reading it says so
            yield CorpusFile(_as_text(relative.as_posix()), str(relative), size, changed)


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _as_text(path: str) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace")
