"""Headings, paragraphs, tables and pictures of a paper, in Word."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt

from .layout import Rule
from .ooxml import element, outline_level
from .paper import Column, Figure, Grid, Heading, Line, Paragraph, Picture, Style, plain
from .word_table import bookmark, control, link, table_element


class Writer:
    """Writes blocks into one document by one rule; counts figures so that each has a name of its own."""

    def __init__(self, document: Any, rule: Rule, *, controls: bool) -> None:
        self.document = document
        self.rule = rule
        self.controls = controls
        self.figures = 0
        self.first: dict[tuple[str, str], int] = {}
        self.text_width = 210 - rule.margins[2] - rule.margins[3]

    def heading(self, block: Heading, label: str) -> None:
        """A heading with its label; it stays with the paragraph below it."""
        if block.level == 0:
            self._part(block, label)
            return
        paragraph = self.body_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        bold = block.level <= 2
        capitals = block.level == 1
        self.run(paragraph, label, bold=bold)
        self.line(paragraph, block.line, bold=bold, capitals=capitals)
        outline_level(paragraph, block.level)

    def _part(self, block: Heading, label: str) -> None:
        for text, line in ((label, None), ("", block.line)):
            paragraph = self.body_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.first_line_indent = Mm(0)
            paragraph.paragraph_format.keep_with_next = True
            if line is None:
                self.run(paragraph, text, bold=True)
            else:
                self.line(paragraph, line, bold=True, capitals=True)
                outline_level(paragraph, block.level)

    def paragraph(self, block: Paragraph, label: str) -> None:
        """A body paragraph, an item with its hyphen or number, or a note."""
        paragraph = self.body_paragraph()
        # A bold opening without words of its own heads what follows.
        paragraph.paragraph_format.keep_with_next = bool(block.lead and not block.line) or None
        if label:
            self.run(paragraph, label)
        self.line(paragraph, block.lead, bold=True)
        self.line(paragraph, block.line, italic=block.style is Style.NOTE)

    def body_paragraph(self) -> Any:
        """An empty paragraph set as the rule sets its body."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form = paragraph.paragraph_format
        form.first_line_indent = Mm(self.rule.indent)
        form.space_before = Pt(self.rule.gap)
        form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
        form.line_spacing = Pt(self.rule.leading)
        return paragraph

    def grid(self, block: Grid) -> None:
        """A table: caption, unit line, head repeated on each page, full thin borders."""
        if block.caption:
            self._above(block.caption, WD_ALIGN_PARAGRAPH.CENTER, bold=True)
        if block.unit_note:
            self._above(block.unit_note, WD_ALIGN_PARAGRAPH.RIGHT, italic=True)
        if not block.caption and not block.unit_note and self.document.paragraphs:
            self.document.paragraphs[-1].paragraph_format.space_after = Pt(self.rule.gap)
        # Written before the section's properties, where python-docx puts its own tables.
        holder = self.document.add_paragraph()
        holder._p.addprevious(
            table_element(block, self._widths(block.columns), self.rule.table, self._link if block.links else self._mark)
        )
        holder.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        holder.paragraph_format.line_spacing = Pt(6)

    def _link(self, figure: Figure) -> tuple[str, str]:
        """To the first place of the figure; a sentence taken over from a document has none."""
        number = self.first.get((figure.key, figure.printed))
        return ("", "") if number is None or self.controls else link(number)

    def _count(self, figure: Figure) -> None:
        self.figures += 1
        self.first.setdefault((figure.key, figure.printed), self.figures)

    def _mark(self, figure: Figure) -> tuple[str, str]:
        self._count(figure)
        return control(self.figures, figure.key) if self.controls else bookmark(self.figures)

    def picture(self, block: Picture) -> None:
        """A chart as a picture, with the words that say the same as its description."""
        from .charts import png

        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = paragraph.add_run().add_picture(BytesIO(png(block.svg)), width=Mm(block.width))
        shape._inline.docPr.set("descr", plain(block.alternative))

    def foot(self, section: Any, words: str) -> None:
        """A small line at the foot of every page of a section."""
        for footer in (section.footer, section.first_page_footer):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            if not paragraph.runs:
                self.run(paragraph, words, italic=True, size=10)

    def line(
        self,
        paragraph: Any,
        line: Line,
        *,
        bold: bool = False,
        italic: bool = False,
        size: float | None = None,
        capitals: bool = False,
    ) -> None:
        """Inlines one after the other; each figure is marked with its key."""
        for inline in line:
            text = inline.text.upper() if capitals else inline.text
            run = self.run(paragraph, text, bold=bold, italic=italic, size=size)
            if isinstance(inline, Figure):
                self._count(inline)
                (self._control if self.controls else self._bookmark)(run, inline)

    def run(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> Any:
        """A run of characters in the rule's font."""
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if size is not None:
            run.font.size = Pt(size)
        return run

    def _bookmark(self, run: Any, figure: Figure) -> None:
        name = f"so_{self.figures}"
        run._r.addprevious(element("bookmarkStart", id=self.figures, name=name))
        run._r.addnext(element("bookmarkEnd", id=self.figures))

    def _control(self, run: Any, figure: Figure) -> None:
        control, properties, content = element("sdt"), element("sdtPr"), element("sdtContent")
        # Word allows 64 characters in a tag.
        for part in (element("tag", val=figure.key[:64]), element("id", val=self.figures), element("lock", val="sdtLocked")):
            properties.append(part)
        control.append(properties)
        control.append(content)
        run._r.addprevious(control)
        content.append(run._r)

    def _above(self, line: Line, align: Any, *, bold: bool = False, italic: bool = False) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = Pt(self.rule.gap)
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.paragraph_format.keep_with_next = True
        self.line(paragraph, line, bold=bold, italic=italic, size=None if bold else self.rule.table)

    def _widths(self, columns: tuple[Column, ...]) -> tuple[float, ...]:
        total = sum(column.width for column in columns)
        return tuple(column.width * self.text_width / total for column in columns)
