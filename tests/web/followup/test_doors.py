"""Every follow-up action through every door: screen, API and command line refuse the same people and let the same people in.

The table of who may what is that of ``test_permissions``; whether a change was made is asked of the audit trail alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.web.office import NORTH, SOUTH, make_person
from tests.web.record.test_permissions import TABLE
from tiendo.cli.command import main
from tiendo_web.commands import RECORD_COMMANDS
from tiendo_web.commands.task import ACTS
from tiendo_web.record import actions as a
from tiendo_web.record.actions.tokens import digest
from tiendo_web.record.models import ApiToken, AuditEntry, ReadRecord, Role

FILES = ("tasks", "left_records", "task_lists", "proposals", "meetings", "explanations")
FOLLOWING = [one for one in a.ACTIONS if one.__module__.rpartition(".")[2] in FILES]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _document(action: Any) -> int:
    key = action.record if hasattr(action, "record") else action.orders[0][0]
    return ReadRecord.objects.get(pk=key).document_id


# Action → the address its form is sent to, and what the form holds.
SCREEN: dict[str, Callable[[Any], tuple[str, dict[str, Any]]]] = {
    "GiveTasks": lambda one: (
        reverse("task-orders", args=[_document(one)]),
        {
            "order": [f"{key}:{seen}" for key, seen in one.orders],
            "part": "0",
            "text-0": one.tasks[0].text,
            "lead-0": one.tasks[0].lead,
            "due-0": one.tasks[0].due.isoformat(),
        },
    ),
    "ImportTasks": lambda one: (reverse("task-list", args=[one.document]), {"version": one.seen}),
    "MoveTask": lambda one: (reverse("task", args=[one.task]), {"move": one.move, "version": one.seen}),
    "DescribeTask": lambda one: (
        reverse("task", args=[one.task]),
        {"move": "describe", "version": one.seen, "product": one.product},
    ),
    "LeaveRecord": lambda one: (
        reverse("task-orders", args=[_document(one)]),
        {"what": "leave", "order": f"{one.record}:{one.seen}", "reason": one.reason},
    ),
    "TakeUpRecord": lambda one: (
        reverse("task-orders", args=[_document(one)]),
        {"what": "take-up", "order": f"{one.record}:{one.seen}"},
    ),
    "FollowProposal": lambda one: (
        reverse("proposals"),
        {"card": one.record, "seen": f"{one.record}:{one.seen}", "text": one.text, "receiver": one.receiver},
    ),
    "MoveProposal": lambda one: (reverse("proposal", args=[one.proposal]), {"version": one.seen, "stage": one.stage}),
    "PlanMeeting": lambda one: (
        reverse("meetings"),
        {"unit": one.unit, "subject": one.subject, "day": one.day.isoformat()},
    ),
    "DescribeMeeting": lambda one: (reverse("meeting", args=[one.meeting]), {"version": one.seen, "place": one.place}),
    "AskExplanation": lambda one: (
        reverse("explanation-ask") + f"?ve={one.kind}&so={one.about}",
        {"question": one.question},
    ),
    "AnswerExplanation": lambda one: (reverse("explanation", args=[one.explanation]), {"version": one.seen, "text": one.text}),
    "AcceptExplanation": lambda one: (reverse("explanation", args=[one.explanation]), {"version": one.seen, "what": "accept"}),
    "CloseQuarter": lambda one: (reverse("task-quarter") + f"?don-vi={one.unit}&quy={one.quarter}", {}),
    "MakeFeed": lambda one: (reverse("waiting"), {"unit": one.unit}),
}
# Action → method and address of the API; what the address does not say stands in the body.
API = {
    "GiveTasks": ("post", "tasks"),
    "ImportTasks": ("post", "documents/{document}/tasks"),
    "MoveTask": ("post", "tasks/{task}/moves"),
    "DescribeTask": ("patch", "tasks/{task}"),
    "LeaveRecord": ("post", "records/{record}/leave"),
    "TakeUpRecord": ("post", "records/{record}/take-up"),
    "FollowProposal": ("post", "proposals"),
    "MoveProposal": ("post", "proposals/{proposal}/moves"),
    "PlanMeeting": ("post", "meetings"),
    "DescribeMeeting": ("patch", "meetings/{meeting}"),
    "AskExplanation": ("post", "explanations"),
    "AnswerExplanation": ("post", "explanations/{explanation}/answers"),
    "AcceptExplanation": ("post", "explanations/{explanation}/accept"),
    "CloseQuarter": ("post", "quarter/close"),
    "MakeFeed": ("post", "calendar"),
}


def said(thing: Any) -> dict[str, Any]:
    """The fields of an action that differ from what they are when nothing is said."""
    return {
        field.name: getattr(thing, field.name)
        for field in fields(thing)
        if field.default is MISSING or getattr(thing, field.name) != field.default
    }


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def by_screen(action: Any, user: Any) -> int:
    client = Client()
    client.force_login(user, backend=BACKEND)
    address, form = SCREEN[type(action).__name__](action)
    return client.post(address, form).status_code


def by_api(action: Any, user: Any) -> int:
    ApiToken.objects.create(
        account=user, unit_id=NORTH, secret=digest("tiendo_x"), made_by=user, made_at="2024-01-01T00:00Z", expires=date(2099, 1, 1)
    )
    method, address = API[type(action).__name__]
    body = {name: plain(value) for name, value in said(action).items() if f"{{{name}}}" not in address}
    if "orders" in body:
        body["orders"] = [{"record": key, "seen": seen} for key, seen in body["orders"]]
        body["tasks"] = [{name: plain(value) for name, value in said(one).items()} for one in action.tasks]
    client = Client(headers={"Authorization": "Bearer tiendo_x"})
    place = f"/api/v1/{address.format_map(said(action))}"
    return getattr(client, method)(place, body, content_type="application/json").status_code


def by_command(action: Any, user: Any) -> int:
    what, numbered = next((what, field) for what, (name, field) in ACTS.items() if name == type(action).__name__)
    known = said(action)
    for one in known.pop("tasks", ()):
        known |= said(one)
    if "orders" in known:
        known["orders"] = ";".join(f"{key}:{seen}" for key, seen in known["orders"])
    number = [str(known.pop(numbered))] if numbered in known else []
    words = [f"{name}={plain(value)}" for name, value in known.items()]
    return main(RECORD_COMMANDS, ["task", what, *number, *words, "--as", user.username])


REFUSED = {by_screen: {200, 302, 404, 422}, by_api: {403, 404}, by_command: {2}}
DONE = {by_screen: {200, 302}, by_api: {200, 201}, by_command: {0}}


def test_every_follow_up_action_has_every_door():
    names = {one.__name__ for one in FOLLOWING}
    assert set(SCREEN) == set(API) == {name for name, _field in ACTS.values()} == names


def done() -> int:
    """How many changes the trail holds; who was turned away stands there too."""
    return AuditEntry.objects.exclude(action="Refused").count()


@pytest.mark.django_db
@pytest.mark.parametrize("door", [by_screen, by_api, by_command])
@pytest.mark.parametrize("name", SCREEN)
def test_a_door_lets_in_who_may_and_nobody_else(office, capsys, name, door):
    may, make = TABLE[name]
    people = [*((role.value, office.people[role.value]) for role in Role)]
    people += [("", make_person("khong-vai-tro", None))]
    people += [(f"{role}, nơi khác", make_person(f"{role}-nam", role, SOUTH)) for role in sorted(may)]
    for role, user in people:
        with transaction.atomic():
            action = make(office)
            before = done()
            answer = door(action, user)
            changed = done() - before
            assert changed == (role in may), (role, answer, capsys.readouterr())
            assert answer in (DONE if role in may else REFUSED)[door], (role, answer)
            transaction.set_rollback(True)
        for one in (office.document, *office.people.values()):
            one.refresh_from_db()


@pytest.mark.django_db
def test_the_trail_says_by_which_door(office):
    for door, via in ((by_screen, "screen"), (by_api, "api"), (by_command, "command")):
        action = TABLE["PlanMeeting"][1](office)
        door(action, office.people["leader"])
        assert AuditEntry.objects.order_by("pk").last().via == via


@pytest.mark.django_db
def test_a_command_line_that_says_something_else_is_told_in_one_line(office, capsys):
    for words, told in (
        (["move", "1", "buoc=nhan"], "trường “buoc” không có"),
        (["give", "text=Rà soát"], "trường “lead” không có hoặc còn thiếu"),
        (["meet", "7", "subject=x"], "không có số của mục"),
        (["show", "99"], "Không tìm thấy nhiệm vụ"),
        (["list", "mau=do"], "lọc theo stage, time, lead, find"),
        (["meet", f"unit={NORTH}", "subject=họp", "day=hôm qua"], "hôm qua"),
    ):
        assert main(RECORD_COMMANDS, ["task", *words, "--as", "approver", "--lang", "vi"]) == 2
        error = capsys.readouterr().err
        assert told in error
        assert error.count("\n") == 1
