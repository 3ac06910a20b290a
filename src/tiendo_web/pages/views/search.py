"""One box over targets, statements, documents, tasks, proposals, people and units, with or without Vietnamese marks."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tiendo_web.pages import searching

LONGEST = 200


@login_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Results by kind; the words may stand in any order."""
    typed = " ".join(request.GET.get("q", "").split())[:LONGEST]
    kinds = searching.search(request.user, typed)
    return render(request, "pages/search.html", {"q": typed, "kinds": kinds, "nothing": bool(typed) and not kinds})
