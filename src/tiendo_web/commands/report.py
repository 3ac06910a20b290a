"""``tiendo report``: the periodic report of a unit, or of every unit below one, from what the person may see."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.command import Say
from tiendo.reports.gather import NothingToReportError, Shelf, report_input
from tiendo.reports.input import ReportInput, ReportKind
from tiendo.reports.kinds import kind_of
from tiendo.reports.paper import BareNumberError
from tiendo.values import OrgUnit, Period, PeriodError

if TYPE_CHECKING:
    from tiendo.reports.freeze import Frozen

FORMATS = (".docx", ".pdf", ".xlsx")
_NAMED = 5


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """Unit, period, who asks, where to; the rest has a usual value."""
    parser.add_argument("unit", help=say("tên hoặc mã đơn vị", "name or key of the unit"))
    parser.add_argument("--period", required=True, help=say("kỳ: 2024, 2024-Q3, 2024-01..2024-09, 2021..2023", "period"))
    parser.add_argument("--as", dest="person", required=True, help=say("tài khoản của người lập", "account of the person who asks"))
    parser.add_argument("--out", required=True, type=Path, help=say("tệp .docx, .pdf, .xlsx (hoặc thư mục)", "file, or a folder"))
    parser.add_argument("--kind", choices=[str(kind) for kind in ReportKind], help=say("loại báo cáo", "kind of report"))
    parser.add_argument("--family", choices=("party", "state"), default="party", help=say("thể thức Đảng, Nhà nước", "layout"))
    parser.add_argument("--day", help=say("ngày ban hành (mặc định hôm nay)", "day of issue (today)"))
    parser.add_argument("--known", help=say("số liệu đến ngày (mặc định ngày ban hành)", "record up to (day of issue)"))
    parser.add_argument("--number", default="", help=say("số văn bản, chỉ phần số", "number of the document, digits only"))
    parser.add_argument("--signer", default="", help=say("họ tên người ký", "name of the signer"))
    parser.add_argument("--plan", help=say("mã kế hoạch, nghị quyết", "key of the plan"))
    parser.add_argument("--trace", action="store_true", help=say("thêm phụ lục nguồn số liệu", "add the annex of sources"))
    parser.add_argument("--controls", action="store_true", help=say("số liệu nằm trong content control", "content controls"))
    parser.add_argument("--freeze", type=Path, help=say("ghi bản cố định (JSON) của báo cáo", "keep what the report says (JSON)"))
    parser.add_argument("--against", type=Path, help=say("so với bản đã cố định", "compare with a frozen report"))
    parser.add_argument("--template", type=Path, help=say("mẫu Word của cơ quan", "the office's own Word template"))
    parser.add_argument(
        "--below", action="store_true", help=say("mọi đơn vị trực thuộc, vào thư mục", "all units below, into a folder")
    )


def run(options: argparse.Namespace, say: Say) -> int:
    """Write the report or reports. Exit code 2 when nothing could be written."""
    from .start import database_ready, django_ready

    django_ready()
    database_ready()
    from tiendo_web.boards.reporting import with_boards
    from tiendo_web.record.models import User
    from tiendo_web.record.queries.reports import remarks_for, shelf_for

    person = User.objects.filter(username=options.person, is_active=True).first()
    if person is None:
        return _fail(say(f"{options.person}: không có tài khoản này", f"{options.person}: no such account"))
    try:
        period = Period.parse(options.period)
        day = date.fromisoformat(options.day) if options.day else date.today()  # noqa: DTZ011 - the day on this person's wall
        known = date.fromisoformat(options.known) if options.known else day
        kind = ReportKind(options.kind) if options.kind else kind_of(period)
    except (PeriodError, ValueError) as error:
        return _fail(str(error))
    if not options.below and options.out.suffix not in FORMATS:
        return _fail(f"{options.out}: " + say("cần đuôi .docx, .pdf hoặc .xlsx", "needs .docx, .pdf or .xlsx"))
    shelf = shelf_for(person, known=known)
    unit = unit_called(shelf, options.unit, period.last)
    if unit is None:
        return _fail(f"{options.unit}: " + say("không có đơn vị này, hoặc không được xem", "no such unit, or not to be seen"))

    def gather(key: str) -> ReportInput:
        remarks = with_boards(remarks_for(person, key, period, until=known), person, key, period, known=known)
        report = report_input(
            shelf, key, kind, period, day=day, known=known, family=options.family, plan=options.plan, remarks=remarks
        )
        return replace(report, issuer=replace(report.issuer, number=options.number, signer=options.signer))

    if options.below:
        return _many(shelf, unit, period, gather, options, say)
    return _one(gather, unit, options, say)


def _one(gather: Callable[[str], ReportInput], unit: OrgUnit, options: argparse.Namespace, say: Say) -> int:
    from tiendo.documents import DocumentError
    from tiendo.documents.opening import load
    from tiendo.reports.freeze import Frozen, FrozenError, freeze
    from tiendo.reports.template import TemplateError, fill

    try:
        report = gather(unit.key)
        if options.template is not None:
            body = fill(load(options.template), report, name=str(options.template))
        else:
            body = written(report, options.out.suffix, trace=options.trace, controls=options.controls)
        if options.against is not None:
            _compare(Frozen.from_json(options.against.read_text(encoding="utf-8", errors="replace")), report, say)
        options.out.write_bytes(body)
        if options.freeze is not None:
            options.freeze.write_text(freeze(report, body).as_json(), encoding="utf-8")
    except (NothingToReportError, TemplateError, DocumentError, BareNumberError, FrozenError) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or options.out}: {error.strerror}")
    sys.stdout.write(f"{options.out}\n")
    return 0


def _compare(frozen: Frozen, report: ReportInput, say: Say) -> None:
    """Say on standard error what the frozen report would now print differently."""
    from tiendo.reports.freeze import differences

    changed = differences(frozen, report)
    words = say("{} ô khác với bản cố định (số liệu đến {})", "{} cells differ from the frozen report (record up to {})")
    sys.stderr.write(words.format(len(changed), f"{frozen.known:%d/%m/%Y}") + "\n")
    for one in changed:
        sys.stderr.write(f"  {one.cell}: {one.released or '-'} → {one.now or '-'}\n")


def written(report: ReportInput, suffix: str, *, trace: bool = False, controls: bool = False) -> bytes:
    """The bytes of a report in the format of a file ending: ``.docx``, ``.pdf`` or ``.xlsx``."""
    from tiendo.reports.pdf import to_pdf
    from tiendo.reports.periodic import periodic, periodic_docx
    from tiendo.reports.workbook import workbook

    if suffix == ".xlsx":
        return workbook(report)
    return to_pdf(periodic(report, trace=trace)) if suffix == ".pdf" else periodic_docx(report, trace=trace, controls=controls)


def unit_called(shelf: Shelf, asked: str, day: date) -> OrgUnit | None:
    """By key, else by full name, a unit in being on the day before one that has ended."""
    if asked in shelf.ledger.units:
        return shelf.ledger.units[asked]
    named = [unit for unit in shelf.ledger.units.values() if unit.name.casefold() == asked.casefold()]
    alive = [unit for unit in named if unit.end is None or unit.end >= day]
    return next(iter(alive or named), None)


def _many(
    shelf: Shelf, top: OrgUnit, period: Period, gather: Callable[[str], ReportInput], options: argparse.Namespace, say: Say
) -> int:
    """A file for each unit below that has something to report; those without are counted and named at the end."""
    units = list(_below(shelf, top, period))
    options.out.mkdir(parents=True, exist_ok=True)
    silent: list[str] = []
    done, started = 0, time.monotonic()
    for at, unit in enumerate(units, start=1):
        try:
            report = gather(unit.key)
        except NothingToReportError:
            silent.append(unit.name)
            continue
        path = options.out / f"{unit.key.replace('/', '-')}.docx"
        path.write_bytes(written(report, ".docx", trace=options.trace, controls=options.controls))
        done += 1
        rate = done / max(time.monotonic() - started, 0.001)
        sys.stderr.write(
            say(f"\r{at}/{len(units)} đơn vị, {rate:.1f} báo cáo/s ", f"\r{at}/{len(units)} units, {rate:.1f} reports/s ")
        )
        sys.stderr.flush()
    sys.stderr.write("\n")
    if silent:
        named = ", ".join(silent[:_NAMED]) + (" …" if len(silent) > _NAMED else "")
        sys.stderr.write(
            say("{} đơn vị không có số liệu: {}\n", "{} units have nothing to report: {}\n").format(len(silent), named)
        )
    sys.stdout.write(say(f"{done} báo cáo trong {options.out}\n", f"{done} reports in {options.out}\n"))
    return 0 if done else 2


def _below(shelf: Shelf, top: OrgUnit, period: Period) -> Iterator[OrgUnit]:
    for unit in shelf.ledger.territory.below(top.key, period.last):
        yield unit
        yield from _below(shelf, unit, period)


def _fail(message: str) -> int:
    sys.stderr.write(f"tiendo report: {message}\n")
    return 2
