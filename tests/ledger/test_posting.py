from datetime import date
from decimal import Decimal

import pytest

from tiendo.ledger import ChangeKind, Ledger, LedgerError, Settlement, Withdrawal, post, post_all, value, vintages
from tiendo.values import Absence, Modality, Period, Plan, Succession, SuccessionKind

from .build import PAGE, seen_value, unit

P = Period.parse
BASE = post_all(Ledger(), [unit("A"), unit("B")])[0]
EARLY, LATE = date(2023, 1, 15), date(2023, 11, 30)


def revenue(amount, known=EARLY, modality="actual", **more):
    return seen_value("A", "state_revenue_area", "2022", amount, "tỷ đồng", known=known, modality=modality, **more)


def test_the_same_entry_twice_changes_nothing():
    once, first = post(BASE, revenue("855"))
    twice, second = post(once, revenue("855", known=LATE))
    assert (first.kind, second.kind) == (ChangeKind.ADDED, ChangeKind.UNCHANGED)
    assert twice is once


def test_a_final_figure_supersedes_the_estimate_which_stays():
    """Ước 853 tỷ đồng (1/2023), thực hiện 855 tỷ đồng (11/2023)."""
    ledger, changes = post_all(BASE, [revenue("853", modality="estimate"), revenue("855", known=LATE)])
    assert changes[1].kind is ChangeKind.SUPERSEDES
    now, then = (
        value(ledger, "A", "state_revenue_area", P("2022")),
        value(ledger, "A", "state_revenue_area", P("2022"), known_by=EARLY),
    )
    assert (now.amount.value, now.modality) == (855, Modality.ACTUAL)
    assert (then.amount.value, then.modality) == (853, Modality.ESTIMATE)
    assert len(vintages(ledger, "A", "state_revenue_area", P("2022"))) == 2


def test_a_correction_names_what_it_corrects_and_the_old_one_is_answered_for_its_day():
    wrong = revenue("585")
    ledger, changes = post_all(BASE, [wrong, revenue("855", known=LATE, corrects=wrong.key)])
    assert (changes[1].kind, changes[1].others) == (ChangeKind.CORRECTS, (wrong.key,))
    answer = value(ledger, "A", "state_revenue_area", P("2022"))
    assert (answer.amount.value, answer.disputed) == (855, ())
    assert value(ledger, "A", "state_revenue_area", P("2022"), known_by=EARLY).amount.value == 585


def test_two_sources_that_disagree_are_both_kept_until_a_person_settles_it():
    one, other = revenue("13.04"), revenue("11.5", known=LATE)
    ledger, changes = post_all(BASE, [one, other])
    assert (changes[1].kind, changes[1].others) == (ChangeKind.CONFLICTS, (one.key,))
    disputed = value(ledger, "A", "state_revenue_area", P("2022"))
    assert (disputed.amount.value, disputed.disputed) == (Decimal("11.5"), (one,))
    settled, _ = post(ledger, Settlement("s1", (one.key, other.key), one.key, "số kho bạc", "chuyên viên", date(2024, 1, 5)))
    assert value(settled, "A", "state_revenue_area", P("2022")).amount.value == Decimal("13.04")
    assert value(settled, "A", "state_revenue_area", P("2022")).disputed == ()
    assert value(settled, "A", "state_revenue_area", P("2022"), known_by=LATE).disputed == (one,)
    neither, _ = post(ledger, Settlement("s2", (one.key, other.key), None, "cả hai sai", "chuyên viên", date(2024, 1, 5)))
    assert value(neither, "A", "state_revenue_area", P("2022")).absence is Absence.NOT_COMPARABLE


def test_figures_that_round_to_each_other_are_no_conflict():
    """6,3 và 6,33."""
    one = seen_value("A", "grdp_growth", "2023", "6.3", "%")
    _, changes = post_all(BASE, [one, seen_value("A", "grdp_growth", "2023", "6.33", "%", known=LATE)])
    assert changes[1].kind is ChangeKind.ADDED


def test_absent_zero_and_withdrawn_are_three_answers():
    zero = seen_value("A", "traffic_deaths", "2023", "0", "người")
    assert value(BASE, "A", "traffic_deaths", P("2023")).absence is Absence.NOT_REPORTED
    ledger, _ = post(BASE, zero)
    assert value(ledger, "A", "traffic_deaths", P("2023")).amount.value == 0
    gone, _ = post(ledger, Withdrawal(zero.key, "ghi nhầm đơn vị", "chuyên viên", LATE))
    assert value(gone, "A", "traffic_deaths", P("2023")).absence is Absence.NOT_REPORTED
    assert value(gone, "A", "traffic_deaths", P("2023"), known_by=date(2024, 12, 31)).absence is Absence.NOT_REPORTED
    assert zero.key in gone.entries, "nothing is removed"


def test_not_yet_due_and_abolished_are_answers_of_their_own():
    """Hỏi ngày 30/6/2023 về năm 2023; hỏi về năm 2026 của đơn vị kết thúc ngày 30/6/2025."""
    early = value(BASE, "A", "traffic_deaths", P("2023"), known_by=date(2023, 6, 30))
    over = value(BASE, "A", "traffic_deaths", P("2023"), known_by=date(2024, 1, 31))
    assert (early.absence, over.absence) == (Absence.NOT_YET_DUE, Absence.NOT_REPORTED)
    ended, _ = post_all(Ledger(), [unit("A", end=date(2025, 6, 30))])
    assert value(ended, "A", "traffic_deaths", P("2026")).absence is Absence.ABOLISHED


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (seen_value("Z", "grdp_growth", "2023", "6.3", "%"), "đơn vị 'Z' chưa có trong sổ"),
        (revenue("1", corrects="obs/none"), "số liệu được sửa 'obs/none' chưa có"),
        (Succession(LATE, SuccessionKind.MERGE, ("A", "Z"), ("B",)), "đơn vị 'Z' chưa có"),
        (Succession(LATE, SuccessionKind.MERGE, ("A", "B"), ("B",)), "vừa kết thúc vừa tiếp nhận"),
        (unit("A", "B"), "khóa này đã dùng"),
    ],
)
def test_what_cannot_be_posted_is_refused_with_a_reason(entry, words):
    with pytest.raises(LedgerError, match=words):
        post(BASE, entry)


def test_all_entries_or_none():
    with pytest.raises(LedgerError):
        post_all(BASE, [revenue("855"), seen_value("Z", "grdp_growth", "2023", "6.3", "%")])
    assert not BASE.observations


def test_values_of_the_ledger_do_not_change():
    plan = Plan("p", "Kế hoạch", "A", P("2024"))
    for frozen, field in ((BASE, "entries"), (plan, "title"), (revenue("1"), "amount"), (PAGE, "title")):
        with pytest.raises(AttributeError):
            setattr(frozen, field, "x")
