"""How targets stood on the days they were assessed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tiendo import values

from ..codec import from_json


class Assessment(models.Model):
    """Tiendo's answer for one target on one day, and a person's own where there is one.

    ``body`` is the whole ``values.Assessment``, with the override in it.
    """

    target = models.ForeignKey("record.Target", on_delete=models.PROTECT, related_name="assessments")
    on = models.DateField()
    cls = models.CharField(max_length=16)
    probability = models.FloatField(null=True)
    body = models.JSONField()
    override_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("target", "on"), name="one_assessment_a_day"),)
        ordering = ("target", "-on")

    @property
    def as_value(self) -> values.Assessment:
        """The frozen value."""
        return from_json(values.Assessment, self.body)
