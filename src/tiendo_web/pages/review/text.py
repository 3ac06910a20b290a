"""The text on the review page: the leaf that is open, its pieces with the findings under them, the outline of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from tiendo.values import Block, BlockKind, Document, FindingClass
from tiendo_web.pages.review.entries import Entry, count
from tiendo_web.pages.sheet import Piece, blocks_of, lay_out, leaves
from tiendo_web.pages.templatetags.pages import language
from tiendo_web.pages.words import FINDING_CLASSES, Mark
from tiendo_web.record.mapping import document_value
from tiendo_web.record.models import Document as DocumentRow
from tiendo_web.record.models import Finding


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it stands under its paragraph."""

    pk: int
    mark: Mark
    message: str
    reason: str
    both: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of the text with the findings that stand under it."""

    piece: Piece
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the outline: a heading with how much of it is decided."""

    title: str
    address: str
    decided: int
    total: int
    contradicted: int
    suspicious: int
    unread: int


def text_of(
    row: DocumentRow, entries: Sequence[Entry], findings: Sequence[Finding], current: Entry | None, leaf: str
) -> dict[str, Any]:
    """The context of the text: the leaf that the address names, else the one with the current number.

    Args: leaf: a leaf's number from 1 as it stands in the address, or empty.
    """
    value = document_value(row)
    sheets = leaves(blocks_of(value))
    at = _leaf_at(sheets, current, leaf)
    blocks = sheets[at]
    first, last = (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
    inside = [entry for entry in entries if first <= entry.start < last]
    numbered = sum(block.kind is BlockKind.PARAGRAPH for before in sheets[:at] for block in before)
    pieces = lay_out(value, blocks, [entry.mark for entry in inside], first_number=numbered + 1)
    base = reverse("document", args=[row.pk])
    return {
        "entries": entries,
        "strip": inside,
        "pieces": _with_notes(pieces, row, findings),
        "outline": _outline(value, sheets, entries, base),
        "leaf_count": len(sheets),
        "leaf_at": at + 1,
        "leaf_before": f"{base}?to={at}" if at else "",
        "leaf_after": f"{base}?to={at + 2}" if at + 1 < len(sheets) else "",
    }


def _leaf_at(sheets: Sequence[Sequence[Block]], current: Entry | None, asked: str) -> int:
    if asked.isdecimal():
        return min(max(int(asked), 1), len(sheets)) - 1
    if current is None:
        return 0
    return next((n for n, leaf in enumerate(sheets) if leaf and current.start < leaf[-1].end), len(sheets) - 1)


def _with_notes(pieces: Sequence[Piece], row: DocumentRow, findings: Sequence[Finding]) -> list[Shown]:
    placed: dict[int, list[Note]] = {}
    for finding in findings:
        here = [place for place in finding.places.all() if place.document_id == row.pk]
        piece = next((piece for place in here for piece in pieces if piece.start <= (place.start or 0) < piece.end), None)
        if piece is not None:
            placed.setdefault(piece.start, []).append(_note(finding))
    return [Shown(piece, tuple(placed.get(piece.start, ()))) for piece in pieces]


def _note(finding: Finding) -> Note:
    message = finding.message_en if language() == "en" and finding.message_en else finding.message
    mark = FINDING_CLASSES[FindingClass(finding.cls)]
    return Note(
        finding.pk,
        replace(mark, tone=mark.tone if mark.tone != "plain" else "none"),
        message,
        finding.reason,
        len(finding.places.all()) > 1,
    )


def _outline(value: Document, sheets: Sequence[Sequence[Block]], entries: Sequence[Entry], base: str) -> list[Part]:
    headings = [(n, block) for n, leaf in enumerate(sheets) for block in leaf if block.kind is BlockKind.HEADING]
    ends = [block.start for _n, block in headings[1:]] + [len(value.text)]
    parts = []
    for (leaf, block), end in zip(headings, ends, strict=False):
        counts = count([entry for entry in entries if block.start <= entry.start < end])
        if counts.total:
            title = " ".join(value.text[block.start : block.end].split())
            address = f"{base}?to={leaf + 1}#p{block.start}" if len(sheets) > 1 else f"#p{block.start}"
            decided = counts.accepted + counts.rejected
            parts.append(Part(title, address, decided, counts.total, counts.contradicted, counts.suspicious, counts.unread))
    return parts
