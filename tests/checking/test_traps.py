"""Sentences of the genre that look wrong to a hasty checker and are right: one a line in ``traps.txt``, written for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiendo.checking import check
from tiendo.reading import read_text
from tiendo.values import FindingClass

LINES = Path(__file__).with_name("traps.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_a_right_sentence_is_left_alone(line: str) -> None:
    found = check([read_text(line)]).findings
    assert [one.message for one in found if one.cls is not FindingClass.NOTE] == []


def test_right_sentences_of_many_documents_do_not_contradict_each_other() -> None:
    readings = [read_text(line, name=f"{number}.txt") for number, line in enumerate(LINES)]
    grave = [one for one in check(readings).findings if one.cls is FindingClass.CONTRADICTION]
    assert [one.message for one in grave] == []


def test_one_pattern_said_of_two_things_is_no_copy() -> None:
    """The same words stand before and after both numbers; the names do not."""
    text = (
        "Giá trị sản xuất ngành gỗ của xã Tân Lâm Thượng tăng từ 1.204,25 tỷ đồng năm 2020 lên 1.858,03 tỷ đồng năm 2024.\n"
        "Doanh thu dịch vụ lưu trú của xã Tân Lâm Thượng tăng từ 145,63 tỷ đồng năm 2020 lên 182,10 tỷ đồng năm 2024.\n"
    )
    assert [one.message for one in check([read_text(text)]).findings if one.cls is FindingClass.CONTRADICTION] == []
