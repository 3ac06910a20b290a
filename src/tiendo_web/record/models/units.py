"""Org units, which stands under which, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
    """One row for each unit and each unit whose rights reach it (see ``Reach``), so that rights over a subtree are one join."""

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


class Reach:
    """Whose rights reach a unit: its own, those of the units above it, and those of whoever took over all of it.

    A unit that was divided is reached from where its heirs meet (their common province), since neither heir has all of it; one
    that continues an earlier unit after a merger was undone reaches that earlier unit again.

    Args:
        parents: key of the unit above each unit.
        successions: what became of units.
    """

    def __init__(self, parents: Mapping[str, str | None], successions: Iterable[values.Succession]) -> None:
        self.parents = parents
        self.heirs: dict[str, list[tuple[str, ...]]] = {}
        for event in successions:
            for key in event.before:
                if event.after:
                    self.heirs.setdefault(key, []).append(event.after)
            for heir, old in zip(event.after, event.continues, strict=False):
                if old is not None:
                    self.heirs.setdefault(old, []).append((heir,))
        self._known: dict[str, dict[str, int]] = {}

    def above(self, key: str) -> dict[str, int]:
        """Every unit whose rights reach ``key``, with its distance; a ring in the data ends the walk instead of looping."""
        if key not in self._known:
            self._known[key] = {key: 0}
            found = {key: 0}
            parent = self.parents.get(key)
            for near in ((parent,) if parent else (), *self.heirs.get(key, ())):
                sets = [self.above(one) for one in near]
                for one in set.intersection(*map(set, sets)) if sets else ():
                    found[one] = min(found.get(one, 1 << 14), 1 + max(reached[one] for reached in sets))
            self._known[key] = found
        return self._known[key]


def reach() -> Reach:
    """The reach of the units of the record."""
    return Reach(dict(OrgUnit.objects.values_list("key", "above_id")), [row.as_value for row in Succession.objects.all()])


def add_to_closure(keys: Iterable[str]) -> None:
    """The closure of units that were just stored, when nothing that stood before comes under them."""
    known = reach()
    UnitClosure.objects.bulk_create(
        [UnitClosure(above_id=above, below_id=key, depth=depth) for key in keys for above, depth in known.above(key).items()]
    )


def rebuild_closure() -> int:
    """Write the closure again from units and successions; returns the number of rows. Call it after either is stored."""
    known = reach()
    rows = [
        UnitClosure(above_id=above, below_id=key, depth=depth) for key in known.parents for above, depth in known.above(key).items()
    ]
    UnitClosure.objects.all().delete()
    UnitClosure.objects.bulk_create(rows, batch_size=2000)
    return len(rows)
