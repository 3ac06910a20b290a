"""The demonstration's documents: every figure has a source row, every file says what its content says, twice the same."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tiendo.reports.paper import BareNumberError, Figure, Label, Name, Words, inlines
from tiendo_web.demo.documents import Fact, build, documents, facts
from tiendo_web.demo.documents.markup import line

_TABLES = {
    "observations": "bac_kan_observations.csv",
    "targets": "bac_kan_targets.csv",
    "targets_implied": "bac_kan_targets_implied.csv",
}
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def _values(text: str) -> list[Decimal]:
    return [Decimal(number.replace(".", "").replace(",", ".")) for number in _NUMBER.findall(text)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return build(tmp_path_factory.mktemp("documents"))


def test_there_are_at_least_eight_in_three_formats(built):
    assert len(built) >= 8
    assert {path.suffix for path in built} == {".docx", ".pdf", ".html"}
    assert all(re.fullmatch(r"[a-z0-9-]+\.(docx|pdf|html)", path.name) for path in built)


def test_the_same_bytes_twice(built, tmp_path):
    assert [path.read_bytes() for path in build(tmp_path)] == [path.read_bytes() for path in built]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.file)
def test_a_figure_prints_the_value_of_its_fact(document):
    for figure in (inline for inline in inlines(document.paper) if isinstance(inline, Figure)):
        fact = facts()[figure.key]
        # The value comes first; an x/y figure prints its whole after it, a range its upper end.
        assert Decimal(fact.value) == _values(figure.printed)[0], figure
        assert figure.origins == (fact.origin,)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.file)
def test_no_number_stands_outside_figures_dates_and_names(document):
    for inline in inlines(document.paper):
        assert isinstance(inline, (Figure, Label, Name)) or not re.search(r"\d", inline.text)


def test_every_fact_is_used():
    assert {key for document in documents() for key in document.facts} == set(facts())


@pytest.mark.needs("shared")
@pytest.mark.parametrize("fact", facts().values(), ids=lambda fact: fact.key)
def test_a_fact_is_a_row_of_the_public_figures(fact: Fact, shared: Path):
    with (shared / "facts" / _TABLES[fact.table]).open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if (row["unit_name"], row["indicator_vi"], row["period"], row["source_url"])
            == (fact.unit, fact.indicator, fact.period, fact.origin.address)
        ]
    assert fact.value in [row[fact.field] for row in rows]
    assert {(row["source_title"], row["source_date"]) for row in rows} >= {(fact.origin.title, fact.origin.day)}


def test_the_two_reviews_of_a_year_disagree_as_the_sources_do():
    """04/28 in one, 05/28 in the other."""
    by_file = {document.file: document for document in documents()}
    printed = {
        file: next(inline.text for inline in inlines(by_file[file].paper) if isinstance(inline, Figure) and "28" in inline.text)
        for file in ("bao-cao-ket-qua-nam-2024-trinh-hoi-nghi.docx", "bao-cao-tong-ket-nam-2024.pdf")
    }
    assert list(printed.values()) == ["04/28 chỉ tiêu", "05/28 chỉ tiêu"]


def test_office_workings_carry_the_mark_vi_du():
    """A number, a body in charge and a last day that no source states are examples, and say so."""
    for document in documents():
        assert (document.paper.head.mark == "(ví dụ)") is bool(document.number)
    conclusion = next(document for document in documents() if document.kind == "KẾT LUẬN")
    tasks = [
        "".join(inline.text for inline in block.line)
        for block in conclusion.paper.blocks
        if getattr(block, "style", "") == "numbered"
    ]
    assert len(tasks) == 6
    assert all(task.endswith("(ví dụ).") for task in tasks)


def test_markup_refuses_a_number_without_a_fact():
    with pytest.raises(BareNumberError):
        line("Thu ngân sách đạt 855 tỷ đồng.", {}, {})
    with pytest.raises(KeyError):
        line("Thu ngân sách đạt {khong-co}.", {}, {})
    assert line("Năm 2024", {}, {}) == (Label("Năm 2024", "period"),)
    assert line('Bão {"số 3"} đi qua', {}, {})[1:] == (Name("số 3", "số 3"), Words(" đi qua"))
