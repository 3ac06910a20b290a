"""Who may do what where: roles in a unit reach the units below it, up to a secrecy level."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from .models import Role, RoleAssignment, Secrecy, UnitClosure, User

READING = frozenset(Role) - {Role.ADMINISTRATOR}
"""Roles that may read what the unit holds. An administrator keeps accounts and sees no content by that role alone."""

Person = User | AnonymousUser


def holds(user: Person, roles: Iterable[Role], unit: str, secrecy: int = Secrecy.OPEN) -> bool:
    """True when the person has one of the roles in the unit (or above it) with clearance for the level."""
    if not user.is_authenticated or not user.is_active:
        return False
    return RoleAssignment.objects.filter(
        user=user, role__in=list(roles), clearance__gte=secrecy, unit__below_rows__below=unit
    ).exists()


def cleared(user: Person, unit_field: str, secrecy_field: str | None = None, roles: Iterable[Role] = READING) -> Q:
    """The condition that a row's unit, and its secrecy level, lie within what the person may read.

    Args:
        unit_field: name of the row's foreign key to the unit (``"document__unit"``), or ``"pk"`` for units themselves.
        secrecy_field: name of its secrecy level; without one the row is open.
    """
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    if secrecy_field is None:
        return Q(**{f"{unit_field}__in": _units(user, roles, Secrecy.OPEN)})
    levels = (Q(**{secrecy_field: level, f"{unit_field}__in": _units(user, roles, level)}) for level in Secrecy)
    return reduce(or_, levels)


def _units(user: User, roles: Iterable[Role], level: int) -> QuerySet[UnitClosure, str]:
    """Keys of the units in which the person is cleared for a level: one list for a whole query, whatever its length."""
    rights = RoleAssignment.objects.filter(user=user, role__in=list(roles), clearance__gte=level)
    return UnitClosure.objects.filter(above__in=rights.values("unit")).values_list("below", flat=True)
