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
