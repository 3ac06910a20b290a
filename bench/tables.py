"""Cells of real-looking tables read as statements, in each format: ``python -m bench.tables [--errors]``.

Each specimen of tests/specimens/tables is made into a Word, Excel, HTML and (with LibreOffice) PDF file, read back, and
compared cell by cell with its hand reading, as gold/score.py compares texts.
"""

from __future__ import annotations

import platform
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from tests.specimens.made import pdf_of
from tests.specimens.table_specimens import FIELDS, TableSpecimen, as_docx, as_html, as_xlsx, table_specimens

from tiendo.documents import open_document
from tiendo.documents.office import office_program
from tiendo.reading.tables import read_tables
from tiendo.values import Document, Statement


@dataclass(slots=True)
class Tally:
    """Counts over some tables."""

    expected: int = 0
    found: int = 0
    quantities: int = 0
    statements: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        return 2 * right / max(1, self.expected + self.found)


def measure(specimen: TableSpecimen, document: Document, tally: Tally) -> None:
    """Compare one document's statements with the truth."""
    tally.expected += len(specimen.expected)
    statements = read_tables(document)
    tally.found += len(statements)
    by_cell = {place: each for each in statements if (place := cell_of(document, each.source.start)) is not None}
    for place, truth in specimen.expected.items():
        statement = by_cell.pop(place, None)
        if statement is None:
            tally.errors.append(f"{document.name} {place}: thiếu")
            continue
        got = as_fields(statement, document)
        if not same_quantity(got, truth):
            tally.errors.append(
                f"{document.name} {place}: lượng {got['value']} {got['unit']!r}, đúng là {truth['value']} {truth.get('unit')!r}"
            )
            continue
        tally.quantities += 1
        wrong = [name for name in FIELDS if not agrees(name, got, truth)]
        tally.fields.update(name for name in FIELDS if name not in wrong)
        tally.statements += not set(wrong) & {"kind", "direction", "modality", "period", "base_period", "indicator"}
        tally.errors += [f"{document.name} {place}: {name} {got[name]!r}, đúng là {truth.get(name)!r}" for name in wrong]
    tally.errors += [f"{document.name} {place}: thừa {each.source.surface!r}" for place, each in by_cell.items()]


def cell_of(document: Document, start: int) -> tuple[int, int] | None:
    for cell in document.tables[0].cells:
        if cell.start <= start < cell.end:
            return cell.row, cell.column
    return None


def as_fields(statement: Statement, document: Document) -> dict[str, Any]:
    amount = statement.amount
    return {
        "value": float(amount.value), "value2": None if amount.upper is None else float(amount.upper),
        "total": None if amount.total is None else float(amount.total), "unit": amount.unit, "kind": statement.kind.value,
        "direction": statement.direction.value if statement.direction else None, "modality": statement.modality.value,
        "hedge": amount.hedge.value, "period": str(statement.period) if statement.period else None,
        "base_period": str(statement.base_period) if statement.base_period else None,
        "indicator": statement.indicator.words if statement.indicator else None,
        "place": statement.place.words if statement.place else None,
        "of": cell_of(document, statement.of[0]) if statement.of else None, "cell": cell_of(document, statement.source.start),
    }  # fmt: skip


def same_quantity(got: dict[str, Any], truth: dict[str, Any]) -> bool:
    return all(got[name] == truth.get(name) for name in ("value", "value2", "total")) and agrees("unit", got, truth)


def agrees(name: str, got: dict[str, Any], truth: dict[str, Any]) -> bool:
    if name == "of":
        wanted = truth.get("of")
        return got["of"] == (None if wanted is None else (got["cell"][0], wanted))
    accepted = [truth.get(name), truth[f"also_{name}"]] if f"also_{name}" in truth else [truth.get(name)]
    if name == "indicator":
        return any(token_f1(got[name], words) >= 0.5 for words in accepted)
    return (got[name] or None) in [value or None for value in accepted]


def token_f1(one: str | None, other: str | None) -> float:
    if not one or not other:
        return 1.0 if one == other else 0.0
    first, second = Counter(one.lower().split()), Counter(other.lower().split())
    return 2 * sum((first & second).values()) / (sum(first.values()) + sum(second.values()))


FORMATS = {"docx": as_docx, "xlsx": as_xlsx, "html": as_html}


def documents(specimen: TableSpecimen, ending: str) -> Document:
    data = pdf_of(as_docx(specimen), "docx") if ending == "pdf" else FORMATS[ending](specimen)
    document = open_document(f"{specimen.name}.{ending}", data=data)
    return replace(document, published=specimen.published)


def main() -> int:
    endings = [*FORMATS, *(["pdf"] if office_program() else [])]
    specimens = table_specimens()
    print(f"python -m bench.tables; Python {platform.python_version()}; {len(specimens)} bảng")
    print(
        f"{'định dạng':10} {'ô':>5} {'lượng F1':>9} {'câu F1':>7}  "
        + " ".join(f"{name:>11}" for name in FIELDS[1:])
        + f" {'giây/bảng':>10}"
    )
    for ending in endings:
        tally, spent = Tally(), 0.0
        for specimen in specimens:
            document = documents(specimen, ending)
            started = time.perf_counter()
            read_tables(document)
            spent += time.perf_counter() - started
            measure(specimen, document, tally)
        shares = " ".join(f"{tally.fields[name] / max(1, tally.quantities):11.3f}" for name in FIELDS[1:])
        scores = f"{tally.expected:5} {tally.f1(tally.quantities):9.3f} {tally.f1(tally.statements):7.3f}"
        print(f"{ending:10} {scores}  {shares} {spent / len(specimens):10.4f}")
        if "--errors" in sys.argv:
            print("\n".join("  " + line for line in tally.errors))
    return 0


if __name__ == "__main__":
    sys.exit(main())
