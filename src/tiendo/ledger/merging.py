"""How the values of several units make the value of one: the indicator's rule, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from tiendo.catalogue import Indicator, indicators, units_of_measure
from tiendo.values import Amount, Hedge

from .precision import base_unit, measured

_EXACT = Context(prec=120)
# Why an indicator that is neither added nor averaged cannot be composed.
_REFUSAL = {
    "rank": "thứ hạng không cộng, không bình quân được",
    "growth_rate": "tốc độ tăng chỉ tính lại được từ mức của hai kỳ",
    "score": "điểm số do cơ quan đánh giá công bố, không gộp được",
    "index": "chỉ số do cơ quan đánh giá công bố, không gộp được",
    "share": "tỷ lệ không có quyền số để bình quân",
}
_TRANSFERS = "chỉ tiêu không cộng được (có phần chuyển giao giữa các cấp)"
_SCALE = {"percent": 100, "kg/person/year": 1000}


class MergeKind(StrEnum):
    """The four ways, and none."""

    SUM = "sum"
    MEAN = "mean"
    RATIO = "ratio"
    GROWTH = "growth"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class MergeRule:
    """How an indicator merges.

    Attributes:
        inputs: codes it needs: numerator and denominator of a ratio, the level of a growth rate.
        weight: code of the indicator that weighs the mean, ``None`` without one.
        scale: a ratio of base units times this is the indicator's value.
        reason: for ``NONE``, why, one Vietnamese phrase.
    """

    kind: MergeKind
    inputs: tuple[str, ...] = ()
    weight: str | None = None
    scale: int = 1
    reason: str = ""


def rule_of(indicator: str) -> MergeRule:
    """The rule of an indicator, from its entry in the catalogue; the ledger's own codes have none."""
    known = indicators().get(indicator)
    if known is None:
        return MergeRule(MergeKind.NONE, reason="chỉ tiêu chưa có trong danh mục nên chưa có quy tắc gộp")
    if known.aggregation == "sum":
        return MergeRule(MergeKind.SUM)
    if known.aggregation == "weighted_mean":
        return _mean(known)
    if "growth_of" in known.relation:
        return MergeRule(MergeKind.GROWTH, inputs=(known.relation["growth_of"],), reason=_REFUSAL["growth_rate"])
    return MergeRule(
        MergeKind.NONE, reason=_REFUSAL.get(known.quantity, "chỉ tiêu không cộng được (có phần chuyển giao giữa các cấp)")
    )


def _mean(known: Indicator) -> MergeRule:
    ratio = known.relation.get("ratio_of")
    if ratio is None:
        return MergeRule(MergeKind.MEAN, weight=known.weight)
    return MergeRule(MergeKind.RATIO, inputs=tuple(ratio), weight=known.weight, scale=_SCALE.get(known.base_unit, 1))


def added(amounts: Sequence[Amount]) -> Amount | None:
    """The sum, exact, in the unit of the first; ``None`` when units do not convert into each other."""
    first = amounts[0]
    if any(base_unit(amount) != base_unit(first) for amount in amounts):
        return None
    with localcontext(_EXACT):
        return Amount(
            value=sum((_as(amount.value, amount, first) for amount in amounts), Decimal(0)),
            unit=first.unit,
            half_step=sum((_as(amount.half_step, amount, first) for amount in amounts), Decimal(0)),
            hedge=_hedge(amounts),
            unit_code=first.unit_code,
        )


def scaled(amount: Amount, share: Decimal) -> Amount:
    """A part of an amount, exact."""
    with localcontext(_EXACT):
        return Amount(amount.value * share, amount.unit, amount.half_step * share, None, None, amount.hedge, amount.unit_code)


def averaged(amounts: Sequence[Amount], weights: Sequence[Amount]) -> Amount | None:
    """The mean of some amounts, each with its weight; ``None`` when units do not convert or the weights add up to nothing."""
    first, heavy = amounts[0], weights[0]
    if any(base_unit(one) != base_unit(first) for one in amounts) or any(base_unit(one) != base_unit(heavy) for one in weights):
        return None
    total = sum((_fraction(weight, heavy) for weight in weights), Fraction(0))
    if not total:
        return None
    mean = (
        sum((_fraction(one, first) * _fraction(by, heavy) for one, by in zip(amounts, weights, strict=True)), Fraction(0)) / total
    )
    return _rounded(mean, first, amounts)


def divided(numerator: Amount, denominator: Amount, scale: int, unit: str) -> Amount | None:
    """A ratio of two amounts taken in their base units, given in ``unit``; ``None`` when the denominator is zero."""
    known = units_of_measure().get(unit)
    if not denominator.value or known is None:
        return None
    ratio = _in_base(numerator) / _in_base(denominator) * scale / Fraction(known.factor)
    return _rounded(ratio, Amount(Decimal(0), known.printed[0], Decimal(0), unit_code=known.code), (numerator, denominator))


def grown(now: Amount, before: Amount) -> Amount | None:
    """Growth in percent from one amount to another; ``None`` when the units differ or the way starts at zero."""
    if not before.value or base_unit(now) != base_unit(before):
        return None
    growth = (_in_base(now) / _in_base(before) - 1) * 100
    return _rounded(growth, Amount(Decimal(0), "%", Decimal(0), unit_code="percent"), (now, before))


def _as(number: Decimal, amount: Amount, like: Amount) -> Decimal:
    """A number in the amount's unit as one in another's; exact wherever the factors are powers of ten."""
    mine, theirs = measured(amount), measured(like)
    if mine is None or theirs is None or mine.factor == theirs.factor:
        return number
    return number * mine.factor / theirs.factor


def _fraction(amount: Amount, like: Amount) -> Fraction:
    with localcontext(_EXACT):
        return Fraction(_as(amount.value, amount, like))


def _in_base(amount: Amount) -> Fraction:
    unit = measured(amount)
    return Fraction(amount.value) * (Fraction(unit.factor) if unit else 1)


def _rounded(number: Fraction, like: Amount, parts: Sequence[Amount]) -> Amount:
    """Two decimals, or as many as the parts of the same unit print."""
    places = max(2, *(-int(part.value.as_tuple().exponent) for part in parts if part.unit == like.unit), 2)
    with localcontext(_EXACT):
        step = Decimal(1).scaleb(-places)
        value = (Decimal(number.numerator) / Decimal(number.denominator)).quantize(step)
        return Amount(value, like.unit, step / 2, hedge=_hedge(parts), unit_code=like.unit_code)


def _hedge(parts: Sequence[Amount]) -> Hedge:
    hedges = {part.hedge for part in parts} - {Hedge.EXACT}
    return Hedge.EXACT if not hedges else hedges.pop() if len(hedges) == 1 else Hedge.ABOUT
