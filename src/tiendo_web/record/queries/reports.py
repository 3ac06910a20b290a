"""What a periodic report of a unit is gathered from, as far as the person may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tiendo.catalogue import indicators
from tiendo.reading.records import read_records
from tiendo.reports.gather import Shelf
from tiendo.reports.input import Remarks
from tiendo.reports.remarks import remarks_of
from tiendo.values import Certainty, Finding, FindingClass, Period

from ..mapping import reading_of
from ..models import FindingState, ReadingState, Secrecy
from ..permissions import Person
from . import visible
from .ledger import ledger_for


def shelf_for(user: Person, *, known: date, units: Iterable[str] | None = None) -> Shelf:
    """The ledger up to a day with the wordings and document names that a report prints.

    Args: units: narrow it to these units and those below them, which makes one report fast.
    """
    ledger = ledger_for(user, units=units).as_known(known)
    named = visible.observations(user).exclude(indicator__in=indicators().keys()).exclude(indicator_words="")
    names = dict(named.order_by("indicator", "-known").values_list("indicator", "indicator_words"))
    rows = visible.documents(user).values_list("sha256", "title", "number", "name")
    documents = {sha256: " ".join(filter(None, (title or name, number))) for sha256, title, number, name in rows}
    return Shelf(ledger, names, documents)


def remarks_for(user: Person, unit: str, period: Period, *, until: date) -> Remarks:
    """What the unit's own documents of a period say of weaknesses, causes, tasks and proposals, as far as the person may see them.

    Args: until: the last day of issue that counts (a yearly review is issued after the year).
    Sentences of closed documents are left out whoever asks: a report is passed on and may be released.
    """
    rows = visible.documents(user).filter(
        unit=unit, state=ReadingState.READ, issued__gte=period.first, issued__lte=until, secrecy=Secrecy.OPEN
    )
    return remarks_of(read_records(reading_of(row)) for row in rows.order_by("-issued", "pk"))


def contradictions_of(user: Person, unit: str) -> tuple[Finding, ...]:
    """Open contradictions in documents of a unit (and of those below it) that the person may see, newest first."""
    rows = (
        visible.findings(user)
        .filter(state=FindingState.OPEN, cls=FindingClass.CONTRADICTION.value, document__unit__above_rows__above=unit)
        .prefetch_related("places__document")
        .order_by("-found_at", "pk")
    )
    return tuple(
        Finding(
            code=row.code,
            cls=FindingClass(row.cls),
            certainty=Certainty(row.certainty),
            message=row.message,
            sources=tuple(place.source_in(place.document.sha256) for place in row.places.all() if place.document is not None),
            computed=row.computed,
            reason=row.reason,
            message_en=row.message_en,
        )
        for row in rows
    )
