"""Paragraphs and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading.segments import LONGEST, paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Thu đạt 5 tỷ. Chi đạt 4 tỷ.", ["Thu đạt 5 tỷ. ", "Chi đạt 4 tỷ."]),
        ("Nợ thuế tại TP. HCM tăng.", ["Nợ thuế tại TP. HCM tăng."]),
        ("Ảnh: N. An chụp.", ["Ảnh: N. An chụp."]),
        ("1. Kinh tế", ["1. Kinh tế"]),
        ("Tăng 12.5 tỷ đồng.", ["Tăng 12.5 tỷ đồng."]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == parts


def test_a_lower_case_line_goes_on_the_one_before() -> None:
    text = "Cấp 1.200\nthùng mì\r\n\r\nMục khác"
    assert [text[a:b] for a, b in paragraphs(text)] == ["Cấp 1.200\nthùng mì", "Mục khác"]


@given(st.text(alphabet="aB1. \n;", max_size=300))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    for start, end in paragraphs(text):
        spans = list(sentences(text, start, end))
        assert spans[0][0] == start
        assert spans[-1][1] == end
        assert all(one[1] == two[0] for one, two in pairwise(spans))


def test_a_sentence_without_end_is_cut() -> None:
    text = "a " * 5 * LONGEST
    assert max(b - a for a, b in sentences(text, 0, len(text))) <= LONGEST
