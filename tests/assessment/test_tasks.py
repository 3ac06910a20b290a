"""Rows of a table: each answered from itself alone, bad ones refused by column."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.assessment.outlook.tasks import Task, TaskError, forecast, read_task

ROW = {
    "task": "7",
    "baseline_year": "2020",
    "due_year": "2025",
    "direction": "down",
    "baseline": "28.85",
    "target": "18.85",
    "history": "2020:28.85;2021:26.93;2022:24.71",
}


def test_the_baseline_is_a_point_when_the_history_lacks_it():
    assert read_task({**ROW, "history": "2021:26.93"}).points == ((2020.0, 28.85), (2021.0, 26.93))
    assert read_task({**ROW, "history": "2022:24;2021:26"}).points[-1] == (2022.0, 24.0)


def test_a_known_due_value_is_the_answer():
    answer = forecast(read_task({**ROW, "history": "2020:28.85;2025:18.0"}))
    assert (answer.probability, answer.low, answer.high) == (1.0, 18.0, 18.0)


@pytest.mark.parametrize("length", [1, 2, 3, 10, 60])
def test_from_one_point_to_sixty(length):
    history = ";".join(f"{2020 - n}:{20 + n % 3}" for n in range(length))
    answer = forecast(read_task({**ROW, "baseline": "", "baseline_year": "", "history": history}))
    assert 0 < answer.probability < 1 and answer.low < answer.high


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"task": ""}, "task"),
        ({"direction": "sideways"}, "direction"),
        ({"target": "many"}, "target"),
        ({"due_year": None}, "due_year"),
        ({"history": "2020=3"}, "history"),
        ({"history": "2020:nan"}, "history"),
        ({"history": "2021:3;2021:4"}, "history"),
        ({"history": "", "baseline": ""}, "history"),
    ],
)
def test_a_bad_row_is_refused_by_column(change, column):
    with pytest.raises(TaskError) as error:
        read_task({**ROW, **change})
    assert column in error.value.vi and column in error.value.en


@given(
    values=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=60),
    goal=st.floats(allow_nan=False, allow_infinity=False),
    ahead=st.integers(1, 80),
    direction=st.sampled_from([1, -1]),
)
def test_any_numbers_give_an_answer_or_one_clear_refusal(values, goal, ahead, direction):
    points = tuple((float(1960 + index), value) for index, value in enumerate(values))
    try:
        answer = forecast(Task("1", points, points[-1][0] + ahead, goal, direction))
    except TaskError as error:
        assert "số quá" in error.vi
    else:
        assert 0 <= answer.probability <= 1 and answer.low <= answer.high


@pytest.mark.needs("shared")
def test_real_tasks_are_forecast_as_well_as_promised(shared):
    """The development tasks: better than drift (0.140), calibrated, and the interval holds four in five."""
    folder = shared / "forecast"
    rows = list(csv.DictReader((folder / "dev_tasks.csv").open(newline="")))
    outcomes = {row["task"]: row for row in csv.DictReader((folder / "dev_outcomes.csv").open(newline=""))}
    answers = [(forecast(read_task(row)), outcomes[row["task"]]) for row in rows]
    brier = sum((answer.probability - int(outcome["met"])) ** 2 for answer, outcome in answers) / len(answers)
    inside = sum(answer.low <= float(outcome["actual"]) <= answer.high for answer, outcome in answers) / len(answers)
    assert brier <= 0.134
    assert 0.78 <= inside <= 0.82
