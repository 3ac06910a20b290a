"""A small invented ledger that the tests of reports share: one province, one district, one year's plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tiendo.ledger import Ledger, ledger_of, observe
from tiendo.reports.gather import Shelf, report_input
from tiendo.reports.input import ReportInput, ReportKind
from tiendo.values import Amount, Citation, Comparator, Hedge, Level, Modality, Observation, OrgUnit, Period, Plan, Target

PROVINCE = OrgUnit("province/99/2000", "99", "Tỉnh Bắc Lâm", Level.PROVINCE, None, None, None)
DISTRICT = OrgUnit("district/990/2000", "990", "Huyện Thượng Lâm", Level.DISTRICT, PROVINCE.key, None, None)
PLAN = Plan("plan/2024", "Kế hoạch năm 2024", PROVINCE.key, Period.of_year(2024))
SOURCE = Citation("https://bac-lam.example/bao-cao", "Báo cáo năm 2024 của tỉnh Bắc Lâm", "2024-12-20")
PLAN_SOURCE = Citation("12-NQ/TU", "Nghị quyết về nhiệm vụ năm 2024", "2023-12-20")
AT_MOST = Comparator.AT_MOST
DAY = date(2024, 12, 31)


def target(indicator: str, words: str, value: str | None, unit: str, **more: object) -> Target:
    fields: dict[str, object] = {"due": Period.of_year(2024), "comparator": Comparator.AT_LEAST, "origin": PLAN_SOURCE, **more}
    number = None if value is None else Decimal(value)
    return Target(f"target/{indicator}", PLAN.key, PROVINCE.key, indicator, words, value=number, unit_of_measure=unit, **fields)


def seen(
    indicator: str, period: str, value: str, unit: str, known: str, modality: Modality = Modality.ACTUAL, **more: object
) -> Observation:
    amount = Amount(Decimal(value), unit, Decimal("0.5"), **more)
    return observe(
        PROVINCE.key, indicator, Period.parse(period), amount, modality=modality, origin=SOURCE, known=date.fromisoformat(known)
    )


def ledger() -> Ledger:
    """Revenue over its plan, malnutrition under its ceiling, forest short, a target nobody reported, and a rank."""
    return ledger_of(
        (
            PROVINCE,
            DISTRICT,
            PLAN,
            target("state_revenue_area", "Thu ngân sách nhà nước trên địa bàn", "1000", "tỷ đồng"),
            target("forest_planted", "Diện tích rừng trồng mới", "3500", "ha"),
            target("health_insurance_coverage", "Tỷ lệ dân số tham gia bảo hiểm y tế", "95", "%"),
            target(
                "under5_stunting",
                "Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng",
                "15",
                "%",
                comparator=Comparator.AT_MOST,
                better="down",
            ),
            seen("state_revenue_area", "2023", "800", "tỷ đồng", "2024-02-01"),
            seen("state_revenue_area", "2024", "1035", "tỷ đồng", "2024-12-20", Modality.ESTIMATE),
            seen("forest_planted", "2024", "3499.9", "ha", "2024-12-20"),
            seen("under5_stunting", "2024", "14.6", "%", "2024-12-20"),
            seen("papi_rank", "2024", "22", "hạng", "2024-12-20", total=Decimal(63)),
            seen("grdp_growth", "2024", "7.4", "%", "2024-12-20", Modality.ESTIMATE, hedge=Hedge.ABOUT),
        )
    )


def year_report(**more: object) -> ReportInput:
    """The year's report of the province."""
    given: dict[str, object] = {"day": DAY, "known": DAY, **more}
    return report_input(Shelf(ledger().as_known(DAY)), PROVINCE.key, ReportKind.YEAR, Period.of_year(2024), **given)
