"""What the columns answer is what the ledger answers: any history, any past day, any unit."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.ledger import Ledger, Settlement, post_all, seen
from tiendo.ledger.columns import Columns, Figure
from tiendo.ledger.held import Held, Sight
from tiendo.values import Amount, Level, Modality, Period

from .build import MERGED, PAGE, event, seen_value, unit

P = Period.parse
YEAR = P("2024")
LAND = (
    unit("T", level=Level.PROVINCE),
    unit("H", "T", end=date(2025, 6, 30), level=Level.DISTRICT),
    *(unit(key, "H", end=date(2025, 6, 30)) for key in "ABC"),
    unit("D", "T"),
    unit("N", "T", start=MERGED), unit("M", "T", start=MERGED), unit("K", "T", start=MERGED),
    event("merge", "A B", "N"), event("split", "C", "M K"), event("abolition", "H", ""),
)  # fmt: skip
DAYS = [date(2025, 1, 1), date(2025, 3, 1), date(2025, 8, 1)]


def held(ledger, day=date.max, *, units=None, gates=(True,), of=None):
    """The columns of a ledger, as the record fills them: what was corrected, settled or taken back is odd."""
    columns = of or filled(ledger)
    then = ledger.as_known(day)

    def exact(indicator, period, units):
        return {unit: then.cells[unit, indicator, period] for unit in units if (unit, indicator, period) in then.cells}

    mask = None if units is None else np.array([key in units for key in columns.names], dtype=np.bool_)
    sight = Sight(day, mask, np.array(gates), then.set_aside, then.withdrawn)
    return Held(columns=columns, sight=sight, land=ledger.territory, exact=exact)


def filled(ledger):
    columns = Columns()
    special = (
        ledger.corrected
        | ledger.set_aside
        | ledger.withdrawn
        | {key for one in ledger.settlements.values() for key in one.observations}
    )
    for one in sorted(ledger.observations.values(), key=lambda one: one.known):
        odd = one.key in special or one.corrects is not None
        columns.add([Figure(one.unit, one.indicator, one.period, one.amount, one.modality, one.known, odd=odd)])
    return columns


FIGURES = st.tuples(
    st.sampled_from("TABCDNMKH"),
    st.sampled_from(["poor_households", "households", "poor_rate", "papi_rank"]),
    st.sampled_from(["0", "7", "12", "12.50", "100", "3.125"]),
    st.sampled_from(["actual", "actual", "actual", "estimate"]),
    st.sampled_from(["exact", "exact", "over", "about"]),
    st.sampled_from(DAYS),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FIGURES, max_size=14), st.booleans(), st.booleans(), st.sampled_from(DAYS))
def test_the_columns_answer_as_the_ledger_does(figures, corrected, settled, day):
    entries = [
        seen_value(of, code, "2024", value, "%" if code == "poor_rate" else "hộ", modality=modality, hedge=hedge, known=known)
        for of, code, value, modality, hedge, known in figures
    ]
    ledger, _ = post_all(Ledger(), [*LAND, *entries])
    if corrected and entries:
        old = entries[0]
        late = seen_value(old.unit, old.indicator, "2024", "42", known=DAYS[1], corrects=old.key)
        ledger, _ = post_all(ledger, [late])
    if settled:
        cell = next((found for found in ledger.cells.values() if len(found) > 1), ())
        keys = tuple(one.key for one in cell)
        if keys:
            ledger, _ = post_all(ledger, [Settlement("s", keys, keys[0], "đã hỏi lại", "cán bộ", DAYS[1])])
    known = Ledger({**ledger.as_known(day).entries, **{one.key: one for one in LAND if hasattr(one, "key")}})
    known, _ = post_all(known, [one for one in LAND if not hasattr(one, "key")])
    columns = held(ledger, day)
    for key in ledger.units:
        for code in ("poor_households", "poor_rate", "papi_rank"):
            mine, theirs = seen(columns, key, code, YEAR), seen(known, key, code, YEAR)
            assert (mine.amount, mine.modality, mine.absence, mine.reason) == (
                theirs.amount, theirs.modality, theirs.absence, theirs.reason), (key, code)  # fmt: skip


def test_figures_behind_a_gate_are_not_there_for_who_stands_outside():
    """A 100 hộ (mở), B 60 hộ (trong văn bản mật)."""
    ledger, _ = post_all(Ledger(), LAND)
    columns = Columns()
    shut = columns.gate("district/1:2")
    for key, value, gate in (("A", "100", 0), ("B", "60", shut)):
        amount = Amount(Decimal(value), "hộ", Decimal(0))
        columns.add([Figure(key, "poor_households", YEAR, amount, Modality.ACTUAL, DAYS[0], gate)])
    inside = held(ledger, of=columns, gates=(True, True))
    outside = held(ledger, of=columns, gates=(True, False))
    assert seen(inside, "N", "poor_households", YEAR).amount.value == 160
    assert seen(outside, "N", "poor_households", YEAR).missing == ("B",)
    blind = held(ledger, of=columns, gates=(True, True), units={"B"})
    assert seen(blind, "A", "poor_households", YEAR).amount is None
    assert blind.reported(["A", "B"]) == {("poor_households", YEAR): 1}


def test_a_posting_is_in_every_roll_up_at_once():
    """A ước 10 hộ, B, C, D 10 hộ; rồi A thực hiện 12,5 hộ."""
    first = seen_value("A", "poor_households", "2024", "10", modality="estimate")
    ledger, _ = post_all(Ledger(), [*LAND, first, *(seen_value(key, "poor_households", "2024", "10") for key in "BCD")])
    columns = filled(ledger)
    sums = lambda day: [seen(held(ledger, day, of=columns), key, "poor_households", YEAR).amount.value for key in "THN"]  # noqa: E731
    assert sums(DAYS[2]) == [40, 30, 20]
    columns.add([Figure("A", "poor_households", YEAR, Amount(Decimal("12.5"), "hộ", Decimal("0.05")), Modality.ACTUAL, DAYS[1])])
    assert sums(DAYS[2]) == [Decimal("42.5"), Decimal("32.5"), Decimal("22.5")]
    assert sums(DAYS[0]) == [40, 30, 20], "the day before knew nothing of it"


@settings(max_examples=60, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=12), st.integers(0, 12), st.sampled_from(DAYS))
def test_how_many_units_reported_is_counted_again_where_a_posting_touched_it(figures, asked_before, day):
    """Hỏi giữa chừng rồi vào thêm số: câu trả lời sau như chưa từng hỏi."""
    columns, known = Columns(), {}
    land = post_all(Ledger(), LAND)[0].territory
    question = lambda: Held(columns=columns, sight=Sight(day, None, np.array([True])), land=land).reported("ABCD")  # noqa: E731
    for number, (of, code, number_read, _, _, first) in enumerate(figures):
        if number == asked_before:
            question()
        columns.add([Figure(of, code, YEAR, Amount(Decimal(number_read), "hộ", Decimal(0)), Modality.ACTUAL, first)])
        if of in "ABCD" and first <= day:
            known.setdefault((code, YEAR), set()).add(of)
    assert question() == question() == {line: len(of) for line, of in known.items()}


@pytest.mark.parametrize("shape", [{"upper": Decimal(12)}, {"total": Decimal(49)}, {"half_step": Decimal(100)}])
def test_what_the_columns_cannot_hold_is_asked_of_the_record(shape):
    """35/49 chỉ tiêu; 10 - 12 hộ; một số làm tròn đến hàng trăm."""
    plain = seen_value("D", "poor_households", "2024", "10")
    whole = {"value": Decimal(10), "unit": "hộ", "half_step": Decimal(0), **shape}
    from tiendo.ledger import observe

    entry = observe("D", "poor_households", YEAR, Amount(**whole), modality=Modality.ACTUAL, origin=PAGE, known=plain.known)
    ledger, _ = post_all(Ledger(), [*LAND, entry])
    assert seen(held(ledger), "D", "poor_households", YEAR) == seen(ledger, "D", "poor_households", YEAR)
