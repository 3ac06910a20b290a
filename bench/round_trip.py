"""Whether Tiendo reads its own reports back to the statements that they make: every kind of report, both layouts, altered records.

Run: ``python -m bench.round_trip [--misses] [--seed N]``. Data: the public facts of Bắc Kạn that the demonstration carries; the
same facts with every figure changed and the unit renamed; and a made-up province that reports each indicator of the catalogue.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from tiendo.catalogue import indicators, units_of_measure
from tiendo.documents import open_document
from tiendo.ledger import Ledger, ledger_of, observe
from tiendo.reading import read
from tiendo.reports.claims import Claim, claims
from tiendo.reports.gather import NothingToReportError, Shelf, report_input
from tiendo.reports.input import Remark, Remarks, ReportInput, ReportKind
from tiendo.reports.periodic import periodic_docx
from tiendo.values import (
    Amount,
    Citation,
    Comparator,
    Level,
    Modality,
    Observation,
    OrgUnit,
    Period,
    Plan,
    Statement,
    Target,
    Unread,
)

from .facts_of_bac_kan import PROVINCE, facts

_ISSUED_AFTER = timedelta(31)
Kinds = tuple[tuple[ReportKind, tuple[str, ...]], ...]
KINDS: Kinds = (
    (ReportKind.MONTH, ("2023-10", "2023-11", "2024-02")),
    (ReportKind.QUARTER, ("2023-Q1", "2023-Q4", "2024-Q3")),
    (ReportKind.HALF_YEAR, ("2022-01..2022-06", "2023-01..2023-06")),
    (ReportKind.NINE_MONTHS, ("2022-01..2022-09", "2023-01..2023-09")),
    (ReportKind.YEAR, ("2022", "2023", "2024")),
    (ReportKind.MID_TERM, ("2021..2023",)),
    (ReportKind.TERM, ("2021..2025",)),
)


@dataclass(slots=True)
class Tally:
    """What reports state, what was read of them, and how much of it is the same."""

    stated: int = 0
    read: int = 0
    same: int = 0
    unread: int = 0

    @property
    def f1(self) -> float:
        """Statement F1."""
        return 2 * self.same / (self.stated + self.read) if self.stated + self.read else 1.0


def main() -> int:
    """Print one table a record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was lost and what no claim explains")
    parser.add_argument("--seed", type=int, default=1, help="how the altered figures are drawn")
    options = parser.parse_args()
    book, names = facts()
    print(
        f"lệnh: python -m bench.round_trip --seed {options.seed}; {len(book.entries)} mục trong sổ, đọc tệp Word của chính báo cáo"
    )
    _table("Số liệu Bắc Kạn", of_facts(book, names), options.misses)
    _table("Số liệu đã đổi, đơn vị đổi tên", of_facts(altered(book, options.seed), names), options.misses)
    _table("Mọi chỉ tiêu của danh mục, tỉnh tự đặt", of_catalogue(options.seed), options.misses)
    return 0


def _table(title: str, reports: Iterator[tuple[str, ReportInput]], misses: bool) -> None:
    tallies: dict[str, Tally] = {}
    told: list[str] = []
    for name, report in reports:
        tally = tallies.setdefault(name, Tally())
        seen, unread = read_back(report)
        kept, lost, extra = compare(claims(report), seen)
        tally.stated, tally.read, tally.same = tally.stated + kept + len(lost), tally.read + len(seen), tally.same + kept
        tally.unread += len(unread)
        told += [f"   {name} mất: {_of_claim(claim)}" for claim in lost] + [
            f"   {name} thừa: {_of_statement(one)}" for one in extra
        ]
    print(f"\n{title:44} {'nêu':>6} {'đọc':>6} {'khớp':>6} {'mất':>5} {'thừa':>5} {'chưa hiểu':>10} {'F1':>7}")
    for name, one in tallies.items():
        lost, extra = one.stated - one.same, one.read - one.same
        print(f"{name:44} {one.stated:6} {one.read:6} {one.same:6} {lost:5} {extra:5} {one.unread:10} {one.f1:7.4f}")
    if misses:
        print("\n".join(told))


def of_facts(book: Ledger, names: dict[str, str], kinds: Kinds = KINDS) -> Iterator[tuple[str, ReportInput]]:
    """Reports of the province and of its district with the most targets, each kind in both layouts."""
    shelves: dict[date, Shelf] = {}
    for kind, periods in kinds:
        for period in map(Period.parse, periods):
            day = period.last + _ISSUED_AFTER
            shelf = shelves.setdefault(day, Shelf(book.as_known(day), names))
            for unit in units_with_targets(book):
                for family in ("party", "state"):
                    try:
                        yield str(kind), report_input(shelf, unit, kind, period, day=day, known=day, family=family)
                    except NothingToReportError:
                        continue
    if kinds is KINDS:
        yield str(ReportKind.OPINION), opinion(Shelf(book, names))


def units_with_targets(book: Ledger) -> list[str]:
    """The province, then the other unit with the most targets."""
    counts: dict[str, int] = {}
    for target in book.targets.values():
        counts[target.unit] = counts.get(target.unit, 0) + 1
    others = sorted((unit for unit in counts if unit != PROVINCE), key=lambda unit: (-counts[unit], unit))
    return [PROVINCE, *others[:1]]


def opinion(shelf: Shelf) -> ReportInput:
    """The quarter's report on opinion: sentences of the record, without figures of its own."""
    said = (Citation("01-BC/BTG", "Báo cáo tình hình dư luận", "2024-09"),)
    remarks = Remarks(
        situation=(Remark("Cán bộ, đảng viên và nhân dân tin tưởng vào sự lãnh đạo của cấp ủy.", "r/1", said),),
        shortcomings=(Remark("Người dân băn khoăn về tiến độ bồi thường của một số dự án.", "r/2", said),),
    )
    day = date(2024, 10, 5)
    return report_input(shelf, PROVINCE, ReportKind.OPINION, Period.parse("2024-Q3"), day=day, known=day, remarks=remarks)


def altered(book: Ledger, seed: int) -> Ledger:
    """The same record with every figure drawn anew around its value, as precise as before, and the units renamed."""
    drawn = random.Random(seed)

    def other(value: Decimal | None) -> Decimal | None:
        return None if value is None else (value * Decimal(drawn.randint(71, 134)) / 100).quantize(value)

    entries: list[object] = []
    for entry in book.entries.values():
        if (
            isinstance(entry, Observation)
            and entry.amount is not None
            and entry.amount.upper is None
            and entry.amount.total is None
        ):
            entry = replace(entry, amount=replace(entry.amount, value=other(entry.amount.value)))
        elif isinstance(entry, Target) and entry.upper is None and entry.implied is None:
            entry = replace(entry, value=other(entry.value))
        elif isinstance(entry, OrgUnit):
            entry = replace(entry, name=entry.name.replace("Bắc Kạn", "Nam Lĩnh").replace("Pác Nặm", "Thượng Khê"))
        entries.append(entry)
    return ledger_of(entries)  # type: ignore[arg-type]


def of_catalogue(seed: int) -> Iterator[tuple[str, ReportInput]]:
    """A year and a term of a province that reports every indicator of the catalogue; half have a target of the year, a quarter of
    the term."""
    drawn = random.Random(seed)
    unit = OrgUnit("province/99/2000", "99", "Tỉnh Bắc Lâm", Level.PROVINCE, None, None, None)
    plans = (
        Plan("plan/year", "Kế hoạch năm 2024", unit.key, Period.of_year(2024)),
        Plan("plan/term", "Nghị quyết Đại hội nhiệm kỳ 2020-2025", unit.key, Period.parse("2021..2025")),
    )
    entries: list[object] = [unit, *plans]
    for code in indicators():
        entries += _reported(code, unit.key, drawn)
    day = date(2024, 12, 31)
    shelf = Shelf(ledger_of(entries).as_known(day))  # type: ignore[arg-type]
    for kind, period in ((ReportKind.YEAR, "2024"), (ReportKind.MID_TERM, "2021..2024")):
        yield str(kind), report_input(shelf, unit.key, kind, Period.parse(period), day=day, known=day)


def _reported(code: str, unit: str, drawn: random.Random) -> list[object]:
    """Two years of one indicator, the second one an estimate as often as not, and perhaps a target."""
    known = indicators()[code]
    rank = known.quantity == "rank"
    printed = "hạng" if rank else units_of_measure()[known.units[0]].printed[0]
    origin = Citation("https://bac-lam.example", "Báo cáo", "2024")

    def number() -> Decimal:
        if known.quantity in {"rank", "count"}:
            return Decimal(drawn.randint(2, 60 if rank else 5000))
        small = known.quantity in {"share", "growth_rate", "score", "index"}
        return Decimal(drawn.randint(200, 9900) if small else drawn.randint(30, 99999)).scaleb(-2 if small else -1)

    def seen(year: int, day: date, modality: Modality) -> Observation:
        amount = Amount(number(), printed, Decimal("0.05"), total=Decimal(63) if rank else None)
        return observe(unit, code, Period.of_year(year), amount, modality=modality, origin=origin, known=day)

    found: list[object] = [seen(2023, date(2024, 2, 1), Modality.ACTUAL)]
    found.append(seen(2024, date(2024, 12, 20), drawn.choice((Modality.ACTUAL, Modality.ESTIMATE))))
    which = drawn.choice((("plan/year", 2024), ("plan/year", 2024), ("plan/term", 2025), None))
    if which is not None:
        up = known.direction != "down"
        comparator = Comparator.AT_LEAST if up else Comparator.AT_MOST
        due = Period.of_year(which[1])
        better = "up" if up else "down"
        found.append(
            Target(
                f"{which[0]}/{code}", which[0], unit, code, known.name, comparator, number(), printed, due, origin, better=better
            )
        )
    return found


def read_back(report: ReportInput) -> tuple[tuple[Statement, ...], tuple[Unread, ...]]:
    """What the reader finds in the report's own Word file; the counts of targets restate the table and are left out."""
    document = open_document("bao-cao.docx", data=periodic_docx(report))
    tallied = [(block.start, block.end) for block in document.blocks if document.text.startswith("Trong ", block.start)]
    found = read(document)
    told = (one for one in found.statements if not any(start <= one.source.start < end for start, end in tallied))
    return tuple(told), found.unread


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


def _of_claim(claim: Claim) -> str:
    return f"{claim.value} {claim.unit} | {claim.kind} {claim.modality} {claim.period} {claim.base_period} | {claim.indicator}"


def _of_statement(one: Statement) -> str:
    words = one.indicator.words if one.indicator else "-"
    surface = one.source.surface.replace("\t", " ")
    return f"{surface} | {one.kind} {one.modality} {one.period} {one.base_period} | {words}"


if __name__ == "__main__":
    sys.exit(main())
