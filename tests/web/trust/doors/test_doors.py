"""Every action through every door it has: screen, API and command line refuse the same people and let the same people in.

The list of actions is that of the application; the doors of each are found in the code, so that a new action, or a new door of an
old one, fails here until it is tried. Who may what is the table of ``test_permissions``; whether a change was made is asked of the
audit trail alone. What an action needs is made once, and everything is put back after each person.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.web.office import NORTH, SOUTH, Office, make_person
from tests.web.record.test_permissions import TABLE
from tiendo_web.actions import ACTIONS
from tiendo_web.record.holding import HOLDING
from tiendo_web.record.models import AuditEntry, Role

from .api import API, by_api
from .command import COMMAND, by_command
from .screen import SCREEN, by_screen

DOORS = {"screen": (by_screen, SCREEN), "api": (by_api, API), "command": (by_command, COMMAND)}
NAMES = [action.__name__ for action in ACTIONS]
REFUSED = {"screen": {200, 302, 404, 422}, "api": {401, 403, 404}, "command": {2}}
DONE = {"screen": {200, 302}, "api": {200, 201}, "command": {0, 1}}
"""Answers of a door; ``import`` says 1 when cells could not be read."""

BESIDE_THE_TEXT = "người quyết định phải thấy con số cạnh câu văn; chương trình ngoài quyết định qua API"
BY_PEOPLE = "bảng do người ghi tay hoặc nhập từ bảng tính, có xem trước trên màn hình"
FOR_PROGRAMS = "chỉ cho chương trình"
ADMINISTRATION = "việc quản trị hiếm khi làm, chỉ trên màn hình sau bước xác thực hai"
WHY: dict[str, str] = {
    **dict.fromkeys(("AcceptStatement", "CorrectStatement", "RejectStatement", "UndoDecision"), BESIDE_THE_TEXT),
    **dict.fromkeys(("AcceptMany", "ReadUnread", "DismissUnread"), "nhìn danh sách rồi mới nhận: chỉ trên trang soát"),
    **dict.fromkeys(("SubmitDocument", "ReturnDocument", "PostStatements"), BESIDE_THE_TEXT),
    **dict.fromkeys(("SettleFinding", "ReopenFinding", "SettleConflict", "OverrideClass"), "cần thấy hai bên rồi ghi lý do"),
    **dict.fromkeys(("WriteRow", "CorrectRow", "WithdrawRow", "HandInWorkbook", "ImportRows", "PostFigures"), BY_PEOPLE),
    **dict.fromkeys(("OpenRound", "SubmitToRound", "JudgeSubmission"), "kỳ báo cáo theo dõi trên một trang"),
    **dict.fromkeys(("RevokeRole", "CloseAccount", "SetPassword", "SetOption", "SetMap", "RetryReadings"), ADMINISTRATION),
    **dict.fromkeys(("CreateAccount", "GrantRole"), "chương trình không tự cấp quyền cho mình qua API"),
    **dict.fromkeys(("MakeToken", "RevokeToken"), "người quản trị ở máy chủ cấp và thu hồi"),
    "DescribeDocument": FOR_PROGRAMS,
    "WithdrawEntry": FOR_PROGRAMS,
    "ReadAgain": "nút cạnh lỗi đọc",
    "WithdrawOverride": "cạnh đánh giá đã đổi",
    "ImportWorkbook": "chương trình gửi văn bản rồi người khác duyệt bản xem trước",
    "ReleaseReport": "tiendo report chỉ lập tệp; công bố là việc của lãnh đạo",
}
"""Why an action does not have every door."""

HOUSE = Path(__file__).parents[4] / "src" / "tiendo_web"
ROOMS = {"screen": ("pages", "boards/views"), "api": ("api",), "command": ("commands",)}


def used(door: str) -> set[str]:
    """Actions that the code of a door makes; asking whether somebody is allowed to is not making it."""
    names: set[str] = set()
    for path in (path for room in ROOMS[door] for path in sorted((HOUSE / room).rglob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        asked = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and id(node) not in asked:
                names.add(node.id)
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and door == "command":
                names.add(node.value)
    return names & set(NAMES)


@pytest.mark.parametrize("door", DOORS)
def test_every_action_that_a_door_makes_is_tried_there(door):
    assert set(DOORS[door][1]) == used(door)


def test_an_action_has_a_door_and_a_reason_when_it_lacks_one():
    for name in NAMES:
        has = [door for door, (_through, table) in DOORS.items() if name in table]
        assert has, name
        assert (len(has) < len(DOORS)) == (name in WHY), (name, has)


def done(**more: Any) -> int:
    """How many changes the trail holds; who was turned away stands there too."""
    return AuditEntry.objects.exclude(action="Refused").filter(**more).count()


def people_of(office: Office, may: set[str]) -> Iterator[tuple[str, Any]]:
    """Everybody of the house, somebody without a role, somebody whose account is closed, the right role elsewhere, nobody."""
    yield from ((role.value, office.people[role.value]) for role in Role)
    yield "không vai trò", make_person("khong-vai-tro", None)
    closed = make_person("da-dong", min(may), NORTH)
    closed.is_active = False
    closed.save()
    yield "tài khoản đã đóng", closed
    yield from ((f"{role}, nơi khác", make_person(f"{role}-nam", role, SOUTH)) for role in sorted(may))
    yield "chưa đăng nhập", None


@pytest.mark.parametrize(("door", "name"), [(door, name) for door in DOORS for name in NAMES if name in DOORS[door][1]])
def test_a_door_lets_in_who_may_and_nobody_else(office, capsys, door, name):
    may, make = TABLE[name]
    through = DOORS[door][0]
    action, before = make(office), done()
    for who, user in people_of(office, may):
        with transaction.atomic():
            answer = through(action, user)
            assert done() - before == (who in may), (who, answer, capsys.readouterr())
            assert done(action=name, via=door) == (who in may), who
            assert answer in (DONE if who in may else REFUSED)[door], (who, answer)
            transaction.set_rollback(True)
        HOLDING.forget()
