"""Reports: how long one takes, and a thousand of them.

Run: ``python -m bench.reports``. Data: the public facts of Bắc Kạn that the demonstration carries.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from datetime import date

from tiendo.ledger import Ledger
from tiendo.reports.gather import NothingToReportError, Shelf, report_input
from tiendo.reports.input import ReportInput, ReportKind
from tiendo.reports.pdf import to_pdf
from tiendo.reports.periodic import periodic, periodic_docx
from tiendo.reports.workbook import workbook
from tiendo.values import Period

from .facts_of_bac_kan import PROVINCE, facts

RUNS = 5
CASES = (
    ("năm 2024, Đảng", ReportKind.YEAR, "2024", date(2024, 12, 31), "party"),
    ("năm 2023, Nhà nước", ReportKind.YEAR, "2023", date(2024, 1, 31), "state"),
    ("giữa nhiệm kỳ 2021-2023", ReportKind.MID_TERM, "2021..2023", date(2024, 1, 31), "party"),
)


def main() -> int:
    """Print the table, then the time of a thousand."""
    shelf_all, names = facts()
    print(f"lệnh: python -m bench.reports; {len(shelf_all.entries)} mục trong sổ")
    reports = [(name, _gathered(shelf_all, names, kind, period, day, family)) for name, kind, period, day, family in CASES]
    _times(reports)
    _thousand(shelf_all, names)
    print(f"bộ nhớ lớn nhất: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


def _gathered(book: Ledger, names: dict[str, str], kind: ReportKind, period: str, day: date, family: str) -> ReportInput:
    shelf = Shelf(book.as_known(day), names)
    return report_input(shelf, PROVINCE, kind, Period.parse(period), day=day, known=day, family=family)


def _times(reports: list[tuple[str, ReportInput]]) -> None:
    print(f"\n{'báo cáo':28} {'định dạng':10} {'lần đầu':>9} {'chậm nhất':>10}  (giây, {RUNS} lần)")
    formats: dict[str, Callable[[ReportInput], bytes]] = {
        ".docx": lambda one: periodic_docx(one, trace=True),
        ".pdf": lambda one: to_pdf(periodic(one, trace=True)),
        ".xlsx": workbook,
    }
    for name, report in reports:
        for suffix, write in formats.items():
            taken = [_timed(write, report) for _ in range(RUNS)]
            print(f"{name:28} {suffix:10} {taken[0]:9.3f} {max(taken[1:]):10.3f}")


def _thousand(book: Ledger, names: dict[str, str]) -> None:
    """A thousand reports: every unit that has something to report, again and again."""
    day = date(2024, 1, 31)
    shelf = Shelf(book.as_known(day), names)
    units = sorted({target.unit for target in shelf.ledger.targets.values()})
    started, done = time.perf_counter(), 0
    while done < 1000:
        for unit in units:
            try:
                report = report_input(shelf, unit, ReportKind.YEAR, Period.of_year(2023), day=day, known=day)
            except NothingToReportError:
                continue
            periodic_docx(report)
            done += 1
            if done % 100 == 0:
                sys.stderr.write(f"\r{done}/1000")
    taken = time.perf_counter() - started
    print(f"\n{done} báo cáo .docx của {len(units)} đơn vị: {taken:.0f} s, {taken / done:.3f} s một báo cáo")


def _timed(write: Callable[[ReportInput], bytes], report: ReportInput) -> float:
    started = time.perf_counter()
    write(report)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
