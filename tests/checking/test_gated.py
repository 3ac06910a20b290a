"""Gated patterns find what they would find ungated: the words derived from a pattern stand in everything that it matches."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tiendo.checking
from tests.specimens.printed import PARAGRAPHS
from tiendo.checking.gated import Gated, words_of
from tiendo.checking.rules import RULES


def gated() -> Iterator[tuple[str, Gated]]:
    """Every gated pattern of the checker, by where it stands."""
    for module in pkgutil.walk_packages(tiendo.checking.__path__, "tiendo.checking."):
        for name, held in vars(importlib.import_module(module.name)).items():
            if isinstance(held, Gated):
                yield f"{module.name.removeprefix('tiendo.checking.')}.{name}", held


PATTERNS = dict(gated())
TEXTS = [*PARAGRAPHS, *(passage for rule in RULES for passage in (*rule.finds, *rule.passes))]


def test_there_are_patterns_to_hold_against_this() -> None:
    assert len(PATTERNS) > 20
    assert sum(bool(one.words[0]) for one in PATTERNS.values()) > len(PATTERNS) / 2


@pytest.mark.parametrize("name", PATTERNS)
def test_what_the_pattern_makes_holds_one_of_its_words(name: str) -> None:
    one = PATTERNS[name]

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(one.pattern))
    def found_alike(text: str) -> None:
        for find, gate in ((one.pattern.search, one.search), (one.pattern.match, one.match)):
            plain, gated = find(text), gate(text)
            assert (gated and gated.span()) == (plain and plain.span())

    found_alike()


@pytest.mark.parametrize("name", PATTERNS)
def test_in_the_texts_of_the_rules_it_finds_the_same(name: str) -> None:
    one = PATTERNS[name]
    for text in map(str.lower, TEXTS):
        assert bool(one.search(text)) == bool(one.pattern.search(text)), text


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"tăng|", ("",)),
        (r"(?:tăng)?\d", ("",)),
        (r"(?i:tăng)", ("",)),
        (r"trong (?:đó|số)", ("trong ",)),
        (r"(?:tăng|giảm) \w+ lần", (" lần",)),
    ],
)
def test_words_of_a_pattern(pattern: str, words: tuple[str, ...]) -> None:
    assert words_of(pattern) == words
