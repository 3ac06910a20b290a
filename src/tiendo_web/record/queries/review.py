"""Lists for the review of a document."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from ..models import Decision, Document, FindingPlace, FindingState, Statement, UnreadNumber


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the review of a document is: numbers of statements by decision, unread numbers, open findings."""

    pending: int
    accepted: int
    rejected: int
    unread: int
    contradictions: int
    suspicions: int

    @property
    def total(self) -> int:
        """Statements that speak, rejected ones included."""
        return self.pending + self.accepted + self.rejected


def counts(document: Document) -> Counts:
    """The counts of one document (two queries and one for findings)."""
    by = document.statements.live().aggregate(
        pending=Count("pk", filter=Q(decision=Decision.PENDING)),
        accepted=Count("pk", filter=Q(decision=Decision.ACCEPTED)),
        rejected=Count("pk", filter=Q(decision=Decision.REJECTED)),
    )
    unread = UnreadNumber.objects.filter(document=document, dismissed=False, statement=None).count()
    graves = (
        FindingPlace.objects.filter(document=document, finding__state=FindingState.OPEN)
        .values_list("finding", "finding__cls")
        .distinct()
    )
    kinds = [cls for _key, cls in graves]
    return Counts(**by, unread=unread, contradictions=kinds.count("contradiction"), suspicions=kinds.count("suspicion"))


def acceptable(document: Document) -> list[Statement]:
    """The statements that one key may accept together: pending, with an indicator and a period, and in no open finding."""
    troubled = FindingPlace.objects.filter(
        document=document, finding__state=FindingState.OPEN, finding__cls__in=("contradiction", "suspicion")
    ).values("statement")
    waiting = document.statements.filter(decision=Decision.PENDING)
    named = waiting.exclude(indicator_code=None).exclude(period=None)
    return list(named.exclude(pk__in=troubled.exclude(statement=None)))
