"""The catalogue's tables as values. Each YAML file under ``data`` explains its own fields under ``about``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """A unit of measure.

    Attributes:
        code: stable name.
        printed: spellings met in texts, the usual one first.
        kind: ``measure``, ``counted_noun``, ``rate``, ``score`` or ``rank``.
        dimension: what kind of thing it measures (``money``, ``area`` …).
        base: code of the unit that values are converted to; two units convert only when it is the same.
        factor: value in the base unit = printed value × factor.
    """

    code: str
    printed: tuple[str, ...]
    kind: str
    dimension: str
    base: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measurable thing.

    Attributes:
        code: stable name.
        name: official Vietnamese wording.
        aliases: other wordings met in texts.
        sector: code of its sector.
        quantity: ``amount``, ``count``, ``share``, ``growth_rate``, ``rank``, ``score`` or ``index``.
        direction: ``up`` (more is better), ``down``, or ``range``.
        units: codes of the units it is printed in, the usual one first.
        base_unit: code of the unit that its values and range are stored in.
        aggregation: how child units make the parent: ``sum``, ``weighted_mean`` or ``none``.
        weight: code of the indicator that weighs the mean, ``None`` when there is none.
        relation: arithmetic that values must obey (``growth_of``, ``ratio_of``, ``sum_of``, ``difference_of``).
        range: plausible least and largest value of one province in one year, in ``base_unit``; ends may be ``None``.
        not_same_as: codes of look-alikes.
        tier: ``core`` for entries met in almost every report, else ``extended``.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    sector: str
    quantity: str
    direction: str
    units: tuple[str, ...]
    base_unit: str
    aggregation: str
    weight: str | None
    relation: Mapping[str, Any]
    range: tuple[Decimal | None, Decimal | None]
    not_same_as: tuple[str, ...]
    tier: str


@cache
def table(name: str) -> Mapping[str, Any]:
    """A catalogue file as plain data.

    Args: name: file name without ending: ``indicators``, ``units_of_measure``, ``bodies``, ``document_types`` …
    Raises: FileNotFoundError when the package holds no such table.
    """
    text = files("tiendo.catalogue").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - CSafeLoader builds plain data only
    return data


@cache
def units_of_measure() -> Mapping[str, UnitOfMeasure]:
    """Every unit of measure by code."""
    return {
        row["code"]: UnitOfMeasure(
            code=row["code"],
            printed=tuple(row["printed"]),
            kind=row["kind"],
            dimension=row["dimension"],
            base=row["base"],
            factor=Decimal(str(row["factor"] if row["factor"] is not None else 1)),
        )
        for row in table("units_of_measure")["units"]
    }


@cache
def indicators() -> Mapping[str, Indicator]:
    """Every indicator by code."""
    return {row["code"]: _indicator(row) for row in table("indicators")["indicators"]}


def _indicator(row: Mapping[str, Any]) -> Indicator:
    bounds = row["range"] or {}
    low, high = (None if bounds.get(end) is None else Decimal(str(bounds[end])) for end in ("min", "max"))
    return Indicator(
        code=row["code"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        sector=row["sector"],
        quantity=row["quantity"],
        direction=row["direction"],
        units=tuple(row["unit"]["printed"]),
        base_unit=row["unit"]["base"],
        aggregation=row["aggregation"],
        weight=row["weight"],
        relation=row["relation"] or {},
        range=(low, high),
        not_same_as=tuple(row["not_same_as"] or ()),
        tier=row["tier"],
    )
