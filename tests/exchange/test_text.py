from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.exchange.text import TextError, print_ledger, read_ledger
from tiendo.ledger import Act, Round, Settlement, Step, Withdrawal, ledger_of, observe
from tiendo.values import (
    Absence,
    Amount,
    Citation,
    Comparator,
    Hedge,
    Level,
    Measure,
    Modality,
    OrgUnit,
    Period,
    Plan,
    Source,
    Succession,
    SuccessionKind,
    Target,
    Tree,
)

WORDS = st.text(max_size=12)
KEYS = st.text("abc/đ-", min_size=1, max_size=6)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18)
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))
PERIODS = st.sampled_from([Period.parse(one) for one in ("2023", "2021..2025", "2023-01..2023-09", "2024-Q1", "2024-06-10")])
ORIGINS = st.one_of(
    st.builds(Citation, WORDS, WORDS, WORDS),
    st.builds(Source, WORDS, WORDS, st.integers(0, 99), st.integers(0, 99), WORDS),
)
AMOUNTS = st.builds(
    Amount, NUMBERS, WORDS, NUMBERS, st.none() | NUMBERS, st.none() | NUMBERS, st.sampled_from(Hedge), st.none() | KEYS
)
OBSERVATIONS = st.builds(
    observe,
    KEYS,
    KEYS,
    PERIODS,
    st.none() | AMOUNTS,
    modality=st.sampled_from(Modality),
    origin=ORIGINS,
    known=DAYS,
    absence=st.none() | st.sampled_from(Absence),
    corrects=st.none() | KEYS,
    note=WORDS,
    indicator_words=WORDS,
)
TARGETS = st.builds(
    Target,
    KEYS,
    KEYS,
    KEYS,
    KEYS,
    WORDS,
    st.sampled_from(Comparator),
    st.none() | NUMBERS,
    WORDS,
    PERIODS,
    ORIGINS,
    upper=st.none() | NUMBERS,
    measure=st.sampled_from(Measure),
    coordinating=st.lists(KEYS, max_size=3).map(tuple),
    known=st.none() | DAYS,
    implied=st.none() | st.tuples(NUMBERS, NUMBERS),
)
ENTRIES = st.one_of(
    OBSERVATIONS,
    TARGETS,
    st.builds(Plan, KEYS, WORDS, KEYS, PERIODS, st.none() | KEYS, WORDS, st.none() | DAYS),
    st.builds(
        OrgUnit,
        KEYS,
        KEYS,
        WORDS,
        st.sampled_from(Level),
        st.none() | KEYS,
        st.none() | DAYS,
        st.none() | DAYS,
        WORDS,
        st.sampled_from(Tree),
        st.none() | KEYS,
    ),
    st.builds(
        Succession,
        DAYS,
        st.sampled_from(SuccessionKind),
        st.lists(KEYS, max_size=3).map(tuple),
        st.lists(KEYS, max_size=3).map(tuple),
        WORDS,
        st.lists(NUMBERS, max_size=3).map(tuple),
        st.lists(st.none() | KEYS, max_size=3).map(tuple),
        st.none() | DAYS,
    ),
    st.builds(Settlement, KEYS, st.lists(KEYS, max_size=3).map(tuple), st.none() | KEYS, WORDS, WORDS, DAYS),
    st.builds(Withdrawal, KEYS, WORDS, WORDS, DAYS),
    st.builds(Round, KEYS, WORDS, PERIODS, st.lists(KEYS).map(tuple), st.lists(KEYS).map(tuple), DAYS, DAYS),
    st.builds(Step, KEYS, KEYS, KEYS, st.sampled_from(Act), WORDS, DAYS, WORDS),
)


@given(st.lists(ENTRIES, max_size=8))
def test_print_and_read_gives_the_same_ledger_and_the_same_text(entries):
    ledger = ledger_of(entries)
    text = print_ledger(ledger)
    again = read_ledger(text)
    assert list(again.entries.items()) == list(ledger.entries.items())
    assert print_ledger(again) == text


def test_the_printed_decimals_survive():
    """46,30 triệu đồng/người."""
    amount = Amount(Decimal("46.30"), "triệu đồng/người", Decimal("0.005"))
    known = observe(
        "T",
        "grdp_per_capita",
        Period.parse("2022"),
        amount,
        modality=Modality.ACTUAL,
        origin=Citation("a", "b", "2023"),
        known=date(2023, 1, 1),
    )
    text = print_ledger(ledger_of([known]))
    assert '"value": "46.30"' in text
    assert str(next(iter(read_ledger(text).observations.values())).amount.value) == "46.30"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("figure\n  key: 1\n", "dòng 1: không có loại mục 'figure'"),
        ("  key: 1\n", "dòng 1: trường đứng trước mọi mục"),
        ('plan\n  key: "a"\n', "dòng 1: thiếu title"),
        ('plan\n  colour: "a"\n', "dòng 2: cần “tên: giá trị”"),
        ('plan\n  period: "hè"\n', "dòng 2: giá trị của period không đọc được"),
    ],
)
def test_a_text_that_is_no_ledger_is_refused_with_its_line(text, words):
    with pytest.raises(TextError, match=words.replace("(", r"\(")):
        read_ledger(text)
