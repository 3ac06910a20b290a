"""Boards through the API: their columns, their rows as of a day, nothing closed and nothing personal."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from tests.web.boards import making as m
from tests.web.office import NORTH, SOUTH
from tiendo.boards import BOARDS, board_named
from tiendo.boards.rows import Draft
from tiendo_web.boards.actions import new_row
from tiendo_web.record import options


def test_every_board_is_named_with_its_columns(program):
    told = {one["slug"]: [field["name"] for field in one["fields"]] for one in program("reader").get("/api/v1/boards").json()}
    assert list(told) == [board.slug for board in BOARDS]
    assert all(field.name not in told[board.slug] for board in BOARDS for field in board.fields if field.personal)


def test_rows_come_as_of_a_day_with_their_derived_figures(office, program):
    today = options.day()
    row = m.written(office, known=today - timedelta(days=9))
    m.correct(row).run(office.people["reporter"])
    client = program("reader")
    now = client.get("/api/v1/boards/du-an/entries", {"unit": NORTH}).json()
    then = client.get("/api/v1/boards/du-an/entries", {"known_by": (today - timedelta(days=1)).isoformat()}).json()
    assert (now["count"], now["items"][0]["version"], now["items"][0]["derived"]["ty_le"]) == (1, 2, "37.50")
    assert (then["items"][0]["version"], then["items"][0]["fields"]["giai_ngan"]) == (1, "300")
    assert client.get("/api/v1/boards/du-an/entries", {"unit": SOUTH}).json()["count"] == 0


def test_a_closed_row_is_not_counted_and_an_unknown_board_is_not_found(office, program):
    m.written(office, secrecy=2)
    assert program("reader").get("/api/v1/boards/du-an/entries").json() == {"count": 0, "items": []}
    assert program("reporter").get("/api/v1/boards/khong-co/entries").status_code == 404


def test_personal_data_stays_out(office, program):
    board = next(one for one in BOARDS if any(field.personal for field in one.fields))
    fields = tuple(
        (one.name, "BÍ-MẬT-RIÊNG" if one.personal else Decimal(1) if one.numeric else "x")
        for one in board.fields
        if not one.choices
    )
    plain = tuple((name, value) for name, value in fields if board.field(name).type.value not in ("day", "entry", "unit"))
    new_row(board, Draft(NORTH, date(2024, 1, 1), None, "1", plain), 1, 1, None, timezone.now()).save()
    answer = program("reporter").get(f"/api/v1/boards/{board.slug}/entries")
    assert answer.json()["count"] == 1
    assert "BÍ-MẬT-RIÊNG" not in answer.content.decode()
    assert board_named(board.slug) is board
