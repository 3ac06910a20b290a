"""Due days as a calendar feed (RFC 5545) that any calendar program subscribes to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from .waiting import Waiting


def calendar_feed(items: Iterable[Waiting], *, name: str, address: str, stamped: datetime) -> str:
    """A calendar with one all-day entry per due day.

    Args:
        name: shown as the calendar's name.
        address: host of the installation, for stable entry ids.
        stamped: when the feed was made, with a time zone.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tiendo//vi", f"X-WR-CALNAME:{_text(name)}"]
    for item in items:
        if item.due is not None:
            lines += _entry(item, item.due, address, stamped)
    return "\r\n".join(folded for line in [*lines, "END:VCALENDAR"] for folded in _fold(line)) + "\r\n"


def _entry(item: Waiting, due: date, address: str, stamped: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{item.kind}-{_text(item.about)}@{address}",
        f"DTSTAMP:{stamped.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(item.words)}",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _fold(line: str) -> list[str]:
    """Lines of at most 75 octets; the rest goes on behind a space, never inside a character."""
    pieces, piece = [], ""
    for letter in line:
        if len((piece + letter).encode()) > 74:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]
