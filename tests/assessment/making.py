"""Small values for the tests of this room."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tiendo.assessment import Way
from tiendo.values import Absence, Amount, Citation, Comparator, Measure, Modality, Observation, Period, Target

SOURCE = Citation("08/BC-UBND", "Báo cáo kinh tế - xã hội", "2024")


def target(
    value: str | None,
    due: str = "2025",
    *,
    words: str = "Tỷ lệ hộ nghèo đa chiều",
    unit: str = "%",
    comparator: Comparator = Comparator.AT_LEAST,
    upper: str | None = None,
    measure: Measure = Measure.LEVEL,
    better: str = "up",
    baseline: tuple[str, str] | None = None,
    key: str = "t",
    place: str = "province/06/1997",
) -> Target:
    return Target(
        key=key,
        plan="plan",
        unit=place,
        indicator="own/x",
        indicator_words=words,
        comparator=comparator,
        value=None if value is None else Decimal(value),
        upper=None if upper is None else Decimal(upper),
        unit_of_measure=unit,
        due=Period.parse(due),
        origin=SOURCE,
        measure=measure,
        better=better,
        baseline=None if baseline is None else Decimal(baseline[1]),
        baseline_period=None if baseline is None else Period.parse(baseline[0]),
    )


def seen(
    period: str,
    value: str | None,
    known: str,
    *,
    unit: str = "%",
    estimate: bool = False,
    key: str = "",
    corrects: str | None = None,
    absence: Absence | None = None,
    place: str = "province/06/1997",
) -> Observation:
    amount = None if value is None else Amount(Decimal(value), unit, Decimal("0.5").scaleb(Decimal(value).as_tuple().exponent))
    return Observation(
        key=key or f"{period} {value} {known}",
        unit=place,
        indicator="own/x",
        period=Period.parse(period),
        amount=amount,
        modality=Modality.ESTIMATE if estimate else Modality.ACTUAL,
        origin=SOURCE,
        known=date.fromisoformat(known),
        absence=absence,
        corrects=corrects,
    )


def way(
    base: tuple[float, float], latest: tuple[float, float], goal: tuple[float, float | None], direction: int = 1, **more: object
) -> Way:
    """``(time, value)`` of base, latest figure and target."""
    return Way(base[0], base[1], latest[0], latest[1], goal[0], goal[1], direction, (base, latest), **more)  # type: ignore[arg-type]
