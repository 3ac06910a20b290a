"""The API: for each action its method and address; what the address does not say stands in the body."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.office import NORTH
from tiendo_web.record.actions.tokens import digest
from tiendo_web.record.models import ApiToken, User

API = {
    "UploadDocument": ("form", "documents"),
    "DescribeDocument": ("patch", "documents/{document}"),
    "AcceptStatement": ("post", "statements/{statement}/decision"),
    "CorrectStatement": ("post", "statements/{statement}/decision"),
    "RejectStatement": ("post", "statements/{statement}/decision"),
    "UndoDecision": ("post", "statements/{statement}/decision"),
    "SubmitDocument": ("post", "documents/{document}/submit"),
    "ReturnDocument": ("post", "documents/{document}/return"),
    "PostStatements": ("post", "documents/{document}/post"),
    "SettleFinding": ("post", "findings/{finding}/settle"),
    "ReopenFinding": ("post", "findings/{finding}/reopen"),
    "SettleConflict": ("post", "observations/settle"),
    "WithdrawEntry": ("post", "observations/withdraw"),
    "OverrideClass": ("post", "assessments/override"),
    "ReleaseReport": ("form", "releases"),
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
DECISIONS = {"AcceptStatement": "accept", "CorrectStatement": "correct", "RejectStatement": "reject", "UndoDecision": "undo"}
"""What the body says besides, where one address serves several actions."""


def by_api(action: Any, user: User | None) -> int:
    client = Client()
    if user is not None:
        columns = {"made_by": user, "made_at": "2024-01-01T00:00Z", "expires": date(2099, 1, 1)}
        ApiToken.objects.create(account=user, unit_id=NORTH, secret=digest("tiendo_x"), **columns)
        client = Client(headers={"Authorization": "Bearer tiendo_x"})
    name = type(action).__name__
    method, address = API[name]
    place = f"/api/v1/{address.format_map(said(action))}"
    body = {field: plain(value) for field, value in said(action).items() if f"{{{field}}}" not in address}
    if method == "form":
        given = body.pop("content")
        content = given if isinstance(given, bytes) else b"".join(given)
        return client.post(place, {**body, "file": SimpleUploadedFile("a.txt", content)}).status_code
    if name in DECISIONS:
        body["decision"] = DECISIONS[name]
    if "orders" in body:
        body["orders"] = [{"record": key, "seen": seen} for key, seen in body["orders"]]
        body["tasks"] = [{field: plain(value) for field, value in said(one).items()} for one in action.tasks]
    return getattr(client, method)(place, body, content_type="application/json").status_code


def said(thing: Any) -> dict[str, Any]:
    """The fields of an action that differ from what they are when nothing is said."""
    return {
        field.name: getattr(thing, field.name)
        for field in fields(thing)
        if field.default is MISSING or getattr(thing, field.name) != field.default
    }


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
