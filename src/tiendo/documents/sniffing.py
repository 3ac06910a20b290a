"""What a file really is, from its bytes; its name decides only between kinds of plain text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from .errors import Damaged, Encrypted, UnknownFormat


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be opened.

    Attributes:
        name: short name, as in ``Document.format``.
        endings: endings of file names, without dot.
        title: what people call it.
        reader: module under ``tiendo.documents.readers`` with ``read(data, name) -> Draft``.
        apart: whether the reader runs in a process of its own (every format that is more than text).
    """

    name: str
    endings: tuple[str, ...]
    title: str
    reader: str
    apart: bool = True


FORMATS: tuple[Format, ...] = (
    Format("txt", ("txt", "text", "log"), "văn bản thuần", "plain", apart=False),
    Format("md", ("md", "markdown"), "Markdown", "markdown", apart=False),
    Format("csv", ("csv", "tsv"), "bảng CSV", "delimited", apart=False),
    Format("html", ("html", "htm", "xhtml"), "trang web", "html"),
    Format("docx", ("docx", "docm", "dotx"), "Word", "docx"),
    Format("doc", ("doc", "rtf", "odt", "dot"), "Word cũ", "doc"),
    Format("pdf", ("pdf",), "PDF", "pdf"),
    Format("xlsx", ("xlsx", "xlsm", "xltx"), "Excel", "workbook"),
    Format("xls", ("xls", "ods", "xlsb"), "Excel cũ", "old_workbook"),
    Format("picture", ("jpg", "jpeg", "png", "tif", "tiff", "bmp", "webp"), "ảnh chụp văn bản", "picture"),
    Format("zip", ("zip",), "tệp nén ZIP", "archive", apart=False),
)
BY_NAME = {format.name: format for format in FORMATS}
BY_ENDING = {ending: format for format in FORMATS for ending in format.endings}
READABLE = ", ".join(format.endings[0] for format in FORMATS)

PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n": "PNG", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"BM": "BMP", b"GIF8": "GIF"}
_OTHERS = {
    b"\x1f\x8b": "tệp nén GZIP", b"Rar!": "tệp nén RAR", b"7z\xbc\xaf": "tệp nén 7Z", b"MZ": "chương trình Windows",
    b"\x7fELF": "chương trình", b"ID3": "âm thanh", b"OggS": "âm thanh", b"SQLite format 3": "cơ sở dữ liệu",
    b"BZh": "tệp nén BZIP2", b"\xfd7zXZ": "tệp nén XZ",
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXTUAL = {"txt", "md", "csv", "html"}


def ending_of(name: str) -> str:
    """The ending of a file name in lower case, without dot."""
    return PurePath(name).suffix.lower().lstrip(".")


def picture_kind(data: bytes) -> str:
    """``"JPEG"``, ``"PNG"`` … when the bytes begin as a picture does, else empty."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    for magic, kind in PICTURES.items():
        if data.startswith(magic) and (kind != "BMP" or data[6:10] == bytes(4)):
            return kind
    return ""


def sniff(data: bytes, name: str) -> Format:
    """The format of a file, by its content first.

    Raises: UnknownFormat, Encrypted, or Damaged when the packing of an Office file is broken.
    """
    head = data[:1024]
    if b"%PDF-" in head:
        return BY_NAME["pdf"]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _packed(data, name)
    if head.startswith(_OLE):
        return _compound(data, name)
    if picture_kind(head):
        return BY_NAME["picture"]
    if head[4:8] == b"ftyp":
        raise UnknownFormat(name, what="ảnh HEIC hoặc video", formats=READABLE)
    for magic, what in _OTHERS.items():
        if head.startswith(magic):
            raise UnknownFormat(name, what=what, formats=READABLE)
    return _textual(head, name)


def _textual(head: bytes, name: str) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if start.startswith(b"{\\rtf") or b"<w:worddocument" in start:
        return BY_NAME["doc"]
    if start.startswith(b"<svg") or (start.startswith((b"<?xml", b"<!doctype svg", b"<!--")) and b"<svg" in start):
        raise UnknownFormat(name, what="hình vẽ SVG", formats=READABLE)
    named = BY_ENDING.get(ending_of(name))
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (start.startswith(b"<") and b"<html" in start):
        return named if named is not None and named.name in {"txt", "md"} else BY_NAME["html"]
    return named if named is not None and named.name in _TEXTUAL else BY_NAME["txt"]


def _packed(data: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            kind = archive.read("mimetype")[:80] if "mimetype" in members else b""
    except (zipfile.BadZipFile, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        named = BY_ENDING.get(ending_of(name), BY_NAME["zip"])
        raise Damaged(name, kind=named.title) from error
    if any(member.startswith("word/") for member in members):
        return BY_NAME["docx"]
    if "xl/workbook.bin" in members or b"opendocument.spreadsheet" in kind:
        return BY_NAME["xls"]
    if any(member.startswith("xl/") for member in members):
        return BY_NAME["xlsx"]
    if b"opendocument.text" in kind:
        return BY_NAME["doc"]
    if any(member.startswith("ppt/") for member in members) or b"opendocument" in kind:
        raise UnknownFormat(name, what="trình chiếu", formats=READABLE)
    return BY_NAME["zip"]


def _compound(data: bytes, name: str) -> Format:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise Encrypted(name)
    if holds("WordDocument"):
        return BY_NAME["doc"]
    if holds("Workbook") or holds("Book"):
        return BY_NAME["xls"]
    raise UnknownFormat(name, what="tệp Office cũ không phải Word, Excel", formats=READABLE)
