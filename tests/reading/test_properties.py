"""Whatever comes in: no exception, spans that hold, the same answer twice."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.reading import explain, read_text
from tiendo.values import Reading

WORDS = st.sampled_from([
    "tăng", "giảm", "đạt", "ước", "so", "với", "cùng", "kỳ", "năm", "tháng", "quý", "từ", "đến", "lên", "xuống",
    "trong", "đó", "gồm", "kế", "hoạch", "%", "tỷ", "đồng", "ha", "người", "/", "-", "(", ")", ",", ";", ":", ".",
    "2023", "5,2", "1.250", "08", "30/6", "45-KL/TW", "6", "9", "đầu", "trở", "xếp", "thứ", "35/63", "bậc", "huyện",
    "Pác", "Nặm", "TP.", "HCM", "gấp", "1,5", "lần", "\n",
])  # fmt: skip


def holds(reading: Reading, text: str) -> bool:
    """Whether every span points at what it says."""
    spans = [(s.source.start, s.source.end, s.source.surface) for s in reading.statements]
    spans += [(u.source.start, u.source.end, u.source.surface) for u in reading.unread]
    spans += [(s.indicator.start, s.indicator.end, s.indicator.words) for s in reading.statements if s.indicator]
    return all(text[start:end] == surface and surface for start, end, surface in spans)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    reading = read_text(text)
    assert holds(reading, text)
    assert reading == read_text(text)


@given(st.lists(WORDS, max_size=60))
@settings(deadline=None, max_examples=300)
def test_any_order_of_the_genre_s_words(words: list[str]) -> None:
    text = " ".join(words)
    reading = read_text(text)
    assert holds(reading, text)
    for statement in reading.statements:
        assert explain(reading, statement.source.start)


@given(st.lists(WORDS, max_size=40))
@settings(deadline=None)
def test_decomposed_text_reads_the_same(words: list[str]) -> None:
    text = " ".join(words)
    apart = unicodedata.normalize("NFD", text)
    plain, other = read_text(text), read_text(apart)
    assert holds(other, apart)
    assert [(s.amount, s.kind, s.modality, s.period) for s in plain.statements] == [
        (s.amount, s.kind, s.modality, s.period) for s in other.statements
    ]


@pytest.mark.needs("shared")
@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_mutated_real_texts(shared, data) -> None:  # type: ignore[no-untyped-def]
    paths = sorted((shared / "texts").glob("*.txt"))
    text = data.draw(st.sampled_from(paths)).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, max(0, len(text) - 600)))
    piece = list(text[start : start + 600])
    for _ in range(data.draw(st.integers(0, 12))):
        where = data.draw(st.integers(0, len(piece)))
        piece[where : where + data.draw(st.integers(0, 3))] = data.draw(st.text(max_size=2))
    mutated = "".join(piece)
    assert holds(read_text(mutated), mutated)


def test_a_rate_that_ends_with_the_text() -> None:
    """Found by ``bench.fuzz``."""
    text = "hơn 6 kế hoạch / 3 chục"
    assert holds(read_text(text), text)


def test_windows_line_ends_change_nothing_but_offsets() -> None:
    text = "Năm 2023, thu ngân sách đạt 5 tỷ đồng.\nNăm 2024, thu ngân sách đạt 6 tỷ đồng."
    windows = text.replace("\n", "\r\n")
    assert [(s.amount, s.period) for s in read_text(text).statements] == [
        (s.amount, s.period) for s in read_text(windows).statements
    ]
