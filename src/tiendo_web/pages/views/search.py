"""Tìm: one box over targets, documents, statements, findings and units, with or without Vietnamese marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tiendo.catalogue import bare, indicators
from tiendo_web.record.models import Document, OrgUnit, Statement
from tiendo_web.record.queries import visible

LIMIT = 8
REACH = 110


@dataclass(frozen=True, slots=True)
class Found:
    """A document with the first place where the words stand, as printed."""

    document: Document
    excerpt: str


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Results by kind; the words may stand in any order."""
    typed = " ".join(request.GET.get("q", "").split())[:200]
    words = bare(typed).split()
    context: dict[str, object] = {"q": typed}
    if words:
        context |= {
            "targets": _all_words(visible.targets(request.user), "folded", words).select_related("plan", "unit")[:LIMIT],
            "documents": [_found(row, words) for row in _all_words(visible.documents(request.user), "folded", words)[:LIMIT]],
            "statements": _statements(request, words),
            "units": _units(request, words),
        }
        context["nothing"] = not any(context[kind] for kind in ("targets", "documents", "statements", "units"))
    return render(request, "pages/search.html", context)


def _all_words(rows: QuerySet, field: str, words: Sequence[str]) -> QuerySet:  # type: ignore[type-arg]
    for word in words:
        rows = rows.filter(**{f"{field}__contains": word})
    return rows


def _statements(request: HttpRequest, words: Sequence[str]) -> list[Statement]:
    """Statements whose indicator in the catalogue carries the words; what remains of the words must be in the place."""
    codes = [known.code for known in indicators().values() if _named(known.name, known.aliases, words)]
    if not codes:
        return []
    rows = visible.statements(request.user).counted().filter(indicator_code__in=codes).select_related("document")
    rows = rows.defer("document__text", "document__structure", "document__folded").order_by("-document__issued", "start")
    places = [word for word in words if not any(word in bare(indicators()[code].name) for code in codes)]
    found = list(rows[: LIMIT * 20])
    if places:
        found = [row for row in found if all(word in bare(row.place_words or "") for word in places)]
    return found[:LIMIT]


def _named(name: str, aliases: Sequence[str], words: Sequence[str]) -> bool:
    """Whether at least two of the words (or the only one) stand in a name of the indicator."""
    for wording in (name, *aliases):
        inside = set(bare(wording).split())
        if sum(word in inside for word in words) >= min(2, len(words)):
            return True
    return False


def _units(request: HttpRequest, words: Sequence[str]) -> list[OrgUnit]:
    """Units by name; names are few, so they are folded here."""
    rows = visible.units(request.user).filter(Q(level="province") | Q(level="district") | Q(level="commune") | Q(level="body"))
    return [unit for unit in rows if all(word in bare(unit.name) for word in words)][:LIMIT]


def _found(row: Document, words: Sequence[str]) -> Found:
    """The stretch of the text around the first of the words."""
    for line in row.text.split("\n"):
        folded = bare(line)
        at = folded.find(words[0])
        if at >= 0:
            start = max(0, at - REACH // 2)
            cut = line[start : start + REACH].strip()
            return Found(row, ("…" if start else "") + cut + ("…" if start + REACH < len(line) else ""))
    return Found(row, "")
