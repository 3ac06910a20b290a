"""Named files read by several processes: the order and the words are those of one process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tiendo.corpus import in_order
from tiendo.corpus.in_order import Unreadable, read_in_order
from tiendo.values import Reading


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    """Thirty texts, a file that is none, and a path that is not there, in the middle."""
    for number in range(30):
        text = f"Năm 2024, xã có {number + 1}/46 tiêu chí hoàn thành, đạt {number + 10},4%.\n"
        (tmp_path / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "07a.docx").write_bytes(b"PK\x03\x04 broken")
    return sorted([*map(str, tmp_path.iterdir()), str(tmp_path / "11-khong-co.txt")])


def test_two_processes_say_what_one_says(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "PATIENCE", 0.0)
    alone, together = list(read_in_order(paths, 1)), list(read_in_order(paths, 2))
    assert together == alone
    assert sum(isinstance(one, Reading) for found in together for one in found) == 30
    told = [(path, one) for found, path in zip(together, paths, strict=True) for one in found if isinstance(one, Unreadable)]
    assert [path in one.vi and path in one.en for path, one in told] == [True, True]


def test_few_files_start_no_process(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(in_order, "pool_of")
    assert len(list(read_in_order(paths[:9]))) == 9


def test_a_file_that_ends_its_process_is_named_and_the_others_are_read(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "PATIENCE", 0.0)
    monkeypatch.setattr(in_order, "read_path", _ends_at_five)
    found = list(read_in_order(paths, 2))
    assert [one.vi.startswith(paths[5]) for several in found for one in several if isinstance(one, Unreadable)] == [True]
    assert len(found) == len(paths)


def _ends_at_five(path: str) -> list[object]:
    if path.endswith("05.txt"):
        os._exit(9)
    return [path]
