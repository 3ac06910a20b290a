"""``tiendo task``: follow-up from the command line, by the same actions and with the same rights as on the screen.

``list`` and ``show`` read; every other word is one action, whose fields are given as ``name=value``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tiendo.cli.command import Say

from .start import database_ready, django_ready

if TYPE_CHECKING:
    from tiendo_web.record.models import User

ACTS = {
    "give": ("GiveTasks", ""),
    "move": ("MoveTask", "task"),
    "import": ("ImportTasks", "document"),
    "describe": ("DescribeTask", "task"),
    "leave": ("LeaveRecord", "record"),
    "take-up": ("TakeUpRecord", "record"),
    "propose": ("FollowProposal", "record"),
    "settle": ("MoveProposal", "proposal"),
    "meet": ("PlanMeeting", ""),
    "meeting": ("DescribeMeeting", "meeting"),
    "ask": ("AskExplanation", ""),
    "answer": ("AnswerExplanation", "explanation"),
    "accept": ("AcceptExplanation", "explanation"),
    "close-quarter": ("CloseQuarter", ""),
    "calendar": ("MakeFeed", ""),
}
"""What may be done: the action's class, and the field that the number on the command line fills."""


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``WHAT [NUMBER] [NAME=VALUE …] --as ACCOUNT [--json]``."""
    parser.add_argument(
        "what",
        choices=("list", "show", *ACTS),
        help=say(
            "list: danh sách; show: một nhiệm vụ; give: giao; move: chuyển bước; các việc khác như trên màn hình",
            "list; show one task; give; move; the other acts as on the screen",
        ),
    )
    parser.add_argument("words", nargs="*", metavar="SỐ|TÊN=GIÁ-TRỊ", help=say("số của mục, rồi các trường", "number, then fields"))
    parser.add_argument("--as", dest="person", required=True, help=say("tài khoản thực hiện", "account that acts"))
    parser.add_argument("--json", action="store_true", help=say("in JSON", "print JSON"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Prints the answer; exit code 2 when nothing was done, with one line that says why."""
    django_ready()
    database_ready()
    from django.utils.translation import override

    from tiendo_web.record.actions import ActionError
    from tiendo_web.record.models import User

    person = User.objects.filter(username=options.person, is_active=True).first()
    if person is None:
        return _fail(say(f"{options.person}: không có tài khoản này", f"{options.person}: no such account"))
    try:
        with override(say("vi", "en")):
            fields = fields_of(options.words, say)
            if options.what == "list":
                return _list(person, fields, options.json, say)
            if options.what == "show":
                return _show(person, fields, say)
            result = _act(options.what, fields, person, say)
    except (ActionError, ValueError) as error:
        return _fail(str(error))
    print(json.dumps(result, ensure_ascii=False) if options.json else _line(result))
    return 0


def fields_of(words: list[str], say: Say) -> dict[str, str]:
    """``["12", "move=receive"]`` as fields; the number under ``""``.

    Raises: ValueError for a word that is neither.
    """
    fields: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if sign:
            fields[name] = value
        elif word.isdigit() and not fields:
            fields[""] = word
        else:
            raise ValueError(say(f"“{word}”: ghi số của mục trước, rồi TÊN=GIÁ-TRỊ", f"{word!r}: a number first, then NAME=VALUE"))
    return fields


def _act(what: str, fields: dict[str, str], person: User, say: Say) -> dict[str, Any]:
    from tiendo_web.record import actions

    from .typed_fields import UnknownField, action_of

    name, numbered = ACTS[what]
    if "" in fields:
        if not numbered:
            raise ValueError(say(f"{what}: không có số của mục", f"{what}: takes no number"))
        fields = {numbered: fields[""], **{key: value for key, value in fields.items() if key}}
    try:
        action = action_of(getattr(actions, name), fields, person)
    except UnknownField as error:
        known = ", ".join(error.known)
        raise ValueError(
            say(
                f"{what}: trường “{error.name}” không có hoặc còn thiếu; các trường: {known}",
                f"{what}: field {error.name} is unknown or missing; fields: {known}",
            )
        ) from error
    return _told(action.run(person, via="command"))


def _told(result: Any) -> dict[str, Any]:
    """What an action gave, in a few words: keys and where the thing stands now."""
    if isinstance(result, str):
        return {"secret": result}
    told = []
    for row in result if isinstance(result, tuple) else (result,):
        stands = {name: getattr(row, name, None) for name in ("stage", "state", "version")}
        told.append({"id": row.pk, **{name: value for name, value in stands.items() if value is not None}})
    return told[0] if len(told) == 1 else {"made": told}


def _line(result: dict[str, Any]) -> str:
    if "secret" in result:
        return str(result["secret"])
    made = result.get("made", [result])
    return "\n".join(" ".join(str(one[name]) for name in ("id", "stage", "state") if name in one) for one in made)


def _list(person: User, fields: dict[str, str], as_json: bool, say: Say) -> int:
    """Tasks worst first, filtered by ``stage=``, ``time=``, ``lead=``, ``find=``."""
    from tiendo.catalogue import bare
    from tiendo_web.record import options
    from tiendo_web.record.queries import followup, visible

    filters: dict[str, Callable[[str], dict[str, str]]] = {
        "stage": lambda value: {"stage": value},
        "time": lambda value: {"time": value},
        "lead": lambda value: {"lead__name__iexact": value} if "/" not in value else {"lead": value},
        "find": lambda value: {"folded__contains": bare(value)},
    }
    rows = followup.timed(visible.tasks(person), options.day())
    for name, value in fields.items():
        if name not in filters:
            known = ", ".join(filters)
            raise ValueError(say(f"list: lọc theo {known}", f"list: filters are {known}"))
        rows = rows.filter(**filters[name](value))
    names = ("pk", "stage", "time", "due", "lead__name", "text")
    for row in followup.worst_first(rows).values_list(*names).iterator():
        if as_json:
            said = dict(zip(("id", "stage", "time", "due", "lead", "text"), row, strict=True))
            print(json.dumps({**said, "due": said["due"] and said["due"].isoformat()}, ensure_ascii=False))
        else:
            print(_row(*row, say))
    return 0


def _row(pk: int, stage: str, time: str, due: Any, lead: str, text: str, say: Say) -> str:
    from tiendo.followup.stages import STAGE_WORDS, Stage
    from tiendo.followup.timing import TIME_WORDS, Time

    words, timing = STAGE_WORDS[Stage(stage)], TIME_WORDS[Time(time)]
    return f"{pk}\t{say(*words)}\t{say(*timing)}\t{f'{due:%d/%m/%Y}' if due else '-'}\t{lead}\t{text}"


def _show(person: User, fields: dict[str, str], say: Say) -> int:
    """One task with its sentence and steps, as JSON."""
    from tiendo_web.api.following import whole
    from tiendo_web.record.queries import visible

    row = visible.tasks(person).filter(pk=fields.get("", "0")).first()
    if row is None:
        return _fail(say("Không tìm thấy nhiệm vụ, hoặc tài khoản này không được xem.", "No such task, or it may not be seen."))
    print(whole(row, person).model_dump_json(indent=2))
    return 0


def _fail(message: str) -> int:
    sys.stderr.write(f"tiendo task: {message}\n")
    return 2
