"""How targets stood on the days they were assessed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from ..fields import ExactDecimalField


class Assessment(models.Model):
    """Tiendo's answer for one target on one day, and a person's own where there is one.

    ``detail`` holds methods and outlook (``record.mapping.assessment_detail``).
    """

    target = models.ForeignKey("record.Target", on_delete=models.PROTECT, related_name="assessments")
    on = models.DateField()
    cls = models.CharField(max_length=16)
    reason = models.TextField()
    latest = models.CharField(max_length=200, null=True)
    probability = models.FloatField(null=True)
    required = ExactDecimalField(null=True)
    disagreement = models.BooleanField(default=False)
    detail = models.JSONField(default=dict)
    override_class = models.CharField(max_length=16, null=True)
    override_reason = models.TextField(blank=True)
    override_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("target", "on"), name="one_assessment_a_day"),)
        ordering = ("target", "-on")
