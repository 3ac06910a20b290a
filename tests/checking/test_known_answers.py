"""Published answers of other checkers, on the functions that do the same work here; each case names its source. Figures only."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from scipy.stats import t as student

from tiendo.checking.blame import smallest_blame
from tiendo.checking.granularity import counts_behind, nearest_counts
from tiendo.checking.network import CellKey, Link, Network, Observed, Sum
from tiendo.checking.network.premises import Step
from tiendo.checking.network.propagation import minimal, propagate
from tiendo.checking.printed import Mode, interval
from tiendo.checking.relation import Claim
from tiendo.values import Amount, Interval, Source


def printed(text: str, unit: str = "điểm") -> Amount:
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Amount(value, unit, Decimal(5).scaleb(exponent - 1))


def possible(values: Sequence[str], among: int, per: int) -> str:
    """«TF…»: which printed numbers some count gives, rounded to the last digit printed."""
    return "".join("T" if counts_behind(interval(printed(one), Mode.PLAIN), among, per) else "F" for one in values)


# ---- GRIM (Brown and Heathers 2017; tables of the R package scrutiny)


def test_means_of_28_whole_numbers() -> None:
    assert possible([f"5.{number}" for number in range(19, 31)], 28, 1) == "FFTFFFTFFFTF"


def test_percentages_of_50() -> None:
    assert possible([str(number) for number in range(6, 17)], 50, 100) == "TFTFTFTFTFT"


def test_means_of_120_people_with_three_answers_each() -> None:
    assert possible([f"0.15{number}" for number in range(10)], 120 * 3, 1) == "TFFTFFTFTF"


@pytest.mark.parametrize(
    ("value", "among", "per", "can_be"),
    [("5.27", 43, 1, "F"), ("32.5", 438, 100, "F"), ("35.6", 455, 100, "T"), ("21.7", 501, 100, "F"), ("39.3", 516, 100, "T")],
)
def test_single_means_and_percentages(value: str, among: int, per: int, can_be: str) -> None:
    assert possible([value], among, per) == can_be


@pytest.mark.parametrize(("share", "among", "only"), [("71.4", 49, 35), ("96.83", 1292, 1251), ("92.5", 400, 370)])
def test_shares_of_the_seed_texts_leave_one_count(share: str, among: int, only: int) -> None:
    """Shares printed in published texts, with the count printed beside them."""
    assert list(counts_behind(interval(printed(share, "%"), Mode.PLAIN), among, 100)) == [only]
    assert nearest_counts(Fraction(share), among, 100)[0] == only


# ---- roundwork: unround


@pytest.mark.parametrize("to", ["1.28", "1.27"])
def test_a_number_between_two_prints_may_be_printed_either_way(to: str) -> None:
    """roundwork: 1,275 to two digits is 1,28 or 1,27."""
    assert interval(printed(to), Mode.PLAIN).touches(Interval(Fraction("1.275"), Fraction("1.275")))


# ---- statcheck: the bounds of a rounded input decide


@pytest.mark.parametrize(("p", "agrees"), [("0.036", True), ("0.03", True), ("0.04", True), ("0.08", False), ("0.02", False)])
def test_a_result_is_compared_with_all_that_its_rounded_input_gives(p: str, agrees: bool) -> None:
    """statcheck: t(28) = 2,2 was printed, so t lies between 2,15 and 2,25."""
    t = interval(printed("2.2"), Mode.PLAIN)
    assert t.low is not None and t.high is not None
    ends = [Fraction(2 * float(student.sf(float(end), 28))) for end in (t.high, t.low)]
    assert Claim(Interval(ends[0], ends[1]), interval(printed(p), Mode.PLAIN)).possible is agrees


# ---- XBRL: duplicate facts


def test_duplicates_of_xbrl() -> None:
    """748 and 749 thousand leave no room between them, 0,7 million has room for both."""
    a, b = (interval(printed(text, "nghìn đồng"), Mode.PLAIN) for text in ("748", "749"))
    wide = interval(printed("0.7", "triệu đồng"), Mode.PLAIN)
    assert a.high == b.low
    assert wide.low is not None and wide.high is not None and a.low is not None and b.high is not None
    assert wide.low < a.low and b.high < wide.high


# ---- errorlocate, deducorrect, validate: systems of balances


class Sheet:
    """Named cells with printed values, rules between them."""

    def __init__(self) -> None:
        self.network = Network()
        self.places: dict[str, Source] = {}
        self._count = 0

    def cell(self, name: str) -> int:
        return self.network.cell(CellKey(name, "", "2024", "actual", ""))

    def _source(self, name: str) -> Source:
        self._count += 1
        return Source("d", "", self._count, self._count + 1, name)

    def is_(self, name: str, value: int, either_way: int = 0) -> None:
        self.places[name] = self._source(name)
        ends = Fraction(value - either_way), Fraction(value + either_way)
        self.network.observe(self.cell(name), Observed(self.places[name], 0, ends=ends))

    def at_least(self, name: str, value: int) -> None:
        self.network.observe(self.cell(name), Observed(self._source("rule"), 0, ends=(Fraction(value), None)))

    def rule(self, a: str, step: Step, b: str, low: str, high: str | None) -> None:
        ends = Fraction(low), None if high is None else Fraction(high)
        self.network.link(Link(self.cell(a), self.cell(b), step, None, self._source("rule"), 0, ends=ends))

    def sum_(self, whole: str, *parts: str) -> None:
        self.network.add_sum(Sum(self.cell(whole), tuple(map(self.cell, parts)), self._source("rule"), 0))

    def impossible(self, names: Sequence[str]) -> bool:
        """Whether the values of some cells break the rules, the other values left open."""
        cells = list(range(len(self.network.keys)))
        spared = {self.places[name] for name in self.places if name not in names}
        premises = [one for one in self.network.premises(cells) if one.source not in spared]
        return propagate(premises, self.network.places(cells)).conflict is not None

    def blamed(self) -> list[set[str]]:
        """The smallest sets of values whose removal leaves the others possible."""
        conflicts: list[frozenset[str]] = []
        for size in range(1, len(self.places) + 1):
            for names in combinations(self.places, size):
                if not any(found <= set(names) for found in conflicts) and self.impossible(names):
                    conflicts.append(frozenset(names))
        found = smallest_blame([frozenset(self.places[name] for name in conflict) for conflict in conflicts])
        return [{source.surface for source in group} for group in found]


def test_errorlocate_profit_is_blamed() -> None:
    """errorlocate: profit 755, cost 125, turnover 200; profit + cost = turnover and cost at least 60% of turnover."""
    sheet = Sheet()
    for name, value in {"profit": 755, "cost": 125, "turnover": 200}.items():
        sheet.is_(name, value)
    sheet.sum_("turnover", "profit", "cost")
    sheet.rule("cost", Step.TIMES, "turnover", "0.6", None)
    assert sheet.blamed() == [{"profit"}]


def test_errorlocate_the_value_outside_the_other_balance_is_blamed() -> None:
    """errorlocate: x + y = z and 2y + 1 = z at (1, 1, 3)."""
    sheet = Sheet()
    for name, value in {"x": 1, "y": 1, "z": 3}.items():
        sheet.is_(name, value)
    sheet.sum_("z", "x", "y")
    sheet.rule("twice", Step.TIMES, "y", "2", "2")
    sheet.rule("z", Step.PLUS, "twice", "1", "1")
    assert sheet.blamed() == [{"x"}]


def test_errorlocate_a_rule_on_the_other_value_decides() -> None:
    """errorlocate: x > 1 and y > x at (2, 0), in whole numbers."""
    sheet = Sheet()
    sheet.is_("x", 2)
    sheet.is_("y", 0)
    sheet.at_least("x", 2)
    sheet.rule("y", Step.PLUS, "x", "1", None)
    assert sheet.blamed() == [{"y"}]


@pytest.mark.parametrize(("either_way", "agrees"), [(0, False), (1, True)])
def test_deducorrect_a_record_that_rounding_explains(either_way: int, agrees: bool) -> None:
    """Scholtus 2008: every balance of the record is off by one, which one unit of the last digit explains."""
    sheet = Sheet()
    for number, value in enumerate((12, 4, 15, 4, 3, 1, 8, 11, 27, 41), 1):
        sheet.is_(f"x{number}", value, either_way)
    sheet.sum_("x3", "x1", "x2")
    sheet.rule("x2", Step.PLUS, "x4", "0", "0")
    sheet.sum_("x8", "x5", "x6", "x7")
    sheet.sum_("x9", "x3", "x8")
    sheet.rule("x9", Step.PLUS, "x10", str(-13 - either_way), str(-13 + either_way))
    assert sheet.impossible(list(sheet.places)) is not agrees


def test_validate_only_the_balance_that_fails_is_named() -> None:
    """validate: 01 = 100, 01.1 = 70 = 30 + 40, 01.2 = 25; the sum below holds and is no part of the proof."""
    sheet = Sheet()
    for name, value in {"01.11": 30, "01.12": 40, "01": 100, "01.1": 70, "01.2": 25}.items():
        sheet.is_(name, value)
    sheet.sum_("01", "01.1", "01.2")
    sheet.sum_("01.1", "01.11", "01.12")
    assert sheet.impossible(["01", "01.1", "01.2"])
    assert not sheet.impossible(["01.1", "01.11", "01.12"])
    cells = list(range(len(sheet.network.keys)))
    kept = minimal(sheet.network.premises(cells), sheet.network.places(cells))
    assert {one.source.surface for one in kept} == {"rule", "01", "01.1", "01.2"}
