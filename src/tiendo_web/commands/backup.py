"""``tiendo backup``: the whole record in one file, while people go on working."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tiendo.cli.command import Say

from .start import django_ready


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``FILE``."""
    parser.add_argument("file", type=Path, help=say("tệp sao lưu sẽ ghi (.tar)", "file to write (.tar)"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Prints the file and the seal of the audit trail; exit code 2 when it could not be written."""
    django_ready()
    from tiendo_web.record import archive

    try:
        manifest = archive.write(options.file, lambda what, count: sys.stderr.write(f"  {what}: {count}\n"))
    except (archive.ArchiveError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(
        say(
            f"{options.file}: {rows} dòng, {manifest['files']} tệp. Dấu nhật ký: {manifest['seal']}",
            f"{options.file}: {rows} rows, {manifest['files']} files. Audit seal: {manifest['seal']}",
        )
    )
    return 0
