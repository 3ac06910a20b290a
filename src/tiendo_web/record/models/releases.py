"""What was made public."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Release(models.Model):
    """A periodic report of a unit that a leader released; its figures may be shown to anyone from then on.

    Attributes:
        content_hash: SHA-256 of the released file; the file lies in ``settings.FILES`` under this name.
        figures: keys of the observations and targets that the report prints.
    """

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="releases")
    title = models.TextField()
    day = models.DateField()
    content_hash = models.CharField(max_length=64)
    observations = models.ManyToManyField("record.Observation", related_name="releases")
    targets = models.ManyToManyField("record.Target", related_name="releases")
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField()

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (models.UniqueConstraint(fields=("unit", "content_hash"), name="one_release_once"),)


class ReleasedSeries(models.Model):
    """A line of the public list: an indicator in a unit of which figures were released; written when they are released.

    Attributes:
        name: of the indicator, ``folded`` the same without marks, for searching.
        years: of how many whole years a figure with a number was released.
        figures: how many figures with a number.
        last: last day of the latest period.
    """

    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=200)
    name = models.TextField()
    folded = models.TextField()
    years = models.PositiveIntegerField()
    figures = models.PositiveIntegerField()
    last = models.DateField()

    class Meta:
        ordering = ("-years", "-last", "name", "unit")
        constraints = (models.UniqueConstraint(fields=("unit", "indicator"), name="one_line_a_series"),)
        indexes = (models.Index(fields=("-years", "-last", "name", "unit"), name="released_series_in_order"),)
