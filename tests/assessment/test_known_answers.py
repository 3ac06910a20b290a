"""The 132 published series of Statistics Canada: computed from their inputs, equal to the printed answers."""

from __future__ import annotations

import pytest
import yaml

from tiendo.assessment.known_answers import SeriesError, agreement, compute, indicators_of, read_series

FIELDS = {"base_value": 10.0, "base_year": 2015.0, "current_value": 14.0, "current_year": 2020.0, "direction": 1, "limit": None}


@pytest.fixture(scope="module")
def file(shared):
    return yaml.safe_load((shared / "known_answers/statcan_progress.yml").read_text(encoding="utf-8"))


@pytest.mark.needs("shared")
def test_every_printed_answer_is_met(file):
    found = agreement([compute(*one) for one in read_series(file)])
    assert (found.values, found.statuses, found.scores) == ((125, 125), (125, 125), (125, 125))


@pytest.mark.needs("shared")
def test_indicators_over_their_series(file):
    grouped = indicators_of([compute(*one) for one in read_series(file)])
    assert len(grouped) == 82
    for indicator, found in grouped.items():
        assert found.status == file[indicator]["progress_status"]
        assert found.score == pytest.approx(file[indicator]["score"], abs=1e-6)


@pytest.mark.needs("shared")
def test_linear_and_compound_pace_disagree_in_six_of_thirty_three(file):
    """Series with a target, not reached, whose base lies on the bad side of it: two methods, two colours in 6 of 33."""
    both = []
    for one in read_series(file):
        computed = compute(*one)
        paces = {answer.method: answer for answer in computed.answers}
        linear, compound = paces["linear_pace"], paces["eurostat_target"]
        if linear.value is not None and compound.value is not None and computed.computed.status != "target_achieved":
            both.append((linear.on_track, compound.on_track))
    assert len(both) == 33
    assert sum(linear != compound for linear, compound in both) == 6


def test_a_series_without_answers_is_computed():
    one = compute("1", "1", {**FIELDS, "target": 20.0, "target_year": 2030.0})
    assert one.printed is None
    assert one.computed.status == "substantial_progress"
    assert agreement([one]).values == (0, 0)


def test_a_wrong_answer_is_not_met_and_never_used():
    fields = {**FIELDS, "target": None, "target_year": 2030.0}
    plain = compute("1", "1", fields)
    wrong = compute("1", "1", {**fields, "progress_value": 0.5, "status": "deterioration", "score": -5.0})
    assert wrong.computed == plain.computed
    assert agreement([wrong]).values == (0, 1)


def test_missing_inputs_are_not_available():
    assert compute("1", "1", {**FIELDS, "base_value": None}).computed.status == "not_available"


@pytest.mark.parametrize("change", [{"base_value": "ten"}, {"direction": 0}, {"target": float("nan")}])
def test_unreadable_inputs_are_refused_by_field(change):
    with pytest.raises(SeriesError, match=next(iter(change))):
        compute("1", "1", {**FIELDS, **change})
