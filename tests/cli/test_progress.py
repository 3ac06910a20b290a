"""``tiendo progress``: measures side by side; printed answers are compared, never used."""

from __future__ import annotations

import json

import pytest

from tiendo.assessment import METHODS
from tiendo.cli import LIBRARY_COMMANDS, main

SERIES = """
1-1:
  1-1 / rural:
    base_value: 10.0
    base_year: 2015.0
    current_value: 14.0
    current_year: 2020.0
    direction: 1
    limit: null
    target: 20.0
    target_year: 2030.0
  1-1 / broken:
    base_value: ten
    base_year: 2015.0
    direction: 1
"""


@pytest.fixture
def run(tmp_path, capsys):
    def call(text, *more):
        path = tmp_path / "series.yml"
        path.write_text(text, encoding="utf-8")
        code = main(LIBRARY_COMMANDS, ["progress", str(path), "--lang", "vi", *more])
        return code, capsys.readouterr()

    return call


def test_json_gives_every_method_for_every_series(run):
    code, printed = run(SERIES, "--json")
    found = json.loads(printed.out)["series"]
    assert code == 0 and "1-1 / broken" in printed.err
    assert [one["series"] for one in found] == ["1-1 / rural"]
    assert found[0]["status"] == "substantial_progress"
    assert {method.name for method in METHODS} <= found[0].keys()


def test_a_printed_answer_that_is_not_met_is_1(run):
    code, printed = run(
        SERIES.replace(
            "    limit: null\n", "    limit: null\n    progress_value: 0.5\n    score: 1.0\n    status: deterioration\n", 1
        )
    )
    assert code == 1
    assert printed.out.splitlines()[-1] == "values 0/1, statuses 0/1, scores 0/1"


@pytest.mark.parametrize("text", ["a: [", "- 1", ""])
def test_a_file_without_series_is_2(run, text):
    code, printed = run(text)
    assert code == 2 and "series.yml" in printed.err


@pytest.mark.needs("shared")
def test_the_published_file(shared, capsys):
    assert main(LIBRARY_COMMANDS, ["progress", str(shared / "known_answers/statcan_progress.yml")]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "values 125/125, statuses 125/125, scores 125/125"
