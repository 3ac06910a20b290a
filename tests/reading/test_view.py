"""A readable form of the text with an exact way back to what was printed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading import read_text
from tiendo.reading.view import view


def test_plain_text_needs_no_map() -> None:
    assert view("Tỷ lệ hộ nghèo là 12%.").offsets is None


def test_tone_marks_and_capitals_are_folded_in_place() -> None:
    seen = view("Tỉ lệ HOÀ giải, quý I, hoàn thành")
    assert seen.low == "tỷ lệ hòa giải, quý i, hoàn thành"


@pytest.mark.parametrize("odd", ["10\u00a0%", "1\u00ad0%", "\ufeff10%", "1\u200b0\u202f%"])
def test_invisible_characters_and_odd_spaces(odd: str) -> None:
    text = f"Tỷ lệ hộ nghèo là {odd} theo chuẩn mới."
    statement = read_text(text).statements[0]
    assert str(statement.amount.value) == "10"
    assert text[statement.source.start : statement.source.end] == statement.source.surface


def test_decomposed_text_gives_the_same_statements() -> None:
    text = "Năm 2023, tỷ lệ hộ nghèo của huyện Thượng Lâm là 12,5%, giảm 2,1% so với năm 2022."
    apart = unicodedata.normalize("NFD", text)
    plain, other = read_text(text).statements, read_text(apart).statements
    assert [(s.amount, s.kind, s.period, s.base_period) for s in plain] == [
        (s.amount, s.kind, s.period, s.base_period) for s in other
    ]
    for one, two in zip(plain, other, strict=True):
        assert apart[two.source.start : two.source.end] == two.source.surface
        assert unicodedata.normalize("NFC", two.source.surface) == one.source.surface


@given(st.text(max_size=60))
def test_every_character_of_the_view_points_into_the_text(text: str) -> None:
    seen = view(text)
    assert len(seen.low) == len(seen.text)
    for k in range(len(seen.text)):
        start, end = seen.back(k, k + 1)
        assert 0 <= start < end <= len(text)
