"""Small ledgers for the tests: units, an event or two, and one line for each value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tiendo.ledger import observe
from tiendo.ledger.precision import half_step_of
from tiendo.values import (
    Amount,
    Citation,
    Hedge,
    Level,
    Modality,
    Observation,
    OrgUnit,
    Period,
    Succession,
    SuccessionKind,
)

MERGED = date(2025, 7, 1)
PAGE = Citation("bao-cao.example", "Báo cáo", "2024")


def unit(
    key: str, parent: str | None = None, *, start: date | None = None, end: date | None = None, level: Level = Level.COMMUNE
) -> OrgUnit:
    return OrgUnit(key, key, f"Xã {key}", level, parent, start, end)


def event(kind: str, before: str, after: str, day: date = MERGED, **more: object) -> Succession:
    return Succession(day, SuccessionKind(kind), tuple(before.split()), tuple(after.split()), **more)  # type: ignore[arg-type]


def seen_value(
    of: str,
    indicator: str,
    period: str,
    value: str,
    noun: str = "hộ",
    *,
    known: date = date(2024, 12, 31),
    modality: str = "actual",
    hedge: str = "exact",
    page: Citation = PAGE,
    **more: object,
) -> Observation:
    number = Decimal(value)
    amount = Amount(number, noun, half_step_of(number, noun), hedge=Hedge(hedge))
    return observe(of, indicator, Period.parse(period), amount, modality=Modality(modality), origin=page, known=known, **more)  # type: ignore[arg-type]
