"""A report before it has a file format: head, blocks, tables, signing, annexes.

A number enters a paper in one way only, as a :class:`Figure` that names its origin. :class:`Words` refuses digits;
:class:`Label` holds the numbers that measure nothing (dates, document numbers, the years of a period) and checks their form;
:class:`Name` holds wording that the record gives as a name ("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tiendo.values import Origin


class BareNumberError(ValueError):
    """A number was about to enter a report without its source."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r}: a number enters a report only as a Figure with its origin (or as a Label for dates and documents)"
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Running text without any digit."""

    text: str

    def __post_init__(self) -> None:
        if any(character.isdigit() for character in self.text):
            raise BareNumberError(self.text)


class LabelKind(StrEnum):
    """What a number that measures nothing is."""

    DATE = "date"
    PERIOD = "period"
    DOCUMENT = "document"
    ORDER = "order"


_DAY = r"\d{1,2}(/| tháng )\d{1,2}(/| năm )\d{4}"
_FORMS = {
    LabelKind.DATE: rf"ngày {_DAY}|tháng \d{{1,2}}/\d{{4}}",
    LabelKind.PERIOD: (
        r"(\d{1,2} tháng (đầu )?|tháng \d{1,2} |quý [IV]+ )?năm \d{4}|quý [IV]+/\d{4}"
        r"|(giai đoạn |nhiệm kỳ |năm )?\d{4} ?- ?\d{4}"
    ),
    LabelKind.DOCUMENT: r"(số )?\d{1,5}(/\d{4})?[-/][A-ZĐ]{1,5}([-/][A-ZĐƯ&]{1,10})*",
    LabelKind.ORDER: r"\d{1,3}[.)]?|\(\d{1,3}\)",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A date, a period, a document's number or an order number; ``kind`` fixes the form that is accepted."""

    text: str
    kind: LabelKind

    def __post_init__(self) -> None:
        if re.fullmatch(_FORMS[self.kind], self.text, re.IGNORECASE) is None:
            raise BareNumberError(self.text)


@dataclass(frozen=True, slots=True)
class Name:
    """Wording taken over whole from the record (an indicator, a plan, a task): its numbers are part of the name.

    Attributes:
        key: key of the thing that is named, so that the page it came from can be found.
        origins: where a sentence taken over from the record was read; empty for names.
    """

    text: str
    key: str
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number bound to where it comes from.

    Attributes:
        printed: the number as it stands in the report, unit included where the sentence needs it.
        key: key of the observation, target or assessment that it shows; stable, so that two reports can be compared.
        origins: the places it was read from, or the citations, never empty.
        how: for a computed figure, the arithmetic in one line; empty for one that was read.
    """

    printed: str
    key: str
    origins: tuple[Origin, ...]
    how: str = ""

    def __post_init__(self) -> None:
        if not self.origins:
            raise BareNumberError(self.printed)

    @property
    def text(self) -> str:
        """The printed form, under the name that every inline has."""
        return self.printed


Inline = Words | Name | Label | Figure
Line = tuple[Inline, ...]


class Style(StrEnum):
    """How a paragraph is set; neighbouring ``NUMBERED`` paragraphs count from 1, after any other block again."""

    BODY = "body"
    ITEM = "item"
    NUMBERED = "numbered"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 0 is a "Phần", 1 "I-", 2 "1.", 3 "a)". The label is given by the layout, not written."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` is a bold opening ("Về kinh tế:")."""

    line: Line
    style: Style = Style.BODY
    lead: Line = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: head, width in millimetres, alignment ``left``, ``center`` or ``right``."""

    head: Line
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a ``section`` row has bold words and no figures of its own."""

    cells: tuple[Line, ...]
    section: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption and the unit line above it.

    Attributes:
        links: each figure leads to the place where it was printed first (the annex of sources).
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Line = ()
    unit_note: Line = ()
    links: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG with the words that say the same; its values stand in a table beside it.

    Attributes:
        svg: the drawing, from ``tiendo.reports.charts``.
        width: in millimetres.
        alternative: what a person who does not see it is told.
    """

    svg: str
    width: float
    alternative: Line


Block = Heading | Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Head:
    """The upper part of an official document.

    Attributes:
        superior: body above the issuer, empty when the rule has none.
        issuer: body that issues.
        number: number and symbol (``"127-BC/TU"``), ``None`` while it has none.
        place, day: where and when it was issued; the day also decides the layout rule.
        kind: type name in capitals (``"BÁO CÁO"``), empty for a letter.
        subject: what it is about.
        symbol: what is printed while there is no number (``"-BC/TU"``).
        mark: a stamp under the number (``"Bản trình diễn"``, a secrecy level), empty for none.
    """

    superior: str
    issuer: str
    number: Label | None
    place: str
    day: date
    kind: str
    subject: Line
    symbol: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs: ``power`` ("T/M BAN THƯỜNG VỤ"), ``post`` ("PHÓ BÍ THƯ"), ``name``; ``recipients`` one per line."""

    power: str
    post: str
    name: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex with its own page numbers; ``sideways`` turns the sheet."""

    title: Line
    blocks: tuple[Block, ...]
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document, laid out by the rule of its family (``party``, ``state`` or ``plain``)."""

    family: str
    head: Head
    blocks: tuple[Block, ...]
    signing: Signing | None = None
    annexes: tuple[Annex, ...] = ()
    foot: str = ""


def inlines(paper: Paper) -> tuple[Inline, ...]:
    """Every inline of a paper in reading order: subject, body, annexes."""
    found: list[Inline] = list(paper.head.subject)
    for block in (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks)):
        found.extend(_of_block(block))
    return tuple(found)


def figures(paper: Paper) -> tuple[Figure, ...]:
    """Every figure of a paper in reading order."""
    return tuple(inline for inline in inlines(paper) if isinstance(inline, Figure))


def day_words(day: date) -> str:
    """``ngày 05 tháng 02 năm 2026``: the day has two digits below ten, the month below three."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def plain(line: Line) -> str:
    """The characters of a line."""
    return "".join(inline.text for inline in line)


def _of_block(block: Block) -> list[Inline]:
    if isinstance(block, Heading):
        return list(block.line)
    if isinstance(block, Paragraph):
        return [*block.lead, *block.line]
    if isinstance(block, Picture):
        return list(block.alternative)
    cells = [inline for row in block.rows for cell in row.cells for inline in cell]
    heads = [inline for column in block.columns for inline in column.head]
    return [*block.caption, *block.unit_note, *heads, *cells]
