"""The ledger seen as it was, as it is now, or as of any day: values that units never reported, composed from those that did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tiendo.catalogue import indicators
from tiendo.values import Absence, Amount, Modality, Observation, OrgUnit, Period

from .merging import MergeKind, MergeRule, added, averaged, divided, grown, rule_of, scaled
from .state import Ledger
from .territory import Strands
from .vintages import Value, answer, value


def seen(ledger: Ledger, unit: str, indicator: str, period: Period, *, known_by: date | None = None) -> Value:
    """The value of a unit for a period, whether or not it was in being then.

    What the unit itself reported comes first. Else the value is composed, by the indicator's rule, from the units that were in
    being at the end of the period and stand for the same land: the parts of a new unit before its birth, the communes of a
    district after its end.

    Args: known_by: from what was known on this day only.
    Returns: a figure; or none with the reason: a part is not reported (``missing`` names it), the indicator refuses to be
        merged, or the land was divided.
    """
    ledger = ledger if known_by is None else ledger.as_known(known_by)
    own = answer(ledger, unit, indicator, period, on=known_by)
    if own.amount is not None or own.observations or unit not in ledger.territory.units:
        return own
    made = composed(ledger, unit, indicator, period)
    nothing = made.amount is None and not made.observations
    return own if nothing and ledger.territory.alive(unit, period.last) else made


def composed(ledger: Ledger, unit: str, indicator: str, period: Period) -> Value:
    """The value of a unit made of its parts, leaving aside what it reported itself (the roll-up of its children).

    Returns: as :func:`seen`.
    """
    rule = rule_of(indicator)
    if rule.kind is MergeKind.NONE:
        return _refused(ledger, unit, period, rule.reason)
    if rule.kind is MergeKind.GROWTH:
        return _growth(ledger, unit, period, rule)
    if rule.kind is MergeKind.RATIO:
        found = _ratio(ledger, unit, indicator, period, rule)
        if found is not None:
            return found
    return _merged(ledger, unit, indicator, period, rule)


def across(ledger: Ledger, top: str, indicator: str, period: Period, *, units_of: date) -> tuple[tuple[OrgUnit, Value], ...]:
    """One row for each unit right below ``top`` as the tree stood on a day.

    Args: units_of: the last day of the period for *as it was*, today for *as it is now*, any other day for *as of* it.
    """
    return tuple((unit, seen(ledger, unit.key, indicator, period)) for unit in ledger.territory.below(top, units_of))


def _merged(ledger: Ledger, unit: str, indicator: str, period: Period, rule: MergeRule) -> Value:
    land = ledger.territory
    parts, left = land.parts(unit, period.last)
    if rule.kind is MergeKind.SUM and not left and (quick := ledger.tally(parts, indicator, period)):
        total, lacking = quick
        if lacking or total is None:
            return _missing(ledger, [value(ledger, key, indicator, period) for key in parts if key not in lacking], lacking)
        return replace(total, reason=f"gộp từ {_named(ledger, parts)}")
    values = [_part(ledger, key, indicator, period) for key in parts]
    shares = _shares(ledger, unit, left, indicator, period) if left and rule.kind is MergeKind.SUM else []
    if left and not shares:
        return _divided(ledger, unit, left, period)
    missing = tuple(key for key, one in zip(parts, values, strict=True) if one.amount is None)
    amounts = [one.amount for one in (*values, *shares) if one.amount is not None]
    if missing or not amounts:
        return _missing(ledger, (*values, *shares), missing or parts)
    whole, reason = _by_rule(ledger, parts, amounts, period, rule)
    if whole is None:
        return Value(None, absence=Absence.NOT_COMPARABLE, reason=reason, observations=_all((*values, *shares)))
    return _whole(ledger, whole, (*values, *shares), parts)


def _part(ledger: Ledger, key: str, indicator: str, period: Period) -> Value:
    """What one part reported, else what its own parts add up to."""
    own = value(ledger, key, indicator, period)
    if own.amount is not None or not ledger.territory.below(key, period.last):
        return own
    below = composed(ledger, key, indicator, period)
    return below if below.amount is not None else own


def _by_rule(
    ledger: Ledger, parts: Sequence[str], amounts: Sequence[Amount], period: Period, rule: MergeRule
) -> tuple[Amount | None, str]:
    if rule.kind is MergeKind.SUM:
        return added(amounts), "các đơn vị tính không quy đổi được cho nhau"
    known_weight = indicators().get(rule.weight or "")
    weigher = known_weight.name.lower() if known_weight else "quyền số"
    weights = [seen(ledger, key, rule.weight, period).amount if rule.weight else None for key in parts]
    known = [weight for weight in weights if weight is not None]
    if len(known) < len(weights):
        return None, f"bình quân theo {weigher}, mà {weigher} của một số đơn vị chưa có"
    return averaged(amounts, known), "các đơn vị tính không quy đổi được cho nhau"


def _ratio(ledger: Ledger, unit: str, indicator: str, period: Period, rule: MergeRule) -> Value | None:
    """A ratio recomputed from its two sides; ``None`` when a side is not there, so that the weighted mean is tried."""
    sides = [seen(ledger, unit, code, period) for code in rule.inputs]
    top, bottom = sides
    if top.amount is None or bottom.amount is None:
        return None
    ratio = divided(top.amount, bottom.amount, rule.scale, indicators()[indicator].units[0])
    if ratio is None:
        return None
    names = " ÷ ".join(indicators()[code].name.lower() for code in rule.inputs)
    return Value(ratio, _modality(sides), None, f"tính lại: {names}", _all(sides))


def _growth(ledger: Ledger, unit: str, period: Period, rule: MergeRule) -> Value:
    level = rule.inputs[0]
    pair = [seen(ledger, unit, level, one) for one in (period, period.same_period_last_year())]
    now, before = pair
    growth = grown(now.amount, before.amount) if now.amount is not None and before.amount is not None else None
    if growth is None:
        name = indicators()[level].name.lower()
        return _refused(ledger, unit, period, f"{rule.reason}; {name} của cả hai kỳ chưa đủ")
    return Value(growth, _modality(pair), None, f"tính lại từ {indicators()[level].name.lower()} hai kỳ", _all(pair))


def _shares(ledger: Ledger, unit: str, left: Strands, indicator: str, period: Period) -> list[Value]:
    """For land that came from divided units whose shares are on record: their values times the shares."""
    land, found, covered = ledger.territory, [], 0
    for event in land.successions:
        if not event.shares or not any(land.strands[key] & left for key in event.before):
            continue
        heirs = zip(event.after, event.shares, strict=True)
        mine = [share for heir, share in heirs if not land.strands[heir] & ~land.strands[unit]]
        whole = seen(ledger, event.before[0], indicator, period)
        if whole.amount is None or not mine:
            return []
        part = scaled(whole.amount, sum(mine, Decimal(0)))
        found.append(Value(part, whole.modality, None, "chia theo tỷ lệ đã ghi", whole.observations))
        for key in event.before:
            covered |= land.strands[key]
    return found if left & ~covered == 0 else []


def _whole(ledger: Ledger, total: Amount, values: Sequence[Value], parts: Sequence[str]) -> Value:
    disputed = tuple(rival for one in values for rival in one.disputed)
    return Value(total, _modality(values), None, f"gộp từ {_named(ledger, parts)}", _all(values), disputed)


def _missing(ledger: Ledger, values: Sequence[Value], missing: Sequence[str]) -> Value:
    reason = f"chưa có số của {_named(ledger, missing)}" if missing else "chưa có báo cáo"
    reported = _all([one for one in values if one.amount is not None])
    return Value(None, absence=Absence.NOT_REPORTED, reason=reason, observations=reported, missing=tuple(missing))


def _divided(ledger: Ledger, unit: str, left: Strands, period: Period) -> Value:
    """The land lies partly in units that hold other land too: a divided old unit, or a new one made of several."""
    split = ledger.territory.across(left, period.last)
    ended = ledger.territory.ends.get(unit)
    later = ended is not None and ended < period.last
    cause = "có cả phần của đơn vị khác, không tách được" if later else "được chia cho nhiều đơn vị, không có tỷ lệ chia"
    reason = f"{_named(ledger, split)} {cause}" if split else "không rõ các đơn vị tiền thân"
    return Value(None, absence=Absence.NOT_COMPARABLE, reason=reason, missing=split)


def _refused(ledger: Ledger, unit: str, period: Period, reason: str) -> Value:
    """No rule: *abolished* for a unit that had ended, *not reported* for one in being, else *not comparable*."""
    if ledger.territory.alive(unit, period.last):
        return Value(None, absence=Absence.NOT_REPORTED, reason=f"chưa có báo cáo; {reason}")
    ended = ledger.territory.ends.get(unit)
    if ended is not None and ended < period.first:
        return Value(None, absence=Absence.ABOLISHED, reason=f"đơn vị kết thúc ngày {ended:%d/%m/%Y}; {reason}")
    return Value(None, absence=Absence.NOT_COMPARABLE, reason=reason)


def _named(ledger: Ledger, keys: Sequence[str]) -> str:
    """The first names of some units; one that has ended says when, since another may carry its name."""
    names = []
    for key in keys[:3]:
        ended = ledger.territory.ends.get(key)
        names.append(ledger.units[key].name + (f" (đến {ended:%d/%m/%Y})" if ended else ""))
    return ", ".join(names) + (f" và {len(keys) - 3} đơn vị khác" if len(keys) > 3 else "")


def _modality(values: Sequence[Value]) -> Modality:
    return Modality.ESTIMATE if any(one.modality is Modality.ESTIMATE for one in values) else Modality.ACTUAL


def _all(values: Sequence[Value]) -> tuple[Observation, ...]:
    return tuple(dict.fromkeys(seen for one in values for seen in one.observations))
