"""Whatever the record holds, a report can be written, and every digit in it belongs to a figure, a label or a name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.catalogue import indicators, units_of_measure
from tiendo.ledger import Ledger, ledger_of, observe
from tiendo.reports.briefing import briefing
from tiendo.reports.briefing_input import briefing_input
from tiendo.reports.claims import claims
from tiendo.reports.freeze import differences, freeze
from tiendo.reports.gather import NothingToReportError, Shelf, report_input
from tiendo.reports.input import ReportKind
from tiendo.reports.paper import Words, figures, inlines
from tiendo.reports.periodic import periodic
from tiendo.reports.workbook import workbook
from tiendo.values import Absence, Amount, Citation, Comparator, Hedge, Modality, Period, Plan, Target

from .examples import PROVINCE

DAY = date(2025, 1, 31)
ORIGIN = Citation("https://x.example", "Nguồn", "2024")
CODES = (*sorted(indicators())[::23], "ledger/rieng")
UNITS = sorted({unit.printed[0] for unit in units_of_measure().values()})[::7]
PERIODS = ("2020", "2021", "2022", "2023", "2024", "2024-01..2024-06", "2024-Q3", "2024-11", "2024-10-15", "2021..2023", "2023-Q3")

ASKED = ((ReportKind.YEAR, "2024"), (ReportKind.MID_TERM, "2021..2024"), (ReportKind.QUARTER, "2024-Q3"))

decimals = st.decimals(min_value=0, max_value=10**7, places=2, allow_nan=False)
periods = st.sampled_from(PERIODS).map(Period.parse)


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    value = draw(decimals)
    form = draw(st.sampled_from(("plain", "range", "whole")))
    upper = value + draw(decimals) + 1 if form == "range" else None
    total = value + draw(decimals) if form == "whole" else None
    return Amount(value, draw(st.sampled_from(UNITS)), Decimal("0.005"), upper, total, draw(st.sampled_from(Hedge)))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    comparator = draw(st.sampled_from(Comparator))
    valued = comparator not in {Comparator.BY_DATE, Comparator.QUALITATIVE}
    value = draw(decimals) if valued else None
    code = draw(st.sampled_from(CODES))
    return Target(
        key=f"target/{draw(st.integers(0, 10**6))}",
        plan=draw(st.sampled_from(("plan/year", "plan/term"))),
        unit=PROVINCE.key,
        indicator=code,
        indicator_words=draw(st.sampled_from(("Chỉ tiêu 5 sao", "Tỷ lệ X", ""))) or code,
        comparator=comparator,
        value=value,
        upper=value + 5 if value is not None and comparator is Comparator.RANGE else None,
        unit_of_measure=draw(st.sampled_from(UNITS)),
        due=Period.parse(draw(st.sampled_from(("2024", "2025", "2021..2025")))),
        origin=ORIGIN,
        better=draw(st.sampled_from(("up", "down", "range"))),
        implied=(value - 1, value + 1) if value is not None and draw(st.booleans()) else None,
    )


@st.composite
def records(draw: st.DrawFn) -> Ledger:
    plans = (
        Plan("plan/year", "Kế hoạch năm 2024", PROVINCE.key, Period.of_year(2024)),
        Plan("plan/term", "Nghị quyết 16-NQ/ĐH", PROVINCE.key, Period.parse("2021..2025")),
    )
    seen = []
    for _ in range(draw(st.integers(0, 12))):
        amount = draw(st.one_of(amounts(), st.none()))
        seen.append(
            observe(
                PROVINCE.key,
                draw(st.sampled_from(CODES)),
                draw(periods),
                amount,
                modality=draw(st.sampled_from((Modality.ACTUAL, Modality.ESTIMATE))),
                origin=ORIGIN,
                known=draw(st.dates(date(2021, 1, 1), DAY)),
                absence=None if amount else draw(st.sampled_from(Absence)),
            )
        )
    return ledger_of((PROVINCE, *plans, *draw(st.lists(targets(), max_size=6)), *seen))


@settings(max_examples=60, deadline=None)
@given(
    records(), st.sampled_from([(ReportKind.YEAR, "2024"), (ReportKind.MID_TERM, "2021..2024"), (ReportKind.QUARTER, "2024-Q3")])
)
def test_a_report_can_be_written_of_any_record(book, asked):
    kind, period = asked
    shelf = Shelf(book, {"ledger/rieng": "Chỉ tiêu riêng"})
    try:
        report = report_input(shelf, PROVINCE.key, kind, Period.parse(period), day=DAY, known=DAY)
    except NothingToReportError:
        return
    paper = periodic(report, trace=True)
    assert all(not any(letter.isdigit() for letter in inline.text) for inline in inlines(paper) if isinstance(inline, Words))
    assert all(figure.origins for figure in figures(paper))
    assert workbook(report).startswith(b"PK")
    assert differences(freeze(report, b""), report) == ()
    assert all(claim.unit is not None for claim in claims(report))


@settings(max_examples=40, deadline=None)
@given(records())
def test_a_briefing_pack_can_be_written_of_any_record(book):
    try:
        pack = briefing_input(Shelf(book, {"ledger/rieng": "Chỉ tiêu riêng"}), PROVINCE.key, session=DAY, since=date(2024, 6, 30))
    except NothingToReportError:
        return
    assert all(figure.origins for figure in figures(briefing(pack)))
