"""What a person may see. Every page, export, search and command reads through these, so a closed unit is closed everywhere.

Each function gives the rows of one table that lie in units where the person has a reading role, from documents up to the
person's clearance there. A row that rests on several documents is seen only by who may see all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from .. import models
from ..permissions import READING, Person, cleared

JUDGING = frozenset({models.Role.APPROVER, models.Role.LEADER})
"""Who sees what people's grades rest on."""


def units(user: Person) -> QuerySet[models.OrgUnit]:
    """Units that the person has a reading role in, at any level of secrecy."""
    return models.OrgUnit.objects.filter(cleared(user, "pk"))


def units_among(user: Person, keys: Iterable[str]) -> set[str]:
    """Those of some units that the person sees, asked from these few and not from all that the person sees."""
    if not user.is_authenticated or not user.is_active:
        return set()
    mine = models.RoleAssignment.objects.filter(user=user, role__in=list(READING)).values_list("unit", flat=True)
    reach = models.UnitClosure.objects.filter(above__in=list(mine), below__in=list(keys))
    return set(reach.values_list("below", flat=True))


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
        Q(document=None) | _sees_document(user, "document"), Q(observation=None) | _sees_observation(user, "observation")
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


def observation_count(user: Person, *conditions: Q) -> int:
    """How many of ``observations`` meet conditions, from indexes alone: all of visible units less those of closed documents."""
    inside = models.Observation.objects.filter(cleared(user, "unit"), *conditions)
    closed = models.Document.objects.exclude(cleared(user, "unit", "secrecy"))
    return inside.count() - inside.filter(document__in=closed).count()


def ledger_acts(user: Person) -> QuerySet[models.LedgerAct]:
    """Settlements, withdrawals and steps of visible units; rounds that a visible unit asks or is asked in."""
    mine = set(units(user).values_list("pk", flat=True))
    rounds = models.LedgerAct.objects.filter(kind="Round")
    asked = [row.pk for row in rounds if mine & {row.unit_id, *row.body["units"]}]
    return models.LedgerAct.objects.filter(Q(pk__in=asked) | Q(unit__in=units(user)) & ~Q(kind="Round"))


def tasks(user: Person) -> QuerySet[models.Task]:
    """Tasks that a visible unit follows, does or joins, up to the person's clearance there."""
    if not user.is_authenticated or not user.is_active:
        return models.Task.objects.none()
    rights = list(models.RoleAssignment.objects.filter(user=user, role__in=list(READING)).values_list("unit", "clearance"))
    mine = Q(pk__in=[])
    for level in (models.Secrecy.OPEN, models.Secrecy.CONFIDENTIAL, models.Secrecy.SECRET):
        above = [unit for unit, clearance in rights if clearance >= level]
        known = models.UnitClosure.objects.filter(above__in=above).values("below")
        if above and not models.OrgUnit.objects.exclude(pk__in=known).exists():
            mine |= Q(secrecy=level)  # every unit is seen: the database need not look at the unit of each of thousands of tasks
        elif above:
            joined = models.Task.joining.through.objects.filter(orgunit__in=known).values("task")
            more = Q(pk__in=joined) if level == models.Secrecy.OPEN else Q(pk__in=[])
            mine |= Q(secrecy=level) & (Q(unit__in=known) | Q(lead__in=known) | more)
    return models.Task.objects.filter(mine)


def read_records(user: Person) -> QuerySet[models.ReadRecord]:
    """Records read from visible documents."""
    return models.ReadRecord.objects.filter(_sees_document(user, "document"))


def proposals(user: Person) -> QuerySet[models.Proposal]:
    """Requests of visible units."""
    return models.Proposal.objects.filter(cleared(user, "unit", "secrecy"))


def meetings(user: Person) -> QuerySet[models.Meeting]:
    """Meetings that a visible unit holds or comes to."""
    return models.Meeting.objects.filter(cleared(user, "unit") | cleared(user, "guest"))


def explanations(user: Person) -> QuerySet[models.Explanation]:
    """Explanations asked of visible units."""
    return models.Explanation.objects.filter(cleared(user, "unit", "secrecy"))


def quarter_sheets(user: Person) -> QuerySet[models.QuarterSheet]:
    """Quarterly sheets: for who approves or leads in the unit or above it, closed to everybody else."""
    return models.QuarterSheet.objects.filter(cleared(user, "unit", roles=JUDGING))


def judged_units(user: Person) -> QuerySet[models.OrgUnit]:
    """Units in which the person approves or leads."""
    return models.OrgUnit.objects.filter(cleared(user, "pk", roles=JUDGING))


def _sees_observation(user: Person, field: str) -> Q:
    """As ``observations`` has it, said of the one value that a row names: the list of all values is never made."""
    return cleared(user, f"{field}__unit") & (Q(**{f"{field}__document": None}) | _sees_document(user, f"{field}__document"))


def _sees_document(user: Person, field: str) -> Q:
    return cleared(user, f"{field}__unit", f"{field}__secrecy")
