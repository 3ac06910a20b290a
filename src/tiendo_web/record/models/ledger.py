"""Plans, targets and the values observed."""

from __future__ import annotations

from typing import Any

from django.db import models

from tiendo import values

from ..fields import ExactDecimalField, PeriodField
from .shapes import WithAmount, WithOrigin


class Plan(models.Model):
    """A resolution, plan or programme that sets targets; ``key`` is ``values.Plan.key``."""

    key = models.CharField(max_length=160, primary_key=True)
    title = models.TextField()
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="plans")
    period = PeriodField()
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    number = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("period", "title")

    @property
    def as_value(self) -> values.Plan:
        """The frozen value."""
        return values.Plan(self.key, self.title, self.unit_id, self.period, self.above_id, self.number)

    def __str__(self) -> str:
        return self.title


class Target(WithOrigin):
    """What a plan wants of one indicator in one unit by one time; ``key`` is ``values.Target.key``."""

    key = models.CharField(max_length=200, primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(max_length=160, db_index=True)
    indicator_words = models.TextField()
    folded = models.TextField(help_text="indicator_words without marks and capitals, for searching")
    comparator = models.CharField(max_length=12)
    value = ExactDecimalField(null=True)
    upper = ExactDecimalField(null=True)
    unit_of_measure = models.CharField(max_length=120, blank=True)
    due = PeriodField()
    due_last = models.DateField(db_index=True, help_text="last day of due, for sorting")
    measure = models.CharField(max_length=16)
    better = models.CharField(max_length=8)
    baseline = ExactDecimalField(null=True)
    baseline_period = PeriodField(null=True)
    lead = models.CharField(max_length=80, null=True)
    coordinating = models.JSONField(default=list)
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="amended_by")
    amendment = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=("unit", "indicator")),)

    @property
    def as_value(self) -> values.Target:
        """The frozen value."""
        return values.Target(
            key=self.key,
            plan=self.plan_id,
            unit=self.unit_id,
            indicator=self.indicator,
            indicator_words=self.indicator_words,
            comparator=values.Comparator(self.comparator),
            value=self.value,
            unit_of_measure=self.unit_of_measure,
            due=self.due,
            origin=self.origin,
            upper=self.upper,
            measure=values.Measure(self.measure),
            better=self.better,
            baseline=self.baseline,
            baseline_period=self.baseline_period,
            lead=self.lead,
            coordinating=tuple(self.coordinating),
            amends=self.amends_id,
            amendment=self.amendment,
        )

    def __str__(self) -> str:
        return self.indicator_words


class Observation(WithAmount, WithOrigin):
    """One vintage of a value; never changed, never removed (a trigger of the database refuses both).

    Attributes:
        key: ``values.Observation.key``.
        period_last: last day of ``period``, for sorting.
        statement: the accepted statement it was posted from, ``None`` for a citation or a person's entry.
    """

    key = models.CharField(max_length=200, primary_key=True)
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="observations")
    indicator = models.CharField(max_length=160)
    indicator_words = models.TextField(blank=True)
    period = PeriodField()
    period_last = models.DateField()
    modality = models.CharField(max_length=12)
    known = models.DateField()
    absence = models.CharField(max_length=20, null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    note = models.TextField(blank=True)
    statement = models.ForeignKey("record.Statement", on_delete=models.PROTECT, null=True, related_name="observations")

    class Meta:
        indexes = (models.Index(fields=("unit", "indicator", "period_last")), models.Index(fields=("indicator", "known")))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a correction is a new row.

        Raises: TypeError when the row is stored already.
        """
        if not self._state.adding:
            raise TypeError(f"observation {self.key}: a vintage is never changed; post a correction that names it")
        super().save(*args, force_insert=True, **{key: value for key, value in kwargs.items() if key != "force_insert"})

    @property
    def as_value(self) -> values.Observation:
        """The frozen value."""
        return values.Observation(
            key=self.key,
            unit=self.unit_id,
            indicator=self.indicator,
            period=self.period,
            amount=self.amount,
            modality=values.Modality(self.modality),
            origin=self.origin,
            known=self.known,
            absence=values.Absence(self.absence) if self.absence else None,
            corrects=self.corrects_id,
            note=self.note,
        )
