"""Reading a folder: documents per second by one process, by all, on Spark where it is installed: ``python -m bench.corpus``.

The files are made here from a passage of our own. The reckoning for the whole country follows from the measured rate.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from tests.specimens.printed import PARAGRAPHS

from tiendo.corpus import read_corpus
from tiendo.corpus.cluster import read_on_spark
from tiendo.corpus.reading import Readers
from tiendo.corpus.workers import processors, read_files

FILES = 80
COUNTRY = (34 + 3321) * 12 * 10
"""Monthly reports of every province and commune for ten years."""


def make(folder: Path) -> int:
    """Reports of a few pages, as text; returns their bytes."""
    text = "\n\n".join(PARAGRAPHS * 8)
    for number in range(FILES):
        (folder / f"{number:04}.txt").write_text(f"Báo cáo số {number}\n\n{text}", "utf-8")
    return sum(path.stat().st_size for path in folder.iterdir())


def main() -> int:
    ways: dict[str, Readers] = {
        "one process": lambda folder, files, day: read_files(folder, files, day, 1),
        f"{processors()} processes": lambda folder, files, day: read_files(folder, files, day, processors()),
    }
    if find_spec("pyspark"):
        ways["Spark local[2]"] = partial(read_on_spark, master="local[2]")
    else:
        print("Spark: not installed here (pip install 'tiendo[spark]')")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made, "in")
        folder.mkdir()
        size = make(folder)
        print(f"{FILES} text files, {size / 1024:.0f} KB; start of the processes included; load before {os.getloadavg()[0]:.1f}")
        print(f"{'way':<16} {'seconds':>8} {'files/s':>8} {'whole country':>14}  ({COUNTRY:,} reports)")
        results = set()
        for name, readers in ways.items():
            out = Path(made, name.replace("/", ""))
            begun = time.perf_counter()
            read_corpus(folder, out, readers=readers)
            seconds = time.perf_counter() - begun
            days = COUNTRY / (FILES / seconds) / 86400
            print(f"{name:<16} {seconds:8.1f} {FILES / seconds:8.2f} {days:9.1f} days")
            results.add((out / "statements.jsonl").read_bytes())
        again = time.perf_counter()
        read_corpus(folder, out, readers=readers)
        print(f"{'again, all read':<16} {time.perf_counter() - again:8.1f}")
    print("the same bytes each way" if len(results) == 1 else "THE RESULTS DIFFER")
    return 0 if len(results) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
