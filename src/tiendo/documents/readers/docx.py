"""Word files: the final text as printed, with automatic numbers, tables, footnotes and text boxes.

Tracked changes are taken as accepted and the document says so; hidden text and field codes are left out; macros are never
looked at. Source of the element names: ECMA-376 part 1, chapter 17.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...values import BlockKind
from ..draft import Draft, DraftBuilder, GridCell
from ..errors import Damaged
from ..xml_parts import Package
from .docx_inline import Inline, Notes, child, value, w
from .docx_numbering import Numbering
from .docx_styles import Styles

_KIND = "Word"
_WRAPPERS = {w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml"), w("smartTag")}
_GONE = {w("del"), w("moveFrom")}


def read(data: bytes, name: str) -> Draft:
    """Raises: Damaged, Hostile, TooDeep, Bomb, Encrypted."""
    package = Package.open(data, name, _KIND)
    main = package.related("").get("officeDocument") or "word/document.xml"
    root = package.root(main)
    body = None if root is None else child(root, "body")
    if body is None:
        raise Damaged(name, kind=_KIND)
    return _Reader(package, package.related(main)).read(body)


class _Reader:
    """Walks the body once, in reading order."""

    def __init__(self, package: Package, related: dict[str, str]) -> None:
        def part(relation: str) -> Any:
            return package.root(related[relation]) if relation in related else None

        self.styles = Styles.of(part("styles"))
        self.numbering = Numbering.of(part("numbering"))
        self.notes = Notes()
        self.note_parts = {kind: part(kind + "s") for kind in ("footnote", "endnote")}
        self.running = [part("header"), part("footer")]
        self.has_macros = "vbaProject" in related
        self.builder = DraftBuilder()
        self.carried = ""

    def read(self, body: Any) -> Draft:
        """The whole document."""
        for element in _blocks(body):
            if element.tag == w("tbl"):
                self._table(element)
            else:
                self._paragraph(element)
        self._footnotes()
        self._running_heads()
        if self.notes.tracked:
            self.builder.warn(
                "Văn bản còn dấu vết chỉnh sửa (Track Changes); đã đọc bản cuối: phần xóa được bỏ, phần thêm được giữ."
            )
        if self.has_macros:
            self.builder.warn("Tệp có macro; Tiendo không chạy và không đọc macro.")
        return self.builder.done()

    def _paragraph(self, element: Any) -> None:
        text, style, inline = self._text(element)
        if _mark_deleted(element):
            self.carried = text
        else:
            self.builder.paragraph(text, level=self.styles.heading_level(element, style))
        for box in inline.boxes:
            for inner in _blocks(box):
                self._table(inner) if inner.tag == w("tbl") else self._paragraph(inner)

    def _text(self, element: Any) -> tuple[str, str, Inline]:
        style = value(child(child(element, "pPr"), "pStyle"))
        inline = Inline(self.notes, self.styles.font(style))
        words = inline.read(element)
        number = self.numbering.next(*self.styles.numbering(element, style)) if words.strip() else ""
        text, self.carried = self.carried + number + words, ""
        return text, style, inline

    def _table(self, element: Any) -> None:
        rows = [row for row in _rows(element) if child(child(row, "trPr"), "del") is None]
        if is_layout(rows):
            for row in rows:
                for cell in row.iter(w("tc")):
                    for inner in _blocks(cell):
                        self._table(inner) if inner.tag == w("tbl") else self._paragraph(inner)
            return
        self.builder.table(self._grid(rows))

    def _grid(self, rows: list[Any]) -> list[GridCell]:
        grid: list[GridCell] = []
        open_merges: dict[int, int] = {}  # column -> index in grid of the cell that continues downwards
        for row_number, row in enumerate(rows):
            column = _number(child(child(row, "trPr"), "gridBefore"))
            for cell in _cells(row):
                properties = child(cell, "tcPr")
                width = max(1, _number(child(properties, "gridSpan"), 1))
                merge = child(properties, "vMerge")
                if merge is not None and value(merge) != "restart" and column in open_merges:
                    above = grid[open_merges[column]]
                    grid[open_merges[column]] = GridCell(above.row, column, above.text, row_number - above.row + 1, above.columns)
                else:
                    grid.append(GridCell(row_number, column, self._cell_text(cell), 1, width))
                    open_merges.pop(column, None)
                    if merge is not None:
                        open_merges[column] = len(grid) - 1
                column += width
        return grid

    def _cell_text(self, cell: Any) -> str:
        words = []
        for paragraph in cell.iter(w("p")):
            words.append(self._text(paragraph)[0])
        return "\n".join(words)

    def _footnotes(self) -> None:
        for kind, root in self.note_parts.items():
            wanted = [identity for found, identity in self.notes.cited if found == kind]
            by_id = {} if root is None else {note.get(w("id")): note for note in root.iter(w(kind))}
            for identity in wanted:
                if identity in by_id:
                    words = " ".join(self._text(paragraph)[0].strip() for paragraph in by_id[identity].iter(w("p")))
                    self.builder.paragraph(words.strip(), kind=BlockKind.FOOTNOTE)

    def _running_heads(self) -> None:
        for root in self.running:
            for paragraph in () if root is None else root.iter(w("p")):
                words = self._text(paragraph)[0].strip()
                if any(letter.isalpha() for letter in words):
                    self.builder.paragraph(words, kind=BlockKind.FURNITURE)


def is_layout(rows: list[Any]) -> bool:
    """True for a table that only places words on the page: the head of a document, its signature, a frame."""
    columns = max((sum(1 for _ in _cells(row)) for row in rows), default=0)
    if columns <= 1:
        return all(sum(1 for _ in cell.iter(w("p"))) > 1 or len(rows) == 1 for row in rows for cell in _cells(row))
    several = any(len(cell.findall(w("p"))) > 1 for row in rows for cell in _cells(row))
    return columns == 2 and len(rows) <= 3 and several


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, through the wrappers that Word puts around them."""
    for element in parent:
        if element.tag in (w("p"), w("tbl")):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _blocks(element)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == w("tr"):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == w("tc"):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _cells(element)


def _mark_deleted(paragraph: Any) -> bool:
    """True when the paragraph's end was deleted in a tracked change: the next paragraph continues it."""
    marks = child(child(paragraph, "pPr"), "rPr")
    return child(marks, "del") is not None


def _number(element: Any, otherwise: int = 0) -> int:
    digits = value(element)
    return int(digits) if digits.isdigit() and len(digits) < 5 else otherwise
