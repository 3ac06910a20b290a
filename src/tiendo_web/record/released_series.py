"""The public list of series, kept line by line: a release writes the lines that it touches, a visit only reads them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from tiendo.catalogue import bare, indicators
from tiendo.values import Modality

from .models import Observation, Release, ReleasedSeries

_YEAR = len("2024")
AT_ONCE = 500
"""Units named in one query."""


def released_rows() -> QuerySet[Observation]:
    """Every released value that has a number; a released correction takes the place of what it corrects."""
    through = Release.observations.through.objects
    out = through.filter(observation=OuterRef("pk"))
    corrected = Observation.objects.filter(corrects=OuterRef("pk"), absence=None).filter(
        Exists(through.filter(observation=OuterRef("pk")))
    )
    return Observation.objects.filter(Exists(out), ~Exists(corrected), absence=None)


def name_of(indicator: str, words: str) -> str:
    """The catalogue's name of an indicator, else the words that were printed."""
    known = indicators().get(indicator)
    return known.name if known else words or indicator


def list_release(release: Release) -> None:
    """Write the lines of every series that a release names a figure of, or corrects one of; in the release's transaction."""
    named = release.observations.order_by()
    corrected = Observation.objects.filter(pk__in=named.exclude(corrects=None).values("corrects")).order_by()
    places = {*named.values_list("unit_id", "indicator"), *corrected.values_list("unit_id", "indicator")}
    _list(sorted({unit for unit, _code in places}), sorted({code for _unit, code in places}))


def ensure() -> bool:
    """Write every line when there is none and something was released (a record of an earlier release of Tiendo)."""
    if ReleasedSeries.objects.exists():
        return False
    shown = Observation.objects.filter(releases__isnull=False).order_by()
    units = sorted(set(shown.values_list("unit_id", flat=True)))
    _list(units, sorted(set(shown.values_list("indicator", flat=True))))
    return bool(units)


def _list(units: list[str], codes: list[str]) -> None:
    for start in range(0, len(units), AT_ONCE):
        some = Q(unit__in=units[start : start + AT_ONCE], indicator__in=codes)
        ReleasedSeries.objects.filter(some).delete()
        ReleasedSeries.objects.bulk_create(_lines(some), batch_size=500)


def _lines(places: Q) -> Iterable[ReleasedSeries]:
    year = Q(size=_YEAR, value__isnull=False)
    groups = (
        released_rows()
        .filter(places)
        .exclude(modality=Modality.TARGET)
        .annotate(size=Length("period"))
        .order_by()
        .values_list("unit_id", "indicator")
        .annotate(
            words=Max("indicator_words"),
            years=Count("period", distinct=True, filter=year),
            figures=Count("pk"),
            last=Max("period_last"),
        )
    )
    for unit, code, words, years, figures, last in groups:
        name = name_of(code, words)
        yield ReleasedSeries(unit_id=unit, indicator=code, name=name, folded=bare(name), years=years, figures=figures, last=last)
