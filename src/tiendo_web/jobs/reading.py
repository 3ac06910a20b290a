"""Reading one document in the background: open → read → store → check → done, with progress after each step."""

from __future__ import annotations

import logging
from collections.abc import Callable

from tiendo.catalogue import bare, table
from tiendo.documents import DocumentError, masthead_of, open_document
from tiendo.documents.page_pictures import page_pictures
from tiendo.reading import read
from tiendo.values import BlockKind, Place, Reading
from tiendo.values import Document as DocumentValue
from tiendo.values import Statement as StatementValue
from tiendo_web.record import files
from tiendo_web.record.mapping import statement_columns, structure_of
from tiendo_web.record.models import Document, FindingPlace, ReadingState, Secrecy, Statement, UnreadNumber
from tiendo_web.record.models.shapes import place_columns
from tiendo_web.record.places import territory_of, unit_finder
from tiendo_web.record.reading_records import keep_records
from tiendo_web.storage_faults import PASSING, cause_of

from . import claims
from .checking import check_or_say

log = logging.getLogger(__name__)
TITLE_LENGTH = 300
NUMBER_LENGTH = Document._meta.get_field("number").max_length
ISSUER_LENGTH = Document._meta.get_field("issuer").max_length


def read_document(row: Document) -> None:
    """Do all the work on a claimed document. What is wrong with it ends as one clear line on the document, never as a crash.

    Raises: DatabaseError, OSError when the database is away or the disk takes nothing; the document is as it was.
    """
    try:
        with claims.signs_of_life(row):
            _work(row)
    except claims.Lost:
        log.warning("document %s: another worker took over", row.pk)
    except DocumentError as error:
        _fail(row, str(error))
    except FileNotFoundError:
        _fail(row, f"{row.name}: tệp không còn trong kho. Gửi lại tệp.")
    except Exception as error:
        if cause_of(error) in PASSING:
            raise  # the machine's fault, not the document's: the worker gives the document back and waits
        log.exception("document %s", row.pk)
        _fail(row, f"{row.name}: lỗi trong bộ đọc, đã ghi vào nhật ký. Gửi tệp cho quản trị.")


def _work(row: Document) -> None:
    claims.say(row, 5, "mở tệp")
    data = files.path_of(row.sha256).read_bytes()
    document = open_document(row.name, data=data, published=row.issued)
    if "\0" in document.text:
        _fail(row, f"{row.name}: văn bản có ký tự rỗng (NUL). Lưu lại tệp từ chương trình soạn thảo rồi gửi lại.")
        return
    claims.say(row, 35, "đọc số liệu")
    reading = read(document)
    if document.printed:
        claims.say(row, 60, "giữ ảnh trang")
        files.keep_pages(row.sha256, page_pictures(data, document.format, {one.box.page for one in document.printed}))
    claims.say(row, 70, "ghi số liệu")
    _store(row, reading)
    claims.say(row, 80, "kiểm tra")
    check_or_say(row.pk)
    with claims.still_mine(row) as held:
        held.state, held.progress, held.phase, held.claimed_by = ReadingState.READ, 100, "", ""
        held.save(update_fields=("state", "progress", "phase", "claimed_by"))


def _store(row: Document, reading: Reading) -> None:
    """Text and statements in one transaction; those of a reading that was cut off give way."""
    with claims.still_mine(row) as held:
        # A worker killed while checking left findings on these rows: they stay, and the check joins them to the new rows.
        FindingPlace.objects.filter(statement__document=held).update(statement=None)
        held.statements.all().delete()
        held.unread.all().delete()
        _describe(held, reading.document)
        held.changes += 1
        held.version += 1
        held.save()
        find = unit_finder(held.issued or held.uploaded_at.date(), territory_of(held.unit))
        Statement.objects.bulk_create([_statement(held, one, find) for one in reading.statements], batch_size=500)
        UnreadNumber.objects.bulk_create(
            [UnreadNumber(document=held, reason=one.reason, **place_columns(one.source)) for one in reading.unread], batch_size=500
        )
        keep_records(held, reading)


def _statement(held: Document, statement: StatementValue, find: Callable[[Place], str | None]) -> Statement:
    """The row of a statement; a place that was read in words alone gets the code of the unit of the record it names."""
    row = Statement(document=held, **statement_columns(statement))
    if statement.place is not None and statement.place.code is None:
        unit = find(statement.place)
        row.place_code = unit and unit.split("/")[1]
    return row


def _describe(held: Document, document: DocumentValue) -> None:
    """What the file says of itself, where no person has said it; a secrecy mark can raise the level and never lower it."""
    head = masthead_of(document)
    held.format = document.format
    held.text = document.text
    held.structure = structure_of(document)
    held.warnings = list(document.warnings)
    held.title = held.title or " ".join(part for part in (head.type, head.subject) if part) or _first_heading(document)
    held.number = held.number or ("" if head.draft else head.number[:NUMBER_LENGTH])
    held.kind = held.kind or head.type_code
    held.issuer = held.issuer or head.issuer[:ISSUER_LENGTH]
    held.issued = held.issued or head.day
    held.secrecy = max(held.secrecy, _level(head.secrecy))
    held.folded = bare(f"{held.title} {held.number} {held.name} {document.text}")


def _first_heading(document: DocumentValue) -> str:
    """The title of a page that is no official document."""
    heading = next((block for block in document.blocks if block.kind is BlockKind.HEADING), None)
    return " ".join(document.text[heading.start : heading.end].split())[:TITLE_LENGTH] if heading else ""


def _level(mark: str) -> int:
    levels = table("document_types")["secrecy"]["levels"]
    return int(next((level["rank"] for level in levels if level["code"] == mark), Secrecy.OPEN))


def _fail(row: Document, line: str) -> None:
    Document.objects.filter(pk=row.pk, claimed_by=claims.me()).update(
        state=ReadingState.FAILED, error=line, phase="", claimed_by=""
    )
