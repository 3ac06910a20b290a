"""Plans, targets, the values observed, and what people said of them. Nothing here is ever changed; entries follow entries."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction

from tiendo import values
from tiendo.catalogue.fold import bare

from ..codec import from_json, to_json
from ..fields import ExactDecimalField, PeriodField
from .shapes import WithAmount, WithOrigin, amount_columns, origin_columns
from .standings import TargetStanding


class Plan(models.Model):
    """A resolution, plan or programme that sets targets; ``body`` is the whole ``values.Plan``."""

    key = models.CharField(max_length=200, primary_key=True)
    title = models.TextField()
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="plans")
    period = PeriodField()
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    number = models.CharField(max_length=80, blank=True)
    body = models.JSONField()

    class Meta:
        ordering = ("period", "title")

    @classmethod
    def of(cls, value: values.Plan) -> Plan:
        """The row of a value (not yet stored)."""
        return cls(
            key=value.key,
            title=value.title,
            unit_id=value.unit,
            period=value.period,
            above_id=value.above,
            number=value.document,
            body=to_json(value),
        )

    @property
    def as_value(self) -> values.Plan:
        """The frozen value."""
        return from_json(values.Plan, self.body)

    def __str__(self) -> str:
        return self.title


class TargetQuerySet(models.QuerySet["Target"]):
    """Targets."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """Insert many; what was concluded of those that they amend or stand beside is forgotten."""
        rows = list(objs)
        with transaction.atomic(using=self.db):
            TargetStanding.forget_targets(row.amends_id for row in rows if row.amends_id)
            TargetStanding.forget((row.unit_id, row.indicator) for row in rows)
            return super().bulk_create(rows, *args, **kwargs)


class Target(models.Model):
    """What a plan wants of one indicator in one unit by one time; ``body`` is the whole ``values.Target``.

    Attributes:
        folded: ``indicator_words`` without marks and capitals, for searching.
        due_last: last day of ``due``, for sorting.
        document: the document its origin names, ``None`` when the origin is a citation.
    """

    key = models.CharField(max_length=250, primary_key=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="targets")
    indicator = models.CharField(max_length=200, db_index=True)
    indicator_words = models.TextField()
    folded = models.TextField()
    comparator = models.CharField(max_length=12)
    value = ExactDecimalField(null=True)
    upper = ExactDecimalField(null=True)
    unit_of_measure = models.CharField(max_length=120, blank=True)
    due = PeriodField()
    due_last = models.DateField(db_index=True)
    better = models.CharField(max_length=8)
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="amended_by")
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    document = models.ForeignKey("record.Document", on_delete=models.PROTECT, null=True, related_name="targets")
    body = models.JSONField()

    objects = TargetQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("unit", "indicator")),)

    @classmethod
    def of(cls, value: values.Target, *, document: int | None = None) -> Target:
        """The row of a value (not yet stored); ``document`` is the row of the document its origin names."""
        return cls(
            key=value.key,
            plan_id=value.plan,
            unit_id=value.unit,
            indicator=value.indicator,
            indicator_words=value.indicator_words,
            folded=bare(value.indicator_words),
            comparator=value.comparator.value,
            value=value.value,
            upper=value.upper,
            unit_of_measure=value.unit_of_measure,
            due=value.due,
            due_last=value.due.last,
            better=value.better,
            amends_id=value.amends,
            above_id=value.above,
            document_id=document,
            body=to_json(value),
        )

    @property
    def as_value(self) -> values.Target:
        """The frozen value."""
        return from_json(values.Target, self.body)

    def __str__(self) -> str:
        return self.indicator_words


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Vintages. Whatever stores some, through this table's only door, gives them the number of their posting."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """Insert many as one posting; what was concluded from their series before is forgotten with it."""
        rows = list(objs)
        if not rows:
            return rows
        with transaction.atomic(using=self.db):
            number = next_posting()
            for row in rows:
                row.position = number
            stored = super().bulk_create(rows, *args, **kwargs)
            TargetStanding.forget((row.unit_id, row.indicator) for row in rows)
        return stored


class Observation(WithAmount, WithOrigin):
    """One vintage of a value; never changed, never removed (a trigger of the database refuses both).

    Attributes:
        position: number of the posting that brought it; postings are numbered in the order in which they are committed, so who
            has seen number n has seen all before it. ``None`` for what was stored by the first release.
        key: ``values.Observation.key``.
        period_last: last day of ``period``, for sorting.
        statement: the accepted statement it was posted from, ``None`` for a citation or a person's entry.
    """

    key = models.CharField(max_length=200, primary_key=True)
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, related_name="observations")
    indicator = models.CharField(max_length=200)
    indicator_words = models.TextField(blank=True)
    period = PeriodField()
    period_last = models.DateField()
    modality = models.CharField(max_length=12)
    known = models.DateField()
    absence = models.CharField(max_length=20, null=True)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    note = models.TextField(blank=True)
    statement = models.ForeignKey("record.Statement", on_delete=models.PROTECT, null=True, related_name="observations")
    position = models.PositiveBigIntegerField(null=True, db_index=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("unit", "indicator", "period_last")),
            models.Index(fields=("indicator", "known")),
            models.Index(fields=("known", "key"), name="observation_newest"),
        )

    @classmethod
    def of(cls, value: values.Observation, *, document: int | None = None, statement: int | None = None) -> Observation:
        """The row of a value (not yet stored); ``document`` and ``statement`` are the rows its origin names."""
        return cls(
            key=value.key,
            unit_id=value.unit,
            indicator=value.indicator,
            indicator_words=value.indicator_words,
            period=value.period,
            period_last=value.period.last,
            modality=value.modality.value,
            known=value.known,
            absence=value.absence.value if value.absence else None,
            corrects_id=value.corrects,
            note=value.note,
            statement_id=statement,
            **amount_columns(value.amount),
            **origin_columns(value.origin, document),
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a correction is a new row.

        Raises: TypeError when the row is stored already.
        """
        if not self._state.adding:
            raise TypeError(f"observation {self.key}: a vintage is never changed; post a correction that names it")
        with transaction.atomic():
            self.position = next_posting()
            super().save(*args, **{**kwargs, "force_insert": True})
            TargetStanding.forget([(self.unit_id, self.indicator)])

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
            indicator_words=self.indicator_words,
        )


def next_posting() -> int:
    """The number of a posting, inside its transaction: who asks holds the turn until the transaction ends."""
    from ..audit import take_turn

    take_turn()
    last: int | None = Observation.objects.aggregate(last=models.Max("position"))["last"]
    return (last or 0) + 1


class LedgerAct(models.Model):
    """What people say of entries: settlements, withdrawals, reporting rounds and their steps.

    ``kind`` names the class in ``tiendo.ledger``; ``body`` is the whole value.
    """

    key = models.CharField(max_length=250, primary_key=True)
    kind = models.CharField(max_length=16, db_index=True)
    unit = models.ForeignKey("record.OrgUnit", on_delete=models.PROTECT, null=True, related_name="ledger_acts")
    known = models.DateField()
    position = models.PositiveBigIntegerField(unique=True)
    body = models.JSONField()

    class Meta:
        ordering = ("position",)
