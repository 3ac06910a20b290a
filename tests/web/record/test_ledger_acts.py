"""Rounds, settlements, withdrawals and overrides, as people make them, and what the ledger says afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.office import NORTH, PROVINCE, SOUTH, make_person
from tests.web.record.test_permissions import aimed, observed
from tiendo.ledger import progress, value
from tiendo.values import Period
from tiendo_web.record import actions as a
from tiendo_web.record import options
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import ledger_for, overrides

YEAR = Period.of_year(2023)


@pytest.fixture
def province(office):
    options.write("day", "2024-10-01")
    return make_person("tinh", "approver", PROVINCE)


def open_round(province, units=(NORTH, SOUTH)) -> str:
    asking = a.OpenRound(
        unit=PROVINCE,
        title="Báo cáo tháng 9 năm 2024",
        period=Period.parse("2024-09"),
        units=units,
        indicators=("grain",),
        due=date(2024, 10, 5),
    )
    return asking.run(province).pk


def test_a_round_from_asking_to_locking(office, province):
    key = open_round(province)
    a.SubmitToRound(round=key, unit=NORTH).run(office.people["reporter"])
    a.JudgeSubmission(round=key, unit=NORTH, act="return", reason="thiếu biểu 2").run(province)
    a.SubmitToRound(round=key, unit=NORTH).run(office.people["reporter"])
    a.JudgeSubmission(round=key, unit=NORTH, act="approve").run(province)
    ledger = ledger_for(province)
    state = progress(ledger.rounds[key], ledger.steps, on=date(2024, 10, 6))
    assert (state.asked, state.approved, state.on_time, state.missing) == (2, 1, 1, (SOUTH,))


@pytest.mark.parametrize("act", ["approve", "lock", "return", "khác"])
def test_a_step_that_the_stage_does_not_allow_is_refused(office, province, act):
    key = open_round(province)
    with pytest.raises(a.Refused):
        a.JudgeSubmission(round=key, unit=NORTH, act=act, reason="x").run(province)


def test_nobody_approves_what_they_submitted(office, province):
    key = open_round(province)
    a.SubmitToRound(round=key, unit=NORTH).run(province)
    with pytest.raises(a.Refused, match="khác người gửi"):
        a.JudgeSubmission(round=key, unit=NORTH, act="approve").run(province)


def test_a_round_is_seen_by_who_is_asked_and_not_by_others(office, province):
    open_round(province, units=(SOUTH,))
    south = make_person("nam", "reporter", SOUTH)
    assert visible.ledger_acts(south).count() == 1
    assert visible.ledger_acts(office.people["reader"]).count() == 0
    with pytest.raises(a.Refused, match="bên dưới"):
        open_round(province, units=("province/99/1990",))


def test_a_settled_conflict_gives_the_kept_value_and_keeps_both(office):
    first, second = observed(5, 9)
    reader, day = office.people["reader"], date(2024, 1, 1)
    assert value(ledger_for(reader), NORTH, "grain", YEAR).disputed
    a.SettleConflict(observations=(first, second), kept=first, reason="số chính thức").run(office.people["reviewer"])
    held = ledger_for(reader)
    answer = value(held, NORTH, "grain", YEAR)
    assert (answer.amount.value, answer.disputed) == (5, ())
    assert set(held.observations) == {first, second}
    assert value(ledger_for(reader, known_by=day), NORTH, "grain", YEAR).disputed, "it was disputed on that day"


def test_a_withdrawn_value_stops_counting(office):
    (only,) = observed(5)
    a.WithdrawEntry(entry=only, reason="gõ nhầm").run(office.people["approver"])
    assert value(ledger_for(office.people["reader"]), NORTH, "grain", YEAR).amount is None


def test_an_override_counts_from_its_day_until_it_is_withdrawn(office):
    options.write("day", "2024-05-01")
    leader, target = office.people["leader"], aimed()
    override = a.OverrideClass(target=target, cls="unlikely", reason="vốn chưa có").run(leader)
    options.write("day", "2024-07-01")
    a.WithdrawOverride(override=override.pk, seen=1).run(leader)
    counted = {month: target in overrides(leader, date(2024, month, 1)) for month in (4, 5, 6, 7)}
    assert counted == {4: False, 5: True, 6: True, 7: False}


def test_an_override_needs_a_class_and_a_reason(office):
    target = aimed()
    for cls, reason in (("tốt", "lý do"), ("hard", "  ")):
        with pytest.raises(a.Refused):
            a.OverrideClass(target=target, cls=cls, reason=reason).run(office.people["leader"])
