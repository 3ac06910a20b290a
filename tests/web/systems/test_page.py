"""docs/systems.md is what the rows say: every address answers, every row has its picture and its test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import resolve

from .rows import PAGE, SYSTEMS, page

TESTS = Path(__file__).with_name("test_in_the_browser.py").read_text(encoding="utf-8")


def test_the_page_is_written_from_the_rows():
    assert PAGE.read_text(encoding="utf-8") == page(), "viết lại bằng: python -m tests.web.systems.rows"


def test_there_are_twenty_one_rows_in_order():
    assert [one.number for one in SYSTEMS] == list(range(1, 22))


@pytest.mark.parametrize("one", SYSTEMS, ids=lambda one: str(one.number))
def test_a_row_has_its_addresses_its_picture_and_its_test(one):
    for address in one.addresses:
        assert resolve(address), address
    assert (PAGE.parent / "pictures" / "systems" / f"{one.number:02d}.png").is_file()
    assert len(re.findall(rf"^def test_{one.number:02d}_", TESTS, re.MULTILINE)) == 1
    assert re.search(r"\(\d{3} dòng \d+|\(\d{3}, ", one.asked), "câu được trả lời phải nêu văn bản và dòng"
