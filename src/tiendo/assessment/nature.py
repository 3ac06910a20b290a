"""What an indicator's values are: amounts that add up over a year, levels at a day, or rates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from tiendo.catalogue import fold, indicators
from tiendo.values import Measure, Target

from .observed import Figure

RATES = frozenset({"share", "growth_rate", "rank", "score", "index"})  # kinds of quantity in the catalogue
_MARKS = re.compile(r"[^\w%]+")


class Nature(StrEnum):
    """What a figure of part of a year says of the whole year."""

    FLOW = "flow"  # adds up over the year: revenue, trees planted
    STOCK = "stock"  # stands at a day: population, schools that meet the standard
    RATE = "rate"  # neither: a share, a growth rate, a score, a rank


def nature(target: Target, found: Sequence[Figure]) -> Nature:
    """Whether the indicator adds up over a year, stands at a day, or is a rate.

    The catalogue's kind of quantity and the unit of measure settle rates; the words of the indicator and the periods of its
    figures tell flows from stocks. A share of the year's own plan ("tỷ lệ giải ngân") builds up like a flow.
    """
    if _says(target, "accruing"):
        return Nature.FLOW
    known = indicators().get(target.indicator)
    quantity = known.quantity if known else ""
    unit = fold(target.unit_of_measure)
    if quantity in RATES or unit == "điểm" or unit.startswith("%") or _per_something(unit):
        return Nature.RATE
    if _says(target, "stock"):
        return Nature.STOCK
    if _says(target, "flow") or any(figure.period.is_cumulative for figure in found):
        return Nature.FLOW
    return Nature.STOCK


def is_amount(target: Target, found: Sequence[Figure]) -> bool:
    """True for what can grow without bound: flows, stocks, and amounts per something (income per head)."""
    unit = fold(target.unit_of_measure)
    return not unit.startswith("%") and (nature(target, found) is not Nature.RATE or _per_something(unit))


def is_growth(target: Target) -> bool:
    """True when the series is itself a rate of change."""
    known = indicators().get(target.indicator)
    if known:
        return known.quantity == "growth_rate"
    words = fold(target.indicator_words)
    return "%" in target.unit_of_measure and (words.startswith("tăng trưởng") or "tốc độ tăng" in words)


def over_term(target: Target) -> bool:
    """True when the target speaks of all its years together: a yearly average, or a total that each year adds to.

    A running total that is reported as such ("lũy kế") is a stock: its last value is the total.
    """
    if target.measure is Measure.CUMULATIVE:
        return not _says(target, "stock")
    return target.measure is Measure.YEARLY_AVERAGE


def _per_something(unit: str) -> bool:
    return "/" in unit.removesuffix("/năm") and not unit.startswith(("%", "hạng", "điểm"))


def _says(target: Target, nature_name: str) -> bool:
    known = indicators().get(target.indicator)
    words = f"{known.name} / {target.indicator_words}" if known else target.indicator_words
    folded = f" {_MARKS.sub(' ', fold(words))} "
    return any(f" {word} " in folded for word in _words(nature_name))


@cache
def _words(nature_name: str) -> tuple[str, ...]:
    text = files("tiendo.assessment").joinpath("data", "natures.yaml").read_text(encoding="utf-8")
    return tuple(fold(word) for word in yaml.safe_load(text)[nature_name])
