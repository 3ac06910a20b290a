"""Making the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tiendo.reports.page import to_html
from tiendo.reports.paper import Paper
from tiendo.reports.pdf import to_pdf
from tiendo.reports.word import to_docx

from .content import documents

_WRITERS: dict[str, Callable[[Paper], bytes]] = {".docx": to_docx, ".pdf": to_pdf, ".html": to_html}


def build(folder: Path) -> tuple[Path, ...]:
    """Write every document into a folder (made when it is not there).

    Returns: the paths, in the order of the documents; the same bytes on every run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for document in documents():
        path = folder / document.file
        path.write_bytes(_WRITERS[path.suffix](document.paper))
        paths.append(path)
    return tuple(paths)
