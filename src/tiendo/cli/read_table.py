"""Readings as a table for people, Vietnamese number style."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table

from tiendo.values import Reading, Statement

from .command import Say

_KINDS = {
    "level": ("mức", "level"),
    "change": ("thay đổi", "change"),
    "share_of_target": ("% chỉ tiêu", "share of target"),
    "rank": ("hạng", "rank"),
}
_SIGNS = {"up": "↑ ", "down": "↓ ", "over": "vượt ", "short": "hụt "}
_MODALITIES = {"actual": ("", ""), "estimate": ("ước", "estimate"), "target": ("chỉ tiêu", "target")}
_HEDGES = {"about": "~", "almost": "≲", "over": ">", "under": "<", "at_least": "≥", "at_most": "≤"}


def print_readings(readings: Sequence[Reading], say: Say) -> None:
    """Print one table per document to standard output."""
    console = Console(highlight=False, soft_wrap=False)
    for reading in readings:
        table = Table(title=reading.document.name, title_justify="left", header_style="bold", expand=False)
        for vi, en, side in (
            ("Chỉ tiêu", "Indicator", "left"),
            ("Số", "Number", "right"),
            ("Đơn vị", "Unit", "left"),
            ("Loại", "Kind", "left"),
            ("Thời gian", "Period", "left"),
            ("Nơi", "Place", "left"),
        ):
            table.add_column(say(vi, en), justify=side, overflow="fold")  # type: ignore[arg-type]
        for statement in reading.statements:
            table.add_row(*_row(statement, say))
        console.print(table)
        console.print(
            say(
                f"{len(reading.statements)} số đã hiểu, {len(reading.unread)} số chưa hiểu.",
                f"{len(reading.statements)} statements, {len(reading.unread)} numbers not understood.",
            )
        )


def _row(statement: Statement, say: Say) -> tuple[str, ...]:
    amount = statement.amount
    number = printed(amount.value)
    if amount.upper is not None:
        number += "–" + printed(amount.upper)
    if amount.total is not None:
        number += "/" + printed(amount.total)
    number = (_SIGNS[statement.direction.value] if statement.direction else "") + _HEDGES.get(amount.hedge.value, "") + number
    kind = say(*_KINDS[statement.kind.value])
    modality = say(*_MODALITIES[statement.modality.value])
    period = str(statement.period or "") + (f" / {statement.base_period}" if statement.base_period else "")
    return (
        statement.indicator.words if statement.indicator else "",
        number,
        amount.unit,
        f"{kind}, {modality}" if modality else kind,
        period,
        statement.place.words if statement.place else "",
    )


def printed(value: Decimal) -> str:
    """A number in Vietnamese style: dots between thousands, a decimal comma, the printed decimals kept."""
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace(" ", ".")
