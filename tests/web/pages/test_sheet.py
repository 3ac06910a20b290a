"""A text laid out with marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tiendo.values import Block, BlockKind, Cell, Document, Table
from tiendo_web.pages.sheet import Mark, blocks_of, context, lay_out, leaves

TEXT = "I. Kinh tế\nThu ngân sách 1.035 tỷ đồng, đạt 100% kế hoạch.\n\nRừng trồng mới 5.257 ha."


def document(text: str = TEXT, **kwargs) -> Document:
    return Document("bao-cao.txt", "0" * 64, "txt", text, **kwargs)


def mark(words: str, name: str = "s1", text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), name, "lv wait", "mức, chờ")


def test_marks_cut_the_paragraph_into_runs():
    pieces = lay_out(document(), blocks_of(document()), [mark("1.035 tỷ đồng"), mark("100%", "s2")])
    assert [(run.text, run.mark.name if run.mark else None) for run in pieces[1].runs] == [
        ("Thu ngân sách ", None),
        ("1.035 tỷ đồng", "s1"),
        (", đạt ", None),
        ("100%", "s2"),
        (" kế hoạch.", None),
    ]


def test_lines_that_no_block_covers_are_shown_as_paragraphs():
    heading = Block(BlockKind.HEADING, 0, 10, "I")
    pieces = lay_out(document(blocks=(heading,)), blocks_of(document(blocks=(heading,))), [])
    assert [(piece.kind, piece.number) for piece in pieces] == [
        (BlockKind.HEADING, None),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.PARAGRAPH, 2),
    ]


def test_a_mark_within_another_is_not_drawn_twice():
    pieces = lay_out(document(), blocks_of(document()), [mark("1.035 tỷ đồng"), mark("1.035", "s2")])
    assert [run.mark.name for run in pieces[1].runs if run.mark] == ["s1"]


def test_a_table_keeps_its_cells_their_spans_and_their_marks():
    text = "Chỉ tiêu 2023 2024 Rừng 5.257"
    table = Table(0, len(text), (Cell(0, 0, 0, 8), Cell(0, 1, 9, 18, columns=2), Cell(1, 0, 19, 23), Cell(1, 1, 24, 29)))
    held = document(text, blocks=(Block(BlockKind.TABLE, 0, len(text)),), tables=(table,))
    (piece,) = lay_out(held, blocks_of(held), [mark("5.257", text=text)])
    assert [[("".join(run.text for run in cell.runs), cell.columns, cell.head) for cell in row] for row in piece.rows] == [
        [("Chỉ tiêu", 1, True), ("2023 2024", 2, True)],
        [("Rừng", 1, False), ("5.257", 1, False)],
    ]
    assert piece.rows[1][1].runs[0].mark is not None


def test_a_passage_that_runs_on_into_the_next_cell_is_marked_where_it_begins():
    text = "1 GRDP 57"
    table = Table(0, len(text), (Cell(0, 0, 0, 1), Cell(0, 1, 2, 6), Cell(0, 2, 7, 9)))
    held = document(text, blocks=(Block(BlockKind.TABLE, 0, len(text)),), tables=(table,))
    (piece,) = lay_out(held, blocks_of(held), [mark("1 GRDP", text=text)])
    assert [[(run.text, bool(run.mark)) for run in cell.runs] for cell in piece.rows[0]] == [
        [("1", True)],
        [("GRDP", False)],
        [("57", False)],
    ]


def test_the_words_around_a_passage_end_at_the_line():
    start = TEXT.index("100%")
    assert context(TEXT, start, start + 4) == ("Thu ngân sách 1.035 tỷ đồng, đạt ", "100%", " kế hoạch.")


@given(st.text(max_size=400), st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), max_size=12), st.integers(1, 80))
def test_no_character_but_empty_lines_is_lost(text, spans, size):
    held = document(text)
    marks = [Mark(start, min(len(text), start + length), f"s{n}", "", "") for n, (start, length) in enumerate(spans)]
    groups = leaves(blocks_of(held), size)
    shown = ["".join(run.text for run in piece.runs) for group in groups for piece in lay_out(held, group, marks)]
    assert shown == [line for line in text.split("\n") if line.strip()]
