from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.ledger.cube import Cube, CubeError, grouping
from tiendo.values import Period

D, P = Decimal, Period.parse
MONTH, NEXT = P("2024-05"), P("2024-06")


def cube(units="ABC", codes=("money", "people", "rate")):
    return Cube(tuple(units), codes, (MONTH, NEXT))


def test_a_figure_is_in_every_roll_up_as_soon_as_it_is_posted():
    """A 100,5 và B 60 thuộc T; C 7 thuộc U."""
    held, groups = cube(), grouping("ABC", {"A": "T", "B": "T", "C": "U"})
    for unit, value in (("A", "100.5"), ("B", "60"), ("C", "7")):
        held.put(unit, "money", MONTH, D(value))
    assert held.roll_up("money", MONTH, groups).sums == (D("160.50"), D("7.00"))
    held.put("B", "money", MONTH, D("61"))
    assert held.roll_up("money", MONTH, groups).sums[0] == D("161.5")
    held.put("B", "money", MONTH, None)
    found = held.roll_up("money", MONTH, groups)
    assert (found.sums[0], found.present, found.asked) == (D("100.5"), (1, 1), (2, 1))
    assert held.roll_up("money", NEXT, groups).sums == (None, None)
    assert held.series("C", "money") == (D("7"), None)


def test_the_same_figures_as_they_were_and_as_they_are():
    held = cube()
    for unit, value in (("A", "1"), ("B", "2"), ("C", "4")):
        held.put(unit, "money", MONTH, D(value))
    was, now = grouping("ABC", {"A": "X", "B": "Y", "C": "Y"}), grouping("ABC", dict.fromkeys("ABC", "T"))
    assert held.roll_up("money", MONTH, was).sums == (1, 6)
    assert held.roll_up("money", MONTH, now).sums == (7,)


def test_a_mean_is_weighted_and_wants_every_figure():
    """Tỷ lệ 10% của 1.000 người, 30% của 200 người: 13,33%."""
    held, groups = cube("AB"), grouping("AB", {"A": "T", "B": "T"})
    for unit, rate, people in (("A", "10", "1000"), ("B", "30", "200")):
        held.put(unit, "rate", MONTH, D(rate))
        held.put(unit, "people", MONTH, D(people))
    assert held.mean("rate", "people", MONTH, groups) == (D("13.33"),)
    held.put("B", "people", MONTH, None)
    assert held.mean("rate", "people", MONTH, groups) == (None,)


def test_the_worst_first_in_either_direction():
    held = cube("AB")
    for unit, money, rate in (("A", "50", "20"), ("B", "90", "11")):
        held.put(unit, "money", MONTH, D(money))
        held.put(unit, "rate", MONTH, D(rate))
    worst = held.worst(MONTH, {"money": D(100), "rate": D(10)}, better={"rate": "down"}, count=3)
    assert worst == [("A", "money", D("0.5000")), ("A", "rate", D("0.5000")), ("B", "money", D("0.9000"))]


def test_many_at_once():
    held = cube()
    held.load(np.array([0, 0]), np.array([0, 1]), np.array([2, 2]), np.array([150, 275]))
    assert held.series("C", "money") == (D("1.5"), D("2.75"))


def test_a_figure_with_more_decimals_widens_its_indicator_and_changes_nothing_else():
    held = cube()
    held.put("A", "money", MONTH, D("1.5"))
    held.put("B", "money", MONTH, D("2.12345"))
    assert (held.get("A", "money", MONTH), held.get("B", "money", MONTH)) == (D("1.5"), D("2.12345"))


@pytest.mark.parametrize(("unit", "code", "value"), [("Z", "money", "1"), ("A", "weight", "1"), ("A", "money", "1e17")])
def test_what_the_cube_cannot_hold_is_refused(unit, code, value):
    with pytest.raises(CubeError):
        cube().put(unit, code, MONTH, D(value))


FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@given(st.lists(st.tuples(FIGURES, st.integers(0, 3)), min_size=1, max_size=30))
def test_sums_are_exact_whatever_the_groups(rows):
    units = [f"u{number}" for number in range(len(rows))]
    held = Cube(units, ("money",), (MONTH,))
    for unit, (value, _) in zip(units, rows, strict=True):
        held.put(unit, "money", MONTH, value)
    groups = grouping(units, {unit: f"g{group}" if group else None for unit, (_, group) in zip(units, rows, strict=True)})
    found = held.roll_up("money", MONTH, groups)
    for name, total in zip(found.names, found.sums, strict=True):
        assert total == sum(value for value, group in rows if f"g{group}" == name)


@given(st.lists(st.integers(0, 2**61), min_size=2, max_size=8))
def test_sums_beyond_a_machine_word_stay_exact(wholes):
    units = [f"u{number}" for number in range(len(wholes))]
    held = Cube(units, ("money",), (MONTH,), {"money": 0})
    held.load(*(np.zeros(len(wholes), dtype=np.int64) for _ in range(2)), np.arange(len(wholes)), np.array(wholes, dtype=np.int64))
    assert held.roll_up("money", MONTH, grouping(units, dict.fromkeys(units, "T"))).sums == (sum(wholes),)
