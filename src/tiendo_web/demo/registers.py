"""The registers of the demonstration: documents issued and sessions held, as public sources state them, each with its source.

What no source states (petitions, work programmes, planning lists) stays empty: the pages say that nothing was reported.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from tiendo.boards import Board
from tiendo.boards.reconcile import type_of
from tiendo.boards.rows import Draft
from tiendo.boards.specs.issued import ISSUED
from tiendo.boards.specs.programme import SESSIONS
from tiendo.catalogue import fold, units_named
from tiendo.values import Citation, Period
from tiendo_web.boards.actions import new_row, next_item
from tiendo_web.boards.models import BoardEntry
from tiendo_web.record.models.shapes import origin_columns

from .scene import DAY, FACTS

CARRIED_OUT = {"06-CTr/TU": "16-NQ/ĐH", "221-KH/TU": "41-NQ/TW"}
"""What a document's own subject says it carries out."""
_NUMBER = re.compile(r"\d+(?:/\d{4})?[-/][\w-]+/?[\w-]*")
_BODIES = (
    ("hdnd", ("hđnd", "hội đồng nhân dân")),
    ("btv", ("ban thường vụ",)),
    ("ubnd", ("ubnd", "ủy ban nhân dân")),
    ("bch", ("ban chấp hành", "bch")),
)
_SESSION_KINDS = frozenset({"kỳ họp", "hội nghị", "phiên họp"})

Row = dict[str, str]


def load_registers() -> int:
    """Store the rows; returns how many. They are facts, entered by nobody, known since the day of their source."""
    events = _events(FACTS / "bac_kan_events.csv")
    drafts = [*_issued(events), *_sessions(events)]
    with transaction.atomic():
        first = next_item()
        rows = [
            new_row(
                board,
                draft,
                first + n,
                1,
                None,
                timezone.now(),
                known=_known(event),
                **origin_columns(Citation(event["source_url"], event["source_title"], event["source_date"])),
            )
            for n, (board, draft, event) in enumerate(drafts)
        ]
        BoardEntry.objects.bulk_create(rows)
    return len(rows)


def _events(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if _known(row) is not None]


def _issued(events: list[Row]) -> Iterator[tuple[Board, Draft, Row]]:
    """Documents whose number and day a source states."""
    for event in events:
        day, code = _day(event["date"]), type_of(event["kind"])
        if day is None or code is None or not _NUMBER.fullmatch(event["number"]):
            continue
        fields = [("loai", code), ("trich_yeu", event["subject"])]
        above = CARRIED_OUT.get(event["number"])
        if above:
            fields.append(("thuc_hien", above))
        yield ISSUED, Draft(_unit(event, day), day, None, event["number"], tuple(fields)), event


def _sessions(events: list[Row]) -> Iterator[tuple[Board, Draft, Row]]:
    """Sessions of committees and councils, each once though two sources tell of it."""
    seen: set[tuple[str, date, str]] = set()
    for event in events:
        day = _day(event["date"])
        code = next((code for code, words in _BODIES if any(word in fold(event["subject"]) for word in words)), None)
        if day is None or code is None or event["number"] or event["kind"] not in _SESSION_KINDS:
            continue
        unit = _unit(event, day)
        if (unit, day, code) not in seen:
            seen.add((unit, day, code))
            yield SESSIONS, Draft(unit, day, None, "", (("ten", event["subject"]), ("cap", code))), event


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None


def _unit(event: Row, day: date) -> str:
    return units_named(event["unit_name"], day)[0].key


def _known(event: Row) -> date | None:
    """The last day that the source's date allows; ``None`` for what was not known yet on the day that the pages speak of."""
    day = Period.parse(event["source_date"]).last if event["source_date"] else DAY
    known = max(day, _day(event["date"]) or day)
    return known if known <= DAY else None
