"""Records of a reading (orders, proposals, meetings, people, cited documents) as rows beside its statements."""

from __future__ import annotations

from tiendo.followup.drafts import TaskDraft, drafts
from tiendo.reading.records import read_records
from tiendo.values import Reading
from tiendo.values.records import Directive, Records

from .codec import from_json, to_json
from .models import Document, ReadRecord, RecordKind
from .models.shapes import place_columns


def keep_records(document: Document, reading: Reading) -> None:
    """Store what a document holds besides its numbers; rows of a reading that was cut off give way."""
    document.records.all().delete()
    found = read_records(reading)
    rows = []
    for kind, items in (
        (RecordKind.ORDER, [order for order in found.directives if not order.heading and order.status == "pending"]),
        (RecordKind.PROPOSAL, found.proposals),
        (RecordKind.MEETING, found.meetings),
        (RecordKind.PERSON, found.people),
        (RecordKind.CITED, found.documents),
    ):
        rows += [ReadRecord(document=document, kind=kind, body=to_json(item), **place_columns(item.source)) for item in items]
    ReadRecord.objects.bulk_create(rows, batch_size=500)


def draft_of(row: ReadRecord) -> TaskDraft:
    """The task that an order proposes."""
    return drafts(Records(directives=(from_json(Directive, row.body),)))[0]
