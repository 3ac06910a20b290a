"""Org units, which stands under which, and what became of them."""

from __future__ import annotations

from django.db import models

from tiendo import values


class OrgUnit(models.Model):
    """A unit during one stretch of its life; ``key`` is ``values.OrgUnit.key``."""

    key = models.CharField(max_length=80, primary_key=True)
    code = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=16)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    origin = models.TextField(blank=True)

    class Meta:
        ordering = ("level", "name")

    @property
    def as_value(self) -> values.OrgUnit:
        """The frozen value."""
        return values.OrgUnit(
            self.key, self.code, self.name, values.Level(self.level), self.parent_id, self.start, self.end, self.origin
        )

    def __str__(self) -> str:
        return self.name


class UnitClosure(models.Model):
    """One row for each unit and each unit at or above it, so that rights over a subtree are one join."""

    above = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="below_rows")
    below = models.ForeignKey(OrgUnit, on_delete=models.CASCADE, related_name="above_rows")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("above", "below"), name="closure_once"),)


class Succession(models.Model):
    """On ``day`` the units ``before`` became the units ``after`` (lists of keys, in the order of the resolution)."""

    day = models.DateField()
    kind = models.CharField(max_length=16)
    before = models.JSONField()
    after = models.JSONField()
    origin = models.TextField(blank=True)

    class Meta:
        ordering = ("day", "pk")

    @property
    def as_value(self) -> values.Succession:
        """The frozen value."""
        return values.Succession(self.day, values.SuccessionKind(self.kind), tuple(self.before), tuple(self.after), self.origin)
