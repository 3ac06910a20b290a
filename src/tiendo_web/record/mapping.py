"""Values of the library to rows of the record, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from tiendo import values

from .codec import from_json, to_json
from .models import Document, Statement, UnreadNumber
from .models.shapes import amount_columns, place_columns


def structure_of(document: values.Document) -> dict[str, Any]:
    """Blocks and tables as stored in ``Document.structure``; short lists, since a long report has thousands of cells."""
    return {
        "blocks": [[block.kind.value, block.start, block.end, block.part, block.page] for block in document.blocks],
        "tables": [to_json(table) for table in document.tables],
        "printed": [[one.start, one.end, *astuple(one.box)] for one in document.printed],
    }


def document_value(row: Document) -> values.Document:
    """The library's document of a stored one."""
    blocks = (values.Block(values.BlockKind(kind), *place) for kind, *place in row.structure.get("blocks", ()))
    tables = (from_json(values.Table, table) for table in row.structure.get("tables", ()))
    return values.Document(
        name=row.name,
        sha256=row.sha256,
        format=row.format,
        text=row.text,
        blocks=tuple(blocks),
        tables=tuple(tables),
        published=row.issued,
        warnings=tuple(row.warnings),
        printed=printed_of(row),
    )


def printed_of(row: Document) -> tuple[values.Printed, ...]:
    """Where lines and cells stand on the pictures of its pages; empty for documents read before that was kept."""
    stored = row.structure.get("printed", ())
    return tuple(values.Printed(start, end, values.PageBox(*box)) for start, end, *box in stored)


def statement_columns(statement: values.Statement) -> dict[str, Any]:
    """The columns that hold what a statement says; who decided what about it is not among them."""
    indicator, place = statement.indicator, statement.place
    of_start, of_end = statement.of or (None, None)
    return {
        **place_columns(statement.source),
        **amount_columns(statement.amount),
        "kind": statement.kind.value,
        "direction": statement.direction.value if statement.direction else None,
        "modality": statement.modality.value,
        "indicator_words": indicator.words if indicator else None,
        "indicator_start": indicator.start if indicator else None,
        "indicator_end": indicator.end if indicator else None,
        "indicator_code": indicator.code if indicator else None,
        "period": statement.period,
        "base_period": statement.base_period,
        "place_words": place.words if place else None,
        "place_code": place.code if place else None,
        "of_start": of_start,
        "of_end": of_end,
        "rules": list(statement.rules),
        "words": statement.words,
    }


def reading_of(row: Document, statements: Iterable[Statement] | None = None) -> values.Reading:
    """What checks may use of a stored document: its statements that were not rejected, corrections in place of the old."""
    rows = list(row.statements.counted() if statements is None else statements)
    for statement in rows:
        statement.document = row
    unread = UnreadNumber.objects.filter(document=row, dismissed=False, statement=None)
    return values.Reading(
        document_value(row),
        tuple(statement.as_value for statement in rows),
        tuple(values.Unread(one.source_in(row.sha256), one.reason) for one in unread),
    )
