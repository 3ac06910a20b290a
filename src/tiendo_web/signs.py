"""Small notes that processes of this installation leave for one another, as files: the worker's sign of life, the last copy."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Copy:
    """The last ``tiendo backup``.

    Attributes:
        file: its name; the folder is the administrator's affair.
        at, verified: when it was written, and when it was last read again and every row and file found to have its hash.
    """

    file: str
    at: datetime
    rows: int
    files: int
    seal: str
    verified: datetime | None


def _worker() -> Path:
    return Path(settings.VAR) / "worker.sign"


def _copy() -> Path:
    return Path(settings.VAR) / "last-copy.json"


def worker_lives() -> None:
    """The worker is at it. A disk that takes nothing is told by the work itself."""
    try:
        _worker().touch()
    except OSError:
        return


def worker_silent_seconds() -> float | None:
    """Since when no worker gave a sign; ``None`` when none ever did. A sign from the future (clock put back) is fresh."""
    try:
        return max(0.0, time.time() - _worker().stat().st_mtime)
    except OSError:
        return None


def note_copy(copy: Copy) -> None:
    """Keep what is known of the last copy; written whole or not at all."""
    said = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(copy).items()}
    draft = _copy().with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    draft.replace(_copy())


def last_copy() -> Copy | None:
    """The last copy that was noted; ``None`` when there is none or the note cannot be read."""
    try:
        said = json.loads(_copy().read_text(encoding="utf-8"))
        verified = said["verified"] and datetime.fromisoformat(said["verified"])
        return Copy(**{**said, "at": datetime.fromisoformat(said["at"]), "verified": verified})
    except (OSError, ValueError, KeyError, TypeError):
        return None
