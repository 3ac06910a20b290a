"""``tiendo import``: a workbook of targets and values into the ledger. Without ``--post`` it only shows what would change."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.command import Say

from .account import find_unit
from .start import database_ready, django_ready

if TYPE_CHECKING:
    from tiendo.exchange.importing import Preview
    from tiendo_web.record.models import Document, User

WAIT_SECONDS = 600


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``FILE --unit UNIT --as PERSON [--post]``."""
    parser.add_argument("file", type=Path, help=say("bảng tính (.xlsx)", "workbook (.xlsx)"))
    parser.add_argument("--unit", required=True, help=say("tên hoặc khóa của đơn vị", "name or key of the unit"))
    parser.add_argument("--as", dest="actor", required=True, help=say("tài khoản thực hiện", "account that does it"))
    parser.add_argument(
        "--post",
        action="store_true",
        help=say("duyệt vào sổ (người khác với người gửi tệp)", "post (another person than who handed it in)"),
    )


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when the file could not be read or the action was refused, 1 when some cells could not be read."""
    if not options.file.is_file():
        sys.stderr.write(say(f"{options.file}: không có tệp này.\n", f"{options.file}: no such file.\n"))
        return 2
    django_ready()
    database_ready()
    from tiendo_web.record.actions import ActionError, ImportWorkbook
    from tiendo_web.record.models import ReadingState, User
    from tiendo_web.record.queries.importing import preview_of, seal_of

    actor = User.objects.filter(username=options.actor, is_active=True).first()
    unit = find_unit(options.unit)
    if actor is None or unit is None:
        sys.stderr.write(say("Không rõ tài khoản hoặc đơn vị.\n", "The account or the unit is not known.\n"))
        return 2
    try:
        document = _handed_in(options.file, unit.pk, actor)
        if document.state != ReadingState.READ:
            sys.stderr.write(f"{document.error}\n")
            return 2
        shown = preview_of(actor, document)
        if options.post:
            shown = ImportWorkbook(document=document.pk, seal=seal_of(shown)).run(actor, via="command")
    except ActionError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    _print(shown, say)
    return 1 if shown.not_read else 0


def _handed_in(path: Path, unit: str, actor: User) -> Document:
    """The document of the file, handed in now or before, once it is read."""
    from tiendo_web.jobs.worker import work_once
    from tiendo_web.record.actions import UploadDocument
    from tiendo_web.record.models import ReadingState

    document = UploadDocument(unit=unit, name=path.name, content=[path.read_bytes()]).run(actor, via="command")
    ends = time.monotonic() + WAIT_SECONDS
    while document.state in (ReadingState.QUEUED, ReadingState.READING) and time.monotonic() < ends:
        if not work_once():
            time.sleep(0.2)
        document.refresh_from_db()
    return document


def _print(shown: Preview, say: Say) -> None:
    words = {"new": say("mới", "new"), "changed": say("đổi", "changed"), "same": say("đã có", "held")}
    for one in shown.planned:
        before = f" ({say('trước', 'before')}: {one.before.value})" if one.before else ""
        doubt = f"  [{one.doubt}]" if one.doubt else ""
        print(f"{words[one.effect.value]}\t{one.source.part}\t{one.entry.indicator_words}\t{one.source.surface}{before}{doubt}")
    for cell in shown.not_read:
        print(f"{say('không đọc được', 'not read')}\t{cell.reference}\t{cell.surface}\t{cell.reason}")
