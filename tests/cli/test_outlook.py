"""``tiendo outlook``: a table in, a table out, bad rows named, the others go on."""

from __future__ import annotations

import csv

import pytest

from tiendo.cli import LIBRARY_COMMANDS, main

HEAD = "task,quantity_type,baseline_year,due_year,direction,baseline,target,history\n"
ROWS = (
    "1,share,2020,2025,down,28.85,18.85,2020:28.85;2021:26.93;2022:24.71\n"
    "2,share,2020,2025,sideways,28.85,18.85,2020:28.85\n"
    "3,amount,2020,2025,up,700,900,2018:640;2019:660;2020:700;2021:750;2022:810\n"
)


@pytest.fixture
def run(tmp_path, capsys):
    def call(table, *more):
        source, out = tmp_path / "tasks.csv", tmp_path / "out.csv"
        source.write_text(table, encoding="utf-8")
        code = main(LIBRARY_COMMANDS, ["outlook", str(source), "--out", str(out), "--lang", "vi", *more])
        printed = capsys.readouterr()
        rows = list(csv.DictReader(out.open(newline=""))) if out.exists() else []
        return code, rows, printed

    return call


def test_a_bad_row_is_named_and_the_others_go_on(run):
    code, rows, printed = run(HEAD + ROWS)
    assert code == 0 and printed.out == ""
    assert [row["task"] for row in rows] == ["1", "3"]
    assert "dòng 3 (task 2): cột direction" in printed.err
    assert all(0 < float(row["probability"]) < 1 and float(row["low"]) < float(row["high"]) for row in rows)


def test_each_row_is_forecast_from_itself_alone(run):
    everything = {row["task"]: row for row in run(HEAD + ROWS)[1]}
    alone = run(HEAD + ROWS.splitlines(keepends=True)[2])[1]
    assert alone == [everything["3"]]


def test_nothing_to_forecast_is_2(run, tmp_path, capsys):
    assert run(HEAD)[0] == 2
    assert main(LIBRARY_COMMANDS, ["outlook", str(tmp_path / "none.csv"), "--out", str(tmp_path / "out.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
