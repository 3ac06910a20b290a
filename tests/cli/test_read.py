"""``tiendo read``: what it prints where, and how it ends."""

import json
from pathlib import Path

import pytest

from tiendo.cli import LIBRARY_COMMANDS, main

PASSAGE = "Năm 2023, tỷ lệ hộ nghèo là 12,5%, giảm 2,1% so với năm 2022. Vòng loại A 7 B.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(PASSAGE, encoding="utf-8")
    return path


def run(*words: object) -> int:
    return main(LIBRARY_COMMANDS, ["read", *(str(word) for word in words)])


def test_a_table_for_people(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(report, "--lang", "vi") == 0
    out, err = capsys.readouterr()
    assert "12,5" in out
    assert "2 số đã hiểu" in err


def test_json_lines_for_programs(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.jsonl"
    assert run(report, "--jsonl", target, "--unread", tmp_path / "unread.jsonl") == 0
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [(row["doc"], row["value"], row["unit"], row["kind"], row["period"]) for row in rows] == [
        (str(report), 12.5, "%", "level", "2023"),
        (str(report), 2.1, "%", "change", "2023"),
    ]
    assert all(PASSAGE[row["start"] : row["end"]] == row["quote"] for row in rows)
    unread = [json.loads(line) for line in (tmp_path / "unread.jsonl").read_text("utf-8").splitlines()]
    assert [row["quote"] for row in unread] == ["7"]
    assert capsys.readouterr().out == ""


def test_the_day_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Thu ngân sách 5 tháng đạt 214 tỷ đồng.", encoding="utf-8")
    assert run(path, "--published", "2022-06-01", "--jsonl", "-") == 0
    assert json.loads(capsys.readouterr().out)["period"] == "2022-01..2022-05"


def test_records(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "records.json"
    assert run(report, "--records", target) == 0
    assert isinstance(json.loads(target.read_text("utf-8")), dict)


def test_a_path_that_cannot_be_read_ends_with_two_and_the_others_go_on(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "rong.txt"
    empty.write_bytes(b"")
    assert run(tmp_path / "nowhere.txt", empty, tmp_path, report, "--jsonl", "-") == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert all(name in err for name in ("nowhere.txt", "rong.txt"))
    assert "Traceback" not in err


def test_an_explanation_in_words(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--explain", f"{report}:{PASSAGE.index('2,1')}") == 0
    out = capsys.readouterr().out
    assert "giảm" in out
    assert "Động từ tăng hoặc giảm đứng ngay trước số." in out


def test_nothing_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "en") == 2
    assert "no document" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--jsonl", "--unread", "--records"])
def test_a_place_that_cannot_be_written_gets_one_line(
    report: Path, tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "no" / "out"
    assert run(report, option, target, "--lang", "vi") == 2
    line = f"{target}: không có tệp hoặc thư mục này; kiểm tra tên\n"
    assert capsys.readouterr().err.endswith(line)


def test_a_bad_path_is_told_in_english_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "no.txt", "--lang", "en") == 2
    assert "there is no such file" in capsys.readouterr().err
