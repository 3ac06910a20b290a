"""``tiendo account``: makes an account, or gives one another role; the first account of a record is its administrator."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from typing import TYPE_CHECKING

from tiendo.cli.command import Say

from .start import database_ready, django_ready

if TYPE_CHECKING:
    from tiendo_web.record.models import OrgUnit, User

ROLES = ("reader", "reporter", "reviewer", "approver", "leader", "administrator")


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``USERNAME --unit UNIT --role ROLE [--name …] [--position …] [--clearance 0..3] [--as ADMINISTRATOR]``."""
    parser.add_argument("username", help=say("tên đăng nhập", "user name"))
    parser.add_argument("--unit", required=True, help=say("tên hoặc khóa của đơn vị", "name or key of the unit"))
    parser.add_argument("--role", required=True, choices=ROLES, help=say("vai trò ở đơn vị đó", "role in that unit"))
    parser.add_argument("--name", default="", help=say("họ và tên", "full name"))
    parser.add_argument("--position", default="", help=say("chức vụ", "position"))
    parser.add_argument("--clearance", type=int, choices=range(4), default=0, help=say("mức mật được xem", "secrecy clearance"))
    parser.add_argument("--as", dest="actor", default="", help=say("người quản trị thực hiện", "administrator who does it"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when it was not done; the one line on standard error says why."""
    django_ready()
    database_ready()
    from tiendo_web.record.actions import ActionError
    from tiendo_web.record.models import User

    unit = find_unit(options.unit)
    if unit is None:
        sys.stderr.write(say(f"Không rõ đơn vị “{options.unit}”.\n", f"Unit {options.unit!r} is not known, or not only one.\n"))
        return 2
    try:
        if not User.objects.exists():
            return _first(options, unit, say)
        actor = User.objects.filter(username=options.actor).first()
        if actor is None:
            sys.stderr.write(say("Ghi --as TÊN của người quản trị.\n", "Name an administrator with --as.\n"))
            return 2
        _account(options, unit, actor, say)
    except ActionError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    print(options.username)
    return 0


def find_unit(words: str) -> OrgUnit | None:
    """The unit of the record with this key or name; a territory that the record lacks is loaded from the catalogue."""
    from django.db.models import Q
    from django.utils import timezone

    from tiendo.catalogue import line, units_named
    from tiendo.exchange.facts import territory
    from tiendo_web.record.loading import load
    from tiendo_web.record.models import OrgUnit

    held = list(OrgUnit.objects.filter(Q(pk=words) | Q(name__iexact=words), Q(end=None) | Q(end__gte=timezone.localdate()))[:2])
    if not held:
        named = units_named(words, timezone.localdate())
        if len(named) != 1:
            return None
        load(territory([line(named[0])[-1]]))
        held = [OrgUnit.objects.get(pk=named[0].key)]
    return held[0] if len(held) == 1 else None


def _first(options: argparse.Namespace, unit: OrgUnit, say: Say) -> int:
    """The first account: nobody is there to permit it, so it can only be an administrator."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.db import transaction
    from django.utils import timezone

    from tiendo_web.record import audit
    from tiendo_web.record.models import RoleAssignment, User

    if options.role != "administrator":
        sys.stderr.write(say("Tài khoản đầu tiên phải là quản trị.\n", "The first account is an administrator.\n"))
        return 2
    user = User(username=options.username, full_name=options.name or options.username, position=options.position)
    password = _password(say)
    try:
        validate_password(password, user)
    except ValidationError as error:
        sys.stderr.write(" ".join(error.messages) + "\n")
        return 2
    user.set_password(password)
    with transaction.atomic():
        user.save()
        RoleAssignment.objects.create(user=user, unit=unit, role=options.role, clearance=options.clearance)
        audit.append(
            at=timezone.now(),
            actor="",
            via="command",
            action="FirstAccount",
            unit=unit.pk,
            subject=f"account:{user.username}",
            detail={"role": options.role},
        )
    print(options.username)
    return 0


def _account(options: argparse.Namespace, unit: OrgUnit, actor: User, say: Say) -> None:
    from tiendo_web.record.actions import CreateAccount, GrantRole
    from tiendo_web.record.models import User

    common = {"unit": unit.pk, "username": options.username, "role": options.role, "clearance": options.clearance}
    if User.objects.filter(username=options.username).exists():
        GrantRole(**common).run(actor, via="command")
        return
    CreateAccount(**common, full_name=options.name or options.username, position=options.position, password=_password(say)).run(
        actor, via="command"
    )


def _password(say: Say) -> str:
    """``TIENDO_PASSWORD``, else asked for at the terminal."""
    given = os.environ.get("TIENDO_PASSWORD", "")
    return given or (getpass.getpass(say("Mật khẩu: ", "Password: ")) if sys.stdin.isatty() else "")
