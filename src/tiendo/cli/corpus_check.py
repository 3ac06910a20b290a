"""``tiendo corpus check``: a folder of any size checked as one, by all cores or a cluster."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tiendo.values import FindingClass

from .command import Say, path_fault
from .corpus import count_of, day_of


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``DIR --out DIR``."""
    parser.add_argument("folder", metavar="DIR", type=Path, help=say("thư mục văn bản", "folder of documents"))
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=say("thư mục kết quả", "folder of the result"))
    parser.add_argument("--implied", action="store_true", help=say("ghi cả giá trị suy ra", "write implied values as well"))
    parser.add_argument(
        "--published", type=day_of, metavar="DATE", help=say("ngày ban hành của mọi văn bản", "day of issue of all documents")
    )
    parser.add_argument(
        "--spark",
        metavar="MASTER",
        help=say("kiểm tra trên cụm Spark (spark://máy:7077)", "check on a Spark cluster (spark://host:7077)"),
    )
    parser.add_argument(
        "--processes", type=count_of, metavar="N", help=say("số tiến trình (mặc định: mọi lõi)", "processes (default: all cores)")
    )


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 1 for a contradiction or suspicion, 2 when something could not be read."""
    from tiendo.checking import ShardError
    from tiendo.corpus.checking import check_corpus, in_processes, on_spark
    from tiendo.corpus.cluster import NoSpark
    from tiendo.corpus.workers import processors

    try:
        done = check_corpus(
            options.folder,
            options.out,
            on_spark(options.spark) if options.spark else in_processes,
            shards=options.processes or processors(),
            published=options.published,
            implied=options.implied,
        )
    except (NoSpark, ShardError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(path_fault(error, say, str(options.folder)))
        return 2
    grave = [sum(one.cls is cls for one in done.check.findings) for cls in (FindingClass.CONTRADICTION, FindingClass.SUSPICION)]
    skipped = done.rows["skipped"]
    sys.stderr.write(
        say(
            f"{done.files} tệp: {grave[0]} mâu thuẫn, {grave[1]} nghi vấn, {done.check.held} quan hệ khớp, "
            f"{skipped} không đọc được. Kết quả: {options.out}\n",
            f"{done.files} files: {grave[0]} contradictions, {grave[1]} suspicions, {done.check.held} relations hold, "
            f"{skipped} could not be read. Result: {options.out}\n",
        )
    )
    return 2 if skipped else int(any(grave))
