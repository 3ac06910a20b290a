"""Open data as files: every released figure in each format, the feed of releases, the tasks an account may see.

The files of figures and the feed are public; they are made from released rows only, as the portal's pages are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tiendo.catalogue import indicators
from tiendo.exchange.csvw import FILE, METADATA, csvw_metadata, figures_csv
from tiendo.exchange.datapackage import data_package
from tiendo.exchange.figures import Figure
from tiendo.exchange.jsonl import jsonl
from tiendo.exchange.parquet import parquet
from tiendo.exchange.rss import ReleaseItem, rss
from tiendo.exchange.sdmx import sdmx
from tiendo.exchange.task_table import task_table
from tiendo.followup.tasks import FollowupSettings, TaskState
from tiendo_web.pages import released
from tiendo_web.pages.views.portal import source_of
from tiendo_web.record import options
from tiendo_web.record.following import followup_settings, state_of
from tiendo_web.record.models import Document, Observation, Secrecy, Task
from tiendo_web.record.permissions import Person
from tiendo_web.record.queries import visible
from tiendo_web.record.queries.followup import unit_names

TITLE = "Số liệu đã công bố"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of open data: its name in addresses and folders, its content type, how it is made, what it is."""

    name: str
    kind: str
    make: Callable[[tuple[Figure, ...], date], bytes]
    vi: str
    en: str


FILES = (
    OpenFile(FILE, "text/csv; charset=utf-8", lambda rows, day: figures_csv(rows), "CSV", "CSV"),
    OpenFile(METADATA, "application/csvm+json", lambda rows, day: csvw_metadata(TITLE), "mô tả CSVW", "CSVW metadata"),
    OpenFile("so-lieu.zip", "application/zip", lambda rows, day: data_package(rows, TITLE), "gói dữ liệu", "data package"),
    OpenFile("so-lieu.jsonl", "application/jsonl; charset=utf-8", lambda rows, day: jsonl(rows), "JSON Lines", "JSON Lines"),
    OpenFile("so-lieu.parquet", "application/vnd.apache.parquet", lambda rows, day: parquet(rows), "Parquet", "Parquet"),
    OpenFile(
        "so-lieu-sdmx.csv",
        "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
        lambda rows, day: sdmx(rows, prepared=day).csv,
        "SDMX-CSV",
        "SDMX-CSV",
    ),
    OpenFile(
        "so-lieu-sdmx.xml",
        "application/vnd.sdmx.data+xml; version=3.0.0",
        lambda rows, day: sdmx(rows, prepared=day).xml,
        "SDMX-ML, số liệu",
        "SDMX-ML data",
    ),
    OpenFile(
        "cau-truc-sdmx.xml",
        "application/vnd.sdmx.structure+xml; version=3.0.0",
        lambda rows, day: sdmx(rows, prepared=day).structure,
        "SDMX-ML, cấu trúc",
        "SDMX-ML structure",
    ),
)
FEED = "bao-cao.rss"


def figures() -> tuple[Figure, ...]:
    """Every released figure that has a number, a correction in place of what it corrects."""
    return tuple(_figure(row) for row in released.observations())


def feed(base: str) -> bytes:
    """The feed of releases; ``base`` is the address of this server (``https://…``)."""
    items = [
        ReleaseItem(row.title, row.unit.name, base + reverse("released", args=[row.pk]), row.content_hash, row.released_at)
        for row in released.releases()
    ]
    return rss(items, title=_("Báo cáo đã công bố"), address=base + reverse("portal"))


def tasks_of(person: Person) -> bytes:
    """The open tasks that a person may see, in the fields of central systems; secret ones are left out by the writer."""
    rows = list(visible.tasks(person).filter(secrecy=Secrecy.OPEN).prefetch_related("steps", "joining").order_by("pk"))
    settings = followup_settings()
    keys = {row.lead_id for row in rows} | {unit.pk for row in rows for unit in row.joining.all()}
    cited = visible.documents(person).filter(pk__in={row.document_id for row in rows if row.document_id}, secrecy=Secrecy.OPEN)
    # The table is for Vietnamese systems, whatever the language of the one who asks.
    with translation.override("vi"):
        return task_table(
            [_with_joining(row, settings) for row in rows],
            on=options.day(),
            settings=settings,
            names=unit_names(keys),
            documents={str(row.pk): _cited(row) for row in cited.only("pk", "number", "title", "name")},
        )


@require_safe
def open_file(request: HttpRequest, name: str) -> HttpResponse:
    """One of ``FILES``, or the feed; the same file again is 304."""
    if name == FEED:
        return _answer(request, feed(request.build_absolute_uri("/").rstrip("/")), "application/rss+xml; charset=utf-8", "")
    found = next((one for one in FILES if one.name == name), None)
    if found is None:
        raise Http404
    return _answer(request, found.make(figures(), last_day()), found.kind, found.name)


def _answer(request: HttpRequest, content: bytes, kind: str, name: str) -> HttpResponse:
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    same = tag in request.headers.get("If-None-Match", "")
    response = HttpResponse(status=304) if same else HttpResponse(content, content_type=kind)
    response["ETag"] = tag
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def last_day() -> date:
    """The day of the last release, so that the headers of a file change only when its figures do."""
    days = [row.released_at.date() for row in released.releases()]
    return max(days, default=date(2000, 1, 1))


def _figure(row: Observation) -> Figure:
    known = indicators().get(row.indicator)
    name = known.name if known else row.indicator_words or row.indicator
    return Figure(row.as_value, row.unit.name, name, source_of(row), row.citation_address)


def _with_joining(row: Task, settings: FollowupSettings) -> TaskState:
    state = state_of(row, settings)
    return replace(state, task=replace(state.task, joining=tuple(unit.pk for unit in row.joining.all())))


def _cited(row: Document) -> str:
    return f"{row.number}: {row.heading}" if row.number else row.heading
