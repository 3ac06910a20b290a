"""Readers of foreign formats meet bytes that no program would write: an answer or a DocumentError, nothing else."""

from __future__ import annotations

import functools

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.documents.test_html_and_sheets import PAGE, workbook
from tests.specimens.bad_files import packed, word_file
from tests.specimens.printed import pdf, plain
from tests.specimens.table_specimens import as_docx, table_specimens
from tiendo.documents import DocumentError, open_documents
from tiendo.documents.syllables import is_syllable, vietnamese_share
from tiendo.values import Document


@functools.cache
def seeds() -> dict[str, bytes]:
    return {
        "a.docx": as_docx(table_specimens()[0]),
        "a.xlsx": workbook(),
        "a.pdf": pdf(plain()),
        "a.html": PAGE.encode(),
        "a.zip": packed({"a.txt": "Thu đạt 5 tỷ đồng.", "b.docx": word_file()}),
        "a.md": "# Báo cáo\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode(),
        "a.csv": b"a;b\n1;2\n",
    }


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """A file with some bytes overwritten, a stretch cut out or doubled, or its end missing."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 12))):
        place = draw(st.integers(0, max(0, len(changed) - 1)))
        length = draw(st.sampled_from([1, 1, 2, 4, 16, 200]))
        how = draw(st.sampled_from(["flip", "cut", "double", "end", "noise"]))
        piece = bytes(changed[place : place + length])
        if how == "flip" and changed:
            changed[place] ^= 1 << draw(st.integers(0, 7))
        elif how == "cut":
            del changed[place : place + length]
        elif how == "double":
            changed[place:place] = piece * 3
        elif how == "end" and draw(st.integers(0, 5)) == 0:
            del changed[place:]
        elif how == "noise":
            changed[place : place + length] = draw(st.binary(min_size=1, max_size=length))
    return bytes(changed)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.html", "a.zip", "a.md", "a.csv"])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_mutated_files_give_a_document_or_a_document_error(name: str, data: st.DataObject) -> None:
    content = data.draw(mutated(seeds()[name]))
    for found in open_documents(name, data=content):
        if isinstance(found, DocumentError):
            assert "\n" not in str(found)
        else:
            assert_sound(found)


def assert_sound(document: Document) -> None:
    """Every span lies in the text; blocks are in order."""
    size, last = len(document.text), 0
    for block in document.blocks:
        assert last <= block.start <= block.end <= size
        last = block.end
    for table in document.tables:
        assert 0 <= table.start <= table.end <= size
        assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.md", "a.zip", "a"]))
def test_any_bytes_are_answered(content: bytes, name: str) -> None:
    assume(not content.lstrip().lower().startswith(b"{\\rtf"))  # would start LibreOffice
    for found in open_documents(name, data=content):
        assert isinstance(found, DocumentError | Document)


def test_a_member_of_an_archive_without_a_name_is_read_like_any_other() -> None:
    """Found by ``bench.fuzz``: Python's own archive reader asks for the last letter of the name."""
    content = packed({"QQQQ": "Thu đạt 5 tỷ đồng."}).replace(b"QQQQ", b"\0QQQ")  # a name ends at its first NUL
    (found,) = open_documents("a.zip", data=content)
    assert isinstance(found, Document) and "5 tỷ đồng" in found.text


@given(st.text(max_size=200))
def test_any_word_is_judged(text: str) -> None:
    share, count = vietnamese_share(text)
    assert 0 <= share <= 1 and count >= 0 and is_syllable(text) in (True, False)
