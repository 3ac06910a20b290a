"""Public facts kept as CSV tables (targets, implied targets, observations) as entries of a ledger.

The tables and their columns are described in the README of the folder that holds them.
"""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from tiendo.catalogue import indicators, org_successions, org_units, subtree, units_named
from tiendo.ledger.entries import Entry, observe
from tiendo.ledger.naming import indicator_code, own_code
from tiendo.ledger.precision import half_step_of, unit_of_measure
from tiendo.values import (
    Amount,
    Citation,
    Comparator,
    Hedge,
    Measure,
    Modality,
    Observation,
    OrgUnit,
    Period,
    Plan,
    Succession,
    Target,
)

_PART = {"H1": ("01", "06"), "H2": ("07", "12")}
_WHOLE = re.compile(r"^(?P<unit>.*?)\s*(?:/(?P<scale>\d+)|\(trên (?P<total>\d+)\))$")
_NUMBERED = re.compile(r"\d+[-/](?:\d{4}/)?[A-ZĐ]+[-A-ZĐ/]*")
_YEARS = re.compile(r"(?:19|20)\d{2}")

Row = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Name:
    """How the facts' wording of an indicator is carried: its code, and whether its values build up within the year."""

    indicator: str
    accrues: bool


class _Names(dict[str, Name]):
    """Wordings that a person decided on; the catalogue decides on the others.

    What a period brings (money, output, people trained) builds up within the year; what can only be counted on a day does not.
    """

    def __missing__(self, words: str) -> Name:
        code = indicator_code(words)
        known = indicators().get(code)
        return Name(code, known is not None and known.aggregation == "sum" and known.quantity == "amount")


def read_facts(folder: Path) -> tuple[Entry, ...]:
    """Every fact of a folder as entries, in an order in which they can be posted.

    Args: folder: holds tables that end in ``_observations.csv``, ``_targets.csv`` and ``_targets_implied.csv``, and
        ``names.csv`` with the codes of wordings; a wording that it lacks is coded as in any other table.
    Raises: ValueError naming the file and the row when a unit, period or number cannot be read.
    """
    known = {row["name"]: Name(row["indicator"], row["accrues"] == "yes") for row in _rows(folder / "names.csv")}
    names = _Names(known)
    observations = _each(folder, "_observations", lambda row: observation(row, names))
    stated = _each(folder, "_targets", lambda row: stated_target(row, names))
    resolutions = {target.unit: title for title, target in stated if _of_congress(title)}
    implied = _each(folder, "_targets_implied", lambda row: implied_target(row, names, resolutions))
    plans, targets = _planned([*stated, *implied])
    touched = {seen.unit for seen in observations} | {target.unit for target in targets}
    return (*territory({_top(unit) for unit in touched}), *plans, *targets, *observations)


def territory(tops: Iterable[str]) -> tuple[OrgUnit | Succession, ...]:
    """The units under some provinces, those that followed or preceded them, and what became of what."""
    wanted = set(tops)
    for event in org_successions():
        touched = {*event.before, *event.after}
        if touched & wanted and all(key.startswith("province/") for key in touched):
            wanted |= touched
    units = {unit.key: unit for top in sorted(wanted) for unit in subtree(top)}
    events = [event for event in org_successions() if {*event.before, *event.after} & units.keys()]
    return (*units.values(), *events)


def observation(row: Row, names: Mapping[str, Name]) -> Observation:
    """One row of the observations."""
    name = names[row["indicator_vi"]]
    modality = Modality(row["modality"])
    period, note = period_of(row["period"], row["as_of"], modality=modality, accrues=name.accrues)
    return observe(
        unit_named(row["unit_name"], period),
        name.indicator,
        period,
        amount_of(row["value"], row["unit_of_measure"], row["hedge"]),
        modality=modality,
        origin=_citation(row),
        known=last_day(row["source_date"]),
        note=note,
        indicator_words=row["indicator_vi"],
    )


def stated_target(row: Row, names: Mapping[str, Name]) -> tuple[str, Target]:
    """One row of the targets that a source prints, with the name of its plan."""
    name = names[row["indicator_vi"]]
    due = Period.parse(row["period"])
    unit = unit_named(row["unit_name"], due)
    comparator = Comparator(row["comparator"])
    return row["plan"], Target(
        key=_target_key(row, row["plan"]),
        plan=_plan_key(row["plan"], unit),
        unit=unit,
        indicator=name.indicator,
        indicator_words=row["indicator_vi"],
        comparator=comparator,
        value=Decimal(row["value"]),
        upper=Decimal(row["value2"]) if row["value2"] else None,
        unit_of_measure=row["unit_of_measure"],
        due=due,
        origin=_citation(row),
        measure=_measure(row["indicator_vi"], due, name),
        better=_better(name.indicator, comparator),
        known=last_day(row["source_date"]),
    )


def implied_target(row: Row, names: Mapping[str, Name], resolutions: Mapping[str, str]) -> tuple[str, Target]:
    """One row of the targets that follow from "x % of plan"; its interval is kept beside the value.

    Args: resolutions: title of each unit's congress resolution, for rows that a congress assigned.
    """
    name = names[row["indicator_vi"]]
    due = Period.parse(row["period"])
    unit = unit_named(row["unit_name"], due)
    plan = f"Kế hoạch năm {due.last.year}"
    if _of_congress(row["assigned_by"]):
        plan = resolutions.get(unit, row["assigned_by"])
    comparator = Comparator.AT_LEAST if _better(name.indicator, Comparator.EQUAL) == "up" else Comparator.EQUAL
    return plan, Target(
        key=_target_key(row, f"{plan} {row['achieved']} {row['percent_of_target']} {row['assigned_by']}"),
        plan=_plan_key(plan, unit),
        unit=unit,
        indicator=name.indicator,
        indicator_words=row["indicator_vi"],
        comparator=comparator,
        value=Decimal(row["implied_value"]),
        unit_of_measure=row["unit_of_measure"],
        due=due,
        origin=_citation(row),
        measure=_measure(row["indicator_vi"], due, name),
        better=_better(name.indicator, comparator),
        known=last_day(row["source_date"]),
        implied=(Decimal(row["implied_low"]), Decimal(row["implied_high"])),
        assigned_by=row["assigned_by"],
    )


def period_of(text: str, as_of: str, *, modality: Modality, accrues: bool) -> tuple[Period, str]:
    """A period as the facts write it, with a note where the writing says more than the period can.

    A whole year with an earlier day is the value up to that day; a *start* is the first day of its year.
    """
    year, _, part = text.partition("-")
    if part == "start":
        return Period.parse(f"{year}-01-01"), "đầu kỳ"
    if part in _PART:
        return Period.parse(f"{year}-{_PART[part][0]}..{year}-{_PART[part][1]}"), ""
    if part.endswith("M"):
        return Period.parse(f"{year}-01..{year}-{int(part[:-1]):02d}"), ""
    if part or ".." in text or modality is not Modality.ACTUAL or not as_of.startswith(f"{year}-") or as_of[:7] == f"{year}-12":
        return Period.parse(text), ""
    if accrues and len(as_of) == 7:
        return Period.parse(f"{year}-01..{as_of}" if as_of[5:] != "01" else as_of), f"đến {as_of}"
    day = last_day(as_of).isoformat()
    return Period.parse(f"{year}-01-01..{day}" if accrues else day), f"đến {as_of}"


def amount_of(value: str, unit: str, hedge: str) -> Amount:
    """A value with its unit of measure; ``hạng/63`` and ``chỉ tiêu (trên 66)`` give the whole of an x/y expression."""
    number = Decimal(value)
    whole = _WHOLE.match(unit)
    noun = whole["unit"] if whole else unit
    known = unit_of_measure(unit) or unit_of_measure(noun)
    return Amount(
        value=number,
        unit=noun,
        half_step=half_step_of(number, noun),
        total=Decimal(whole["scale"] or whole["total"]) if whole else None,
        hedge=Hedge(hedge or "exact"),
        unit_code=known.code if known else None,
    )


def unit_named(name: str, period: Period) -> str:
    """Key of the unit of that name in being at the end of a period, else at its beginning.

    Raises: ValueError when none has the name.
    """
    for day in (period.last, period.first):
        found = units_named(name, day)
        if found:
            return found[0].key
    ever = [unit for unit in org_units().values() if unit.name == name]
    if not ever:
        raise ValueError(f"không có đơn vị {name!r}")
    return ever[0].key


def last_day(text: str) -> date:
    """The last day that a date known to the year, month or day can mean."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def _citation(row: Row) -> Citation:
    return Citation(address=row["source_url"], title=row["source_title"], day=row["source_date"])


def _top(unit: str) -> str:
    known = org_units()[unit]
    return unit if known.parent is None else _top(known.parent)


def _target_key(row: Row, plan: str) -> str:
    words = f"{plan} {row['unit_name']} {row['indicator_vi']} {row['period']} {row['source_url'][-24:]}"
    return own_code(words).replace("ledger/", "target/", 1)


def _plan_key(plan: str, unit: str) -> str:
    return own_code(plan).replace("ledger/", "plan/", 1) + f"/{unit}"


def _measure(words: str, due: Period, name: Name) -> Measure:
    if "mỗi năm" in words or "bình quân năm" in words:
        return Measure.YEARLY_AVERAGE
    known = indicators().get(name.indicator)
    if (known is not None and known.quantity == "growth_rate") or words.startswith(("Tốc độ tăng", "Tăng trưởng")):
        return Measure.GROWTH
    return Measure.CUMULATIVE if due.years > 1 and name.accrues else Measure.LEVEL


def _better(indicator: str, comparator: Comparator) -> str:
    if comparator is Comparator.AT_MOST:
        return "down"
    known = indicators().get(indicator)
    return known.direction if known is not None else "up"


def _planned(found: list[tuple[str, Target]]) -> tuple[list[Plan], list[Target]]:
    """The plans behind the targets, upper ones first, and the targets with the one that each is a share of."""
    plans: dict[str, Plan] = {}
    for title, target in found:
        numbered = _NUMBERED.search(title)
        known = plans.get(target.plan)
        plans[target.plan] = Plan(
            key=target.plan,
            title=title,
            unit=target.unit,
            period=_years(title, target.due if known is None else _joined(known.period, target.due), target.known),
            document=numbered[0] if numbered else "",
        )
    linked = [replace(plan, above=_plan_above(plan, plans)) for plan in plans.values()]
    linked.sort(key=lambda plan: (not _of_congress(plan.title), plan.unit.startswith("district/"), plan.above is not None))
    shares = _shared([target for _, target in found])
    shares.sort(key=lambda target: target.above is not None)
    return linked, shares


def _of_congress(title: str) -> bool:
    return title.startswith("Nghị quyết Đại hội")


def _plan_above(plan: Plan, plans: Mapping[str, Plan]) -> str | None:
    """The unit's own term resolution, else the plan of the same name of the unit above; a numbered plan the other way round."""
    if _of_congress(plan.title):
        return None
    parent = org_units()[plan.unit].parent
    same = [key for key in (_plan_key(plan.title, parent),) if key in plans] if parent else []
    own = [
        one.key for one in plans.values() if one.unit == plan.unit and _of_congress(one.title) and one.period.covers(plan.period)
    ]
    return next(iter([*same, *own] if plan.document else [*own, *same]), None)


def _shared(targets: list[Target]) -> list[Target]:
    """A district's target of the same indicator, due time and source is its share of the province's."""
    whole = {(one.unit, one.indicator, one.due, one.origin): one.key for one in targets}
    parents = {one.unit: org_units()[one.unit].parent or "" for one in targets}
    return [replace(one, above=whole.get((parents[one.unit], one.indicator, one.due, one.origin))) for one in targets]


def _years(title: str, due: Period, known: date | None) -> Period:
    """The years a title names; a plan "đến năm 2030" runs from the year in which it is known to have stood."""
    named = [int(year) for year in _YEARS.findall(_NUMBERED.sub("", title))]
    if not named or max(named) < due.last.year:
        return due
    if len(named) == 1 and "đến năm" in title and known is not None:
        named.append(min(known.year, named[0]))
    return Period.parse(f"{min(named)}..{max(named)}") if min(named) < max(named) else Period.of_year(named[0])


def _joined(one: Period, other: Period) -> Period:
    return Period.parse(f"{min(one.first.year, other.first.year)}..{max(one.last.year, other.last.year)}")


def _each(folder: Path, ending: str, make: Callable[[Row], T]) -> list[T]:
    made: list[T] = []
    for path in sorted(folder.glob(f"*{ending}.csv")):
        for number, row in enumerate(_rows(path), start=2):
            try:
                made.append(make(row))
            except (KeyError, ValueError, ArithmeticError) as error:
                raise ValueError(f"{path.name}, dòng {number}: {error}") from error
    return made


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
