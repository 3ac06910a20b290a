"""The screen: for each action the address that its form is sent to, and what the form holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.boards.making import workbook
from tests.web.office import NORTH
from tests.web.record.test_permissions import aimed
from tiendo_web.boards.models import BoardFile
from tiendo_web.pages.views.administration import _written
from tiendo_web.record import models, options

BACKEND = "django.contrib.auth.backends.ModelBackend"
Sent = tuple[str, dict[str, Any]]


def by_screen(action: Any, user: models.User | None) -> int:
    client = Client()
    if user is not None:
        client.force_login(user, backend=BACKEND)
    address, form = SCREEN[type(action).__name__](action)
    return client.post(address, form).status_code


def _file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _review(page: str, **more: Callable[[Any], Any]) -> Callable[[Any], Sent]:
    """A button of the review page of a document, with the version that was seen."""

    def sent(one: Any) -> Sent:
        kind = next(name for name in ("statement", "unread", "document") if hasattr(one, name))
        row: Any = {"statement": models.Statement, "unread": models.UnreadNumber, "document": models.Document}[kind]
        row = row.objects.get(pk=getattr(one, kind))
        document = row.pk if kind == "document" else row.document_id
        own = {"document-undo": [], "document-submit": [], "document-post": [], "document-return": []}
        places = own.get(page, [row.pk])
        form = {name: value(one) for name, value in more.items()}
        return reverse(page, args=[document, *places]), {"version": one.seen, **form}

    return sent


def _rounds(what: str, **more: Callable[[Any], Any]) -> Callable[[Any], Sent]:
    return lambda one: (
        reverse("rounds"),
        {"what": what, "unit": one.unit, **{name: value(one) for name, value in more.items()}},
    )


def _accounts(what: str) -> Callable[[Any], Sent]:
    fields = ("unit", "username", "full_name", "role", "password")
    return lambda one: (
        reverse("administration"),
        {"what": what, **{name: getattr(one, name) for name in fields if hasattr(one, name)}},
    )


def _option(one: Any) -> Sent:
    """The whole form, as it stands, with one setting changed."""
    stand = {option.name: options.read(option.name) for option in options.OPTIONS if option.kind}
    written = {name: _written(value) for name, value in stand.items()}
    return reverse("settings"), {**written, one.name: one.typed}


def _map(_one: Any) -> Sent:
    ring = [[105.8, 22.1], [105.9, 22.1], [105.9, 22.2], [105.8, 22.1]]
    shape = {"type": "Feature", "properties": {"ma": "901"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    drawn = json.dumps({"type": "FeatureCollection", "features": [shape]}).encode()
    return reverse("settings"), {"map": "take", "file": _file("ban-do.geojson", drawn)}


def _release(one: Any) -> Sent:
    """The page makes the report itself, so there has to be something to report."""
    if not models.Target.objects.exists():
        aimed()
    return reverse("report-release"), {"don-vi": one.unit, "ky": "2025"}


def _row(one: Any) -> dict[str, Any]:
    said = one.facts
    return {**said.texts, "secrecy": said.secrecy, "source_title": said.title, "source_day": said.cited_day}


def _orders_of(action: Any) -> str:
    key = action.record if hasattr(action, "record") else action.orders[0][0]
    return reverse("task-orders", args=[models.ReadRecord.objects.get(pk=key).document_id])


SCREEN: dict[str, Callable[[Any], Sent]] = {
    "UploadDocument": lambda one: (reverse("document-upload"), {"unit": one.unit, "files": _file(one.name, b"x")}),
    "ReadAgain": lambda one: (reverse("document-again", args=[one.document]), {}),
    "AcceptStatement": _review("document-accept"),
    "CorrectStatement": _review("document-correct", value=lambda one: one.fields["value"]),
    "RejectStatement": _review("document-reject"),
    "UndoDecision": _review("document-undo", so=lambda one: f"s{one.statement}"),
    "AcceptMany": lambda one: (
        reverse("document-many", args=[one.document]),
        {"so": [f"{key}.{seen}" for key, seen in one.statements]},
    ),
    "ReadUnread": _review("document-read", value=lambda one: one.fields["value"]),
    "DismissUnread": _review("document-dismiss"),
    "SubmitDocument": _review("document-submit"),
    "ReturnDocument": _review("document-return", reason=lambda one: one.reason),
    "PostStatements": _review("document-post"),
    "ImportWorkbook": lambda one: (reverse("workbook", args=[one.document]), {"seal": one.seal}),
    "SettleFinding": lambda one: (
        reverse("finding", args=[one.finding]),
        {"version": one.seen, "conclusion": "ask", "reason": one.reason},
    ),
    "ReopenFinding": lambda one: (
        reverse("finding", args=[one.finding]),
        {"version": one.seen, "reopen": "1", "reason": one.reason},
    ),
    "SettleConflict": lambda one: (
        reverse("target-conflicts"),
        {"observation": list(one.observations), "kept": one.kept, "reason": one.reason},
    ),
    "OpenRound": _rounds(
        "open",
        title=lambda one: one.title,
        period=lambda one: str(one.period),
        units=lambda one: list(one.units),
        due=lambda one: one.due.isoformat(),
    ),
    "SubmitToRound": _rounds("submit", round=lambda one: one.round),
    "JudgeSubmission": _rounds("judge", round=lambda one: one.round, act=lambda one: one.act),
    "OverrideClass": lambda one: (reverse("target", args=[one.target]), {"cls": one.cls, "reason": one.reason}),
    "WithdrawOverride": lambda one: (
        reverse("target", args=[models.ClassOverride.objects.get(pk=one.override).target_id]),
        {"withdraw": one.override, "version": one.seen},
    ),
    "ReleaseReport": _release,
    "GiveTasks": lambda one: (
        _orders_of(one),
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
    "LeaveRecord": lambda one: (_orders_of(one), {"what": "leave", "order": f"{one.record}:{one.seen}", "reason": one.reason}),
    "TakeUpRecord": lambda one: (_orders_of(one), {"what": "take-up", "order": f"{one.record}:{one.seen}"}),
    "FollowProposal": lambda one: (
        reverse("proposals"),
        {"card": one.record, "seen": f"{one.record}:{one.seen}", "text": one.text, "receiver": one.receiver},
    ),
    "MoveProposal": lambda one: (reverse("proposal", args=[one.proposal]), {"version": one.seen, "stage": one.stage}),
    "PlanMeeting": lambda one: (reverse("meetings"), {"unit": one.unit, "subject": one.subject, "day": one.day.isoformat()}),
    "DescribeMeeting": lambda one: (reverse("meeting", args=[one.meeting]), {"version": one.seen, "place": one.place}),
    "AskExplanation": lambda one: (reverse("explanation-ask") + f"?ve={one.kind}&so={one.about}", {"question": one.question}),
    "AnswerExplanation": lambda one: (reverse("explanation", args=[one.explanation]), {"version": one.seen, "text": one.text}),
    "AcceptExplanation": lambda one: (reverse("explanation", args=[one.explanation]), {"version": one.seen, "what": "accept"}),
    "CloseQuarter": lambda one: (reverse("task-quarter") + f"?don-vi={one.unit}&quy={one.quarter}", {}),
    "MakeFeed": lambda one: (reverse("waiting"), {"unit": one.unit}),
    "CreateAccount": _accounts("create"),
    "GrantRole": _accounts("grant"),
    "RevokeRole": _accounts("revoke"),
    "CloseAccount": _accounts("close"),
    "SetPassword": _accounts("password"),
    "SetOption": _option,
    "SetMap": _map,
    "RetryReadings": lambda one: (reverse("operation"), {"unit": one.unit}),
    "WriteRow": lambda one: (reverse("board-new", args=[one.board]), _row(one)),
    "CorrectRow": lambda one: (
        reverse("board-correct", args=[one.board, one.item]),
        {"seen": one.seen, "reason": one.reason, **_row(one)},
    ),
    "WithdrawRow": lambda one: (
        reverse("board-withdraw", args=[one.board, one.item]),
        {"seen": one.seen, "reason": one.reason},
    ),
    "HandInWorkbook": lambda one: (
        reverse("board-import", args=[one.board]),
        {"unit": NORTH, "file": _file(one.name, workbook("Cầu Nà Thử"))},
    ),
    "ImportRows": lambda one: (
        reverse("board-file", args=[BoardFile.objects.get(pk=one.file).board, one.file]),
        {"seal": one.seal},
    ),
    "PostFigures": lambda one: (reverse("board-figures-file", args=[one.board, one.document]), {"seal": one.seal}),
}
