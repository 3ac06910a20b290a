"""The basis of a quarter: tasks, targets and explanations as they stood at its end, frozen when closed, closed to others."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.web.followup import following as f
from tests.web.office import NORTH, SOUTH, make_person
from tiendo import values as v
from tiendo.followup.discipline import QuarterlyBasis
from tiendo.ledger import observe
from tiendo_web.record import actions as a
from tiendo_web.record import models, options
from tiendo_web.record.codec import from_json, to_json
from tiendo_web.record.loading import load
from tiendo_web.record.queries.quarter import basis_of

PRESS = v.Citation("https://example.vn", "Niên giám thử", "2025-01")


def aim(key: str, value: int, *, lead: str | None = NORTH, unit: str = NORTH, year: int = 2024) -> v.Target:
    due = v.Period.of_year(year)
    return v.Target(key, "p", unit, key, f"Chỉ tiêu {key}", v.Comparator.AT_LEAST, Decimal(value), "tấn", due, PRESS, lead=lead)


def seen(key: str, value: int, known: date = date(2024, 12, 20), *, unit: str = NORTH) -> v.Observation:
    amount = v.Amount(Decimal(value), "tấn", Decimal("0.5"))
    return observe(unit, key, v.Period.of_year(2024), amount, modality=v.Modality.ACTUAL, origin=PRESS, known=known)


@pytest.fixture
def quarter(office):
    options.write("day", "2025-02-10")
    load([v.Plan("p", "Kế hoạch", NORTH, v.Period.of_year(2024))])
    load([aim("lua", 100), aim("ngo", 100), aim("che", 100), aim("mia", 10, lead=None, unit=SOUTH), aim("sau", 1, year=2026)])
    load([seen("lua", 120), seen("ngo", 80), seen("ngo", 101, date(2025, 1, 20))])
    return office


def lines_of(basis: QuarterlyBasis, kind: str) -> dict[str, tuple[bool | None, str]]:
    return {line.task: (line.met, line.found) for line in basis.lines if line.kind == kind}


def test_targets_stand_as_they_were_known_at_the_end_of_the_quarter(quarter):
    """What became known on 20 January is not held for or against anybody in the quarter before."""
    basis = basis_of(quarter.people["leader"], NORTH, "2024-Q4", date(2025, 2, 10))
    assert lines_of(basis, "target") == {
        "lua": (True, "120 tấn (2024)"),
        "ngo": (False, "80 tấn (2024)"),
        "che": (None, ""),
    }
    assert next(line for line in basis.lines if line.task == "lua").evidence == ("Niên giám thử",)
    assert next(line for line in basis.lines if line.task == "lua").condition == "Chỉ tiêu lua: ≥ 100 tấn"


def test_a_target_led_for_another_unit_counts_for_who_leads(quarter):
    load([aim("duong", 5, unit=SOUTH), seen("duong", 6, unit=SOUTH)])
    boss = make_person("lanh-dao-tinh", "leader", "province/90/1990")
    assert "duong" in lines_of(basis_of(boss, NORTH, "2024-Q4", date(2025, 2, 10)), "target")


def test_a_question_answered_after_its_day_is_a_line_of_order(quarter):
    options.write("day", "2024-12-02")
    task = f.make_task(due=None)
    options.write("day", "2024-12-02")
    asked = f.asked_of(task)
    options.write("day", "2024-12-20")
    f.answered(asked)
    basis = basis_of(quarter.people["leader"], NORTH, "2024-Q4", date(2025, 2, 10))
    assert lines_of(basis, "explanation") == {str(asked.pk): (False, "")}
    assert "discipline" not in basis.silent


def test_a_closed_sheet_keeps_what_it_held_whatever_is_posted_later(quarter, signed_in):
    sheet = a.CloseQuarter(unit=NORTH, quarter="2024-Q4").run(quarter.people["leader"])
    held = sheet.body
    load([seen("che", 500, date(2024, 12, 1))])
    sheet.refresh_from_db()
    assert sheet.body == held
    address = f"/nhiem-vu/can-cu-quy/?don-vi={NORTH}&quy=2024-Q4"
    page = signed_in("leader").get(address).content.decode()
    assert "120 tấn (2024)" in page
    assert "500 tấn" not in page
    for role in ("reader", "reporter", "reviewer", "administrator"):
        assert signed_in(role).get(address).status_code == 404


def test_a_sheet_closed_by_the_first_release_is_still_read(office):
    """Its lines had neither kind nor person."""
    body = to_json(basis_of(office.people["leader"], NORTH, "2024-Q3", f.DAY))
    old = {
        "is": "BasisLine",
        "axis": "result",
        "task": "1",
        "condition": "báo cáo",
        "met": True,
        "evidence": [],
        "excused": "",
    }
    basis = from_json(QuarterlyBasis, {**body, "lines": [old]})
    assert (basis.lines[0].kind, basis.lines[0].person) == ("task", "")


def test_the_lines_of_one_person_are_those_that_name_them(office, signed_in):
    f.make_task("Việc của người một", person="Người Một")
    f.make_task("Việc của người hai", person="Người Hai")
    options.write("day", "2025-01-05")
    address = f"/nhiem-vu/can-cu-quy/?don-vi={NORTH}&quy=2024-Q4"
    page = signed_in("leader").get(address + "&nguoi=Người+Một").content.decode()
    assert "Việc của người một" in page
    assert "Việc của người hai" not in page
    assert models.QuarterSheet.objects.count() == 0
