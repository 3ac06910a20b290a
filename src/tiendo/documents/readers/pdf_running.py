"""Running heads and page numbers: what stands at the edge of most pages and belongs to none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .pdf_layout import Line, PageLayout

_EDGE = 0.09
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:(?:trang|page)\W*)?\d{1,4}(?:\s*[/|]\s*\d{1,4})?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Running:
    """Pages without their running heads, and each head once with the page it first stood on."""

    pages: tuple[PageLayout, ...]
    shown: tuple[tuple[int, str], ...]


def without_running_heads(pages: Sequence[PageLayout]) -> Running:
    """Take running heads and page numbers out of the flow."""
    counts = Counter(shape for page in pages for shape in {_shape(line) for line in page.lines if _at_edge(line, page)})
    usual = {shape for shape, count in counts.items() if count >= max(2, 0.4 * len(pages)) and len(pages) > 1}
    shown: dict[str, tuple[int, str]] = {}
    kept = []
    for page in pages:
        lines = []
        for line in page.lines:
            if not _at_edge(line, page) or not (_shape(line) in usual or _PAGE_NUMBER.fullmatch(line.text)):
                lines.append(line)
            elif not _PAGE_NUMBER.fullmatch(line.text):
                shown.setdefault(_shape(line), (page.number, line.text))
        kept.append(replace(page, lines=tuple(lines)))
    return Running(tuple(kept), tuple(shown.values()))


def _at_edge(line: Line, page: PageLayout) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text)
