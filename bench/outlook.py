"""Scores and speed of ``tiendo outlook`` beside its references: ``python -m bench.outlook``.

Needs ../shared/forecast. The scores are of the shipped numbers on the tasks they were learned from; the cross-validated ones stand
in docs/outlook.md and come from ``python -m tools.train_outlook``.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared/forecast"
MANY = 10_000
RUNS = 5


def main() -> int:
    if not SHARED.is_dir():
        print("thiếu ../shared/forecast: không đo được", file=sys.stderr)
        return 2
    tasks, outcomes = SHARED / "dev_tasks.csv", SHARED / "dev_outcomes.csv"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.csv"
        forecast(tasks, out)
        print("python -m bench.outlook\n")
        for name in ("base_rate", "pace", "drift"):
            print(f"{name:>10}: {score(tasks, outcomes, '--reference', name)}")
        print(f"{'outlook':>10}: {score(tasks, outcomes, str(out))}")
        print(f"\nshuffled half gives the same numbers: {'yes' if alike(tasks, out, Path(folder)) else 'NO'}")
        many = repeated(tasks, Path(folder) / "many.csv")
        cold, *warm = [forecast(many, out) for _ in range(RUNS)]
        print(f"{MANY} tasks, whole command: first run {cold:.2f} s, slowest of five {max(cold, *warm):.2f} s")
    return 0


def forecast(tasks: Path, out: Path) -> float:
    """Seconds that the command takes in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "bench.outlook", "run", str(tasks), str(out)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def score(*arguments: object) -> str:
    command = [sys.executable, str(SHARED / "score.py"), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def alike(tasks: Path, out: Path, folder: Path) -> bool:
    """Whether half of the rows in another order give the same lines."""
    rows = list(csv.DictReader(tasks.open(newline="")))
    half = random.Random(7).sample(rows, len(rows) // 2)
    write(folder / "half.csv", half)
    forecast(folder / "half.csv", folder / "half_out.csv")
    whole = {row["task"]: row for row in csv.DictReader(out.open(newline=""))}
    return all(row == whole[row["task"]] for row in csv.DictReader((folder / "half_out.csv").open(newline="")))


def repeated(tasks: Path, path: Path) -> Path:
    rows = list(csv.DictReader(tasks.open(newline="")))
    write(path, [{**rows[index % len(rows)], "task": str(index)} for index in range(MANY)])
    return path


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def run(tasks: str, out: str) -> int:
    from tiendo.cli import LIBRARY_COMMANDS
    from tiendo.cli import main as tiendo

    return tiendo(LIBRARY_COMMANDS, ["outlook", tasks, "--out", out])


if __name__ == "__main__":
    raise SystemExit(run(*sys.argv[2:4]) if sys.argv[1:2] == ["run"] else main())
