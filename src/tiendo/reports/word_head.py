"""The upper part, the signing block and the heads of annexes, element by element as the rules place them."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from .layout import head_lines
from .ooxml import placing_table, rule_below
from .paper import Annex, Head, Line, Paper, Signing, Words, day_words
from .word_blocks import Writer

# Width of the motto's last line in Times New Roman Bold, in em: the rule below it is as long as the words.
_MOTTO_EM = {"ĐẢNG CỘNG SẢN VIỆT NAM": 13.75, "Độc lập - Tự do - Hạnh phúc": 12.25}
_MM_PER_POINT = 25.4 / 72
_RIGHT = {"party": 85.0, "state": 98.0}


def write_head(writer: Writer, paper: Paper) -> None:
    """Issuer and number at the left, motto and place at the right, then type and subject; ``plain`` has a title only."""
    if paper.family != "plain":
        _columns(writer, paper.head, paper.family)
    _title(writer, paper.head, official=paper.family != "plain")


def _columns(writer: Writer, head: Head, family: str) -> None:
    """Two rows: issuer and motto, then number and place, so that these two stand level."""
    rule = writer.rule
    right = _RIGHT[family]
    upper, lower = _pairs(writer, writer.text_width - right, right, rows=2)
    left = _Cell(writer, upper[0], writer.text_width - right)
    for line in head_lines(head.superior.upper()):
        left.add(line, rule.superior)
    for line in head_lines(head.issuer.upper()):
        left.add(line, rule.issuer, bold=True)
    if rule.star:
        left.add("*", 14)
    else:
        left.ruled((writer.text_width - right) * 0.4)
    motto = _Cell(writer, upper[1], right)
    for text, size in rule.motto:
        motto.add(text, size, bold=True)
    last, size = rule.motto[-1]
    motto.ruled(_MOTTO_EM[last] * size * _MM_PER_POINT)
    number = _Cell(writer, lower[0], writer.text_width - right)
    number.add(rule.number_prefix + (head.number.text if head.number else "       " + head.symbol), rule.number)
    if head.mark:
        number.add(head.mark, 12, italic=True)
    _Cell(writer, lower[1], right).add(f"{head.place}, {day_words(head.day)}", rule.place, italic=True)


class _Cell:
    """A cell that is filled line by line, centred."""

    def __init__(self, writer: Writer, cell: Any, width: float) -> None:
        self.writer, self.cell, self.width, self.used = writer, cell, width, False

    def paragraph(self) -> Any:
        paragraph = self.cell.add_paragraph() if self.used else self.cell.paragraphs[0]
        self.used = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def add(self, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
        self.writer.run(self.paragraph(), text, size=size, bold=bold, italic=italic)

    def ruled(self, length: float) -> None:
        paragraph = self.paragraph()
        side = Mm((self.width - length) / 2)
        form = paragraph.paragraph_format
        form.left_indent, form.right_indent = side, side
        form.space_before = Pt(2)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(8)
        rule_below(paragraph)


def _pairs(writer: Writer, left: float, right: float, *, rows: int = 1) -> list[tuple[Any, Any]]:
    """Rows of two cells without lines, which only place words."""
    table = writer.document.add_table(rows=rows, cols=2)
    placing_table(table)
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Mm(width)
    pairs = []
    for row in table.rows:
        first, second = row.cells
        first.width, second.width = Mm(left), Mm(right)
        pairs.append((first, second))
    return pairs


def _title(writer: Writer, head: Head, *, official: bool) -> None:
    rule = writer.rule
    _centred(writer, (Words(head.kind),) if head.kind else (), rule.kind, before=18, bold=True)
    if head.subject:
        _centred(writer, head.subject, rule.subject, before=0, bold=True)
    if not official:
        return
    if rule.star:
        _centred(writer, (Words("-----"),), rule.subject, before=0, after=6)
        return
    paragraph = writer.document.add_paragraph()
    side = Mm(writer.text_width * 0.3)
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent = side, side
    form.space_before, form.space_after = Pt(2), Pt(4)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(8)
    rule_below(paragraph)


def _centred(writer: Writer, line: Line, size: float, *, before: float, after: float = 0, bold: bool = False) -> None:
    if not line:
        return
    paragraph = writer.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    paragraph.paragraph_format.keep_with_next = True
    writer.line(paragraph, line, size=size, bold=bold)


def write_signing(writer: Writer, signing: Signing) -> None:
    """Recipients at the left, power, post and name at the right; the block stays together on one page."""
    rule = writer.rule
    half = writer.text_width / 2
    # A signature never stands alone on a page: the last lines of the body go with it.
    writer.document.paragraphs[-1].paragraph_format.keep_with_next = True
    gap = writer.document.add_paragraph()
    gap.paragraph_format.keep_with_next = True
    gap.paragraph_format.line_spacing_rule, gap.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(10)
    ((left, right),) = _pairs(writer, half, half)
    _recipients(writer, left, signing.recipients)
    lines = _Cell(writer, right, half)
    lines.add(signing.power.upper(), rule.place, bold=True)
    lines.add(signing.post.upper(), rule.place, bold=rule.post_bold)
    for _ in range(3):
        lines.add("", rule.place)
    lines.add(signing.name, rule.place, bold=True)
    for cell in (left, right):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _recipients(writer: Writer, cell: Any, recipients: tuple[str, ...]) -> None:
    rule = writer.rule
    if not recipients:
        return
    head = writer.run(
        cell.paragraphs[0],
        "Nơi nhận:",
        size=rule.recipients_head,
        bold=rule.recipients_style == "bold-italic",
        italic=rule.recipients_style == "bold-italic",
    )
    head.underline = rule.recipients_style == "underline" or None
    for at, recipient in enumerate(recipients, start=1):
        end = "." if at == len(recipients) else ";"
        writer.run(cell.add_paragraph(), f"- {recipient}{end}", size=rule.recipients)


def write_annex_head(writer: Writer, annex: Annex, number: str) -> None:
    """ "Phụ lục", its number when there are several, and its title in capitals."""
    _centred(writer, (Words(f"Phụ lục {number}".strip()),), 14, before=0, bold=True)
    paragraph = writer.document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = Pt(6)
    writer.line(paragraph, annex.title, bold=True, capitals=True, size=writer.rule.subject)
