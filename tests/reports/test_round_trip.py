"""Tiendo reads its own report back to what the report states: writing and reading tested together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from bench.facts_of_bac_kan import facts
from bench.round_trip import altered, compare, of_catalogue, of_facts, read_back

from tiendo.reports.claims import claims
from tiendo.reports.gather import Shelf, report_input
from tiendo.reports.input import ReportInput, ReportKind
from tiendo.values import Period

from .examples import DAY, PROVINCE, ledger, year_report


@pytest.mark.parametrize("family", ["party", "state"])
def test_every_statement_of_the_year_is_read_as_it_was_meant(family):
    report = year_report(family=family)
    _, lost, extra = compare(claims(report), read_back(report)[0])
    assert (lost, extra) == ([], [])


def test_every_statement_of_a_term_is_read_as_it_was_meant():
    book = ledger()
    term = replace(book.plans["plan/2024"], period=Period.parse("2021..2025"))
    targets = [replace(one, due=Period.of_year(2025)) for one in book.targets.values()]
    rebuilt = type(book)({**book.entries, term.key: term, **{one.key: one for one in targets}})
    report = report_input(Shelf(rebuilt), PROVINCE.key, ReportKind.MID_TERM, Period.parse("2021..2024"), day=DAY, known=DAY)
    _, lost, extra = compare(claims(report), read_back(report)[0])
    assert (lost, extra) == ([], [])


def f1(reports: Iterable[ReportInput]) -> float:
    """Statement F1 over some reports: what they state against what the reader finds in their Word files."""
    same = both = 0
    for report in reports:
        seen = read_back(report)[0]
        kept, lost, _ = compare(claims(report), seen)
        same, both = same + kept, both + kept + len(lost) + len(seen)
    return 2 * same / both


def test_the_mid_term_review_of_a_real_province_is_read_back():
    book, names = facts()
    assert f1(report for _, report in of_facts(book, names, ((ReportKind.MID_TERM, ("2021..2023",)),))) >= 0.98


def test_other_figures_and_another_name_are_read_back_as_well():
    book, names = facts()
    assert f1(report for _, report in of_facts(altered(book, 3), names, ((ReportKind.QUARTER, ("2023-Q4",)),))) >= 0.98


def test_every_indicator_of_the_catalogue_is_read_back_from_a_report():
    assert f1(report for _, report in of_catalogue(2)) >= 0.98
