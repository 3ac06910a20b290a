"""Chương trình công tác cả năm: each item with the sessions that took it up, what was decided, issued and done; each session."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tiendo.boards import RegisterEntry, Shelf
from tiendo.boards.specs.programme import AGENDA, DECISIONS, LEVELS, PROGRAMME, SESSIONS, agenda_of, issued_by, late, treated
from tiendo.followup.stages import Stage
from tiendo.followup.timing import Time
from tiendo_web.pages.context import frame_of
from tiendo_web.pages.following import pick
from tiendo_web.pages.views.typed import person
from tiendo_web.record.models import Meeting, User
from tiendo_web.record.queries import followup, visible

from .. import queries


@dataclass(frozen=True, slots=True)
class Step:
    """What one session made of an item."""

    session: str
    address: str
    day: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of something: the document with its page when it is held, and how its tasks stand."""

    number: str
    address: str
    tasks: int
    finished: int
    overdue: int
    task_list: str


@dataclass(frozen=True, slots=True)
class Item:
    """A programme item or an agenda item with its way."""

    entry: RegisterEntry
    words: str
    address: str
    body: str
    steps: tuple[Step, ...]
    done: Done | None
    late: bool


@dataclass(frozen=True, slots=True)
class Session:
    """A session with its agenda and the meeting that the office entered for the day."""

    entry: RegisterEntry
    words: str
    address: str
    body: str
    items: tuple[Item, ...]
    meeting: Meeting | None


@login_required
@require_GET
def year(request: HttpRequest) -> HttpResponse:
    """The programme of a year and its sessions."""
    user, on = person(request), frame_of(request).as_of
    shelf = queries.shelf_for(user, on, (PROGRAMME, SESSIONS, AGENDA), unit=request.GET.get("don-vi", ""))
    years = _years(shelf)
    asked = request.GET.get("nam", "")
    chosen = int(asked) if asked.isdigit() and int(asked) in years else (years[0] if years else on.year)
    items = [one for one in shelf.of(PROGRAMME.slug) if one.period and one.period.first.year <= chosen <= one.period.last.year]
    sessions = [one for one in shelf.of(SESSIONS.slug) if one.day and one.day.year == chosen]
    outcomes = _outcomes(user, on, _numbers(shelf), shelf)
    items.sort(key=lambda one: (one.day or date.max, len(one.number), one.number))
    sessions.sort(key=lambda one: one.day or date.max)
    meetings = _meetings(user, sessions)
    lines = [_item(one, shelf, outcomes) for one in items]
    context = {
        "years": years,
        "year": chosen,
        "items": lines,
        "sessions": [_session(one, shelf, outcomes, meetings) for one in sessions],
        "issued": sum(1 for line in lines if line.done and line.done.number),
        "late": sum(line.late for line in lines),
        "units": sorted(
            {(one.unit, shelf.unit_names.get(one.unit, one.unit)) for one in _everything(shelf)}, key=lambda one: one[1]
        ),
        "unit": request.GET.get("don-vi", ""),
        "may": queries.writable_units(user, PROGRAMME, on=on).exists(),
    }
    return render(request, "boards/programme_year.html", context)


def _everything(shelf: Shelf) -> tuple[RegisterEntry, ...]:
    return (*shelf.of(PROGRAMME.slug), *shelf.of(SESSIONS.slug))


def _years(shelf: Shelf) -> list[int]:
    """Years that have a programme or a session, the latest first."""
    found = {one.day.year for one in shelf.of(SESSIONS.slug) if one.day}
    for one in shelf.of(PROGRAMME.slug):
        if one.period:
            found |= set(range(one.period.first.year, one.period.last.year + 1))
    return sorted(found, reverse=True)


def _numbers(shelf: Shelf) -> set[str]:
    own = {one.text("van_ban") for board in (PROGRAMME, AGENDA) for one in shelf.of(board.slug)}
    return (own | {one.text("ket_luan") for one in shelf.of(SESSIONS.slug)}) - {""}


def _outcomes(user: User, on: date, numbers: Iterable[str], shelf: Shelf) -> Mapping[str, Done]:
    """For each number of a document (and each task that a row names) what came of it."""
    held = dict(visible.documents(user).filter(number__in=list(numbers)).values_list("number", "pk"))
    named = {one.text("nhiem_vu") for board in (PROGRAMME, AGENDA) for one in shelf.of(board.slug)}
    wanted = [int(one) for one in named if one.isdigit()]
    rows = followup.timed(visible.tasks(user).filter(Q(document__in=held.values()) | Q(pk__in=wanted)), on)
    tasks = list(rows.values_list("pk", "document__number", "stage", "time"))
    found = {}
    for number in numbers:
        own = [(stage, time) for _pk, of, stage, time in tasks if of == number]
        pk = held.get(number)
        lists = f"{reverse('tasks')}?van-ban={pk}&xem=tat-ca" if pk and own else ""
        found[number] = _done(number, reverse("document", args=[pk]) if pk else "", own, lists)
    for pk, _of, stage, time in tasks:
        found[f"task:{pk}"] = _done("", "", [(stage, time)], reverse("task", args=[pk]))
    return found


def _done(number: str, address: str, tasks: list[tuple[str, str]], task_list: str) -> Done:
    finished = sum(stage == Stage.DONE for stage, _time in tasks)
    overdue = sum(time == Time.OVERDUE for _stage, time in tasks)
    return Done(number, address, len(tasks), finished, overdue, task_list)


def _meetings(user: User, sessions: list[RegisterEntry]) -> dict[tuple[str, date], Meeting]:
    days = {one.day for one in sessions if one.day}
    return {(row.unit_id, row.day): row for row in visible.meetings(user).filter(day__in=days)}


def _item(entry: RegisterEntry, shelf: Shelf, outcomes: Mapping[str, Done]) -> Item:
    steps = tuple(_step(one, shelf) for one in treated(entry, shelf))
    done = outcomes.get(issued_by(entry, shelf)) or outcomes.get(f"task:{entry.text('nhiem_vu')}")
    return Item(entry, entry.text("noi_dung"), _address(entry), _level(entry), steps, done, late(entry, shelf))


def _step(item: RegisterEntry, shelf: Shelf) -> Step:
    session = shelf.entry(item.text("ky_hop"))
    decision = next((pick(one.words) for one in DECISIONS if one.code == item.text("quyet_dinh")), "")
    return Step(
        session.text("ten") if session else "", _address(session) if session else "", session.day if session else None, decision
    )


def _session(
    entry: RegisterEntry, shelf: Shelf, outcomes: Mapping[str, Done], meetings: Mapping[tuple[str, date], Meeting]
) -> Session:
    items = []
    for one in agenda_of(entry, shelf):
        done = outcomes.get(one.text("van_ban")) or outcomes.get(f"task:{one.text('nhiem_vu')}")
        items.append(Item(one, one.text("noi_dung"), _address(one), one.text("trinh"), (_step(one, shelf),), done, late=False))
    meeting = meetings.get((entry.unit, entry.day)) if entry.day else None
    return Session(entry, entry.text("ten"), _address(entry), _level(entry), tuple(items), meeting)


def _address(entry: RegisterEntry) -> str:
    slug, _slash, item = entry.key.rpartition("/")
    return reverse("board-row", args=[slug, int(item)])


def _level(entry: RegisterEntry) -> str:
    return next((pick(one.words) for one in LEVELS if one.code == entry.text("cap")), "")
