"""From the place that a statement names to a unit of the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q

from tiendo.values import Place

from .models import OrgUnit


def territory_of(unit: OrgUnit) -> str:
    """Key of the territory a unit answers for; a territory answers for itself."""
    return unit.as_value.place or unit.pk


def unit_finder(day: date) -> Callable[[Place], str | None]:
    """A function from a place to the key of the unit that carried its code on a day; remembers what it found."""
    found: dict[str | None, str | None] = {None: None}

    def find(place: Place) -> str | None:
        if place.code not in found:
            alive = Q(end=None) | Q(end__gte=day)
            born = Q(start=None) | Q(start__lte=day)
            units = OrgUnit.objects.filter(alive & born, Q(pk=place.code) | Q(code=place.code), tree="territory")
            keys = list(units.values_list("pk", flat=True)[:2])
            found[place.code] = keys[0] if len(keys) == 1 else None
        return found[place.code]

    return find
