"""Shards: many processes give the answer that one process gives, however the documents are dealt out."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence

import pytest
from bench.worlds import World

from tiendo.checking import Check, Checker, ShardError, check, check_shards
from tiendo.checking.network.exchange import join, split
from tiendo.checking.network.graph import Network
from tiendo.checking.scene import Scene
from tiendo.values import Finding, FindingClass, Reading, Source

READINGS = list(World(7, 8, wrong=0.4).readings())


def shards_of(parts: Sequence[Sequence[Reading]]) -> list:  # type: ignore[type-arg]
    return [lambda part=part: part for part in parts]


def told(answer: Check) -> list[tuple[object, ...]]:
    return [(one.code, one.cls, one.message, one.reason, one.sources) for one in answer.findings]


@pytest.mark.parametrize("cut", [1, 11, 20, 33])
def test_two_shards_answer_as_one_process_does(cut: int) -> None:
    alone = check(READINGS, implied=True)
    both = check_shards(shards_of([READINGS[:cut], READINGS[cut:]]), implied=True)
    assert any(one.cls is FindingClass.CONTRADICTION for one in alone.findings)
    assert alone.implied
    assert told(both) == told(alone)
    assert set(both.implied) == set(alone.implied)
    assert (both.held, both.contradicted) == (alone.held, alone.contradicted)


def test_documents_of_one_place_in_three_shards_find_each_other() -> None:
    """In another order of documents the same conflicts are found; which numbers of a circle prove one may differ."""
    alone = check(READINGS).findings
    dealt = check_shards(shards_of([READINGS[number::3] for number in range(3)])).findings
    assert by_place(dealt) == by_place(alone)
    assert [one.code for one in dealt].count("NET01") == [one.code for one in alone].count("NET01")


def by_place(findings: tuple[Finding, ...]) -> set[tuple[str, frozenset[Source]]]:
    return {(one.code, frozenset(one.sources)) for one in findings if one.code != "NET01"}


def test_a_shard_that_fails_is_named() -> None:
    def fails() -> Iterator[Reading]:
        yield READINGS[0]
        raise ValueError("tệp hỏng")

    with pytest.raises(ShardError, match="tệp hỏng"):
        check_shards([fails, lambda: READINGS[:5]])


def test_a_process_that_is_ended_is_told_with_its_code() -> None:
    def ends() -> Iterator[Reading]:
        os._exit(7)
        yield READINGS[0]

    with pytest.raises(ShardError, match="7"):
        check_shards([lambda: READINGS[:5], ends])


def test_one_shard_needs_no_process() -> None:
    assert told(check_shards(shards_of([READINGS[:10]]))) == told(check(READINGS[:10]))


def test_components_go_whole_and_the_others_stay() -> None:
    from tests.checking.test_network import Sheet

    sheet = Sheet()
    sheet.is_("a", 1)
    sheet.ratio("b", "a", "2", "3")
    sheet.is_("other", 7)
    part, own = split(sheet.network, [sheet.cell("b")])
    assert [key.indicator for key in part.keys.values()] == ["a", "b"]
    assert own == [sheet.cell("other")]
    target = Network()
    join(target, part, first=5)
    assert [premise.document for premise in target.premises([0, 1])] == [5, 5]


def test_a_checker_lets_go_of_the_documents_it_has_seen() -> None:
    """Processes run without the collector of circles, so none may be left."""
    checker = Checker()
    gc.collect()
    gc.disable()
    try:
        for reading in READINGS[:5]:
            checker.add(reading)
        assert not any(isinstance(one, Scene) for one in gc.get_objects())
    finally:
        gc.enable()
