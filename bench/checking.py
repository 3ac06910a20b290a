"""How fast the checker is, and whether it finds every planted error: ``python -m bench.checking [STATEMENTS …]``.

The documents of a world are dealt to two processes (``check_shards``) by unit; those of every tenth unit are dealt to both in turn,
so that their cells must meet. Making the documents is not timed: the time is that of the whole answer less what the slower process
spent on making. Memory is what the three processes held at most, added up.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.sharedctypes import SynchronizedArray

from bench.worlds import World, name_of
from bench.worlds.world import Planted
from tiendo.checking import Check, Checker, check_shards
from tiendo.values import FindingClass, Reading

PROCESSES = 2
PER_DOCUMENT = 18
DOCUMENTS_OF_A_UNIT = 6.25
WRONG = 0.002
FULLY_TIED = ("growth", "plan", "points", "ratio", "part_and_whole", "remainder", "sum_of_parts", "shares", "yearly")
"""Kinds of sentences of which every number that may be made false is held by another."""


@dataclass
class Meter:
    """What the processes tell besides their answer: seconds of making, megabytes, statements, documents, each by process."""

    seconds: SynchronizedArray[float] = field(default_factory=lambda: multiprocessing.Array("d", PROCESSES))
    statements: SynchronizedArray[float] = field(default_factory=lambda: multiprocessing.Array("d", PROCESSES))
    documents: SynchronizedArray[float] = field(default_factory=lambda: multiprocessing.Array("d", PROCESSES))


def world(units: int) -> World:
    """The world that is checked."""
    return World(1, units, WRONG, FULLY_TIED)


def share(number: int, units: int, meter: Meter) -> Iterator[Reading]:
    """The documents of one process: whole units, and every second document of each tenth unit."""
    started = time.process_time()
    for unit in range(units):
        mixed = unit % 10 == 0
        if not mixed and unit * PROCESSES // units != number:
            continue
        for place, reading in enumerate(World(1, [unit], WRONG, FULLY_TIED).readings(PER_DOCUMENT)):
            if mixed and place % PROCESSES != number:
                continue
            meter.seconds[number] += time.process_time() - started
            meter.statements[number] += len(reading.statements)
            meter.documents[number] += 1
            yield reading
            started = time.process_time()
    meter.seconds[number] += time.process_time() - started


def found(answer: Check, planted: Sequence[Planted]) -> list[int]:
    """For each planted error, the fewest numbers of a finding that names it; 0 when it was missed."""
    shortest: dict[tuple[str, int], int] = {}
    for one in answer.findings:
        if one.cls is FindingClass.CONTRADICTION or one.code == "NET01":
            for source in one.sources:
                key = name_of(source.document), source.start
                shortest[key] = min(len(one.sources), shortest.get(key, len(one.sources)))
    return [shortest.get((one.document, one.start), 0) for one in planted]


def false_alarms(answer: Check, planted: Sequence[Planted]) -> int:
    """Contradictions that name no planted number."""
    places = {(one.document, one.start) for one in planted}
    grave = (one for one in answer.findings if one.cls is FindingClass.CONTRADICTION)
    return sum(not any((name_of(source.document), source.start) in places for source in one.sources) for one in grave)


def measure(statements: int) -> None:
    """One row of the table."""
    units = max(PROCESSES, round(statements / DOCUMENTS_OF_A_UNIT / (PER_DOCUMENT + 1.2)))
    meter = Meter()
    started, used = time.monotonic(), _processor()
    answer = check_shards([partial(share, number, units, meter) for number in range(PROCESSES)])
    making = max(meter.seconds)
    wall, processor = time.monotonic() - started - making, _processor() - used - sum(meter.seconds)
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + PROCESSES * _largest_child()) / 1024
    told = world(units)
    for _ in told.readings(PER_DOCUMENT):
        pass
    lengths = found(answer, told.planted)
    total = int(sum(meter.statements))
    hits = f"{sum(map(bool, lengths))}/{len(lengths)}"
    print(
        f"{total:>11,} {int(sum(meter.documents)):>9,} {wall:>8.1f} {processor:>8.1f} {processor / total * 1e6:>8.0f}"
        f" {megabytes:>7.0f} {hits:>12} {false_alarms(answer, told.planted):>6} {max(lengths, default=0):>9}",
        flush=True,
    )


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _largest_child() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def adding(statements: int) -> None:
    """A document joins a checker that holds many: the slowest of five."""
    units = max(1, round(statements / DOCUMENTS_OF_A_UNIT / (PER_DOCUMENT + 1.2)))
    checker = Checker()
    for reading in world(units).readings(PER_DOCUMENT):
        checker.add(reading)
    seconds = []
    for reading in list(World(1, [0], 1.0, FULLY_TIED).readings(PER_DOCUMENT))[:5]:
        started = time.perf_counter()
        checker.add_and_compare(reading)
        seconds.append(time.perf_counter() - started)
    print(f"thêm một văn bản vào {statements:,} số: chậm nhất trong năm {max(seconds) * 1000:.0f} ms")


def main() -> None:
    """Print the table; sizes may be named."""
    sizes = [int(word) for word in sys.argv[1:]] or [10_000, 30_000, 100_000, 300_000, 1_000_000]
    print(f"python -m bench.checking   {PROCESSES} tiến trình; số đã đọc sẵn, thời gian soạn văn bản không tính")
    print("         số   văn bản     giây  bộ x.lý    µs/số      MB tìm thấy/cài   nhầm  dài nhất")
    for size in sizes:
        measure(size)
    adding(min(max(sizes), 200_000))


if __name__ == "__main__":
    main()
