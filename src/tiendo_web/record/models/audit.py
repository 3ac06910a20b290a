"""The audit trail: one entry for every change by a person, each sealed with the hash of the one before."""

from __future__ import annotations

from typing import Any

from django.db import models


class AuditEntry(models.Model):
    """One change. Never changed, never removed (a trigger of the database refuses both).

    Attributes:
        number: position in the chain, from 1 without gaps.
        at: when, in UTC to the microsecond.
        actor: user name; ``via`` says by which door (``screen``, ``api``, ``command``).
        action: name of the action class.
        unit: key of the unit it concerned.
        subject: what was changed (``statement:12``).
        detail: what the change was; no personal data beyond names of people at work.
        previous, seal: hash of the entry before, and of this one with it.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=150)
    via = models.CharField(max_length=10)
    action = models.CharField(max_length=60)
    unit = models.CharField(max_length=80)
    subject = models.CharField(max_length=250)
    detail = models.JSONField()
    previous = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("subject",)),)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert.

        Raises: TypeError when the entry is stored already.
        """
        if not self._state.adding:
            raise TypeError(f"audit entry {self.number}: the trail is never changed")
        super().save(*args, **{**kwargs, "force_insert": True})


class AuditHead(models.Model):
    """The single row that names the last entry; locking it makes writers of the chain take turns."""

    singleton = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField()
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(singleton=1), name="one_head"),)
