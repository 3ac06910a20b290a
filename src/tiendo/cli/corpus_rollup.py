"""``tiendo corpus rollup``: every roll-up of a ledger of any size, by all cores or a cluster."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .command import Say, path_fault
from .corpus import count_of, day_of


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``FILE --out DIR``."""
    parser.add_argument(
        "ledger",
        metavar="FILE",
        type=Path,
        help=say("sổ theo dõi dạng chữ (tiendo export ledger)", "ledger as text (tiendo export ledger)"),
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=say("thư mục kết quả", "folder of the result"))
    parser.add_argument(
        "--known-by", type=day_of, metavar="DATE", help=say("chỉ những gì đã biết đến ngày này", "only what was known on this day")
    )
    parser.add_argument(
        "--units-of",
        type=day_of,
        metavar="DATE",
        help=say("theo đơn vị của ngày này (mặc định: của từng kỳ)", "by the units of this day (default: those of each period)"),
    )
    parser.add_argument(
        "--spark",
        metavar="MASTER",
        help=say("tính trên cụm Spark (spark://máy:7077)", "work on a Spark cluster (spark://host:7077)"),
    )
    parser.add_argument(
        "--processes", type=count_of, metavar="N", help=say("số tiến trình (mặc định: mọi lõi)", "processes (default: all cores)")
    )


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when the ledger could not be read."""
    from tiendo.corpus.cluster import NoSpark
    from tiendo.corpus.rolling import Days, roll_up_file
    from tiendo.corpus.rolling_ways import in_processes, on_spark
    from tiendo.corpus.workers import processors
    from tiendo.exchange.text import TextError

    ways = on_spark(options.spark) if options.spark else in_processes(options.processes or processors())
    try:
        rows = roll_up_file(options.ledger, options.out, ways, Days(options.known_by, options.units_of))
    except (TextError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{options.ledger}: {error}\n")
        return 2
    except NoSpark as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(path_fault(error, say, str(options.ledger)))
        return 2
    sys.stderr.write(say(f"{rows} dòng. Kết quả: {options.out}\n", f"{rows} rows. Result: {options.out}\n"))
    return 0
