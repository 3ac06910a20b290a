"""What an accepted statement becomes in the ledger: an observation, a target, or a reason why neither.

Values in, values out; storing what comes out is the record's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from ..catalogue import indicators
from ..values import Comparator, Kind, Modality, Observation, Place, Plan, Statement, Target
from .entries import observe
from .naming import indicator_code, is_own

RANK_UNIT = "hạng"
"""Unit of a rank that a text prints without one ("xếp thứ 13/63")."""


@dataclass(frozen=True, slots=True)
class Left:
    """A statement that has no place in the ledger, and why, for the person who posts."""

    reason: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What posting needs to know besides the statement.

    Attributes:
        unit_of: key of the unit that a place names; ``None`` when it names none that is known.
        home: key of the unit that the document speaks of where it names no place.
        plans: plans of the units concerned.
        known: the day the figures became known: the document's day.
        better: which way is good for an indicator (``"up"``, ``"down"``, ``"range"``).
        own: codes of the ledger's own indicators (those that the catalogue lacks) that are in use.
    """

    unit_of: Callable[[Place], str | None]
    home: str
    plans: Sequence[Plan]
    known: date
    better: Callable[[str], str]
    own: frozenset[str] = frozenset()


def entry_of(statement: Statement, setting: Setting) -> Observation | Target | Left:
    """The ledger entry that a statement stands for.

    A change or a share of a plan is no value of its own: it stays with its document, where checks use it.
    """
    if statement.kind not in (Kind.LEVEL, Kind.RANK):
        return Left("số thay đổi hoặc tỷ lệ so với kế hoạch, dùng để kiểm tra")
    indicator = _indicator(statement, setting)
    if indicator is None:
        return Left("chỉ tiêu chưa có trong danh mục")
    amount = statement.amount
    if statement.kind is Kind.RANK:
        indicator = rank_of(indicator, setting.own)
        if indicator is None:
            return Left("thứ hạng của một chỉ tiêu mà danh mục không có chỉ tiêu thứ hạng riêng")
        amount = amount if amount.unit else replace(amount, unit=RANK_UNIT)
    if statement.period is None:
        return Left("chưa rõ kỳ")
    unit = setting.home if statement.place is None else setting.unit_of(statement.place)
    if unit is None:
        return Left("chưa rõ đơn vị")
    if statement.modality is Modality.TARGET:
        return _target(statement, indicator, unit, setting)
    return observe(
        unit,
        indicator,
        statement.period,
        amount,
        modality=statement.modality,
        origin=statement.source,
        known=setting.known,
        indicator_words=statement.indicator.words if statement.indicator else "",
    )


def rank_of(indicator: str, own: frozenset[str] = frozenset()) -> str | None:
    """The indicator that holds the rank of an index: 13th of 63 is no score. ``None`` where no such indicator is known.

    >>> rank_of("pci_score"), rank_of("pci_rank"), rank_of("grdp_growth")
    ('pci_rank', 'pci_rank', None)
    """
    if is_own(indicator):
        twin = indicator if indicator.endswith("-hang") else f"{indicator}-hang"
        return twin if twin in own or twin == indicator else None
    known = indicators()
    if indicator in known and known[indicator].quantity == "rank":
        return indicator
    twin = f"{indicator.removesuffix('_score')}_rank"
    return twin if twin in known else None


def _indicator(statement: Statement, setting: Setting) -> str | None:
    mention = statement.indicator
    if mention is None or mention.code is not None:
        return mention.code if mention else None
    code = indicator_code(mention.words)
    return code if not is_own(code) or code in setting.own else None


def _target(statement: Statement, indicator: str, unit: str, setting: Setting) -> Target | Left:
    plans = [plan for plan in setting.plans if plan.unit == unit and plan.period == statement.period]
    if len(plans) != 1 or statement.indicator is None or statement.period is None:
        return Left("mục tiêu chưa rõ thuộc kế hoạch nào" if not plans else "mục tiêu có thể thuộc nhiều kế hoạch")
    better = setting.better(indicator)
    amount = statement.amount
    comparator = (
        Comparator.RANGE if amount.upper is not None else {"up": Comparator.AT_LEAST, "down": Comparator.AT_MOST}.get(better)
    )
    said = repr((plans[0].key, unit, indicator, str(statement.period), statement.amount, statement.source))
    return Target(
        key=f"target/{sha256(said.encode()).hexdigest()[:16]}",
        plan=plans[0].key,
        unit=unit,
        indicator=indicator,
        indicator_words=statement.indicator.words,
        comparator=comparator or Comparator.EQUAL,
        value=amount.value,
        upper=amount.upper,
        unit_of_measure=amount.unit,
        due=statement.period,
        origin=statement.source,
        better=better,
        known=setting.known,
    )
