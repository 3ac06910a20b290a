"""The promise that a contradiction is never a false alarm, on worlds whose numbers agree; planted errors are found."""

from __future__ import annotations

import pytest
from bench.checking_worlds import World

from tiendo.checking import check
from tiendo.values import Finding, FindingClass

WORLDS, TRIAL_WORLDS = 2_000, 100_000


def wrong(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.cls is FindingClass.CONTRADICTION or one.code == "NET01"]


def run(seeds: range) -> None:
    for seed in seeds:
        found = wrong(check(World(seed, 1).readings(sentences=6)).findings)
        assert found == [], f"world {seed}: {found[0].message}"


@pytest.mark.parametrize("part", range(20))
def test_consistent_worlds_give_no_contradiction(part: int) -> None:
    size = WORLDS // 20
    run(range(part * size, (part + 1) * size))


@pytest.mark.trial
@pytest.mark.parametrize("part", range(100))
def test_many_consistent_worlds_give_no_contradiction(part: int) -> None:
    size = TRIAL_WORLDS // 100
    run(range(WORLDS + part * size, WORLDS + (part + 1) * size))


@pytest.mark.parametrize("seed", range(5))
def test_planted_errors_are_found_with_a_short_explanation(seed: int) -> None:
    world = World(seed, 20, wrong=0.1)
    findings = wrong(check(world.readings()).findings)
    assert world.planted
    for name, start in world.planted:
        near = [one for one in findings if any(s.document.endswith(name) for s in one.sources)]
        assert near, f"{name} at {start} was not found"
        assert min(len(one.sources) for one in near) <= 6
