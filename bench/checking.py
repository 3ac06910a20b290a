"""How fast the checker is, and whether it finds every planted error: ``python -m bench.checking [STATEMENTS]``.

Documents are made, checked and let go one by one, so memory is the checker's own; making them is not timed. A unit's documents
go to one process (cells of different places never meet), two processes share the units.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from dataclasses import dataclass

from bench.checking_worlds import World, name_of
from tiendo.checking import Checker
from tiendo.values import FindingClass

PROCESSES = 2
PER_DOCUMENT = 16
WRONG = 0.002
ADDED = 50  # documents added one by one at the end


@dataclass(frozen=True)
class Share:
    """What one process measured."""

    statements: int
    documents: int
    seconds: float
    finishing: float
    planted: int
    found: int
    longest: int
    adding: tuple[float, ...]
    megabytes: float


def work(number: int, units: int) -> Share:
    """Check the documents of some units; seconds are of the checker's own processor time."""
    world = World(number, units, WRONG)
    checker = Checker()
    statements = documents = 0
    seconds = 0.0
    for reading in world.readings(PER_DOCUMENT):
        started = time.process_time()
        checker.add(reading)
        seconds += time.process_time() - started
        statements += len(reading.statements)
        documents += 1
    started = time.process_time()
    answer = checker.result()
    finishing = time.process_time() - started
    found = [one for one in answer.findings if one.cls is FindingClass.CONTRADICTION or one.code == "NET01"]
    by_place: dict[tuple[str, int], int] = {}
    for one in found:
        for source in one.sources:
            key = (name_of(source.document), source.start)
            by_place[key] = min(len(one.sources), by_place.get(key, len(one.sources)))
    hits = [by_place.get(planted) for planted in world.planted]
    adding = []
    for reading in World(10_000 + number, ADDED // 5, 0.1).readings(PER_DOCUMENT):
        started = time.process_time()
        checker.add_and_compare(reading)
        adding.append(time.process_time() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    longest = max((one for one in hits if one), default=0)
    return Share(statements, documents, seconds, finishing, len(world.planted), sum(map(bool, hits)), longest, tuple(adding), peak)


def measure(statements: int) -> None:
    """One row of the table."""
    units = max(1, round(statements / PROCESSES / (PER_DOCUMENT + 2) / 5))
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        shares = pool.starmap(work, [(number, units) for number in range(PROCESSES)])
    total = sum(share.statements for share in shares)
    longest = max(share.seconds + share.finishing for share in shares)
    adding = sorted(second for share in shares for second in share.adding)[-5:]
    hits = f"{sum(share.found for share in shares)}/{sum(share.planted for share in shares)}"
    print(
        f"{total:>11,} {sum(share.documents for share in shares):>9,} {longest:>8.1f} {longest / total * 1e6 * PROCESSES:>9.0f}"
        f" {sum(share.megabytes for share in shares):>8.0f} {hits:>12} {max(share.longest for share in shares):>9}"
        f" {adding[0] * 1000:>9.0f}",
        flush=True,
    )


def main() -> None:
    """Print the table; a size may be named."""
    sizes = [int(word) for word in sys.argv[1:]] or [10_000, 30_000, 100_000, 300_000, 1_000_000]
    print(f"python -m bench.checking   {PROCESSES} tiến trình, thời gian bộ xử lý của riêng việc kiểm tra")
    print("       số    văn bản     giây  µs mỗi số   MB  tìm thấy/cài  dài nhất  thêm một văn bản, chậm nhất trong năm (ms)")
    for size in sizes:
        measure(size)


if __name__ == "__main__":
    main()
