"""``tiendo outlook``: the probability that each target of a table is met."""

from __future__ import annotations

import argparse
import csv
import sys
import time
from pathlib import Path

from tiendo.assessment.outlook.tasks import TaskError, forecast, read_task

from .command import Say, path_fault

COLUMNS = ("task", "probability", "low", "high")


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """The words after the command."""
    parser.add_argument(
        "tasks",
        type=Path,
        metavar="TASKS.csv",
        help=say(
            "bảng chỉ tiêu, cột: task, due_year, direction (up, down), target, history (năm:số;năm:số); "
            "có thể thêm baseline_year, baseline",
            "table of targets, columns: task, due_year, direction (up, down), target, history (year:value;year:value); "
            "baseline_year and baseline may be added",
        ),
    )
    parser.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE.csv",
        help=say(
            "ghi kết quả: task, probability, low, high (khoảng 80% của giá trị đến hạn)",
            "result: task, probability, low, high (80% interval of the due value)",
        ),
    )


def run(options: argparse.Namespace, say: Say) -> int:
    """Forecast every row from itself alone; a row that cannot be read gets one line on standard error."""
    started = time.perf_counter()
    try:
        with options.tasks.open(newline="", encoding="utf-8-sig") as handle:
            rows = list(csv.DictReader(handle))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        sys.stderr.write(
            say(f"{options.tasks}: không đọc được bảng: {error}\n", f"{options.tasks}: cannot read the table: {error}\n")
        )
        return 2
    done = []
    for line, row in enumerate(rows, start=2):
        try:
            task = read_task(row)
            answer = forecast(task)
        except TaskError as error:
            name = row.get("task") or "?"
            sys.stderr.write(
                say(
                    f"{options.tasks}, dòng {line} (task {name}): {error.vi}; bỏ qua dòng này\n",
                    f"{options.tasks}, line {line} (task {name}): {error.en}; row left out\n",
                )
            )
            continue
        done.append((task.name, f"{answer.probability:.6f}", f"{answer.low:.9g}", f"{answer.high:.9g}"))
    if not done:
        sys.stderr.write(say(f"{options.tasks}: không có dòng nào dự báo được\n", f"{options.tasks}: no row could be forecast\n"))
        return 2
    try:
        with options.out.open("w", newline="", encoding="utf-8") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(done)
    except OSError as error:
        sys.stderr.write(path_fault(error, say, str(options.out)))
        return 2
    seconds = time.perf_counter() - started
    sys.stderr.write(
        say(
            f"{len(done)}/{len(rows)} dòng, {seconds:.1f} giây, ghi vào {options.out}\n",
            f"{len(done)}/{len(rows)} rows, {seconds:.1f} s, written to {options.out}\n",
        )
    )
    return 0
