"""Published methods on the worked examples of the field's record (../shared/anchors/tracking.md, section 3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.assessment import METHODS, Way, disagree
from tiendo.assessment.methods.escap_anticipated import projected
from tiendo.assessment.methods.statcan import Progress, aggregate, progress
from tiendo.values import MethodAnswer

from .making import way

# base, latest, target, direction; then linear pace, Eurostat ratio, current status, anticipated gap, UN expected share, score
EXAMPLES = {
    "poverty": ((2015, 14.5), (2023, 10.4), (2030, 7.25), -1, 1.060, 0.901090, 5.655, 0.0, 0.927, 2.150695),
    "water advisories": ((2015, 103), (2023, 29), (2030, 0.1), -1, 1.348, 0.395686, 7.191, 0.0, 0.908, -0.851294),
    "zero-emission cars": ((2015, 0.37), (2025, 9.53), (2030, 60), 1, 0.230, 0.950407, 1.536, 77.0, 0.805, 2.502963),
    "charging points": ((2015, 666), (2026, 15_974), (2030, 37_929), 1, 0.560, 1.082834, 4.108, 44.0, 1.343, 3.448876),
    "land conserved": ((2015, 10.1), (2023, 13.7), (2030, 30), 1, 0.339, 0.516006, 1.809, 66.1, 0.391, -0.349956),
    "clean jobs": ((2015, 195_772), (2024, 224_062), (2026, 244_715), 1, 0.707, 0.737323, 5.780, 29.4, 0.717, 0.980926),
}


def ask(name: str, one: Way) -> MethodAnswer:
    return next(method for method in METHODS if method.name == name).answer(one)


@pytest.mark.parametrize("case", EXAMPLES.values(), ids=EXAMPLES)
def test_published_figures(case):
    one = way(*case[:4])
    names = ("linear_pace", "eurostat_target", "escap_status", "escap_anticipated", "unsd", "statcan")
    for name, expected, digits in zip(names, case[4:], (3, 6, 3, 1, 3, 6), strict=True):
        value = ask(name, one).value
        assert value is not None
        assert value == pytest.approx(expected, abs=10**-digits), name  # printed figures may be cut off


def test_classes_of_published_figures():
    jobs, water = way(*EXAMPLES["clean jobs"][:4]), way(*EXAMPLES["water advisories"][:4])
    assert ask("eurostat_target", jobs).verdict == "tiến bộ vừa"
    assert ask("statcan", water).verdict == "hạn chế"
    assert ask("linear_pace", water).on_track
    assert disagree(method.answer(water) for method in METHODS)


def test_folder_and_list_agree():
    from pathlib import Path

    from tiendo.assessment import methods

    files = {path.stem for path in Path(methods.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == {method.name for method in METHODS}
    assert len({method.name for method in METHODS}) == len(METHODS)


@pytest.mark.parametrize(
    ("one", "methods", "why"),
    [
        (way((2020, 5.0), (2023, 4.0), (2025, 0.0), -1), ("eurostat_target",), "bằng 0"),
        (way((2020, 0.0), (2023, 4.0), (2025, 8.0)), ("eurostat_target", "eurostat_trend", "unsd"), "bằng 0"),
        (way((2020, -2.0), (2023, 4.0), (2025, 8.0)), ("eurostat_target", "unsd"), "đổi dấu"),
        (way((2020, 8.0), (2023, 9.0), (2025, 7.0)), ("linear_pace", "escap_status", "escap_anticipated", "unsd"), "chỉ cần giữ"),
        (way((2020, 8.0), (2020, 8.0), (2025, 9.0)), ("linear_pace", "eurostat_trend", "escap_status"), "sau mốc gốc"),
        (way((2020, 5.0), (2023, 6.0), (2025, 7.0), quantity="growth_rate"), [m.name for m in METHODS], "tốc độ"),
        (way((2020, 5.0), (2023, 6.0), (2025, None)), ("linear_pace", "required_rate", "escap_status"), "định lượng"),
    ],
)
def test_a_method_that_cannot_answer_says_why(one, methods, why):
    for name in methods:
        answer = ask(name, one)
        assert answer.value is None and answer.on_track is None
        assert why in answer.reason and answer.reason_en


def test_a_target_of_zero_has_a_linear_way():
    """A count of villages without a Party member goes from 40 to 10 in three of five years; the target is none."""
    one = way((2020, 40), (2023, 10), (2025, 0), -1)
    assert ask("linear_pace", one).value == pytest.approx(0.75 / 0.6)
    assert ask("required_rate", one).value == pytest.approx(-5)
    assert ask("statcan", one).value is not None  # its own stand-in for zero is 0.001


def test_a_ceiling_of_a_sum_has_a_rate_still_allowed():
    """Không quá 50 vụ tai nạn trong năm; sáu tháng đã có 20 vụ: còn được 60 vụ mỗi năm, đang ở nhịp 40."""
    half = way((2021, 0), (2021.5, 20), (2022, 50), -1, from_zero=True)
    answer = ask("required_rate", half)
    assert (answer.value, answer.on_track, answer.verdict) == (60, True, "dưới mức trần")
    assert not ask("required_rate", way((2021, 0), (2021.5, 40), (2022, 50), -1, from_zero=True)).on_track
    assert "mức trần" in ask("linear_pace", half).reason


def test_verdicts_come_in_both_languages():
    for case in EXAMPLES.values():
        for method in METHODS:
            answer = method.answer(way(*case[:4]))
            assert bool(answer.verdict) == bool(answer.verdict_en)


def test_open_sdg_without_a_target_and_near_its_limit():
    assert progress(way((2015, 100.0), (2020, 100.0), (2030, None), limit=100)) == Progress(0.0, "substantial_progress", 5.0)
    assert progress(way((2016, 66.6), (2023, 71.4), (2030, None), limit=100)).status == "moderate_progress"
    assert progress(way((2016, 66.6), (2023, 71.4), (2030, None))).status == "moderate_progress"
    assert progress(way((2015, 50.0), (2020, 45.0), (2030, None))).status == "deterioration"


def test_open_sdg_needs_a_year_and_one_sign():
    assert progress(way((2020, 5.0), (2020, 5.0), (2030, 6.0))).status == "not_available"
    assert progress(way((2020, 5.0), (2022, -1.0), (2030, 6.0))).value is None
    assert progress(way((2020, 5.0), (2022, 7.0), (2030, 6.0))).score == 5.0


def test_several_series_are_achieved_only_when_all_are():
    done, half = Progress(1.0, "target_achieved", 5.0), Progress(0.7, "moderate_progress", 1.0)
    assert aggregate([done, half]).status == "substantial_progress"
    assert aggregate([done, done]).status == "target_achieved"
    assert aggregate([Progress(None, "not_available", None)]).score is None


def test_recent_points_weigh_more_in_the_projection():
    """Flat for three years, then one step up each year: the projection lies above the plain line through the same points."""
    points = [(2016.0, 1.0), (2017.0, 1.0), (2018.0, 1.0), (2019.0, 2.0), (2020.0, 3.0)]
    unweighted = 1.6 + 0.5 * (2025 - 2018)  # mean value, slope, years from the mean year
    assert projected(points, 2025) > unweighted
    assert projected([(2015.0, 10.1), (2023.0, 13.7)], 2030) == pytest.approx(13.7 + 7 * 3.6 / 8)


@given(
    base=st.floats(1, 100),
    share=st.floats(-0.5, 1.5),
    goal=st.floats(1.1, 3),
    years=st.integers(2, 9),
    gone=st.integers(1, 8),
    scale=st.sampled_from([0.001, 10.0, 1000.0]),
)
def test_no_figure_depends_on_the_unit(base, share, goal, years, gone, scale):
    gone = min(gone, years)
    latest = base + share * (goal - 1) * base
    one = way((2020, base), (2020 + gone, latest), (2020 + years, goal * base))
    other = way((2020, base * scale), (2020 + gone, latest * scale), (2020 + years, goal * base * scale))
    for method in METHODS:
        first, second = method.answer(one), method.answer(other)
        assert first.on_track == second.on_track or abs(share * years / gone - 0.95) < 1e-6 or abs(share - gone / years) < 1e-6
        if first.value is not None and method.name != "required_rate":
            assert second.value == pytest.approx(first.value, rel=1e-6, abs=1e-6)
