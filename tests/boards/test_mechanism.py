"""What every board does alike: text to value and back, workbooks, versions, the specifications themselves."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.boards.typing_in import UNITS
from tiendo.boards import BOARDS, GROUPS, Board, FieldType, RegisterEntry, as_of, board_named
from tiendo.boards.register import FIGURE_BOARDS
from tiendo.boards.rows import read_row, texts_of
from tiendo.boards.sheet import export, preview, template
from tiendo.boards.typed import Lookup, TypedError, period_text, read_day, read_number, read_period
from tiendo.catalogue import fold, indicators
from tiendo.documents import open_document
from tiendo.values import Period

LOOKUP = Lookup({fold(name): key for key, name in UNITS.items()}, {})
NORTH = "district/901/1990"


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.234,5", "1234.5"), ("1234", "1234"), ("0,50", "0.50"), ("-3", "-3"), ("1 234", "1234"), ("1.250", "1250")],
)
def test_numbers_are_read_in_vietnamese_style(text, number):
    assert str(read_number(text)) == number


@pytest.mark.parametrize("text", ["12.5", "1,234.5", "1.23.456", "khoảng 5", "5 tỷ", "", "1e5"])
def test_what_may_be_two_numbers_is_refused(text):
    with pytest.raises(TypedError):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024"),
        ("năm 2024", "2024"),
        ("quý I/2024", "2024-Q1"),
        ("quý 3 năm 2024", "2024-Q3"),
        ("tháng 5/2024", "2024-05"),
        ("9 tháng 2024", "2024-01..2024-09"),
        ("6 tháng đầu năm 2024", "2024-01..2024-06"),
        ("giai đoạn 2021-2025", "2021..2025"),
        ("2024-Q2", "2024-Q2"),
        ("", None),
    ],
)
def test_periods_are_read_as_people_write_them(text, period):
    assert read_period(text) == (Period.parse(period) if period else None)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.sampled_from(["year", "quarter", "month", "months", "years"]))
def test_a_written_period_reads_back(day, kind):
    written = {
        "year": f"{day.year}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "month": f"{day.year}-{day.month:02d}",
        "months": f"{day.year}-01..{day.year}-{max(2, day.month):02d}",
        "years": f"{day.year}..{day.year + 4}",
    }[kind]
    period = Period.parse(written)
    assert read_period(period_text(period)) == period


def test_a_day_that_is_none_is_refused():
    with pytest.raises(TypedError):
        read_day("31/2/2024")


def words(board: Board) -> list:
    return [
        board.words,
        board.noun,
        board.first_step,
        *(one.words for one in (*board.fields, *board.derived, *board.flags, *board.checks)),
    ]


@pytest.mark.parametrize("board", BOARDS, ids=lambda one: one.slug)
def test_a_specification_holds_together(board):
    names = [one.name for one in board.fields] + [one.name for one in board.derived]
    assert len(names) == len(set(names)) and all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    assert re.fullmatch(r"[a-z][a-z-]*", board.slug) and board.group in {one.code for one in GROUPS}
    board.field(board.heading)
    assert set(board.identity) <= {*names, "unit", "day", "period", "number"}
    assert all(board.field(name).type in {FieldType.CHOICE, FieldType.ENTRY} for name in board.filters)
    assert board.sort.lstrip("-") in {*names, "", "day", "period", "number", "unit"}
    assert all(board_named(one.links) is not None for one in board.fields if one.type is FieldType.ENTRY)
    assert all(one.choices for one in board.fields if one.type is FieldType.CHOICE)
    assert all(pair.vi and pair.en for pair in words(board))
    codes = [one.code for one in board.checks]
    assert len(codes) == len(set(codes))
    with pytest.raises(FrozenInstanceError):
        board.slug = "khac"  # type: ignore[misc]


def test_addresses_and_codes_of_checks_are_used_once():
    slugs = [one.slug for one in (*BOARDS, *FIGURE_BOARDS)]
    codes = [check.code for board in BOARDS for check in board.checks]
    assert len(slugs) == len(set(slugs)) and len(codes) == len(set(codes))


def test_boards_of_figures_name_indicators_that_exist():
    known = indicators()
    for board in FIGURE_BOARDS:
        assert all(one in known or one.startswith("ledger/") for one in board.indicators)


CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Co", "Cn"))
WORDS = (
    st.text(CHARACTERS, min_size=1, max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text not in {"", "-", "–"})
)
MONEY = st.decimals(min_value=0, max_value=10**9, places=2)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(WORDS, MONEY, st.none() | MONEY, st.none() | WORDS), min_size=1, max_size=5, unique_by=lambda row: fold(row[0])
    )
)
def test_what_is_exported_imports_as_the_same_rows(rows):
    board = board_named("du-an")
    entries = []
    for number, (name, plan, paid, obstacle) in enumerate(rows, start=1):
        fields = {"ten": name, "ke_hoach": plan, "giai_ngan": paid, "vuong_mac": obstacle}
        held = tuple((one, value) for one, value in fields.items() if value is not None)
        entries.append(
            RegisterEntry(f"du-an/{number}", 1, "du-an", NORTH, date(2024, 1, 1), date(2024, 6, 30), Period.of_year(2024), "", held)
        )
    document = open_document("bang.xlsx", data=export(board, entries, UNITS))
    shown = preview(board, document, entries, LOOKUP)
    assert shown.refused == () and [one.effect.value for one in shown.planned] == ["same"] * len(entries)
    assert [dict(one.draft.fields) for one in shown.planned] == [dict(one.fields) for one in entries]


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_reason(unit, period, plan):
    board = board_named("du-an")
    draft, problems = read_row(board, {"unit": unit, "period": period, "ten": "A", "ke_hoach": plan}, LOOKUP)
    assert (draft is None) == bool(problems)
    assert all(one.words.vi and one.words.en for one in problems)


def test_a_row_reads_back_from_its_own_texts():
    board = board_named("thien-tai")
    texts = {
        "unit": "Huyện Bắc",
        "ten": "Lũ quét",
        "loai": "lũ quét",
        "day": "1/8/2024",
        "den_ngay": "3/8/2024",
        "tong_thiet_hai": "12,50",
    }
    draft, _problems = read_row(board, texts, LOOKUP)
    again, _problems = read_row(board, texts_of(board, draft, UNITS), LOOKUP)
    assert again == draft and dict(draft.fields)["tong_thiet_hai"] == Decimal("12.50")


def test_every_template_opens_and_holds_the_heads_that_the_import_finds():
    for board in BOARDS:
        document = open_document("mau.xlsx", data=template(board))
        assert preview(board, document, (), LOOKUP).fault is None


def test_rows_stand_as_of_a_day_with_their_last_version_and_without_what_was_withdrawn():
    first = RegisterEntry("du-an/1", 1, "du-an", NORTH, date(2024, 1, 1))
    second = replace(first, version=2, known=date(2024, 3, 1))
    gone = replace(first, version=3, known=date(2024, 5, 1), withdrawn=True)
    held = [gone, first, second]
    assert [as_of(held, date(2024, month, 15)) for month in (1, 3, 5)] == [(first,), (second,), ()]
    assert as_of(held, date(2023, 12, 31)) == ()
    assert (first.corrects, second.corrects) == (None, "du-an/1@1")
