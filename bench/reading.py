"""Reading against the annotated texts, and its speed: ``python -m bench.reading [--misses] [--own] [--speed MB] [--peers]``.

Scores each annotated text of ../shared/gold alone, with its published day, by gold/score.py's own functions. ``--own`` adds
the score with the words and rules switched off that only this text prompted (the origin column of the vocabulary and
``tiendo.reading.rules.ORIGINS``): nearer to what a reader will see on a new text.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from tiendo.reading import read_text
from tiendo.reading.lines import statement_line
from tiendo.reading.vocabulary import vocabulary

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SETS = {"seeds": ("seeds",), "news": ("news",), "seeds+news": ("seeds", "news"), "more": ("more",), "practice": ("practice",)}


@dataclass(slots=True)
class Tally:
    """Counts over some texts."""

    gold: int = 0
    read: int = 0
    quantities: int = 0
    statements: int = 0
    unread: int = 0
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        for name in ("gold", "read", "quantities", "statements", "unread"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.fields.update(other.fields)

    def f1(self, right: int) -> float:
        return 2 * right / max(1, self.gold + self.read)


def scorer() -> ModuleType:
    """gold/score.py as a module, so that its comparison is the only one."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotated(folder: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, text and annotation of every text of a gold folder."""
    for path in sorted((SHARED / "gold" / folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not path.stem[0].isdigit() and folder == "seeds":
            continue
        where = SHARED / "seeds" if folder == "seeds" else path.parent
        with (where / f"{path.stem}.txt").open(encoding="utf-8", newline="") as stream:
            yield path.stem, stream.read(), gold


def measure(score: ModuleType, name: str, text: str, gold: dict[str, Any], without: str | None, notes: list[str]) -> Tally:
    """Compare one reading with its annotation, as gold/score.py does."""
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    reading = read_text(text, published=published, name=f"{name}.txt", words=vocabulary(without))
    rows = [statement_line(reading, statement) for statement in reading.statements]
    statements = gold["statements"]
    by_id = {statement["id"]: statement for statement in statements}
    tally = Tally(len(statements), len(rows), unread=len(reading.unread))
    free = set(range(len(rows)))
    for expected in statements:
        hit = next((i for i in sorted(free) if score.same_quantity(expected, rows[i])), None)
        if hit is None:
            notes.append(f"{name}:{expected['start']}: missed {expected['quote']!r}")
            continue
        free.discard(hit)
        wrong = [f for f in score.FIELDS if not score.agree(f, expected, rows[hit], by_id)]
        tally.quantities += 1
        tally.fields.update(f for f in score.FIELDS if f not in wrong)
        tally.statements += not set(wrong) & {*score.STATEMENT_FIELDS, "indicator"}
        if wrong:
            notes.append(f"{name}:{expected['start']}: {expected['quote']!r} wrong in {', '.join(wrong)}")
    notes += [f"{name}:{rows[i]['start']}: not annotated: {rows[i]['quote']!r}" for i in sorted(free)]
    return tally


def line(name: str, tally: Tally, fields: tuple[str, ...], own: Tally | None = None) -> str:
    """One row of the table."""
    scores = f"{tally.f1(tally.quantities):.3f} {tally.f1(tally.statements):.3f}"
    beside = f" | {own.f1(own.quantities):.3f} {own.f1(own.statements):.3f}" if own else ""
    parts = " ".join(f"{tally.fields[f] / max(1, tally.quantities):.3f}".rjust(max(5, len(f))) for f in fields)
    return f"{name:28s} {tally.gold:5d} {tally.read:5d} {tally.unread:6d}  {scores}{beside}   {parts}"


def accuracy(own: bool, misses: bool) -> None:
    """Print the score of every text and of every set."""
    score = scorer()
    notes: list[str] = []
    totals = {name: (Tally(), Tally()) for name in SETS}
    heads = " ".join(f.rjust(5) for f in score.FIELDS)
    beside = " | without own: quantity statement" if own else ""
    print(f"{'text':28s}  gold  read unread  quantity statement{beside}   {heads}")
    for folder in ("seeds", "news", "more", "practice"):
        for name, text, gold in annotated(folder):
            full = measure(score, name, text, gold, None, notes)
            alone = measure(score, name, text, gold, name, []) if own else None
            print(line(name, full, score.FIELDS, alone))
            for chosen, folders in SETS.items():
                if folder in folders:
                    totals[chosen][0].add(full)
                    totals[chosen][1].add(alone or Tally())
    for name, (full, alone) in totals.items():
        print(line(name.upper(), full, score.FIELDS, alone if own else None))
    if misses:
        print("\n".join(notes))


def sample(megabytes: float) -> str:
    """The five seeds repeated to a size in UTF-8, the digits of each copy changed."""
    seeds = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt")))
    dice = random.Random(7)
    copies, size, piece = [], 0, len(seeds.encode())
    while size < megabytes * 1e6:
        copies.append(re.sub(r"\d", lambda match: str(dice.randrange(10)) if dice.random() < 0.3 else match[0], seeds))
        size += piece
    return "\n".join(copies)


def speed(megabytes: float) -> None:
    """Print bytes a second, cold and warm, and how time grows on hard input."""
    begin = time.perf_counter()
    read_text("Tỷ lệ hộ nghèo năm 2023 là 3,2%.")
    print(f"cold start (vocabulary, catalogue): {time.perf_counter() - begin:.2f} s")
    text = sample(megabytes)
    size = len(text.encode()) / 1e6
    runs = []
    for _ in range(5 if megabytes <= 4 else 1):
        begin = time.process_time()
        reading = read_text(text)
        runs.append(time.process_time() - begin)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    worst = max(runs)
    print(
        f"seeds repeated, {size:.1f} MB: slowest of {len(runs)} {worst:.2f} s = {size / worst:.2f} MB/s, "
        f"{len(reading.statements)} statements, {memory} MB"
    )
    for name, hard in hard_inputs().items():
        begin = time.process_time()
        found = read_text(hard)
        spent = time.process_time() - begin
        megabyte = len(hard.encode()) / 1e6
        print(
            f"{name:24s} {megabyte:.1f} MB {spent:6.2f} s = {megabyte / spent:.2f} MB/s, "
            f"{len(found.statements)} statements, {len(found.unread)} unread"
        )


def hard_inputs() -> dict[str, str]:
    """Texts that cost more than they should where a step is not linear."""
    return {
        "one line, 1 MB of prose": "Tỷ lệ hộ nghèo giảm so với cùng kỳ năm trước và các năm khác " * 13000,
        "a million digits": "1" * 1_000_000,
        "half a million numbers": "1 " * 500_000,
        "nested brackets": "(" * 300_000 + "5%" + ")" * 300_000,
        "commas": "1," * 500_000,
        "a rate without end": "tăng 5,2% so với năm 2020 " * 30_000,
    }


def peers() -> None:
    """Run ../shared/bench/peers.py in the same machine state, for the readers that are installed."""
    script = SHARED / "bench" / "peers.py"
    subprocess.run([sys.executable, str(script), str(SHARED / "seeds"), "--detail"], check=False)


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.reading")
    parser.add_argument("--own", action="store_true", help="beside each score the one without the text's own words and rules")
    parser.add_argument("--misses", action="store_true", help="what was missed, wrong, or read and not annotated")
    parser.add_argument("--speed", type=float, metavar="MB", help="measure speed on this many megabytes")
    parser.add_argument("--peers", action="store_true", help="also run the other readers of ../shared/bench")
    options = parser.parse_args()
    print(f"python -m bench.reading {' '.join(sys.argv[1:])} ({platform.python_version()}, {platform.machine()}, {date.today()})")  # noqa: DTZ011
    if not SHARED.is_dir():
        print("thiếu thư mục ../shared (văn bản và dữ liệu đo)")
        return 0
    accuracy(options.own, options.misses)
    if options.speed:
        speed(options.speed)
    if options.peers:
        peers()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
