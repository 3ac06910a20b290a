"""How each target stood on a day, kept so that a list of thousands is one query. Nothing rests on these rows: they can go."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q

MOST_PAIRS = 200
"""With more series than this in one posting, everything that was kept is forgotten: finding it out would take longer."""


class TargetStanding(models.Model):
    """The answer for a target on a day, from the documents that some people see.

    Attributes:
        gates: the closed documents' units and levels behind its figures (``"unit:level"`` joined by ``|``), empty when who sees
            the target sees all of them.
        view: those of ``gates`` that were let through for this row.
        cls: its class; empty when the target is not in force on the day.
        rank: place of the class in the order worst first.
        words: name, plan and lead body without marks, for searching.
        body: what a list shows of it.
    """

    target = models.ForeignKey("record.Target", on_delete=models.CASCADE, related_name="standings")
    day = models.DateField()
    gates = models.TextField(blank=True)
    view = models.TextField(blank=True)
    cls = models.CharField(max_length=16, blank=True)
    rank = models.PositiveSmallIntegerField()
    probability = models.FloatField(null=True)
    due_last = models.DateField()
    sector = models.CharField(max_length=40, blank=True)
    lead = models.CharField(max_length=200, blank=True)
    name = models.TextField()
    words = models.TextField()
    body = models.JSONField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("target", "day", "view"), name="standing_once"),)
        indexes = (models.Index(fields=("day", "rank", "probability"), name="standing_worst_first"),)

    @classmethod
    def forget(cls, series: Iterable[tuple[str, str]]) -> None:
        """Drop what rests on some series (unit and indicator); call it in the transaction that changes them."""
        pairs = set(series)
        if not cls.objects.exists():
            return
        if len(pairs) > MOST_PAIRS:
            cls.objects.all().delete()
            return
        touched = Q()
        for unit, indicator in pairs:
            touched |= Q(target__unit=unit, target__indicator=indicator)
        if pairs:
            cls.objects.filter(touched).delete()

    @classmethod
    def forget_targets(cls, keys: Iterable[str]) -> None:
        """Drop what is kept of some targets."""
        cls.objects.filter(target__in=list(keys)).delete()

    @classmethod
    def keep_days(cls, most: int, today: date) -> None:
        """Drop all but today and the days that were asked of last."""
        days = list(cls.objects.exclude(day=today).order_by("-day").values_list("day", flat=True).distinct()[: most + 1])
        if len(days) > most:
            cls.objects.exclude(day__in=[today, *days[:most]]).delete()
