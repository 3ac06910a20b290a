"""Boards of figures and rankings over a small ledger; invented figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.boards.typing_in import UNITS
from tiendo.boards.board import Words
from tiendo.boards.figure_sheet import export, preview, template
from tiendo.boards.figures import against_announced, lines_of, periods_of, shares_agree, standing_of, told
from tiendo.boards.rankings import RANKINGS, findings_of, parts_of, years_of
from tiendo.boards.rankings import told as rank_told
from tiendo.boards.specs.figure_boards import PARTY, PROCEDURES, REVENUE
from tiendo.boards.typed import Lookup
from tiendo.catalogue import fold
from tiendo.documents import open_document
from tiendo.ledger import ledger_of, observe
from tiendo.values import Amount, Citation, Comparator, FindingClass, Modality, Period, Target

PROVINCE, NORTH, SOUTH, WEST = "province/90/1990", "district/901/1990", "district/902/1990", "district/903/1990"
NAMES = {**UNITS, SOUTH: "Huyện Nam", WEST: "Huyện Tây"}
ON = date(2025, 6, 1)
LOOKUP = Lookup({fold(name): key for key, name in NAMES.items()}, {})
PAPI = RANKINGS[0]


def figure(unit, code, period, value, total=None, unit_of_measure="tỷ đồng", half="0.05"):
    amount = Amount(Decimal(value), unit_of_measure, Decimal(half), total=Decimal(total) if total else None)
    origin = Citation("https://example.vn", "Bài", "2025")
    return observe(unit, code, Period.parse(period), amount, modality=Modality.ACTUAL, origin=origin, known=date(2025, 1, 1))


def plan(unit, value, code="state_revenue_area", unit_of_measure="tỷ đồng"):
    return Target(
        f"target/{unit}", "plan/x", unit, code, "Thu", Comparator.AT_LEAST, Decimal(value), unit_of_measure, Period.of_year(2024),
        Citation("https://example.vn", "Bài", "2024"), known=date(2024, 1, 1),
    )  # fmt: skip


def revenue():
    return ledger_of(
        [
            figure(NORTH, "state_revenue_area", "2024", "12.5"),
            plan(NORTH, "12000", unit_of_measure="triệu đồng"),
            figure(SOUTH, "state_revenue_area", "2024", "9.0"),
            plan(SOUTH, "10"),
            figure(PROVINCE, "ledger/so-dia-phuong-hoan-thanh-du-toan-thu-ngan-sach-tinh-giao", "2024", "2", "3", "huyện", "0"),
        ]
    )


def test_a_figure_stands_against_its_plan_across_units_of_measure():
    lines = lines_of(REVENUE, revenue(), [PROVINCE, NORTH, SOUTH, WEST], Period.of_year(2024), ON)
    assert [line.figures["thu"].share for line in lines] == [None, Decimal("104.2"), Decimal("90.0"), None]
    standing = standing_of(REVENUE, lines[1:])
    assert (standing.met, standing.short, standing.unknown) == ((NORTH,), (SOUTH,), (WEST,))


@pytest.mark.parametrize(
    ("said", "total", "cls"),
    [("2", "3", FindingClass.NOTE), ("3", "3", FindingClass.CONTRADICTION), ("0", "3", FindingClass.CONTRADICTION)],
)
def test_an_announced_count_is_possible_or_not_by_what_is_known_of_each_unit(said, total, cls):
    lines = lines_of(REVENUE, revenue(), [NORTH, SOUTH, WEST], Period.of_year(2024), ON)
    one = against_announced(standing_of(REVENUE, lines), Amount(Decimal(said), "huyện", Decimal(0), total=Decimal(total)), NAMES)
    assert one.cls is cls and "Huyện Bắc" in one.words.vi


def test_nothing_is_said_when_every_unit_is_known_and_the_count_fits():
    lines = lines_of(REVENUE, revenue(), [NORTH, SOUTH], Period.of_year(2024), ON)
    assert against_announced(standing_of(REVENUE, lines), Amount(Decimal(1), "huyện", Decimal(0), total=Decimal(2)), NAMES) is None


def test_what_became_known_later_is_not_told_of_an_earlier_day():
    lines = lines_of(REVENUE, revenue(), [NORTH], Period.of_year(2024), date(2024, 12, 1))
    assert lines[0].silent and lines[0].figures["thu"].plan is not None


def test_a_reported_share_may_be_rounded_but_not_another():
    base = [figure(NORTH, "state_revenue_area", "2024", "12.5"), plan(NORTH, "12")]
    for said, fits in (("104.2", True), ("103.0", False)):
        ledger = ledger_of([*base, figure(NORTH, "ledger/ty-le-thuc-hien-du-toan-thu-ngan-sach", "2024", said, None, "%")])
        (line,) = lines_of(REVENUE, ledger, [NORTH], Period.of_year(2024), ON)
        assert shares_agree(line.figures["thu"], line.figures["ty_le_bao_cao"]) is fits


def test_the_report_is_told_the_whole_and_who_has_met_the_plan():
    ledger = ledger_of([*revenue().entries.values(), figure(PROVINCE, "state_revenue_area", "2024", "30.5")])
    lines = lines_of(REVENUE, ledger, [PROVINCE, NORTH, SOUTH], Period.of_year(2024), ON)
    assert [one.words.vi for one in told(REVENUE, lines, Words("năm 2024", "2024"), NAMES)] == [
        "Thu ngân sách so với dự toán năm 2024: thu ngân sách trên địa bàn 30,5 tỷ đồng.",
        "01/2 đơn vị hoàn thành dự toán (Huyện Bắc); 0 đơn vị chưa có số.",
    ]


def test_computed_shares_of_villages_and_services():
    ledger = ledger_of(
        [
            figure(PROVINCE, "ledger/so-thon-co-chi-bo-sinh-hoat-doc-lap", "2024", "1251", "1292", "thôn", "0"),
            figure(PROVINCE, "online_services", "2024", "1816", None, "dịch vụ", "0"),
            figure(PROVINCE, "ledger/so-dich-vu-cong-truc-tuyen-toan-trinh", "2024", "1217", None, "dịch vụ", "0"),
        ]
    )
    for board, share in ((PARTY, "96.83"), (PROCEDURES, "67.0")):
        (line,) = lines_of(board, ledger, [PROVINCE], Period.of_year(2024), ON)
        assert [one.of(line.figures) for one in board.computed] == [Decimal(share)]


def ranks(*rows):
    entries = []
    for year, score, rank, ranked in rows:
        entries += [
            figure(PROVINCE, "papi_score", year, score, "80", "điểm", "0.005"),
            figure(PROVINCE, "papi_rank", year, rank, ranked, "hạng", "0"),
        ]
    return entries


def test_places_moved_are_drawn_from_two_years():
    ledger = ledger_of(ranks(("2021", "41.10", "40", "63"), ("2022", "42.00", "33", "63"), ("2023", "41.50", "35", "63")))
    years = years_of(PAPI, ledger, PROVINCE, ON)
    assert [(one.year, one.moved, one.gained) for one in years] == [
        (2023, Decimal(-2), Decimal("-0.50")),
        (2022, Decimal(7), Decimal("0.90")),
        (2021, None, None),
    ]
    assert rank_told(PAPI, years).words.vi == "PAPI năm 2023 đạt 41,50/80 điểm, xếp thứ 35/63, giảm 2 bậc so với năm 2022."


def test_ranks_are_not_subtracted_when_another_number_was_ranked():
    years = years_of(PAPI, ledger_of(ranks(("2024", "41", "22", "63"), ("2025", "42", "20", "34"))), PROVINCE, ON)
    assert (years[0].changed, years[0].moved) == (True, None)


@pytest.mark.parametrize(("moved", "gained", "codes"), [("7", "0.90", []), ("8", "0.90", ["XHA01"]), ("7", "0.95", ["XHA02"])])
def test_an_announced_move_is_checked_against_both_years(moved, gained, codes):
    entries = ranks(("2021", "41.10", "40", "63"), ("2022", "42.00", "33", "63"))
    entries += [
        figure(PROVINCE, PAPI.moved, "2022", moved, None, "bậc", "0"),
        figure(PROVINCE, PAPI.gained, "2022", gained, None, "điểm", "0.005"),
    ]
    assert [one.code for one in findings_of(PAPI, years_of(PAPI, ledger_of(entries), PROVINCE, ON))] == codes


def test_components_are_those_whose_code_begins_with_the_index():
    entries = [figure(PROVINCE, "ledger/papi-cong-khai-diem", "2022", "5.4", None, "điểm"), *ranks(("2022", "42", "33", "63"))]
    assert [one.indicator for one in parts_of(PAPI, ledger_of(entries), PROVINCE, ON)] == ["ledger/papi-cong-khai-diem"]


def filled(*rows: tuple[str, ...]) -> bytes:
    import io

    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(template(REVENUE)))
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def imported(ledger, *rows):
    document = open_document("thu.xlsx", data=filled(*rows))
    return preview(REVENUE, ledger, document, LOOKUP, home=PROVINCE, known=date(2025, 1, 10))


def test_a_workbook_of_figures_gives_observations_and_plans_with_their_cells():
    shown = imported(ledger_of([]), ("Huyện Bắc", "tháng 5/2024", "10", "4,2"), ("Huyện Nam", "2024", "", "9,0"))
    assert [(type(one.entry).__name__, one.entry.unit, one.source.part, one.effect.value) for one in shown.planned] == [
        ("Target", NORTH, "Bảng!C4", "new"),
        ("Observation", NORTH, "Bảng!D4", "new"),
        ("Observation", SOUTH, "Bảng!D5", "new"),
    ]
    assert shown.plans[0].title == "Dự toán, kế hoạch tháng 5/2024: Thu ngân sách so với dự toán"
    assert str(shown.planned[1].entry.period) == "2024-05"


def test_cells_that_cannot_be_posted_are_named_with_their_reason():
    shown = imported(
        ledger_of([]),
        ("Huyện Lạ", "2024", "", "4"),
        ("Huyện Bắc", "", "", "4"),
        ("Huyện Bắc", "2024", "", "bốn"),
        ("Huyện Nam", "2024", "", "5"),
        ("Huyện Nam", "2024", "", "6"),
    )
    assert [one.words.vi.split(";")[0][:30] for one in shown.refused] == [
        "không có đơn vị “Huyện Lạ” tro",
        "hàng chưa ghi kỳ",
        "“bốn” không phải số",
        "đã có số của ô Bảng!D7 cho cùn",
    ]
    assert [one.source.surface for one in shown.planned] == ["5"]


def test_importing_the_same_again_changes_nothing_and_another_figure_corrects_it():
    first = imported(ledger_of([]), ("Huyện Bắc", "2024", "12", "12,5"))
    held = ledger_of([*first.plans, *first.entries])
    again = imported(held, ("Huyện Bắc", "2024", "12", "12,5"))
    assert again.entries == () and [one.effect.value for one in again.planned] == ["same", "same"]
    changed = imported(held, ("Huyện Bắc", "2024", "13", "12,9"))
    target, observation = changed.entries
    assert (target.amends, observation.corrects) == (first.entries[0].key, first.entries[1].key)


def test_what_a_board_exports_imports_as_nothing_new():
    ledger = revenue()
    lines = lines_of(REVENUE, ledger, [NORTH, SOUTH], Period.of_year(2024), ON)
    document = open_document("thu.xlsx", data=export(REVENUE, lines, Period.of_year(2024), NAMES))
    shown = preview(REVENUE, ledger, document, LOOKUP, home=PROVINCE, known=date(2025, 1, 10))
    values = {(type(one.entry).__name__, one.entry.unit): one.effect.value for one in shown.planned}
    assert values["Observation", NORTH] == values["Observation", SOUTH] == values["Target", SOUTH] == "same"


def test_the_latest_period_comes_first_and_a_year_before_its_parts():
    ledger = ledger_of([figure(NORTH, "dossiers", one, "5") for one in ("2024-12", "2024", "2023", "2024-05")])
    assert [str(one) for one in periods_of(ledger, PROCEDURES)] == ["2024", "2024-12", "2024-05", "2023"]
    assert [str(one) for one in periods_of(ledger_of([figure(NORTH, "dossiers", "2025-Q1", "5")]), PROCEDURES)] == [
        "2025",
        "2025-Q1",
    ]


def test_a_year_without_a_figure_tells_its_latest_part_and_leaves_the_judgement_open():
    ledger = ledger_of(
        [
            plan(NORTH, "10"),
            figure(NORTH, "state_revenue_area", "2024-01..2024-05", "3"),
            figure(NORTH, "state_revenue_area", "2024-Q1", "2"),
        ]
    )
    lines = lines_of(REVENUE, ledger, [NORTH], Period.of_year(2024), ON)
    told_ = lines[0].figures["thu"]
    assert (told_.amount.value, str(told_.partial), told_.share) == (Decimal(3), "2024-01..2024-05", Decimal("30.0"))
    assert standing_of(REVENUE, lines).unknown == (NORTH,)
    more = ledger_of([plan(NORTH, "10"), figure(NORTH, "state_revenue_area", "2024-01..2024-11", "10.5")])
    assert standing_of(REVENUE, lines_of(REVENUE, more, [NORTH], Period.of_year(2024), ON)).met == (NORTH,)


@pytest.mark.parametrize(
    ("typed", "hedge", "number"), [("≥ 100", "at_least", "100"), ("khoảng 5", "about", "5"), ("trên 12,5", "over", "12.5")]
)
def test_a_word_beside_a_number_is_kept(typed, hedge, number):
    (one,) = imported(ledger_of([]), ("Huyện Bắc", "2024", "", typed)).planned
    assert (one.entry.amount.hedge.value, str(one.entry.amount.value)) == (hedge, number)


def test_a_share_reported_of_the_year_comes_before_one_of_its_first_half():
    reported = "ledger/ty-le-thuc-hien-du-toan-thu-ngan-sach"
    half = [plan(NORTH, "10"), figure(NORTH, "state_revenue_area", "2024-01..2024-06", "4")]
    ledger = ledger_of([*half, figure(NORTH, reported, "2024", "100", None, "%", "0.5")])
    lines = lines_of(REVENUE, ledger, [NORTH], Period.of_year(2024), ON)
    assert standing_of(REVENUE, lines).met == (NORTH,)
    assert shares_agree(lines[0].figures["thu"], lines[0].figures["ty_le_bao_cao"]) is None
    assert against_announced(standing_of(REVENUE, lines), Amount(Decimal(1), "huyện", Decimal(0)), NAMES) is None
