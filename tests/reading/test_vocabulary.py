"""The table of words: nothing twice, every origin known, every rule explained."""

import re
from pathlib import Path

import pytest

from tiendo.reading.rules import ORIGINS, RULES
from tiendo.reading.vocabulary import table, vocabulary
from tiendo.values import Hedge

SOURCE = Path(__file__).resolve().parents[2] / "src" / "tiendo" / "reading"


def test_no_row_stands_twice() -> None:
    keys = [(phrase, category) for phrase, category, _, origin in table() if origin != "catalogue"]
    assert len(keys) == len(set(keys))


def test_hedges_are_the_values_of_the_field() -> None:
    values = {value for _, category, value, _ in table() if category in {"hedge", "after_hedge"}}
    assert values <= {hedge.value for hedge in Hedge}


def test_every_origin_is_the_language_the_catalogue_or_a_text() -> None:
    known = re.compile(r"language|catalogue|\d{3}|(?:train|test|val)-\d{6}|p\d-[a-z0-9-]+")
    assert all(known.fullmatch(origin) for *_, origin in table())


def test_leaving_a_text_out_leaves_out_its_words_and_rules() -> None:
    text = next(iter(ORIGINS.values()))
    own = [row for row in table() if row[3] == text]
    assert not vocabulary(text).on(next(iter(ORIGINS)))
    assert vocabulary().on(next(iter(ORIGINS)))
    if own:
        phrase, category, *_ = own[0]
        assert phrase.split()[0] in vocabulary().starting(category)


def test_every_rule_that_can_be_noted_is_explained() -> None:
    used = set()
    for path in SOURCE.glob("*.py"):
        if path.name != "rules.py":
            used |= set(
                re.findall(
                    r'"((?:kind|level|change|share|rank|modality|period|base|indicator|place|of)\.[a-z_]+)"',
                    path.read_text("utf-8"),
                )
            )
    assert used - set(RULES) == set()
    assert set(ORIGINS) <= set(RULES)


@pytest.mark.parametrize("name", ["vocabulary.csv", "provinces.csv"])
def test_tables_are_plain_utf8_without_stray_spaces(name: str) -> None:
    for line in (SOURCE / "data" / name).read_text("utf-8").splitlines():
        assert line == line.strip()
