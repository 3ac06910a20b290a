"""``tiendo brief``: the briefing pack before a working session with a unit, from what the person may see."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from tiendo.cli.command import Say
from tiendo.reports.gather import NothingToReportError

from .report import unit_called

FORMATS = (".docx", ".pdf")


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """Unit, day of the session, who asks, where to."""
    parser.add_argument("unit", help=say("tên hoặc mã đơn vị", "name or key of the unit"))
    parser.add_argument("--day", required=True, help=say("ngày làm việc", "day of the session"))
    parser.add_argument("--since", help=say("ngày làm việc lần trước", "day of the last session"))
    parser.add_argument("--as", dest="person", required=True, help=say("tài khoản của người lập", "account of the person who asks"))
    parser.add_argument("--out", required=True, type=Path, help=say("tệp .docx hoặc .pdf", "file: .docx or .pdf"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the pack. Exit code 2 when it cannot."""
    from .start import database_ready, django_ready

    django_ready()
    database_ready()
    from tiendo.reports.briefing import briefing
    from tiendo.reports.pdf import to_pdf
    from tiendo.reports.word import to_docx
    from tiendo_web.boards.reporting import briefed
    from tiendo_web.record.models import User
    from tiendo_web.record.queries.briefing import briefing_of
    from tiendo_web.record.queries.reports import shelf_for

    person = User.objects.filter(username=options.person, is_active=True).first()
    if person is None:
        return _fail(say(f"{options.person}: không có tài khoản này", f"{options.person}: no such account"))
    if options.out.suffix not in FORMATS:
        return _fail(f"{options.out}: " + say("cần đuôi .docx hoặc .pdf", "needs .docx or .pdf"))
    try:
        session = date.fromisoformat(options.day)
        since = date.fromisoformat(options.since) if options.since else None
        unit = unit_called(shelf_for(person, known=session), options.unit, session)
        if unit is None:
            return _fail(f"{options.unit}: " + say("không có đơn vị này, hoặc không được xem", "no such unit, or not to be seen"))
        boards = briefed(person, unit.key, session=session)
        paper = briefing(briefing_of(person, unit.key, session=session, since=since, boards=boards))
        options.out.write_bytes(to_pdf(paper) if options.out.suffix == ".pdf" else to_docx(paper))
    except (NothingToReportError, ValueError) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{options.out}: {error.strerror}")
    sys.stdout.write(f"{options.out}\n")
    return 0


def _fail(message: str) -> int:
    sys.stderr.write(f"tiendo brief: {message}\n")
    return 2
