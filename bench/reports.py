"""Reports: how long one takes, and whether Tiendo reads its own report back to the same statements.

Run: ``python -m bench.reports [--misses]``. Data: the public facts of Bắc Kạn that the demonstration carries.
"""

from __future__ import annotations

import csv
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from tiendo.documents import open_document
from tiendo.exchange.facts import read_facts
from tiendo.ledger import Ledger, ledger_of
from tiendo.reading import read
from tiendo.reading.tables import read_tables
from tiendo.reports.claims import Claim, claims
from tiendo.reports.gather import NothingToReportError, Shelf, report_input
from tiendo.reports.input import ReportInput, ReportKind
from tiendo.reports.pdf import to_pdf
from tiendo.reports.periodic import periodic, periodic_docx
from tiendo.reports.workbook import workbook
from tiendo.values import Period, Statement

RUNS = 5
PROVINCE = "province/06/1997"
CASES = (
    ("năm 2024, Đảng", ReportKind.YEAR, "2024", date(2024, 12, 31), "party"),
    ("năm 2023, Nhà nước", ReportKind.YEAR, "2023", date(2024, 1, 31), "state"),
    ("giữa nhiệm kỳ 2021-2023", ReportKind.MID_TERM, "2021..2023", date(2024, 1, 31), "party"),
)


def main() -> int:
    """Print both tables."""
    shelf_all, names = _facts()
    print(f"lệnh: python -m bench.reports; {len(shelf_all.entries)} mục trong sổ")
    reports = [(name, _gathered(shelf_all, names, kind, period, day, family)) for name, kind, period, day, family in CASES]
    _times(reports)
    _thousand(shelf_all, names)
    _round_trips(reports)
    print(f"bộ nhớ lớn nhất: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return 0


def _facts() -> tuple[Ledger, dict[str, str]]:
    with as_file(files("tiendo_web.demo").joinpath("facts")) as folder:
        with Path(folder, "names.csv").open(encoding="utf-8", newline="") as file:
            names = {row["indicator"]: row["name"] for row in csv.DictReader(file)}
        return ledger_of(read_facts(Path(folder))), names


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


def _round_trips(reports: list[tuple[str, ReportInput]]) -> None:
    print(f"\n{'báo cáo đọc lại':28} {'nêu':>5} {'đọc':>5} {'khớp':>5} {'F1':>7}")
    for name, report in reports:
        wanted, seen = claims(report), read_back(report)
        kept, lost, extra = compare(wanted, seen)
        print(f"{name:28} {len(wanted):5} {len(seen):5} {kept:5} {2 * kept / (len(wanted) + len(seen)):7.4f}")
        if "--misses" in sys.argv:
            for claim in lost:
                print(
                    "   mất:",
                    claim.value,
                    claim.unit,
                    "|",
                    claim.kind,
                    claim.modality,
                    claim.period,
                    claim.base_period,
                    claim.indicator,
                )
            for statement in extra:
                print("  thừa:", statement.source.surface.replace("\t", " "), "|", *_told(statement))


def read_back(report: ReportInput) -> tuple[Statement, ...]:
    """The statements that the reader finds in the report's own Word file, the counts of targets left out."""
    document = open_document("bao-cao.docx", data=periodic_docx(report))
    spans = [(table.start, table.end) for table in document.tables]
    prose = [one for one in read(document).statements if not any(start <= one.source.start < end for start, end in spans)]
    counts = "chỉ tiêu"
    return tuple(one for one in prose if one.amount.unit != counts or one.amount.total is not None) + tuple(read_tables(document))


def compare(wanted: tuple[Claim, ...], seen: tuple[Statement, ...]) -> tuple[int, list[Claim], list[Statement]]:
    """How many claims were read as they were meant, which were not, and which statements no claim explains."""
    left, lost = list(seen), []
    for claim in wanted:
        match = next((one for one in left if claim.read_as(one)), None)
        if match is None:
            lost.append(claim)
        else:
            left.remove(match)
    return len(wanted) - len(lost), lost, left


def _told(statement: Statement) -> tuple[str, ...]:
    words = statement.indicator.words if statement.indicator else "-"
    return (str(statement.kind), str(statement.modality), str(statement.period), str(statement.base_period), words)


if __name__ == "__main__":
    sys.exit(main())
