"""``tiendo corpus read``: the same rows as ``tiendo read``, resumed after a kill, what cannot be read is listed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tiendo.cli import LIBRARY_COMMANDS, main
from tiendo.corpus import Progress, read_corpus, workers
from tiendo.corpus.files import CorpusFile, files_of
from tiendo.corpus.journal import NAME, Busy, Journal
from tiendo.corpus.one import KINDS, Rows, read_one

RESULTS = [f"{kind}.jsonl" for kind in KINDS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "bao-cao"
    for number in range(6):
        path = place / f"xa-{number % 2}" / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Năm 2023, thu ngân sách đạt {100 + number} tỷ đồng, tăng 5,{number}% so với năm 2022.", "utf-8")
    with zipfile.ZipFile(place / "goi.zip", "w") as archive:
        archive.writestr("quy-1.txt", "Quý I năm 2024, trồng được 12 ha rừng.")
        archive.writestr("hong.docx", b"PK\x03\x04 not a document")
    (place / "rong.txt").write_bytes(b"")
    (place / ".DS_Store").write_bytes(b"x")
    (place / "~$dang-mo.docx").write_bytes(b"x")
    return place


def here(folder: Path, files: list[CorpusFile], published: date | None):
    """Reads in this process, last file first: neither order nor processes may show in the result."""
    for file in reversed(files):
        yield file, read_one(str(folder), file.path, file.name, published)


def results(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in RESULTS}


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_rows_are_those_of_tiendo_read(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(LIBRARY_COMMANDS, ["corpus", "read", str(folder), "--out", str(out)]) == 2
    assert capsys.readouterr().out == ""
    paths = sorted(str(path) for path in folder.rglob("*.*") if path.name[0] not in ".~")
    main(LIBRARY_COMMANDS, ["read", *paths, "--jsonl", str(tmp_path / "s"), "--unread", str(tmp_path / "u")])
    assert lines(out / "statements.jsonl") == lines(tmp_path / "s")
    assert lines(out / "unread.jsonl") == lines(tmp_path / "u")
    assert [row["doc"].removeprefix(f"{folder}/") for row in lines(out / "documents.jsonl")] == [
        "goi.zip/quy-1.txt",
        *(f"xa-{number % 2}/{number}.txt" for number in (0, 2, 4, 1, 3, 5)),
    ]
    assert [(row["doc"].removeprefix(f"{folder}/"), row["cause"]) for row in lines(out / "skipped.jsonl")] == [
        ("goi.zip/hong.docx", "Damaged"),
        ("rong.txt", "Empty"),
    ]


def test_all_read_ends_with_zero_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Năm 2024 có 12 hợp tác xã.", "utf-8")
    assert main(LIBRARY_COMMANDS, ["corpus", "read", str(tmp_path / "in"), "--out", str(tmp_path / "in" / "out")]) == 0
    assert main(LIBRARY_COMMANDS, ["corpus", "read", str(tmp_path / "in"), "--out", str(tmp_path / "in" / "out")]) == 0
    assert "1 tệp (1 đã đọc lần trước), 1 văn bản" in capsys.readouterr().err
    assert main(LIBRARY_COMMANDS, ["corpus", "read", str(tmp_path / "none"), "--out", str(tmp_path / "x")]) == 2
    assert "none" in capsys.readouterr().err


def test_the_result_is_the_same_however_it_was_read(folder: Path, tmp_path: Path) -> None:
    read_corpus(folder, tmp_path / "a", readers=here)
    read_corpus(folder, tmp_path / "b", readers=lambda *given: workers.read_files(*given, 2))
    assert results(tmp_path / "a") == results(tmp_path / "b")


def test_an_interrupted_run_goes_on_and_reads_nothing_twice(folder: Path, tmp_path: Path) -> None:
    out, read = tmp_path / "out", []

    def noting(place: Path, files: list[CorpusFile], published: date | None):
        for file, rows in here(place, files, published):
            read.append(file.name)
            yield file, rows

    def stop(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_corpus(folder, out, readers=noting, tell=stop)
    assert not any((out / name).exists() for name in RESULTS), "a result is there only when it is whole"
    summary = read_corpus(folder, out, readers=noting)
    assert (summary.files, summary.before) == (8, 3)
    assert sorted(read) == [file.name for file in files_of(folder)]
    read_corpus(folder, tmp_path / "whole", readers=here)
    assert results(out) == results(tmp_path / "whole")


@pytest.mark.parametrize("cut", [1, 40, 400])
def test_a_line_that_a_kill_cut_short_is_read_again(folder: Path, tmp_path: Path, cut: int) -> None:
    out = tmp_path / "out"
    read_corpus(folder, out, readers=here)
    whole = results(out)
    journal = out / NAME
    journal.write_bytes(journal.read_bytes()[:-cut])
    summary = read_corpus(folder, out, readers=here)
    assert summary.before == 7
    assert results(out) == whole


def test_a_changed_file_is_read_again_and_a_removed_one_leaves_the_result(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read_corpus(folder, out, readers=here)
    (folder / "xa-0" / "0.txt").write_text("Năm 2023 có 77 trường học.", "utf-8")
    (folder / "xa-1" / "1.txt").unlink()
    assert read_corpus(folder, out, readers=here).before == 6
    read_corpus(folder, tmp_path / "new", readers=here)
    assert results(out) == results(tmp_path / "new")
    assert {77} == {row["value"] for row in lines(out / "statements.jsonl") if row["doc"].endswith("/0.txt")}


def test_another_day_of_issue_starts_anew(folder: Path, tmp_path: Path) -> None:
    read_corpus(folder, tmp_path / "out", readers=here)
    assert read_corpus(folder, tmp_path / "out", published=date(2022, 6, 1), readers=here).before == 0


def test_two_runs_do_not_write_into_one_folder(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with Journal(out, None), pytest.raises(Busy):
        read_corpus(folder, out, readers=here)


def test_a_file_that_ends_its_process_is_named_and_the_others_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "read_one", deadly)
    found = {file.name: rows for file, rows in workers.read_files(folder, files_of(folder), None, 2)}
    assert len(found) == 8
    assert found["xa-0/2.txt"]["skipped"][0]["cause"] == "ProcessEnded"
    assert found["xa-1/3.txt"]["documents"]


def deadly(folder: str, path: str, name: str, published: date | None = None) -> Rows:
    if name == "xa-0/2.txt":
        os._exit(9)
    return read_one(folder, path, name, published)


def test_killed_in_the_middle_and_started_again(folder: Path, tmp_path: Path) -> None:
    for number in range(60):
        (folder / f"them-{number}.txt").write_text(f"Năm 2024 xã có {number + 20} hộ thoát nghèo.", "utf-8")
    out, journal = tmp_path / "out", tmp_path / "out" / NAME
    command = [sys.executable, "-c", "from tiendo_web.commands import main; import sys; sys.exit(main())"]
    run = subprocess.Popen([*command, "corpus", "read", str(folder), "--out", str(out)], stderr=subprocess.DEVNULL)
    ends = time.monotonic() + 120
    while not journal.is_file() or journal.read_bytes().count(b"\n") < 12:
        assert run.poll() is None
        assert time.monotonic() < ends
        time.sleep(0.01)
    run.kill()
    run.wait()
    summary = read_corpus(folder, out, readers=here)
    assert 0 < summary.before < summary.files == 68
    read_corpus(folder, tmp_path / "whole", readers=here)
    assert results(out) == results(tmp_path / "whole")
