"""Who may do what where: roles in a unit reach the units below it, up to a secrecy level."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.db.models.expressions import RawSQL

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


_UNITS = (
    f"SELECT reach.below_id FROM {RoleAssignment._meta.db_table} held "  # noqa: S608 - names of our own tables
    f"JOIN {UnitClosure._meta.db_table} reach ON reach.above_id = held.unit_id "
    "WHERE held.user_id = %s AND held.clearance >= %s AND held.role IN ({roles})"
)


def _units(user: User, roles: Iterable[Role], level: int) -> RawSQL:
    """Keys of the units in which the person is cleared for a level: one list for a whole query, whatever its length.

    Written out, since every question of every page carries it several times: composing it each time cost more than asking.
    """
    asked = sorted(role.value for role in roles)
    return RawSQL(_UNITS.format(roles=", ".join(["%s"] * len(asked))), (user.pk, level, *asked))  # noqa: S611 - no word from outside
