"""A paper as a Word file, laid out by the rule in force on its day; the same paper gives the same bytes."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from .layout import Rule, block_labels, roman, rule_for
from .ooxml import fixed_bytes, page_field, restart_pages, set_base_style
from .paper import Annex, Block, Grid, Heading, Paper, Paragraph, Picture
from .word_blocks import Writer
from .word_head import write_annex_head, write_head, write_signing

PAPER = (210.0, 297.0)


def to_docx(paper: Paper, *, controls: bool = False) -> bytes:
    """The Word file of a paper.

    Args:
        paper: what to write.
        controls: whether each figure stands in a content control that carries its key (Word's developer view shows it);
            without it a figure carries a bookmark, which every reader passes over.
    Returns: the bytes of a ``.docx``; equal papers give equal bytes.
    """
    rule = rule_for(paper.family, paper.head.day)
    document = docx.Document()
    set_base_style(document, rule)
    writer = Writer(document, rule, controls=controls)
    _page(document.sections[0], rule, sideways=False)
    page_field(document.sections[0], rule)
    write_head(writer, paper)
    write_blocks(writer, paper.blocks)
    if paper.signing is not None:
        write_signing(writer, paper.signing)
    for position, annex in enumerate(paper.annexes, start=1):
        _annex(writer, annex, position, len(paper.annexes))
    if paper.foot:
        for section in document.sections:
            writer.foot(section, paper.foot)
    buffer = BytesIO()
    document.save(buffer)
    return fixed_bytes(buffer.getvalue(), paper.head.day)


def write_blocks(writer: Writer, blocks: tuple[Block, ...]) -> None:
    """Write blocks in order; headings get their labels from the rule."""
    for block, label in zip(blocks, block_labels(blocks, writer.rule), strict=True):
        if isinstance(block, Heading):
            writer.heading(block, label)
        elif isinstance(block, Paragraph):
            writer.paragraph(block, label)
        elif isinstance(block, Grid):
            writer.grid(block)
        elif isinstance(block, Picture):
            writer.picture(block)


def _page(section, rule: Rule, *, sideways: bool) -> None:  # type: ignore[no-untyped-def]
    width, height = PAPER[::-1] if sideways else PAPER
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, bottom, left, right = rule.margins
    if sideways:
        # A sheet turned for a table keeps its binding edge: the left margin of the upright page is now the top one.
        top, bottom, left, right = left, right, bottom, top
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance, section.footer_distance = Mm(rule.header), Mm(8)


def _annex(writer: Writer, annex: Annex, position: int, total: int) -> None:
    section = writer.document.add_section(WD_SECTION.NEW_PAGE)
    _page(section, writer.rule, sideways=annex.sideways)
    restart_pages(section)
    writer.text_width = (PAPER[1] if annex.sideways else PAPER[0]) - section.left_margin.mm - section.right_margin.mm
    write_annex_head(writer, annex, roman(position) if total > 1 else "")
    write_blocks(writer, annex.blocks)
