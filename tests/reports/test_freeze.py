"""A released report: its hash, and what the record would make of it today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from tiendo.ledger import post_all
from tiendo.reports.freeze import Difference, Frozen, FrozenError, differences, freeze, printed
from tiendo.reports.gather import Shelf, report_input
from tiendo.reports.input import ReportKind
from tiendo.reports.paper import figures
from tiendo.reports.periodic import periodic, periodic_docx
from tiendo.values import Modality, Period

from .examples import DAY, PROVINCE, ledger, seen, year_report

LATER = date(2025, 3, 1)


def test_a_released_file_is_known_by_its_hash():
    file = periodic_docx(year_report())
    frozen = freeze(year_report(), file)
    assert frozen.sha256 == sha256(file).hexdigest()
    assert Frozen.from_json(frozen.as_json()) == frozen


def test_an_unchanged_record_differs_in_nothing():
    assert differences(freeze(year_report(), b""), year_report()) == ()


def test_a_final_figure_that_came_later_is_listed_and_the_released_one_kept():
    book, _ = post_all(ledger(), [seen("state_revenue_area", "2024", "1050", "tỷ đồng", "2025-02-20", Modality.ACTUAL)])
    now = report_input(Shelf(book), PROVINCE.key, ReportKind.YEAR, Period.of_year(2024), day=LATER, known=LATER)
    changed = differences(freeze(year_report(), b""), now)
    name = "target/state_revenue_area: Thu ngân sách nhà nước trên địa bàn"
    assert changed == (
        Difference(f"{name}: kết quả", "1.035 tỷ đồng", "1.050 tỷ đồng"),
        Difference(f"{name}: đánh giá", "Ước vượt", "Vượt"),
    )


def test_the_released_day_and_record_give_the_same_file_again():
    book, _ = post_all(ledger(), [seen("state_revenue_area", "2024", "1050", "tỷ đồng", "2025-02-20")])
    again = report_input(Shelf(book.as_known(DAY)), PROVINCE.key, ReportKind.YEAR, Period.of_year(2024), day=DAY, known=DAY)
    released = freeze(year_report(), periodic_docx(year_report()))
    assert released.sha256 == sha256(periodic_docx(again)).hexdigest()


def test_a_figure_that_is_gone_is_listed():
    bare = replace(year_report(), values=())
    assert all(one.now == "" for one in differences(freeze(year_report(), b""), bare))
    assert len(differences(freeze(year_report(), b""), bare)) == 2


def test_a_release_names_every_observation_and_target_that_the_report_prints():
    report = year_report()
    observations, targets = printed(report)
    assert set(targets) == {line.target.key for line in report.targets}
    assert set(observations) <= set(ledger().observations)
    assert {figure.key for figure in figures(periodic(report))} & set(ledger().observations) == set(observations)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"sha256": 1, "known": "x", "cells": []}', '{"cells": 5}', "PK\x03"])
def test_any_other_text_is_refused(text):
    with pytest.raises(FrozenError, match="không phải bản cố định"):
        Frozen.from_json(text)
