"""From the place that a statement names to a unit of the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q

from tiendo.catalogue import fold, line, org_units, units_named
from tiendo.values import Place

from .models import OrgUnit

# A body speaks for its territory: what the provincial committee reports is about the province.
BODIES = (
    ("tỉnh ủy ", "tỉnh "),
    ("huyện ủy ", "huyện "),
    ("quận ủy ", "quận "),
    ("thị ủy ", "thị xã "),
    ("thành ủy ", "thành phố "),
    ("đảng ủy ", ""),
    ("đảng bộ ", ""),
    ("ủy ban nhân dân ", ""),
    ("ubnd ", ""),
    ("hội đồng nhân dân ", ""),
    ("hđnd ", ""),
)


def territory_of(unit: OrgUnit) -> str:
    """Key of the territory a unit answers for; a territory answers for itself."""
    return unit.as_value.place or unit.pk


def unit_finder(day: date, home: str) -> Callable[[Place], str | None]:
    """A function from a place to the key of the unit of the record that it names on a day; remembers what it found.

    Args: home: key of the territory of the document: of several units of one name, those inside it or above it are meant.
    """
    found: dict[Place, str | None] = {}

    def find(place: Place) -> str | None:
        if place not in found:
            found[place] = _by_code(place.code, day) or _by_name(place.words, day, home)
        return found[place]

    return find


def _by_code(code: str | None, day: date) -> str | None:
    if code is None:
        return None
    alive = Q(end=None) | Q(end__gte=day)
    born = Q(start=None) | Q(start__lte=day)
    units = OrgUnit.objects.filter(alive & born, Q(pk=code) | Q(code=code), tree="territory")
    keys = list(units.values_list("pk", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None


def _by_name(words: str, day: date, home: str) -> str | None:
    name = fold(words)
    for body, territory in BODIES:
        if name.startswith(body):
            name = territory + name.removeprefix(body)
            break
    named = [unit.key for unit in units_named(name, day)]
    if len(named) > 1:
        above = line(org_units()[home]) if home in org_units() else ()
        named = [key for key in named if key in above or home in line(org_units()[key])]
    if len(named) != 1:
        return None
    return named[0] if OrgUnit.objects.filter(pk=named[0]).exists() else None
