"""The command line: for each action the words of the command that does it."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.web.record.test_importing import workbook
from tiendo.cli.command import main
from tiendo_web.commands import RECORD_COMMANDS
from tiendo_web.commands.task import ACTS
from tiendo_web.record.models import Document, User

from .api import plain, said

PASSWORD = "mot-mat-khau-dai"


def by_command(action: Any, user: User | None) -> int:
    words = COMMAND[type(action).__name__](action)
    with patch.dict("os.environ", {"TIENDO_PASSWORD": PASSWORD}):
        return main(RECORD_COMMANDS, [*words, "--as", user.username if user is not None else "khong-co-ai"])


def _task(action: Any) -> list[str]:
    what, numbered = next((what, field) for what, (name, field) in ACTS.items() if name == type(action).__name__)
    known = said(action)
    for one in known.pop("tasks", ()):
        known |= said(one)
    if "orders" in known:
        known["orders"] = ";".join(f"{key}:{seen}" for key, seen in known["orders"])
    number = [str(known.pop(numbered))] if numbered in known else []
    return ["task", what, *number, *(f"{name}={plain(value)}" for name, value in known.items())]


def _written() -> Path:
    """A workbook in a folder that lives as long as the tests."""
    path = Path(tempfile.mkdtemp()) / "so-lieu.xlsx"
    path.write_bytes(workbook())
    return path


def _import(action: Any) -> list[str]:
    """The command knows a document by its bytes: those written here are those of the action's document."""
    path, unit = _written(), Document.objects.get(pk=action.document).unit_id
    Document.objects.filter(pk=action.document).update(sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    return ["import", str(path), "--unit", unit, "--post"]


def _account(one: Any) -> list[str]:
    return ["account", one.username, "--unit", one.unit, "--role", one.role]


COMMAND: dict[str, Callable[[Any], list[str]]] = {
    "UploadDocument": lambda one: ["import", str(_written()), "--unit", one.unit],
    "ImportWorkbook": _import,
    "CreateAccount": _account,
    "GrantRole": _account,
    "MakeToken": lambda one: [
        "token", one.name, "--unit", one.unit, "--role", one.role, "--expires", one.expires.isoformat(),
    ],
    "RevokeToken": lambda one: ["token", one.name, "--unit", one.unit, "--revoke"],
    **{name: _task for name, _field in ACTS.values()},
}  # fmt: skip
