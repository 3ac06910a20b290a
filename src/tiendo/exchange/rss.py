"""Releases as RSS 2.0: a feed reader tells when a new report is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from .figures import sayable


@dataclass(frozen=True, slots=True)
class ReleaseItem:
    """A released report.

    Attributes:
        address: where anyone may fetch it.
        sha256: hash of the released file: the item's identity.
        at: when it was released, with its time zone.
    """

    title: str
    unit_name: str
    address: str
    sha256: str
    at: datetime


def rss(items: Iterable[ReleaseItem], *, title: str, address: str) -> bytes:
    """The feed, latest first; ``address`` is that of the public page."""
    rows = sorted(items, key=lambda item: (item.at, item.sha256), reverse=True)
    feed = ET.Element("rss", version="2.0")
    channel = ET.SubElement(feed, "channel")
    for name, text in (("title", title), ("link", address), ("description", title), ("language", "vi")):
        ET.SubElement(channel, name).text = sayable(text)
    if rows:
        ET.SubElement(channel, "lastBuildDate").text = format_datetime(rows[0].at)
    for row in rows:
        item = ET.SubElement(channel, "item")
        for name, text in (("title", row.title), ("link", row.address), ("description", row.unit_name)):
            ET.SubElement(item, name).text = sayable(text)
        ET.SubElement(item, "guid", isPermaLink="false").text = f"sha256:{row.sha256}"
        ET.SubElement(item, "pubDate").text = format_datetime(row.at)
    ET.indent(feed)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(feed, encoding="unicode").encode() + b"\n"
