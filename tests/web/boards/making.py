"""Rows and workbooks of the board of projects for tests; invented, in the north district of the small office."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from tests.web.office import NORTH, Office, make_document, make_person
from tiendo.boards import board_named
from tiendo.boards.figure_sheet import template
from tiendo.boards.register import figure_board_named
from tiendo.boards.rows import Draft
from tiendo.boards.sheet import export
from tiendo.documents import open_document
from tiendo.values import Period
from tiendo_web.boards import actions as a
from tiendo_web.boards import posting
from tiendo_web.boards.models import BoardEntry, BoardFile
from tiendo_web.boards.posting import PostFigures
from tiendo_web.record import files, models, options
from tiendo_web.record.mapping import structure_of
from tiendo_web.record.models import Document

PROJECTS, REVENUE = board_named("du-an"), figure_board_named("thu-ngan-sach")
ROAD = {"unit": NORTH, "period": "2024", "day": "30/6/2024", "ten": "Đường liên xã", "ke_hoach": "1.200", "giai_ngan": "300"}


def facts(secrecy: int = 0, **texts: str) -> a.RowFacts:
    return a.RowFacts(texts={**ROAD, **texts}, secrecy=secrecy, title="Báo cáo thử", cited_day="2024-07-01")


def write(secrecy: int = 0, **texts: str) -> a.WriteRow:
    return a.WriteRow(board="du-an", facts=facts(secrecy, **texts))


def written(
    office: Office, *, item: int = 1, secrecy: int = 0, unit: str = NORTH, known: date | None = None, **own: Any
) -> BoardEntry:
    """A stored row that left no entry in the trail."""
    assert PROJECTS is not None
    fields = {"ten": "Đường liên xã", "ke_hoach": Decimal(1200), "giai_ngan": Decimal(300), **own}
    draft = Draft(unit, date(2024, 6, 30), Period.of_year(2024), "", tuple(fields.items()))
    columns = {"secrecy": secrecy, "known": known or options.day()}
    row = a.new_row(PROJECTS, draft, item, 1, office.people["reporter"], timezone.now(), **columns)
    row.save()
    return row


def correct(row: BoardEntry, **texts: str) -> a.CorrectRow:
    changed = facts(row.secrecy, **{"giai_ngan": "450", **texts})
    return a.CorrectRow(board=row.board, item=row.item, seen=row.version, reason="số tháng 7", facts=changed)


def withdraw(row: BoardEntry) -> a.WithdrawRow:
    return a.WithdrawRow(board=row.board, item=row.item, seen=row.version, reason="ghi nhầm")


def workbook(*names: str, paid: str = "100", unit: str = "Huyện Bắc") -> bytes:
    """A workbook of projects as people fill it in."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Tháng 7")
    rows = [["STT", "Đơn vị", "Năm kế hoạch", "Tên dự án", "Kế hoạch vốn (triệu đồng)", "Đã giải ngân", "Màu xe"]]
    rows += [[str(at), unit, "2024", name, "1.000", paid, "đỏ"] for at, name in enumerate(names, start=1)]
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return out.getvalue()


def hand_in(content: bytes | None = None, secrecy: int = 0) -> a.HandInWorkbook:
    stored = [content or workbook("Cầu Nà Thử", "Kênh Bản Mẫu")]
    return a.HandInWorkbook(board="du-an", unit=NORTH, name="thang-7.xlsx", content=stored, secrecy=secrecy)


def handed_in(office: Office, content: bytes | None = None) -> BoardFile:
    stored = files.store([content or workbook("Cầu Nà Thử", "Kênh Bản Mẫu")])
    return BoardFile.objects.create(
        board="du-an",
        unit_id=NORTH,
        sha256=stored.sha256,
        size=stored.size,
        name="thang-7.xlsx",
        uploaded_by=office.people["reporter"],
        uploaded_at=timezone.now(),
    )


def take(file: BoardFile) -> a.ImportRows:
    return a.ImportRows(file=file.pk, seal=a.seal_of(a.preview_of(file.uploaded_by, file, options.day())))


def figures(*rows: tuple[str, ...]) -> bytes:
    """The template of the board of revenue, filled in."""
    import openpyxl

    assert REVENUE is not None
    book = openpyxl.load_workbook(io.BytesIO(template(REVENUE)))
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def figures_handed_in(office: Office, content: bytes | None = None) -> Document:
    """A stored workbook of revenue that was read, handed in by somebody who is not in the table."""
    read = open_document("thu.xlsx", data=content or figures(("Huyện Bắc", "2024", "10", "12,5")))
    sender = models.User.objects.filter(username="nguoi-gui").first() or make_person("nguoi-gui", None)
    fields = {"name": "thu.xlsx", "format": "xlsx", "structure": structure_of(read)}
    return make_document(sender, NORTH, text=read.text, sha256=read.sha256, **fields)


def post(document: Document) -> PostFigures:
    assert REVENUE is not None
    chief = models.User.objects.filter(username="approver").first()
    return PostFigures(board=REVENUE.slug, document=document.pk, seal=posting.seal_of(posting.preview_of(chief, REVENUE, document)))


__all__ = [
    "PROJECTS", "REVENUE", "correct", "export", "facts", "figures", "figures_handed_in", "hand_in", "handed_in",
    "post", "take", "withdraw", "workbook", "write", "written",
]  # fmt: skip
