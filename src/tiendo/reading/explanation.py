"""How a statement was read, in words."""

from __future__ import annotations

from tiendo.values import Direction, Kind, Modality, Reading, Statement

from .rules import RULES
from .tables.rule_words import TABLE_RULES

_KINDS = {Kind.LEVEL: "mức", Kind.CHANGE: "mức thay đổi", Kind.SHARE_OF_TARGET: "tỷ lệ so với chỉ tiêu", Kind.RANK: "thứ hạng"}
_DIRECTIONS = {Direction.UP: "tăng", Direction.DOWN: "giảm", Direction.OVER: "vượt", Direction.SHORT: "hụt"}
_MODALITIES = {Modality.ACTUAL: "đã thực hiện", Modality.ESTIMATE: "ước, dự báo", Modality.TARGET: "chỉ tiêu, kế hoạch"}
_HEDGES = {"about": "khoảng", "almost": "gần bằng", "over": "trên", "under": "dưới", "at_least": "ít nhất", "at_most": "nhiều nhất"}


def explain(reading: Reading, start: int) -> list[str]:
    """Say how the statement at an offset was read.

    Args: start: offset of any character of the number in the document's text.
    Returns: Vietnamese sentences; one that says so when no number stands there.
    """
    for statement in reading.statements:
        if statement.source.start <= start < statement.source.end:
            return _sentences(statement)
    for item in reading.unread:
        if item.source.start <= start < item.source.end:
            return [f"“{item.source.surface}” chưa được hiểu: {item.reason}."]
    return ["Tại vị trí này không có số nào được đọc."]


def _sentences(statement: Statement) -> list[str]:
    amount = statement.amount
    number = (
        f"{amount.value}"
        + (f" đến {amount.upper}" if amount.upper is not None else "")
        + (f" trên {amount.total}" if amount.total is not None else "")
    )
    lines = [f"“{statement.source.surface}” là {_KINDS[statement.kind]}: {number.replace('.', ',')} {amount.unit}".rstrip() + "."]
    if statement.direction:
        lines.append(f"Chiều: {_DIRECTIONS[statement.direction]}.")
    if amount.hedge.value in _HEDGES:
        lines.append(f"Số được rào: {_HEDGES[amount.hedge.value]}.")
    lines.append(f"Tính chất: {_MODALITIES[statement.modality]}.")
    if statement.indicator:
        lines.append(f"Chỉ tiêu: {statement.indicator.words}.")
    if statement.period:
        lines.append(
            f"Thời gian: {statement.period}" + (f", so với {statement.base_period}" if statement.base_period else "") + "."
        )
    if statement.place:
        lines.append(f"Nơi: {statement.place.words}.")
    known = {**RULES, **TABLE_RULES}
    return lines + [known[rule] for rule in statement.rules if rule in known]
