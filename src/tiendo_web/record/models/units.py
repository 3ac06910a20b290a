"""Org units, which stands under which, and what became of them."""

from __future__ import annotations

from typing import Any

from django.db import models

from tiendo import values

from ..codec import from_json, to_json


class OrgUnit(models.Model):
    """A unit during one stretch of its life; ``key`` is ``values.OrgUnit.key``, ``body`` the whole value.

    Attributes:
        above: the unit whose rights reach this one: its parent, or for a body without a parent the territory it answers for.
    """

    key = models.CharField(max_length=80, primary_key=True)
    code = models.CharField(max_length=40, db_index=True)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=16)
    tree = models.CharField(max_length=12)
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    body = models.JSONField()

    class Meta:
        ordering = ("tree", "level", "name")

    @classmethod
    def of(cls, value: values.OrgUnit) -> OrgUnit:
        """The row of a value (not yet stored)."""
        return cls(
            key=value.key,
            code=value.code,
            name=value.name,
            level=value.level.value,
            tree=value.tree.value,
            above_id=value.parent or value.place,
            start=value.start,
            end=value.end,
            body=to_json(value),
        )

    @property
    def as_value(self) -> values.OrgUnit:
        """The frozen value."""
        return from_json(values.OrgUnit, self.body)

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
    """What became of units on a day; ``body`` is the whole ``values.Succession``."""

    key = models.TextField(primary_key=True)
    day = models.DateField()
    kind = models.CharField(max_length=16)
    body = models.JSONField()

    class Meta:
        ordering = ("day", "key")

    @classmethod
    def of(cls, key: str, value: values.Succession) -> Succession:
        """The row of a value (not yet stored); ``key`` is the ledger's name for it."""
        return cls(key=key, day=value.day, kind=value.kind.value, body=to_json(value))

    @property
    def as_value(self) -> values.Succession:
        """The frozen value."""
        return from_json(values.Succession, self.body)


def above_keys(parents: dict[str, str | None], key: str) -> list[tuple[str, int]]:
    """Every unit at or above ``key`` with its distance; a ring in the data ends the walk instead of looping."""
    found: list[tuple[str, int]] = []
    seen: set[str] = set()
    current: str | None = key
    while current is not None and current not in seen:
        seen.add(current)
        found.append((current, len(found)))
        current = parents.get(current)
    return found


def rebuild_closure() -> int:
    """Write the closure again from ``OrgUnit.above``; returns the number of rows. Call it after units are stored."""
    parents: dict[str, Any] = dict(OrgUnit.objects.values_list("key", "above_id"))
    rows = [UnitClosure(above_id=above, below_id=key, depth=depth) for key in parents for above, depth in above_keys(parents, key)]
    UnitClosure.objects.all().delete()
    UnitClosure.objects.bulk_create(rows, batch_size=2000)
    return len(rows)
