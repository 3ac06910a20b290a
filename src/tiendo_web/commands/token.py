"""``tiendo token``: an administrator gives a program of a unit its way into the API, or takes it back."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from tiendo.cli.command import Say

from .account import find_unit
from .start import database_ready, django_ready

ROLES = ("reader", "reporter", "reviewer", "approver", "leader")


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``NAME --unit UNIT --as ADMINISTRATOR (--role ROLE --expires DAY [--clearance 0..3] | --revoke)``."""
    parser.add_argument("name", help=say("tên chương trình: chữ thường, số, gạch nối", "name of the program"))
    parser.add_argument("--unit", required=True, help=say("tên hoặc khóa của đơn vị", "name or key of the unit"))
    parser.add_argument("--as", dest="actor", required=True, help=say("người quản trị thực hiện", "administrator who does it"))
    parser.add_argument("--role", choices=ROLES, default="reader", help=say("vai trò (mặc định người đọc)", "role (reader)"))
    parser.add_argument("--clearance", type=int, choices=range(4), default=0, help=say("mức mật được xem", "secrecy clearance"))
    parser.add_argument("--expires", help=say("ngày cuối còn dùng được, YYYY-MM-DD", "last day it opens anything"))
    parser.add_argument("--revoke", action="store_true", help=say("thu hồi", "take it back"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Prints the token, once; exit code 2 when nothing was done."""
    django_ready()
    database_ready()
    from tiendo_web.record.actions import ActionError, MakeToken, RevokeToken
    from tiendo_web.record.models import User

    unit, actor = find_unit(options.unit), User.objects.filter(username=options.actor, is_active=True).first()
    if unit is None or actor is None:
        sys.stderr.write(say("Không rõ tài khoản hoặc đơn vị.\n", "The account or the unit is not known.\n"))
        return 2
    try:
        if options.revoke:
            RevokeToken(unit=unit.pk, name=options.name).run(actor, via="command")
            return 0
        expires = date.fromisoformat(options.expires or "")
        action = MakeToken(unit=unit.pk, name=options.name, role=options.role, clearance=options.clearance, expires=expires)
        print(action.run(actor, via="command").secret)
    except ActionError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except ValueError:
        sys.stderr.write(say("Ghi --expires theo dạng 2026-12-31.\n", "Write --expires as 2026-12-31.\n"))
        return 2
    sys.stderr.write(say("Mã chỉ hiện một lần này; giữ như mật khẩu.\n", "Shown once; keep it like a password.\n"))
    return 0
