"""Plain text: the file's own characters, with headings, captions and page furniture marked in place."""

from __future__ import annotations

import re

from ...values import Block, BlockKind
from ..draft import Draft
from ..encoding import decode
from ..furniture import is_caption, is_furniture
from ..outline import Outline

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_BLOCKS = 300_000


def read(data: bytes, name: str) -> Draft:
    """The text of a file as it stands. Raises: UnknownEncoding, UnknownFormat."""
    decoded = decode(data, name)
    return Draft(decoded.text, blocks_of(decoded.text), warnings=encoding_warning(decoded.encoding))


def encoding_warning(encoding: str) -> tuple[str, ...]:
    """What to tell of a text that was not UTF-8."""
    return (f"Tệp dùng bảng mã {encoding}, đã chuyển sang Unicode; vị trí tính theo văn bản đã chuyển.",) if encoding else ()


def blocks_of(text: str) -> tuple[Block, ...]:
    """A block for each line that holds anything; past the first 300.000 lines, one block for the rest."""
    outline, before = Outline(), ""
    blocks: list[Block] = []
    for match in _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0):
        if len(blocks) == _BLOCKS:
            blocks.append(Block(BlockKind.PARAGRAPH, match.start(), len(text), outline.part))
            break
        line = match[0] if len(match[0]) <= 2000 else match[0][:2000]
        if is_furniture(line):
            kind = BlockKind.FURNITURE
        elif is_caption(line, before):
            kind = BlockKind.CAPTION
        else:
            kind, _ = outline.see(line)
        blocks.append(Block(kind, match.start(), match.end(), outline.part))
        before = line
    return tuple(blocks)
