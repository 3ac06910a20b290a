"""The part of the ledger that a board of figures looks at, as a person may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from tiendo import ledger
from tiendo.boards.figures import FigureBoard
from tiendo.boards.rankings import RANKINGS, indicators_of
from tiendo_web.record.models import OrgUnit
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.ledger import act_value


def small_ledger(user: Person, indicators: Iterable[str], unit: str, *, prefixes: Iterable[str] = ()) -> ledger.Ledger:
    """Figures and targets of some indicators in a unit and below it, with what people said of them.

    Args: prefixes: beginnings of further codes (the components of an index).
    """
    wanted = Q(indicator__in=list(indicators))
    for one in prefixes:
        wanted |= Q(indicator__startswith=one)
    below = Q(unit__above_rows__above=unit)
    return ledger.ledger_of(
        [
            *(row.as_value for row in visible.targets(user).filter(below, wanted)),
            *(
                row.as_value
                for row in visible.observations(user).filter(below, wanted).select_related("document").order_by("known", "pk")
            ),
            *(act_value(row) for row in visible.ledger_acts(user).filter(kind__in=("Settlement", "Withdrawal"))),
        ]
    )


def ledger_of_board(user: Person, board: FigureBoard, unit: str) -> ledger.Ledger:
    """What a board of figures looks at."""
    return small_ledger(user, board.indicators, unit)


def ledger_of_rankings(user: Person, unit: str) -> ledger.Ledger:
    """What the page of rankings looks at."""
    codes = [code for one in RANKINGS for code in indicators_of(one)]
    return small_ledger(user, codes, unit, prefixes=[one.parts for one in RANKINGS])


def units_of(user: Person, board: FigureBoard, held: ledger.Ledger, top: str, day: date) -> list[str]:
    """The unit, the units directly below it that are in being on a day, and others below that have figures of the board."""
    row = OrgUnit.objects.filter(pk=top).first()
    if row is None:
        return []
    below = OrgUnit.objects.filter(above=top, tree=row.tree).order_by("name")
    alive = [one.pk for one in below if one.as_value.alive(day)]
    telling = {unit for unit, indicator, period in held.cells if indicator in board.indicators and period.first <= day}
    others = sorted(telling - {top, *alive} - _ended(day))
    return [top, *alive, *others]


def _ended(day: date) -> set[str]:
    return set(OrgUnit.objects.filter(end__lt=day).values_list("pk", flat=True))
