"""The numbers of one document as one person sees them now, and what that person may do with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tiendo_web.pages.review.entries import STATE_WORDS, Counts, Entry, count, entries_of, neighbours, open_findings
from tiendo_web.pages.review.panel import beside, fields_of, meaning
from tiendo_web.pages.review.scan import scan_of
from tiendo_web.pages.templatetags.pages import language, number
from tiendo_web.record.actions import AcceptStatement, PostStatements, SubmitDocument
from tiendo_web.record.models import Decision, Document, ReviewState, User
from tiendo_web.record.queries.review import acceptable


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may do with the document as it stands; ``why_not`` in words when nothing."""

    decide: bool
    submit: bool
    post: bool
    why_not: str | Promise


def rights_of(user: User, row: Document) -> Rights:
    """Asked of the actions themselves, so that a button and its door never disagree."""
    working = row.review in (ReviewState.OPEN, ReviewState.RETURNED)
    decide = working and AcceptStatement.allowed(user, row.unit_id, row.secrecy)
    post = row.review == ReviewState.SUBMITTED and PostStatements.allowed(user, row.unit_id, row.secrecy)
    why_not: str = ""
    if row.review == ReviewState.POSTED:
        why_not = _("Số liệu của văn bản này đã vào sổ.")
    elif row.review == ReviewState.SUBMITTED and not post:
        why_not = _("Văn bản đang chờ người duyệt.")
    elif working and not decide:
        why_not = _("Tài khoản này chỉ được xem.")
    return Rights(decide, decide and SubmitDocument.allowed(user, row.unit_id, row.secrecy), post, why_not)


class Desk:
    """The numbers of one document as one person sees them now."""

    def __init__(self, request: HttpRequest, row: Document) -> None:
        self.request, self.row = request, row
        self.findings = open_findings(row, request.user)
        self.entries = entries_of(row, self.findings)
        self.may = rights_of(request.user, row)  # type: ignore[arg-type]

    def panel(self, current: Entry | None, **extra: Any) -> dict[str, Any]:
        """The context of the panel for one number."""
        counts = count(self.entries)
        context: dict[str, Any] = {
            "document": self.row,
            "counts": counts,
            "may": self.may,
            "bulk": len(acceptable(self.row)) if self.may.decide else 0,
            "blockers": blockers(counts),
            "undo": self.last_decision(),
        }
        if current is None:
            return context
        before, after, look = neighbours(self.entries, current)
        context |= {
            "current": current,
            "position": self.entries.index(current) + 1,
            "state_word": STATE_WORDS[current.state],
            "before": before,
            "after": after,
            "look": look,
        }
        context["scan"] = scan_of(self.row, current.start, current.end)
        return context | self._looked_at(current) | extra

    def _looked_at(self, current: Entry) -> dict[str, Any]:
        lang = language()
        if current.kind is None:
            return {"unread": self.row.unread.get(pk=current.pk)}
        statement = self.row.statements.get(pk=current.pk)
        return {
            "statement": statement,
            "meaning": meaning(statement, lang),
            "fields": fields_of(statement, self.row, lang),
            "beside": beside(statement, self.row, self.request.user, lang),
        }

    def last_decision(self) -> dict[str, Any] | None:
        """The number that this person decided last and may take back."""
        if not self.may.decide:
            return None
        last = (
            self.row.statements.filter(decided_by=self.request.user.pk, decision__in=(Decision.ACCEPTED, Decision.REJECTED))
            .order_by("-decided_at", "-pk")
            .values("pk", "version", "surface")
            .first()
        )
        return {**last, "name": f"s{last['pk']}"} if last else None


def blockers(counts: Counts) -> str:
    """What must be decided before the document can be sent on, in words; empty when nothing."""
    parts = []
    if counts.contradicted:
        parts.append(_("%(n)s số mâu thuẫn") % {"n": number(counts.contradicted)})
    if counts.suspicious:
        parts.append(_("%(n)s số đáng ngờ") % {"n": number(counts.suspicious)})
    if counts.waiting:
        parts.append(_("%(n)s số chờ") % {"n": number(counts.waiting)})
    if counts.unread:
        parts.append(_("%(n)s số chưa đọc được") % {"n": number(counts.unread)})
    return ", ".join(parts)
