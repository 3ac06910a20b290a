"""A folder read and checked, a ledger rolled up: one process, all, Spark where it is installed: ``python -m bench.corpus``.

The files are made here from a passage of our own, the ledger from a made-up country. The reckoning for the whole country follows
from the measured rates.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tests.specimens.printed import PARAGRAPHS

from tiendo.corpus import checking, read_corpus, rolling_ways
from tiendo.corpus.cluster import read_on_spark
from tiendo.corpus.rolling import Days, roll_up_file
from tiendo.corpus.workers import processors, read_files
from tiendo.exchange.text import print_entry
from tiendo.ledger import Entry, observe
from tiendo.values import Amount, Citation, Level, Modality, OrgUnit, Period

FILES = 160
COMMUNES, MONTHS = 600, 12
UNITS = 34 + 3321
REPORTS = UNITS * 12 * 10
"""Monthly reports of every province and commune for ten years."""
FIGURES = UNITS * 40 * 60
"""Forty indicators in sixty months."""
SPARK = "local[2]"


def documents(folder: Path) -> str:
    """Reports of a few pages, as text; says what was made."""
    text = "\n\n".join(PARAGRAPHS * 8)
    for number in range(FILES):
        (folder / f"{number:04}.txt").write_text(f"Báo cáo số {number}\n\n{text}", "utf-8")
    return f"{FILES} text files, {sum(path.stat().st_size for path in folder.iterdir()) / 1024:.0f} KB"


def ledger(path: Path) -> int:
    """A province of many communes with a count and a ratio each month; returns its figures."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(print_entry(entry) + "\n" for entry in _entries())
    return 3 * COMMUNES * MONTHS


def _entries() -> Iterator[Entry]:
    yield OrgUnit("tinh", "90", "Tỉnh", Level.PROVINCE, None, None, None)
    for number in range(COMMUNES):
        yield OrgUnit(f"xa-{number}", f"{number:05}", f"Xã {number}", Level.COMMUNE, "tinh", None, None)
    origin = Citation("https://example.vn", "Báo cáo", "2024")
    for month in range(1, MONTHS + 1):
        period = Period.parse(f"2024-{month:02}")
        for number in range(COMMUNES):
            for code, value in (("poor_households", 40 + number % 30), ("households", 700 + number), ("rice_output", 90 + number)):
                amount = Amount(Decimal(value), "tấn" if code == "rice_output" else "hộ", Decimal(0))
                yield observe(f"xa-{number}", code, period, amount, modality=Modality.ACTUAL, origin=origin, known=date(2025, 1, 9))


def table(name: str, work: int, whole: int, ways: Mapping[str, Callable[[Path], None]], result: str) -> bool:
    """One row for each way: seconds, pieces of work a second, days for the whole country; whether all gave the same bytes."""
    print(f"{name:<24} {'seconds':>8} {'a second':>9} {'whole country':>14}")
    results = set()
    with tempfile.TemporaryDirectory() as made:
        for way, done in ways.items():
            out = Path(made, way.replace("/", ""))
            begun = time.perf_counter()
            done(out)
            seconds = time.perf_counter() - begun
            print(f"  {way:<22} {seconds:8.1f} {work / seconds:9.1f} {whole / (work / seconds) / 3600:8.1f} hours", flush=True)
            results.add((out / result).read_bytes())
    print("  the same bytes each way" if len(results) == 1 else "  THE RESULTS DIFFER")
    return len(results) == 1


def main() -> int:
    several = processors()
    if not find_spec("pyspark"):
        print("Spark: not installed here (pip install 'tiendo[spark]')")
    with tempfile.TemporaryDirectory() as made:
        folder, book = Path(made, "in"), Path(made, "so.txt")
        folder.mkdir()
        print(f"{documents(folder)}; start of the processes included; load before {os.getloadavg()[0]:.1f}")
        same = table("reading, files", FILES, REPORTS, _reading(folder, several), "statements.jsonl")
        same &= table("checking, files", FILES, REPORTS, _checking(folder, several), "findings.jsonl")
        figures = ledger(book)
        print(f"{figures:,} figures, {book.stat().st_size / 1e6:.1f} MB")
        same &= table("rolling up, figures", figures, FIGURES, _rolling(book, several), "rollup.jsonl")
    return 0 if same else 1


def _reading(folder: Path, several: int) -> dict[str, Callable[[Path], None]]:
    def by(count: int) -> Callable[[Path], None]:
        return lambda out: _done(read_corpus(folder, out, readers=lambda place, files, day: read_files(place, files, day, count)))

    return _ways(by, several, lambda out: _done(read_corpus(folder, out, readers=partial(read_on_spark, master=SPARK))))


def _checking(folder: Path, several: int) -> dict[str, Callable[[Path], None]]:
    def by(count: int) -> Callable[[Path], None]:
        return lambda out: _done(checking.check_corpus(folder, out, checking.in_processes, shards=count))

    return _ways(by, several, lambda out: _done(checking.check_corpus(folder, out, checking.on_spark(SPARK), shards=several)))


def _rolling(book: Path, several: int) -> dict[str, Callable[[Path], None]]:
    def by(count: int) -> Callable[[Path], None]:
        return lambda out: _done(roll_up_file(book, out, rolling_ways.in_processes(count), Days()))

    return _ways(by, several, lambda out: _done(roll_up_file(book, out, rolling_ways.on_spark(SPARK), Days())))


def _ways(
    by: Callable[[int], Callable[[Path], None]], several: int, on_spark: Callable[[Path], None]
) -> dict[str, Callable[[Path], None]]:
    ways = {"one process": by(1), f"{several} processes": by(several)}
    return ways | ({f"Spark {SPARK}": on_spark} if find_spec("pyspark") else {})


def _done(answer: object) -> None:
    """What was written is looked at, not what was returned."""


if __name__ == "__main__":
    sys.exit(main())
