from datetime import date
from decimal import Decimal

from tiendo.ledger import Ledger, answerable, baseline_of, history, in_force, post, post_all, split_of, term_target
from tiendo.values import Comparator, Level, Period, Plan, Target

from .build import MERGED, PAGE, event, seen_value, unit

P = Period.parse
TERM, YEAR = Plan("nq", "Nghị quyết Đại hội", "T", P("2020..2025")), Plan("kh", "Kế hoạch năm 2024", "T", P("2024"), above="nq")
LAND = (unit("T", level=Level.PROVINCE), *(unit(key, "T", level=Level.DISTRICT) for key in "AB"))


def target(key, value, *, of="T", plan="kh", due="2024", known=date(2024, 1, 1), **more):
    words = "Số lao động được giải quyết việc làm"
    return Target(
        key, plan, of, "jobs_created", words, Comparator.AT_LEAST, Decimal(value), "lao động", P(due), PAGE, known=known, **more
    )


def ledger(*entries):
    return post_all(Ledger(), [*LAND, TERM, YEAR, *entries])[0]


def test_an_amended_target_counts_from_the_day_it_became_known():
    """6.000 lao động; điều chỉnh còn 5.500 ngày 1/7/2024."""
    first = target("t1", 6000)
    now = ledger(first, target("t2", 5500, known=date(2024, 7, 1), amends="t1", amendment="Quyết định điều chỉnh"))
    assert [one.value for one in in_force(now, on=date(2024, 6, 30))] == [6000]
    assert [one.value for one in in_force(now, on=date(2024, 7, 1))] == [5500]
    assert [one.key for one in history(now, "t1")] == [one.key for one in history(now, "t2")] == ["t1", "t2"]


def test_a_stated_target_comes_before_one_that_was_implied():
    implied = target("i", 6010, known=date(2024, 9, 1), implied=(Decimal(5990), Decimal(6030)))
    assert [one.key for one in in_force(ledger(target("t", 6000), implied), on=date(2024, 12, 31))] == ["t"]


def test_the_shares_of_a_target_add_up_or_the_rest_is_named():
    """Tỉnh 6.000: A 4.000, B 2.000."""
    whole = target("t", 6000)
    split = split_of(ledger(whole, target("a", 4000, of="A", above="t"), target("b", 2000, of="B", above="t")), "t")
    assert (split.given, split.left, split.without, split.complete) == (6000, 0, (), True)
    part = split_of(ledger(whole, target("a", 4000, of="A", above="t")), "t")
    assert (part.left, part.without, part.complete) == (2000, ("B",), False)
    assert split_of(ledger(whole), "t") is None


def test_an_annual_target_stands_under_its_term_target():
    term = target("n", 30000, plan="nq", due="2025")
    assert term_target(ledger(term, target("t", 6000)), target("t", 6000)) == term
    assert term_target(ledger(target("t", 6000)), target("t", 6000)) is None


def test_after_a_merger_the_units_that_took_over_answer_for_a_target():
    """Huyện A nhập vào N ngày 1/7/2025."""
    now = ledger(unit("N", "T", start=MERGED), event("merge", "A", "N"), target("a", 4000, of="A"))
    assert answerable(now, now.targets["a"], on=date(2024, 6, 1)) == ("A",)
    assert answerable(now, now.targets["a"], on=date(2026, 1, 1)) == ("N",)


def test_the_way_to_a_target_begins_where_the_plan_says_or_in_the_year_before_it():
    seen = seen_value("T", "jobs_created", "2019", "5000", "lao động")
    now = ledger(target("n", 30000, plan="nq", due="2025"), seen)
    year, amount = baseline_of(now, now.targets["n"])
    assert (str(year), amount.value) == ("2019", 5000)
    stated, _ = post(now, target("s", 30000, plan="nq", due="2025", baseline=Decimal(5200), baseline_period=P("2020")))
    assert baseline_of(stated, stated.targets["s"])[1].value == 5200
    assert baseline_of(now, target("t", 6000)) is None
