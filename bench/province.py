"""The full record of a province for ``bench.pages --province``: the demonstration, grown on every side.

Half a million figures of 208 units with their targets, 100,000 read numbers in copies of the demonstration's documents with
their findings, 22,000 tasks, thousands of requests and meetings, a long audit trail, and every figure released.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from . import followup
from . import record_world as world

DAY = date(2025, 12, 31)
MONTHS, INDICATORS = 60, 40
FILLER = 8
"""A copy's text is so many times as long as the document it copies: reports of provinces are longer than the examples."""


def grow(folder: Path, *, figures: int, statements: int, tasks: int, tell: Callable[[str], None]) -> Any:
    """Fill the empty database; returns a person who holds every role everywhere."""
    from tiendo_web.demo.build import build
    from tiendo_web.record import models, options

    build(folder)
    units, top = world.units(nation=False, most=max(2, figures // (MONTHS * INDICATORS)))
    codes = world.codes(INDICATORS)
    tell(f"{world.load_figures(units, codes, MONTHS):,} số liệu")
    person = models.User.objects.create(username="do", full_name="Người Đo")
    for unit in [*top, options.read("unit")]:
        for role in models.Role:
            models.RoleAssignment.objects.create(user=person, unit_id=unit, role=role, clearance=models.Secrecy.SECRET)
    tell(f"{world.load_targets(units, codes, every=8):,} chỉ tiêu")
    tell(f"{_documents(units, statements, person):,} số đọc được trong {models.Document.objects.count():,} văn bản")
    other = models.User.objects.create(username="xac-nhan", full_name="Người Xác Nhận")
    followup.fill_tasks(tasks, world.PROVINCE, [unit for unit in units if unit != world.PROVINCE], person, other)
    _copies(models.Proposal, tasks // 10, unset=("record",))
    _copies(models.Meeting, tasks // 20)
    _copies(models.Explanation, tasks // 20)
    tell(f"{models.Task.objects.count():,} nhiệm vụ, {models.Proposal.objects.count():,} kiến nghị")
    _release(units)
    _trail(tasks)
    options.write("day", DAY.isoformat())
    options.write("unit", world.PROVINCE)
    tell(f"{models.AuditEntry.objects.count():,} mục nhật ký")
    _settle()
    return person


def _documents(units: Sequence[str], wanted: int, person: Any) -> int:
    from tiendo_web.record import models

    chance = random.Random(3)
    originals = [_Original(row) for row in models.Document.objects.filter(state="read").order_by("pk")]
    originals = [one for one in originals if one.statements]
    made = number = 0
    while made < wanted:
        batch = []
        while made < wanted and len(batch) < 100:
            one = originals[number % len(originals)]
            batch.append((one, one.document_of(number, chance.choice(units), person)))
            made += len(one.statements)
            number += 1
        models.Document.objects.bulk_create([row for _one, row in batch])
        _parts(batch)
    return made


class _Original:
    """A document of the demonstration with everything that hangs on it."""

    def __init__(self, row: Any) -> None:
        from tiendo_web.record import models

        self.row = row
        self.statements = list(models.Statement.objects.filter(document=row).order_by("pk"))
        self.unread = list(models.UnreadNumber.objects.filter(document=row))
        self.records = list(models.ReadRecord.objects.filter(document=row))
        own = models.Finding.objects.filter(document=row)
        self.findings = [(one, list(one.places.all())) for one in own]

    def document_of(self, number: int, unit: str, person: Any) -> Any:
        row = _copy(self.row, unit_id=unit, sha256=f"{number:064x}", uploaded_by=person, claimed_by="")
        _same_file(self.row.sha256, row.sha256)
        row.name, row.title = f"{number} {row.name}", f"{row.title} ({number})"
        row.text, row.folded = row.text * FILLER, row.folded * FILLER
        row.issued = (row.issued or DAY) - timedelta(days=number % 900)
        row.review = ("open", "posted", "posted", "submitted")[number % 4]
        return row


def _parts(batch: Sequence[tuple[_Original, Any]]) -> None:
    from tiendo_web.record import models

    copied: dict[tuple[int, int | None], Any] = {(row.pk, None): None for _one, row in batch}
    for one, row in batch:
        decided = {"open": "pending", "submitted": "accepted", "posted": "accepted"}[row.review]
        copied |= {(row.pk, old.pk): _copy(old, document=row, decision=decided) for old in one.statements}
    models.Statement.objects.bulk_create([new for new in copied.values() if new is not None], batch_size=500)
    unread = [
        _copy(old, document=row, statement=copied.get((row.pk, old.statement_id))) for one, row in batch for old in one.unread
    ]
    models.UnreadNumber.objects.bulk_create(unread, batch_size=500)
    records = [_copy(old, document=row, state="read") for one, row in batch for old in one.records]
    models.ReadRecord.objects.bulk_create(records, batch_size=500)
    findings, places = [], []
    for one, row in batch:
        for old, passages in one.findings:
            mark = sha256(f"{old.pk} {row.pk}".encode()).hexdigest()
            findings.append(_copy(old, document=row, fingerprint=mark, state="open", settled_by=None, settled_at=None))
            for place in passages:
                where = row if place.document_id == one.row.pk else place.document
                statement = copied.get((row.pk, place.statement_id), place.statement)
                places.append(_copy(place, finding=findings[-1], document=where, statement=statement))
    models.Finding.objects.bulk_create(findings, batch_size=500)
    for place in places:
        place.finding_id = place.finding.pk
    models.FindingPlace.objects.bulk_create(places, batch_size=500)


def _copies(model: Any, wanted: int, unset: Sequence[str] = ()) -> None:
    originals = list(model.objects.all())
    rows = [_copy(originals[n % len(originals)], **dict.fromkeys(unset)) for n in range(wanted)] if originals else []
    model.objects.bulk_create(rows, batch_size=500)


def _copy(row: Any, **changes: Any) -> Any:
    new = copy.copy(row)
    new._state = copy.copy(row._state)
    new._state.fields_cache = {}
    new.pk, new._state.adding = None, True
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def _same_file(there: str, here: str) -> None:
    from tiendo_web.record import files

    path = files.path_of(here)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.hardlink_to(files.path_of(there))


def _release(units: Sequence[str]) -> None:
    """Every figure is released, in one report for each unit."""
    from django.db import connection

    from tiendo_web.record import models, released_series

    first = models.Release.objects.get()
    rows = []
    for number, unit in enumerate(units):
        rows.append(_copy(first, unit_id=unit, content_hash=f"{number:064x}", title=f"Báo cáo số {number}"))
        _same_file(first.content_hash, rows[-1].content_hash)
    models.Release.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_release_observations (release_id, observation_id) "
            "SELECT r.id, o.key FROM record_observation o JOIN record_release r ON r.unit_id = o.unit_id "
            "WHERE o.citation_title = 'Bảng đo' AND r.content_hash LIKE '00000000%'"
        )
    models.ReleasedSeries.objects.all().delete()
    released_series.ensure()


def _trail(wanted: int) -> None:
    """Entries as a year leaves them, sealed one after another."""
    from tiendo_web.record import audit, models

    head = models.AuditHead.objects.get()
    last = models.AuditEntry.objects.order_by("-number")[0]
    made, seal = [], head.seal
    for number in range(head.number + 1, head.number + 1 + wanted):
        entry = copy.copy(last)
        entry._state = copy.copy(last._state)
        entry._state.adding = True
        entry.number, entry.previous, entry.at = number, seal, last.at + timedelta(seconds=number)
        entry.seal = seal = audit.seal_of(entry)
        made.append(entry)
    models.AuditEntry.objects.bulk_create(made, batch_size=500)
    models.AuditHead.objects.update(number=made[-1].number, seal=seal)


def _settle() -> None:
    """What the worker and the database do by themselves after a load: kept answers, statistics of PostgreSQL."""
    from django.db import connection

    from tiendo_web.pages.kept import keep_ahead

    while keep_ahead(DAY):
        pass
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
