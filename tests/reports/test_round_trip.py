"""Tiendo reads its own report back to what the report states: writing and reading tested together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.reports import compare, read_back

from tiendo.reports.claims import claims
from tiendo.reports.gather import Shelf, report_input
from tiendo.reports.input import ReportKind
from tiendo.values import Period

from .examples import DAY, PROVINCE, ledger, year_report


@pytest.mark.parametrize("family", ["party", "state"])
def test_every_statement_of_the_year_is_read_as_it_was_meant(family):
    report = year_report(family=family)
    _, lost, extra = compare(claims(report), read_back(report))
    assert (lost, extra) == ([], [])


def test_every_statement_of_a_term_is_read_as_it_was_meant():
    book = ledger()
    term = replace(book.plans["plan/2024"], period=Period.parse("2021..2025"))
    targets = [replace(one, due=Period.of_year(2025)) for one in book.targets.values()]
    rebuilt = type(book)({**book.entries, term.key: term, **{one.key: one for one in targets}})
    report = report_input(Shelf(rebuilt), PROVINCE.key, ReportKind.MID_TERM, Period.parse("2021..2024"), day=DAY, known=DAY)
    _, lost, extra = compare(claims(report), read_back(report))
    assert (lost, extra) == ([], [])
