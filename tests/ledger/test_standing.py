from datetime import date
from decimal import Decimal

from tiendo.ledger import Ledger, post_all
from tiendo.ledger.standing import below, cube_of, groups_on, standing_figures
from tiendo.values import Level, Period

from .build import MERGED, event, seen_value, unit

P = Period.parse
YEAR = P("2024")
LAND = (
    unit("O", level=Level.PROVINCE, end=date(2025, 6, 30)), unit("Q", level=Level.PROVINCE, end=date(2025, 6, 30)),
    unit("T", level=Level.PROVINCE, start=MERGED),
    unit("A", "O", end=date(2025, 6, 30)), unit("B", "O", end=date(2025, 6, 30)), unit("C", "Q", end=date(2025, 6, 30)),
    unit("N", "T", start=MERGED), unit("M", "T", start=MERGED),
    event("merge", "A B", "N"), event("merge", "C", "M"), event("merge", "O Q", "T"),
)  # fmt: skip


def money(of, amount, noun="tỷ đồng", **more):
    return seen_value(of, "state_revenue_area", "2024", amount, noun, **more)


def test_the_cube_answers_as_the_ledger_does_in_one_unit_of_measure():
    """A 1,5 tỷ đồng, B ước 500 triệu đồng rồi thực hiện 600."""
    ledger, _ = post_all(
        Ledger(), [*LAND, money("A", "1.5"), money("B", "500", "triệu đồng", modality="estimate"), money("B", "600", "triệu đồng")]
    )
    cube = cube_of(ledger, units=["A", "B", "C"], indicators=["state_revenue_area"], periods=[YEAR])
    assert cube.series("A", "state_revenue_area") == (Decimal(1_500_000_000),)
    groups = groups_on(ledger, cube.units, ["O", "Q"], day=date(2024, 12, 31))
    assert cube.roll_up("state_revenue_area", YEAR, groups).sums == (Decimal(2_100_000_000), None)


def test_new_units_grouped_as_the_provinces_were():
    ledger, _ = post_all(Ledger(), LAND)
    was = groups_on(ledger, ["N", "M"], ["O", "Q"], day=date(2024, 12, 31))
    now = groups_on(ledger, ["N", "M"], ["O", "Q", "T"], day=MERGED)
    assert [was.names[group] for group in was.of] == ["O", "Q"]
    assert [now.names[group] for group in now.of] == ["T", "T"]
    assert [one.key for one in below(ledger, "T", day=MERGED)] == ["M", "N"]


def test_a_disputed_figure_is_marked():
    ledger, _ = post_all(Ledger(), [*LAND, money("A", "13.04"), money("A", "11.5", known=date(2025, 1, 31))])
    (one,) = standing_figures(ledger)
    assert (one.value, one.disputed) == (Decimal("11.5e9"), True)
    (early,) = standing_figures(ledger, known_by=date(2024, 12, 31))
    assert (early.value, early.disputed) == (Decimal("13.04e9"), False)
