"""Old Word, RTF and OpenDocument text, turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

from dataclasses import replace

from ..draft import Draft
from ..office import converted
from ..sniffing import ending_of
from . import docx


def read(data: bytes, name: str) -> Draft:
    """Raises: NeedsProgram without LibreOffice; Damaged when it cannot open the file; TookTooLong."""
    draft = docx.read(converted(data, name, ending_of(name) or "doc", "docx"), name)
    return replace(draft, warnings=(*draft.warnings, "Đã chuyển từ định dạng cũ bằng LibreOffice trước khi đọc."))
