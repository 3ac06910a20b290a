"""Người: everybody whom the visible documents name; one person with offices, meetings, orders and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tiendo.followup.people import Post
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.export import csv_response
from tiendo_web.pages.following import TaskLine, task_lines
from tiendo_web.pages.paging import page_of
from tiendo_web.pages.views.meetings import Line as MeetingLine
from tiendo_web.pages.views.meetings import line_of_meeting, line_of_record
from tiendo_web.pages.views.typed import person as signed_in
from tiendo_web.record.models import Task, User
from tiendo_web.record.queries import followup, people, visible

MOST = 60
"""So many orders, meetings and mentions of one person on a page; the newest ones."""


@dataclass(frozen=True, slots=True)
class PostLine:
    """An office with the days of evidence and links to the passages that print it, the latest first."""

    post: Post
    places: tuple[tuple[date, str, str], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person as the page shows it."""

    file: people.PersonFile
    posts: tuple[PostLine, ...]
    meetings: tuple[MeetingLine, ...]
    tasks: tuple[TaskLine, ...]


@login_required
@require_GET
def names(request: HttpRequest) -> HttpResponse:
    """The list: name, office, documents, first and last day; filtered by words, exported as CSV."""
    user = signed_in(request)
    words = " ".join(request.GET.get("tim", "").split())[:120]
    found = people.named(user, words)
    if request.GET.get("tai") == "csv":
        rows = ((one.name, one.office, one.documents, one.first or "", one.last or "") for one in found)
        return csv_response("nguoi.csv", ("ten", "chuc_vu", "so_van_ban", "tu_ngay", "den_ngay"), rows)
    page = page_of(request, found)
    context = {"page": page, "lines": page.object_list, "words": words, "total": len(found)}
    return render(request, "pages/people/list.html", context)


@login_required
@require_GET
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One person, or several of one name; not found for a name that no visible document prints."""
    user = signed_in(request)
    found = people.files_of(user, slug)
    if not found:
        raise Http404
    on = frame_of(request).today
    sheets = [Sheet(one, _posts(one), _meetings(one, on), tuple(_tasks(one.tasks, user, on))) for one in found]
    return render(request, "pages/people/one.html", {"sheets": sheets, "name": found[0].person.name, "most": MOST})


def _posts(file: people.PersonFile) -> tuple[PostLine, ...]:
    where = {(one.row.document.sha256, one.row.start): one.row for one in file.mentions}
    lines = []
    for post in file.person.posts:
        places = []
        for seen in reversed(post.evidence):
            row = where.get((seen.source.document, seen.source.start))
            if row is not None:
                address = reverse("document-at", args=[row.document_id, row.start or 0])
                places.append((seen.day, row.document.heading, address))
        lines.append(PostLine(post, tuple(places)))
    return tuple(sorted(lines, key=lambda line: line.post.last, reverse=True))


def _meetings(file: people.PersonFile, on: date) -> tuple[MeetingLine, ...]:
    lines = [line_of_meeting(row, row.day >= on) for row in file.planned] + [line_of_record(row) for row, _value in file.met]
    return tuple(sorted(lines, key=lambda line: line.sort, reverse=True)[:MOST])


def _tasks(rows: tuple[Task, ...], user: User, on: date) -> list[TaskLine]:
    timed = followup.timed(visible.tasks(user).filter(pk__in=[row.pk for row in rows[:MOST]]), on)
    return task_lines(followup.worst_first(timed).select_related("lead", "document"), on)
