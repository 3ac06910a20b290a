"""A reader of a foreign format works in a process of its own, with bounds on time and memory.

A file that makes the reader loop, swell or crash ends that process, never the caller's. What comes back is plain JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from typing import Any

from ..values import Block, BlockKind, Cell, PageBox, Printed, Table
from .draft import Draft
from .errors import TookTooLong, TookTooMuch, rebuild
from .limits import LIMITS, Limits
from .sniffing import Format

_LONG_READS = {"pdf", "picture"}


def read_apart(data: bytes, name: str, format: Format, *, limits: Limits = LIMITS) -> Draft:
    """Read bytes with the reader of their format, in a child process.

    Raises: whatever DocumentError the reader raised; TookTooLong or TookTooMuch when it had to be stopped.
    """
    seconds = limits.seconds
    if format.name in _LONG_READS:
        seconds += limits.page_seconds * limits.recognised_pages
    command = [sys.executable, "-I", "-m", "tiendo.documents.worker", format.reader, name, json.dumps(asdict(limits)), str(seconds)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=environment(),
    ) as child:
        try:
            answer, _ = child.communicate(data, timeout=seconds + 10)
        except subprocess.TimeoutExpired as error:
            raise TookTooLong(name, seconds=seconds) from error
        finally:
            _end(child)
    if child.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TookTooLong(name, seconds=seconds)
    if child.returncode != 0:
        raise TookTooMuch(name, kind=format.title)
    return _unpacked(json.loads(answer), name)


def environment() -> dict[str, str]:
    """Only what readers need: one thread for OCR (five times faster than several), a way to find programs, a home."""
    kept = {
        key: os.environ[key]
        for key in ("PATH", "HOME", "TMPDIR", "LANG", "TESSDATA_PREFIX", "TIENDO_TESSDATA")
        if key in os.environ
    }
    return kept | {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child and whatever it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)


def packed(draft: Draft) -> dict[str, Any]:
    """A draft as plain data."""
    return asdict(draft)


def _unpacked(answer: dict[str, Any], name: str) -> Draft:
    if "cause" in answer:
        raise rebuild(answer["cause"], name, answer["details"])
    tables = (
        Table(**{**table, "cells": tuple(Cell(**cell) for cell in table["cells"]), "caption": _pair(table["caption"])})
        for table in answer["tables"]
    )
    return Draft(
        text=answer["text"],
        blocks=tuple(Block(**{**block, "kind": BlockKind(block["kind"])}) for block in answer["blocks"]),
        tables=tuple(tables),
        warnings=tuple(answer["warnings"]),
        published=answer["published"],
        format=answer["format"],
        printed=tuple(Printed(one["start"], one["end"], PageBox(**one["box"])) for one in answer["printed"]),
    )


def _pair(span: list[int] | None) -> tuple[int, int] | None:
    return None if span is None else (span[0], span[1])
