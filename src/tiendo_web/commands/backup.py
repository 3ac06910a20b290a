"""``tiendo backup``: the whole record in one file, while people go on working; read again at once, row by row and file by file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from tiendo.cli.command import Say

from .start import django_ready


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``FILE [--verify]``."""
    parser.add_argument("file", type=Path, help=say("tệp sao lưu sẽ ghi (.tar)", "file to write (.tar)"))
    parser.add_argument("--verify", action="store_true", help=say("chỉ đọc lại một bản đã có", "only read a copy again"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Prints the file and the seal of the audit trail; exit code 2 when it could not be written or read again,
    1 when files that rows name are gone from the store (everything else is in the copy)."""
    django_ready()
    from tiendo_web.record import archive

    try:
        if not options.verify:
            archive.write(options.file, lambda what, count: sys.stderr.write(f"  {what}: {count}\n"))
        manifest = archive.verify(options.file)
    except archive.ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    rows = sum(table["rows"] for table in manifest["tables"].values())
    _note(options.file, manifest, rows, new=not options.verify)
    print(
        say(
            f"{options.file}: {rows} dòng, {manifest['files']} tệp, đã đọc lại và khớp. Dấu nhật ký: {manifest['seal']}",
            f"{options.file}: {rows} rows, {manifest['files']} files, read again and equal. Audit seal: {manifest['seal']}",
        )
    )
    missing = manifest.get("missing", ())
    if missing:
        told = ("không còn trong kho, không sao lưu được", "no longer in the store, could not be copied")
        sys.stderr.write("".join(f"{sha256}: {say(*told)}\n" for sha256 in missing))
    return 1 if missing else 0


def _note(file: Path, manifest: dict[str, Any], rows: int, *, new: bool) -> None:
    """For the page of operation; a folder that takes no note does not spoil the copy. An older copy is no news."""
    from django.utils import timezone

    from tiendo_web import signs

    held, now = signs.last_copy(), timezone.now()
    if not new and held is not None and held.seal != manifest["seal"]:
        return
    at = now if new or held is None else held.at
    try:
        signs.note_copy(signs.Copy(file.name, at, rows, manifest["files"], manifest["seal"], now))
    except OSError as error:
        sys.stderr.write(f"{error}\n")
