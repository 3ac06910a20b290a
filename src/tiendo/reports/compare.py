"""A result held against its plan and against the year before, as offices print it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from tiendo.assessment import CLASS_WORDS
from tiendo.assessment.aim import direction, meets
from tiendo.catalogue import indicators
from tiendo.ledger.precision import base_unit, in_base
from tiendo.values import Amount, Modality, Observation, Period, Target, TargetClass

from .input import TargetLine
from .numbers import number

_RATIO = {"amount", "count"}
_POINTS = {"share", "growth_rate"}
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A computed figure: what is printed and the arithmetic behind it."""

    printed: str
    how: str


def in_unit(amount: Amount, unit: str) -> Decimal | None:
    """The value of an amount in another unit of measure, ``None`` when the two do not convert."""
    wanted = Amount(Decimal(1), unit, Decimal(0))
    if base_unit(amount) != base_unit(wanted):
        return None
    value = in_base(amount.value, amount) / in_base(Decimal(1), wanted)
    return value if value == amount.value else value.normalize() + Decimal(0)


def quantity(indicator: str, unit: str) -> str:
    """What kind of number an indicator is; the unit decides where the catalogue has no entry."""
    known = indicators().get(indicator)
    if known is not None:
        return known.quantity
    return "share" if unit.startswith("%") or unit.startswith("điểm") else "rank" if unit == "hạng" else "amount"


def share_of_plan(target: Target, seen: Observation) -> Comparison | None:
    """``120,6%`` of the plan for amounts and counts where more is better; ``None`` where the field prints no share.

    A result that falls short never rounds up to 100%.
    """
    if target.value is None or target.value <= 0 or target.upper is not None or target.implied is not None or seen.amount is None:
        return None
    actual = in_unit(seen.amount, target.unit_of_measure)
    if actual is None or direction(target) < 0 or quantity(target.indicator, target.unit_of_measure) not in _RATIO:
        return None
    share = actual / target.value * 100
    rounded = share.quantize(_TENTH, ROUND_DOWN if share < 100 else ROUND_HALF_UP)
    printed = number(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded)
    return Comparison(f"{printed}%", f"{number(actual)} ÷ {number(target.value)}")


def since_last_year(now: Observation, before: Observation | None) -> tuple[str, Comparison] | None:
    """``("tăng", 16,7%)`` against the same period of the year before, in points for shares; only against a final figure."""
    if before is None or now.amount is None or before.amount is None or before.modality is not Modality.ACTUAL:
        return None
    if any(one.amount is None or one.amount.total is not None or one.amount.upper is not None for one in (now, before)):
        return None
    earlier = in_unit(before.amount, now.amount.unit)
    kind = quantity(now.indicator, now.amount.unit)
    if earlier is None or earlier <= 0 or kind not in _RATIO | _POINTS:
        return None
    if kind in _POINTS:
        change = now.amount.value - earlier
        printed, how = f"{number(abs(change))} điểm phần trăm", f"{number(now.amount.value)} − {number(earlier)}"
    else:
        change = (now.amount.value / earlier - 1) * 100
        printed = f"{number(abs(change).quantize(_TENTH, ROUND_HALF_UP))}%"
        how = f"{number(now.amount.value)} ÷ {number(earlier)} − 1"
    if not any(character in "123456789" for character in printed):
        return None
    return ("tăng" if change > 0 else "giảm"), Comparison(printed, how)


def verdict(line: TargetLine, period: Period) -> str:
    """The word of the last column: vượt, đạt, không đạt when the time is up, else the class of the outlook."""
    seen = line.current
    cls = line.assessment.cls if line.assessment else TargetClass.CANNOT_ASSESS
    decided = line.assessment is not None and line.assessment.override is not None
    over = line.target.due.last <= period.last
    if over and not decided and seen is not None and seen.amount is not None and seen.period.last >= line.target.due.last:
        actual = in_unit(seen.amount, line.target.unit_of_measure)
        estimate = seen.modality is Modality.ESTIMATE
        if actual is not None and line.target.value is not None and _certain(line.target, actual):
            return _settled(line.target, actual, estimate=estimate)
    return CLASS_WORDS[cls].vi


def _certain(target: Target, actual: Decimal) -> bool:
    """Whether a result can be held against the plan: an implied plan is an interval, and inside it nobody knows."""
    return target.implied is None or not target.implied[0] < actual < target.implied[1]


def _settled(target: Target, actual: Decimal, *, estimate: bool) -> str:
    if not meets(target, float(actual)):
        return "Ước không đạt" if estimate else "Không đạt"
    best = target.value if target.upper is None else target.upper
    beyond = best is not None and ((direction(target) > 0 and actual > best) or (direction(target) < 0 and actual < best))
    word = "vượt" if beyond else "đạt"
    return f"Ước {word}" if estimate else word.capitalize()
