"""``tiendo corpus read``: a folder of any size; what was read is not read again."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .command import Say, path_fault

if TYPE_CHECKING:
    from tiendo.corpus import Progress
    from tiendo.corpus.reading import Readers

_TELL_SECONDS = 1.0


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``DIR --out DIR``."""
    parser.add_argument("folder", metavar="DIR", type=Path, help=say("thư mục văn bản", "folder of documents"))
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=say("thư mục kết quả", "folder of the result"))
    parser.add_argument(
        "--published", type=day_of, metavar="DATE", help=say("ngày ban hành của mọi văn bản", "day of issue of all documents")
    )
    parser.add_argument(
        "--spark",
        metavar="MASTER",
        help=say("đọc trên cụm Spark (spark://máy:7077)", "read on a Spark cluster (spark://host:7077)"),
    )
    parser.add_argument(
        "--processes", type=count_of, metavar="N", help=say("số tiến trình (mặc định: mọi lõi)", "processes (default: all cores)")
    )


def day_of(text: str) -> date:
    """A day on the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: ngày viết là 2024-06-30 / write the day as 2024-06-30") from None


def count_of(text: str) -> int:
    """A number of things, one or more."""
    count = int(text)
    if count < 1:
        raise ValueError(text)
    return count


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when the folder, or a document in it, could not be read; the others are read and written all the same."""
    from tiendo.corpus import read_corpus
    from tiendo.corpus.cluster import NoSpark
    from tiendo.corpus.journal import Busy

    told = Teller(say)
    try:
        summary = read_corpus(
            options.folder,
            options.out,
            published=options.published,
            readers=_readers(options),
            tell=told,
        )
    except Busy:
        sys.stderr.write(
            say(f"{options.out}: một lần đọc khác đang ghi vào đây.\n", f"{options.out}: another run is writing here.\n")
        )
        return 2
    except NoSpark as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(path_fault(error, say, str(options.folder)))
        return 2
    told.end()
    rows, skipped = summary.rows, summary.rows["skipped"]
    sys.stderr.write(
        say(
            f"{summary.files} tệp ({summary.before} đã đọc lần trước), {rows['documents']} văn bản, "
            f"{rows['statements']} số đã hiểu, {rows['unread']} số chưa hiểu, {skipped} không đọc được; "
            f"{summary.seconds:.1f} giây. Kết quả: {options.out}\n",
            f"{summary.files} files ({summary.before} read before), {rows['documents']} documents, "
            f"{rows['statements']} statements, {rows['unread']} numbers not understood, {skipped} skipped; "
            f"{summary.seconds:.1f} s. Result: {options.out}\n",
        )
    )
    if skipped:
        sys.stderr.write(say(f"Xem {options.out}/skipped.jsonl\n", f"See {options.out}/skipped.jsonl\n"))
    return 2 if skipped else 0


def _readers(options: argparse.Namespace) -> Readers:
    if options.spark:
        from tiendo.corpus.cluster import read_on_spark

        return lambda folder, files, published: read_on_spark(folder, files, published, options.spark)
    from tiendo.corpus.workers import processors, read_files

    return lambda folder, files, published: read_files(folder, files, published, options.processes or processors())


class Teller:
    """Progress on standard error: one line that renews itself on a screen, one line in a while in a log."""

    def __init__(self, say: Say) -> None:
        self._say, self._last, self._screen = say, 0.0, sys.stderr.isatty()

    def __call__(self, progress: Progress) -> None:
        """Tell, at most once a second (every thirty in a log)."""
        if progress.left and progress.seconds - self._last < (_TELL_SECONDS if self._screen else 30 * _TELL_SECONDS):
            return
        self._last = progress.seconds
        rate = progress.done / max(progress.seconds, 0.001)
        still = progress.left / rate
        line = self._say(
            f"đã đọc {progress.done + progress.before} tệp, còn {progress.left}, {rate:.1f} tệp/giây, còn khoảng {still:.0f} giây",
            f"{progress.done + progress.before} files read, {progress.left} left, {rate:.1f} files/s, about {still:.0f} s to go",
        )
        sys.stderr.write(f"\r\x1b[K{line}" if self._screen else f"{line}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line that renews itself."""
        if self._screen and self._last:
            sys.stderr.write("\n")
