"""Where a person decided otherwise than the computed class of a target."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class ClassOverride(models.Model):
    """A person's own class for a target, from a day on, until somebody withdraws it; the latest one counts.

    Computed classes are not stored: asked for any day, they follow from the vintages known on that day.
    """

    target = models.ForeignKey("record.Target", on_delete=models.PROTECT, related_name="overrides")
    cls = models.CharField(max_length=16)
    reason = models.TextField()
    day = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("target", "-day", "-pk")
