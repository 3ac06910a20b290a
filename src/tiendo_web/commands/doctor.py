"""``tiendo doctor``: is this installation sound, and what to mend. Changes nothing."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tiendo.cli.command import Say

from .start import django_ready

PROGRAMS = (
    ("soffice", "LibreOffice", "tệp .doc", ".doc files", "apt-get install libreoffice-writer-nogui"),
    ("pdftoppm", "Poppler", "ảnh trang PDF trong phép thử", "pictures of PDF pages in tests", "apt-get install poppler-utils"),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one look gave.

    Attributes:
        grave: False for something that the installation can do without.
        vi, en: what was found and, when it is not right, what to do.
    """

    right: bool
    vi: str
    en: str
    grave: bool = True


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """No arguments."""


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when something has to be mended before people can work, else 0."""
    django_ready()
    broken = False
    for look in (_python, _folder, _database, _accounts, _queue, _faults, _copy, _trail, _scans, _programs):
        for answer in look():
            broken |= answer.grave and not answer.right
            mark = say("được", "fine") if answer.right else say("PHẢI SỬA", "MEND") if answer.grave else say("thiếu", "missing")
            print(f"{mark:<9} {say(answer.vi, answer.en)}")
    return 2 if broken else 0


def _python() -> Iterator[Answer]:
    version = sys.version.split()[0]
    yield Answer(sys.version_info >= (3, 11), f"Python {version}", f"Python {version}")


def _folder() -> Iterator[Answer]:
    from django.conf import settings

    from tiendo_web.operation import LEAST_FREE

    folder = Path(settings.VAR)
    free = shutil.disk_usage(folder).free
    gigabytes = f"{free / 1024**3:.1f}"
    yield Answer(
        free > LEAST_FREE, f"{folder}: còn {gigabytes} GB (cần trên 2 GB)", f"{folder}: {gigabytes} GB free (more than 2 needed)"
    )
    trial = folder / ".doctor"
    try:
        trial.write_bytes(b"")
        trial.unlink()
        yield Answer(True, f"{folder}: ghi được", f"{folder}: can be written")
    except OSError as error:
        yield Answer(False, f"{folder}: không ghi được ({error.strerror})", f"{folder}: cannot be written ({error.strerror})")


def _database() -> Iterator[Answer]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        said = str(error).splitlines()[0]
        yield Answer(False, f"cơ sở dữ liệu không trả lời: {said}", f"the database does not answer: {said}")
        return
    vendor = connection.vendor
    yield Answer(
        not waiting,
        f"{vendor}: " + (f"còn {waiting} bước nâng cấp, chạy tiendo serve" if waiting else "đúng bản hiện tại"),
        f"{vendor}: " + (f"{waiting} migrations wait, run tiendo serve" if waiting else "up to date"),
    )


def _ready(look: Callable[[], Iterator[Answer]]) -> Callable[[], Iterator[Answer]]:
    """A look that is left out while the tables are not there."""

    def looked() -> Iterator[Answer]:
        from django.db import DatabaseError

        try:
            yield from look()
        except DatabaseError:
            return

    return looked


@_ready
def _accounts() -> Iterator[Answer]:
    from tiendo_web.record.models import Role, RoleAssignment

    count = RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).values("user").distinct().count()
    yield Answer(
        count > 0,
        f"{count} người quản trị" + ("" if count else "; tạo bằng tiendo account … --role administrator"),
        f"{count} administrators" + ("" if count else "; make one: tiendo account … --role administrator"),
    )


@_ready
def _queue() -> Iterator[Answer]:
    from tiendo_web import operation

    work = operation.jobs()
    states = work.documents
    waiting, failed = states["queued"] + states["reading"], states["failed"]
    yield Answer(
        True,
        f"văn bản: {waiting} chờ đọc, {failed} không đọc được, {work.checks} chờ kiểm tra; thư: {work.letters} chưa gửi được",
        f"documents: {waiting} wait, {failed} could not be read, {work.checks} wait for a check; letters: {work.letters} not sent",
    )
    yield Answer(
        work.worker_runs or not waiting,
        "bộ đọc nền: " + ("đang chạy" if work.worker_runs else "không chạy; mở tiendo serve để văn bản được đọc"),
        "worker: " + ("running" if work.worker_runs else "not running; start tiendo serve so that documents are read"),
        grave=False,
    )


@_ready
def _faults() -> Iterator[Answer]:
    from tiendo_web import operation
    from tiendo_web.fault_log import KEPT_DAYS

    found = operation.faults()
    count = sum(row.count for row in found)
    worst = f"{found[0].day:%d/%m} {found[0].kind} ({found[0].place})" if found else ""
    yield Answer(
        not count,
        f"lỗi trong {KEPT_DAYS} ngày: {count}" + (f"; gần nhất {worst}, xem Quản trị, Vận hành" if count else ""),
        f"faults in {KEPT_DAYS} days: {count}" + (f"; the latest {worst}, see Administration, Operation" if count else ""),
        grave=False,
    )


def _copy() -> Iterator[Answer]:
    from tiendo_web import signs

    copy = signs.last_copy()
    if copy is None:
        yield Answer(False, "sao lưu: chưa có bản nào; tiendo backup TỆP", "copy: none yet; tiendo backup FILE", grave=False)
        return
    yield Answer(
        copy.verified is not None,
        f"sao lưu: {copy.at:%d/%m/%Y %H:%M}, " + ("đã kiểm" if copy.verified else "chưa kiểm; tiendo backup --verify TỆP"),
        f"copy: {copy.at:%Y-%m-%d %H:%M}, " + ("verified" if copy.verified else "not verified; tiendo backup --verify FILE"),
        grave=False,
    )


@_ready
def _trail() -> Iterator[Answer]:
    from tiendo_web.record import audit

    faults = sum(1 for _fault in audit.verify())
    yield Answer(
        not faults,
        f"nhật ký: {faults} chỗ sai; xem tiendo audit verify" if faults else "nhật ký: nguyên vẹn",
        f"audit trail: {faults} faults; see tiendo audit verify" if faults else "audit trail: whole",
    )


def _scans() -> Iterator[Answer]:
    found = any(Path("/usr/share").glob("tesseract-ocr/*/tessdata/vie.traineddata"))
    yield Answer(
        found,
        "Tesseract tiếng Việt" + ("" if found else ": chưa có, tệp scan không đọc được; apt-get install tesseract-ocr-vie"),
        "Tesseract, Vietnamese" + ("" if found else ": missing, scans cannot be read; apt-get install tesseract-ocr-vie"),
        grave=False,
    )


def _programs() -> Iterator[Answer]:
    for program, name, vi, en, how in PROGRAMS:
        found = shutil.which(program) is not None
        yield Answer(
            found, f"{name} ({vi})" + ("" if found else f": {how}"), f"{name} ({en})" + ("" if found else f": {how}"), False
        )
