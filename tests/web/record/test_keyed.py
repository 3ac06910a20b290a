"""Pages by keys: the rows of a page in the list's order, whatever their length; a page beyond the end is the last."""

from __future__ import annotations

from datetime import date

from tests.web.office import NORTH, make_document
from tiendo_web.record.models import Document
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.keyed import KeyedPages


def test_every_document_stands_on_one_page_in_order(office):
    for number in range(11):
        make_document(office.people["reporter"], NORTH, sha256=f"{number:064}", issued=date(2024, 1, 1 + number % 4))
    rows = visible.documents(office.people["reader"]).order_by("-issued", "-uploaded_at", "pk")
    pages = KeyedPages(rows.select_related("unit").defer("text"), 5)
    shown = [row.pk for number in pages.page_range for row in pages.get_page(number)]
    assert shown == [row.pk for row in rows]
    assert (pages.count, len(list(pages.get_page(3)))) == (12, 2)
    assert [row.pk for row in pages.get_page(99)] == shown[10:]


def test_nothing_is_one_empty_page(office):
    pages = KeyedPages(Document.objects.none(), 5)
    assert (pages.count, list(pages.get_page(1))) == (0, [])
