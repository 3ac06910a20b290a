"""Which test holds which known answer: anchors/reading.md §6 and anchors/tracking.md §3, case by case; and those held here."""

from __future__ import annotations

import importlib
from decimal import Decimal

import pytest

from tiendo.checking import check
from tiendo.checking.slip import one_slip
from tiendo.reading import read_text
from tiendo.values import Certainty, FindingClass

HELD = {
    "seeds: 14 implied plans and earlier values": "test_gold:test_every_certain_implied_value_is_given_with_its_premises",
    "seeds: 04/28 against 05/28 and no other": "test_gold:test_the_one_real_contradiction_and_no_other",
    "seeds: nothing from «đạt 100%»": "test_gold:test_nothing_is_implied_by_a_plan_that_was_just_met",
    "seeds: 71,4% of 49, 96,83% of 1.292, 92,5% of 400": "test_known_answers:test_shares_of_the_seed_texts_leave_one_count",
    "GRIM: means of 28": "test_known_answers:test_means_of_28_whole_numbers",
    "GRIM: percentages of 50": "test_known_answers:test_percentages_of_50",
    "GRIM: 120 people, three answers": "test_known_answers:test_means_of_120_people_with_three_answers_each",
    "GRIM: 5,27/43, 32,5%/438 and others": "test_known_answers:test_single_means_and_percentages",
    "roundwork: 8,2, 4,50 and 1,275": "test_known_answers:test_a_number_between_two_prints_may_be_printed_either_way",
    "statcheck: bounds of the input decide": "test_known_answers:test_a_result_is_compared_with_all_that_its_rounded_input_gives",
    "deductive: balances completed": "test_network:test_deductive_balances_are_completed",
    "deductive: infeasible balance": "test_network:test_deductive_infeasible_balance",
    "deductive: typos 161 and 19979": "test_known_list:test_typos_of_deductive_are_one_slip",
    "deducorrect: Scholtus 2008": "test_known_answers:test_deducorrect_a_record_that_rounding_explains",
    "errorlocate: profit": "test_known_answers:test_errorlocate_profit_is_blamed",
    "errorlocate: (1, 1, 3)": "test_known_answers:test_errorlocate_the_value_outside_the_other_balance_is_blamed",
    "errorlocate: (2, 0)": "test_known_answers:test_errorlocate_a_rule_on_the_other_value_decides",
    "validatetools: boundaries": "test_network:test_validatetools_boundaries",
    "validate: hierarchy": "test_known_answers:test_validate_only_the_balance_that_fails_is_named",
    "XBRL: 748, 749 and 0,7 million": "test_known_answers:test_duplicates_of_xbrl",
    "2017: 98,62% of 16.274 is cut off": "test_known_list:test_a_share_that_only_cutting_off_explains_is_a_suspicion",
    "10.035 to 3.321 is −66,9%": "test_known_list:test_communes_of_2025_fell_by_66_9_per_cent",
}  # fmt: skip
# Left out: lintools and the infeasible set of validatetools speak of numbers below zero, which no amount here is.


@pytest.mark.parametrize("case", HELD)
def test_the_test_of_a_known_answer_exists(case: str) -> None:
    module, name = HELD[case].split(":")
    assert callable(getattr(importlib.import_module(f"tests.checking.{module}"), name))


@pytest.mark.parametrize(("printed", "meant"), [("161", "116"), ("19979", "1979")])
def test_typos_of_deductive_are_one_slip(printed: str, meant: str) -> None:
    assert one_slip(Decimal(printed), Decimal(meant))


def test_a_share_that_only_cutting_off_explains_is_a_suspicion() -> None:
    """16.051 ÷ 16.274 is 98,63%: printed 98,62% it can only be cut off."""
    found = check([read_text("Năm 2017 có 16.051/16.274 nhiệm vụ hoàn thành đúng hạn, đạt 98,62%.")]).findings
    assert [(one.code, one.cls, one.certainty) for one in found] == [("RAT01", FindingClass.SUSPICION, Certainty.PLAIN)]


def test_communes_of_2025_fell_by_66_9_per_cent() -> None:
    """10.035 → 3.321."""
    text = "Năm 2025, số đơn vị hành chính cấp xã giảm từ 10.035 đơn vị xuống còn 3.321 đơn vị (giảm 66,9%)."
    assert check([read_text(text)]).findings == ()
    wrong = check([read_text(text.replace("66,9%", "69,6%"))]).findings
    assert [one.cls for one in wrong] == [FindingClass.CONTRADICTION]


def test_a_slip_is_one_act_of_the_hand() -> None:
    assert one_slip(Decimal("6.5"), Decimal("5.6"))
    assert one_slip(Decimal("6.41"), Decimal("64.1"))
    assert one_slip(Decimal("436"), Decimal("46"))
    assert not one_slip(Decimal("675"), Decimal("660"))
    assert not one_slip(Decimal("8.4"), Decimal("8.4"))
