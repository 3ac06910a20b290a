"""What a person may see. Every page, export, search and command reads through these, so a closed unit is closed everywhere.

Each function gives the rows of one table that lie in units where the person has a reading role, from documents up to the
person's clearance there. A row that rests on several documents is seen only by who may see all of them.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .. import models
from ..permissions import Person, cleared


def units(user: Person) -> QuerySet[models.OrgUnit]:
    """Units that the person has a reading role in, at any level of secrecy."""
    return models.OrgUnit.objects.filter(cleared(user, "pk"))


def documents(user: Person) -> QuerySet[models.Document]:
    """Documents."""
    return models.Document.objects.filter(cleared(user, "unit", "secrecy"))


def statements(user: Person) -> QuerySet[models.Statement]:
    """Statements of visible documents, all decisions."""
    return models.Statement.objects.filter(cleared(user, "document__unit", "document__secrecy"))


def unread(user: Person) -> QuerySet[models.UnreadNumber]:
    """Unread numbers of visible documents."""
    return models.UnreadNumber.objects.filter(cleared(user, "document__unit", "document__secrecy"))


def findings(user: Person) -> QuerySet[models.Finding]:
    """Findings of which every passage is visible."""
    hidden = models.FindingPlace.objects.filter(finding=OuterRef("pk")).exclude(
        Q(document=None) | _sees_document(user, "document"), Q(observation=None) | Q(observation__in=observations(user))
    )
    return models.Finding.objects.filter(cleared(user, "document__unit", "document__secrecy")).exclude(Exists(hidden))


def implied(user: Person) -> QuerySet[models.ImpliedValue]:
    """Implied values of which every premise is visible."""
    through: Any = models.ImpliedValue.documents.through
    hidden = through.objects.filter(impliedvalue=OuterRef("pk")).exclude(_sees_document(user, "document"))
    return models.ImpliedValue.objects.filter(cleared(user, "document__unit", "document__secrecy")).exclude(Exists(hidden))


def plans(user: Person) -> QuerySet[models.Plan]:
    """Plans of visible units."""
    return models.Plan.objects.filter(cleared(user, "unit"))


def targets(user: Person) -> QuerySet[models.Target]:
    """Targets of visible units whose document, when they name one, is visible."""
    return models.Target.objects.filter(cleared(user, "unit")).filter(Q(document=None) | _sees_document(user, "document"))


def observations(user: Person) -> QuerySet[models.Observation]:
    """Values of visible units whose document, when they name one, is visible."""
    return models.Observation.objects.filter(cleared(user, "unit")).filter(Q(document=None) | _sees_document(user, "document"))


def ledger_acts(user: Person) -> QuerySet[models.LedgerAct]:
    """Settlements, withdrawals and steps of visible units; rounds that a visible unit asks or is asked in."""
    mine = set(units(user).values_list("pk", flat=True))
    rounds = models.LedgerAct.objects.filter(kind="Round")
    asked = [row.pk for row in rounds if mine & {row.unit_id, *row.body["units"]}]
    return models.LedgerAct.objects.filter(Q(pk__in=asked) | Q(unit__in=units(user)) & ~Q(kind="Round"))


def _sees_document(user: Person, field: str) -> Q:
    return cleared(user, f"{field}__unit", f"{field}__secrecy")
