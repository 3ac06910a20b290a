"""``tiendo restore``: takes a copy back into an empty record, and verifies it row by row."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tiendo.cli.command import Say

from .start import database_ready, django_ready


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``FILE``."""
    parser.add_argument("file", type=Path, help=say("tệp sao lưu", "file that tiendo backup wrote"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when the copy was not taken back (nothing has changed then), 1 when it differs from what was kept."""
    if not options.file.is_file():
        sys.stderr.write(say(f"{options.file}: không có tệp này.\n", f"{options.file}: no such file.\n"))
        return 2
    django_ready()
    database_ready()
    from tiendo_web.record import archive, audit

    try:
        manifest = archive.read(options.file, lambda what, count: sys.stderr.write(f"  {what}: {count}\n"))
    except archive.ArchiveError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    now = archive.hashes()
    different = [label for label, table in manifest["tables"].items() if now[label] != table["sha256"]]
    faults = list(audit.verify())
    if different or faults:
        sys.stderr.write(say(f"Khác bản sao: {different}, {faults}\n", f"Differs from the copy: {different}, {faults}\n"))
        return 1
    print(say("Đã phục hồi, mọi dòng khớp với bản sao.", "Restored; every row equals the copy."))
    return 0
