"""Exports, imports and the balance between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..arithmetic import absolute, subtract
from ..printed import Mode
from ..relation import Claim, Relation
from ..scene import Fact, Scene
from ..wording import number
from .partition import Split, splits

NAME = "balance"
WORDS = ("siêu", "thặng dư", "thâm hụt")
_BALANCE = re.compile(r"\b(?:thặng dư|thâm hụt|xuất siêu|nhập siêu)\b[^;%]{0,60}$")
_NOT_ALL = re.compile(r"\btừ (?!đầu)[^\W\d_]+|\bkhu vực\b|\bvới (?!cùng)\b|\btăng\b|\bgiảm\b")
_REACH = 6


def find(scene: Scene) -> Iterator[Relation]:
    """A balance of the same period as an export and an import that make up one total."""
    halves = list(splits(scene, lambda fact: fact.is_level and not fact.is_percent and not fact.is_ratio))
    trade = [split for split in halves if split.partition.name == "xuất nhập khẩu"]
    for balance in scene.facts:
        lead = scene.lead(balance)
        if not balance.is_level or not _BALANCE.search(lead) or _NOT_ALL.search(lead[-60:]):
            continue
        near = [split for split in trade if _same_time(split, balance)]
        if len(near) == 1 and abs(near[0].whole.sentence - balance.sentence) <= _REACH:
            yield Relation(NAME, (*near[0].parts, balance))


def _same_time(split: Split, balance: Fact) -> bool:
    period = balance.statement.period
    return (
        period is not None
        and balance.dimension == split.whole.dimension
        and all(part.statement.period == period for part in split.parts)
    )


def claim(relation: Relation, mode: Mode) -> Claim:
    """The size of exports − imports against the printed balance."""
    exports, imports, balance = relation.facts
    return Claim(
        absolute(subtract(exports.amount(mode), imports.amount(mode))),
        balance.amount(mode),
        scale=exports.scale,
        unit=exports.statement.amount.unit,
        shown=lambda: f"|{number(exports.statement.amount.value)} − {number(imports.statement.amount.value)}|",
    )
