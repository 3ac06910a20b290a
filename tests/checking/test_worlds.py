"""The promise that a contradiction is never a false alarm, on worlds whose numbers agree; false numbers are found."""

from __future__ import annotations

from collections import Counter

import pytest
from bench.worlds import World, name_of
from bench.worlds.prose import prose
from bench.worlds.sentences import SENTENCES

from tiendo.checking import RULES, check
from tiendo.checking.relations import FORMS
from tiendo.checking.scene import Scene
from tiendo.reading import read_text
from tiendo.values import FindingClass, Reading

WORLDS, TRIAL_WORLDS = 2_000, 100_000
READ_WORLDS = 40
PROSE, TRIAL_PROSE = 400, 20_000
UNITS = 27**3
NEVER_PRINTED = {
    "below_said": "a target and a result that falls short of it, after «tuy nhiên»",
    "dates": "years side by side, no statements",
    "day_order": "two days side by side, no statements",
    "hundred_things": "a slip of the keyboard",
    "jump": "an odd series",
    "month_split": "running totals to a day of a month",
    "narrower_larger": "a name and a narrower one",
    "nearly_total": "lists that one slip would mend",
    "one_of_many": "a count printed many times",
    "out_of_range": "rates beyond what a province can have",
    "parts_within": "lists that are not complete",
    "per_unit": "so much for each",
    "percent_for_points": "a slip of the keyboard",
    "plan_below_last_year": "an odd plan",
    "points_growth": "contributions in points",
    "points_total": "contributions of the sectors and of taxes",
    "price_total": "so many at so much each",
    "range_end": "ranges",
    "ranked_list": "standings",
    "same_whole": "one whole of two counts",
    "share_bound": "shares above 100",
    "title_figure": "titles",
    "title_share": "titles",
    "too_many": "more units than there are",
    "typed_again": "a value of the year before typed again",
}


def told(seed: int, *, wrong: float = 0.0) -> tuple[World, list[Reading]]:
    """A world of one unit, another place for each seed."""
    world = World(seed, [seed * 7 % UNITS], wrong)
    return world, list(world.readings(8))


def alarms(readings: list[Reading]) -> list[str]:
    """What no right world may be told: contradictions, conflicts of the network, and rules that broke down."""
    found = check(readings).findings
    return [f"{one.code} {one.message}" for one in found if one.cls is FindingClass.CONTRADICTION or one.code in ("NET01", "RUL01")]


def run(seeds: range) -> None:
    for seed in seeds:
        assert alarms(told(seed)[1]) == [], f"world {seed}"


@pytest.mark.parametrize("part", range(20))
def test_consistent_worlds_give_no_contradiction(part: int) -> None:
    size = WORLDS // 20
    run(range(part * size, (part + 1) * size))


@pytest.mark.trial
@pytest.mark.parametrize("part", range(100))
def test_many_consistent_worlds_give_no_contradiction(part: int) -> None:
    size = TRIAL_WORLDS // 100
    run(range(WORLDS + part * size, WORLDS + (part + 1) * size))


@pytest.mark.parametrize("seed", range(READ_WORLDS))
def test_worlds_read_from_their_text_give_no_contradiction(seed: int) -> None:
    readings = told(seed)[1]
    read = [read_text(one.document.text, name=one.document.name, published=one.document.published) for one in readings]
    found = check(read).findings
    assert [f"{one.code} {one.message}" for one in found if one.cls is FindingClass.CONTRADICTION] == []


def prose_is_left_alone(seeds: range) -> None:
    for seed in seeds:
        assert alarms([read_text(prose(seed), name=f"{seed}.txt")]) == [], f"text {seed}"


@pytest.mark.parametrize("part", range(8))
def test_prose_of_other_genres_gives_no_contradiction(part: int) -> None:
    size = PROSE // 8
    prose_is_left_alone(range(part * size, (part + 1) * size))


@pytest.mark.trial
@pytest.mark.parametrize("part", range(50))
def test_much_prose_of_other_genres_gives_no_contradiction(part: int) -> None:
    size = TRIAL_PROSE // 50
    prose_is_left_alone(range(PROSE + part * size, PROSE + (part + 1) * size))


def test_forms_that_worlds_print_are_the_ones_said() -> None:
    seen: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for seed in range(25):
        world, readings = told(seed)
        kinds += world.printed
        for reading in readings:
            scene = Scene(reading)
            seen.update(form.NAME for form in FORMS if next(form.find(scene), None) is not None)
    assert set(kinds) == set(SENTENCES)
    assert {form.NAME for form in FORMS} - set(seen) <= set(NEVER_PRINTED)
    assert set(NEVER_PRINTED) <= {rule.form.NAME for rule in RULES if rule.form is not None}


def test_false_numbers_are_found() -> None:
    """One number of a sentence is moved beyond its interval: nine in ten are called a contradiction, by at most six numbers."""
    planted = hit = 0
    for seed in range(60):
        world, readings = told(seed, wrong=0.5)
        findings = [one for one in check(readings).findings if one.cls is FindingClass.CONTRADICTION]
        for one in world.planted:
            near = [f for f in findings if any((name_of(s.document), s.start) == (one.document, one.start) for s in f.sources)]
            planted += 1
            hit += bool(near)
            assert all(len(f.sources) <= 6 for f in near)
    assert planted > 100
    assert hit >= 0.9 * planted
