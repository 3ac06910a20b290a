"""A few figures made up for tests of open formats."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tiendo.exchange.figures import Figure
from tiendo.values import Amount, Citation, Hedge, Modality, Observation, Period

SOUTH, NORTH = "district/902/1990", "district/901/1990"


def figure(key: str, value: str, period: str = "2024", *, unit: str = NORTH, half: str = "0.05", **more: Any) -> Figure:
    extra = {name: more.pop(name) for name in ("hedge", "upper", "total", "unit_of_measure") if name in more}
    amount = Amount(Decimal(value), extra.pop("unit_of_measure", "%"), Decimal(half), **extra)
    named = {name: more.pop(name) for name in ("unit_name", "source") if name in more}
    fields = {"modality": Modality.ACTUAL, "known": date(2025, 1, 10), "indicator": "poverty_rate", **more}
    seen = Observation(
        key=key,
        unit=unit,
        period=Period.parse(period),
        amount=amount,
        origin=Citation("https://example.vn/a", "Bài", "2025"),
        **fields,
    )
    return Figure(
        seen, named.get("unit_name", "Huyện Bắc"), "Tỷ lệ hộ nghèo", named.get("source", "Báo cáo năm"), "https://example.vn/a"
    )


FIGURES = (
    figure("o/3", "6.6", "2024-01..2024-09", upper=Decimal("6.8"), hedge=Hedge.ABOUT, modality=Modality.ESTIMATE),
    figure("o/1", "5.0"),
    figure("o/2", "12.345", "2024-Q1", unit=SOUTH, unit_name="Huyện Nam", half="0.0005"),
    figure("o/4", "35", "2024-06-10", total=Decimal(49), half="0", unit_of_measure="chỉ tiêu", indicator="met"),
)
