"""A passage in, its records out."""

from __future__ import annotations

from datetime import date

from tiendo.reading import read_text
from tiendo.reading.records import read_records
from tiendo.values.records import Records


def records_of(passage: str, published: date | None = None) -> Records:
    return read_records(read_text(passage, published=published))


def quotes(found) -> list[str]:
    return [record.source.surface for record in found]
