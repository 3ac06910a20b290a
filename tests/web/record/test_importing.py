"""A workbook into the ledger: preview, approval by another person, once."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.web.office import NORTH, make_person, make_units
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record import actions as a
from tiendo_web.record.models import AuditEntry, Document, Observation, ReviewState, Target
from tiendo_web.record.queries.importing import preview_of, seal_of

ROWS = (
    ("STT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2024", "Thực hiện năm 2023", "Ước thực hiện năm 2024"),
    (1, "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", 120, 98.5, 101),
    (2, "Diện tích rừng trồng mới", "ha", 400, 380, "chưa rõ"),
)


def workbook(rows=ROWS) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def handed_in(by, rows=ROWS) -> Document:
    document = a.UploadDocument(unit=NORTH, name="so-lieu.xlsx", content=[workbook(rows)]).run(by)
    work_until_done()
    document.refresh_from_db()
    assert document.state == "read", document.error
    return document


@pytest.fixture
def people(db, settings, tmp_path):
    settings.FILES = tmp_path / "files"
    make_units()
    return {role: make_person(role, role, NORTH) for role in ("reporter", "approver")}


def test_a_preview_says_what_will_change_and_what_cannot_be_read(people):
    document = handed_in(people["reporter"])
    shown = preview_of(people["approver"], document)
    assert [(one.effect.value, one.source.surface) for one in shown.planned] == [
        ("new", surface) for surface in ("120", "98,5", "101", "400", "380")
    ]
    assert [cell.surface for cell in shown.not_read] == ["chưa rõ"]
    assert not Observation.objects.exists()


def test_what_was_shown_is_posted_once_with_its_cell(people):
    document = handed_in(people["reporter"])
    seal = seal_of(preview_of(people["approver"], document))
    a.ImportWorkbook(document=document.pk, seal=seal).run(people["approver"])
    assert (Observation.objects.count(), Target.objects.count()) == (3, 2)
    row = Observation.objects.get(indicator="state_revenue_area", period="2023")
    assert (row.document, row.modality, document.text[row.start : row.end]) == (document, "actual", row.surface)
    document.refresh_from_db()
    assert document.review == ReviewState.POSTED
    entries = AuditEntry.objects.count()
    a.ImportWorkbook(document=document.pk, seal=seal).run(people["approver"])
    assert (Observation.objects.count(), AuditEntry.objects.count()) == (3, entries)


def test_who_handed_it_in_does_not_approve_it(people):
    people["approver"].assignments.create(unit_id=NORTH, role="reporter")
    document = handed_in(people["approver"])
    with pytest.raises(a.Refused, match="phải khác"):
        a.ImportWorkbook(document=document.pk, seal=seal_of(preview_of(people["approver"], document))).run(people["approver"])


def test_a_ledger_that_moved_on_since_the_preview_is_looked_at_again(people):
    first = handed_in(people["reporter"])
    second = handed_in(people["reporter"], (*ROWS[:1], (1, "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", 120, 99, 101)))
    seal = seal_of(preview_of(people["approver"], second))
    a.ImportWorkbook(document=first.pk, seal=seal_of(preview_of(people["approver"], first))).run(people["approver"])
    with pytest.raises(a.Stale):
        a.ImportWorkbook(document=second.pk, seal=seal).run(people["approver"])
    changed = [one for one in preview_of(people["approver"], second).planned if one.effect.value == "changed"]
    assert [one.source.surface for one in changed] == ["99"]
