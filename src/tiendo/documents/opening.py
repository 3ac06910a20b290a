"""The one way from a path to a Document."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from ..values import Document
from .archives import members_of
from .dateline import published_in
from .draft import Draft
from .errors import (
    DocumentError,
    Empty,
    Forbidden,
    IsFolder,
    ManyInside,
    Missing,
    NotAFile,
    NoText,
    PictureNamedOtherwise,
    TooLarge,
)
from .limits import LIMITS, MEGABYTE
from .sandbox import read_apart
from .sniffing import BY_ENDING, BY_NAME, Format, ending_of, picture_kind, sniff


def open_document(path: str | Path, *, data: bytes | None = None, published: date | None = None) -> Document:
    """Open one file.

    Args:
        path: where it is, or only its name when ``data`` holds the bytes.
        data: the bytes, when they do not come from a path (an upload).
        published: its day when a person knows it; otherwise the day that the document itself prints.
    Raises: DocumentError, one class per cause; its text is the one clear line.
    """
    name = str(path)
    content = load(path) if data is None else _bounded(data, name)
    format = _format_of(content, name)
    if format.name == "zip":
        inside = list(members_of(content, name))
        if not inside:
            raise Empty(name)
        if len(inside) != 1:
            raise ManyInside(name, count=len(inside))
        member, member_data = inside[0]
        return open_document(member, data=member_data, published=published)
    return _document(name, content, format, published)


def open_documents(
    path: str | Path, *, data: bytes | None = None, published: date | None = None
) -> Iterator[Document | DocumentError]:
    """Every document of a file: itself, or what an archive holds; an error takes the place of what cannot be read."""
    name = str(path)
    try:
        content = load(path) if data is None else _bounded(data, name)
        format = _format_of(content, name)
        if format.name != "zip":
            yield _document(name, content, format, published)
            return
        for member, member_data in members_of(content, name):
            try:
                yield open_document(member, data=member_data, published=published)
            except DocumentError as error:
                yield error
    except DocumentError as error:
        yield error


def load(path: str | Path) -> bytes:
    """The bytes of a file within the size limit.

    Raises: Missing, IsFolder, NotAFile, Forbidden, TooLarge, Empty.
    """
    name, place = str(path), Path(path)
    try:
        status = place.stat()
        if stat.S_ISDIR(status.st_mode):
            raise IsFolder(name)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(name)
        if status.st_size > LIMITS.file_bytes:
            raise _too_large(name, status.st_size)
        return _bounded(place.read_bytes(), name)
    except PermissionError as error:
        raise Forbidden(name) from error
    except (OSError, ValueError) as error:
        raise Missing(name) from error


def _too_large(name: str, size: int) -> TooLarge:
    return TooLarge(name, megabytes=size // MEGABYTE, limit=LIMITS.file_bytes // MEGABYTE)


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > LIMITS.file_bytes:
        raise _too_large(name, len(data))
    if not data:
        raise Empty(name)
    return data


def _format_of(data: bytes, name: str) -> Format:
    format = sniff(data, name)
    named = BY_ENDING.get(ending_of(name))
    if format.name == "picture" and named is not None and named.name != "picture":
        kind = picture_kind(data)
        raise PictureNamedOtherwise(name, kind=kind, ending=f".{ending_of(name)}", right=kind.lower().replace("jpeg", "jpg"))
    return format


def _document(name: str, data: bytes, format: Format, published: date | None) -> Document:
    draft = _draft(name, data, format)
    if not draft.text.strip().strip("\ufeff"):
        raise NoText(name)
    day = published or (date.fromisoformat(draft.published) if draft.published else published_in(draft.text))
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format=draft.format or format.name,
        text=draft.text,
        blocks=draft.blocks,
        tables=draft.tables,
        published=day,
        warnings=_misnamed(name, format) + draft.warnings,
        printed=draft.printed,
    )


def _draft(name: str, data: bytes, format: Format) -> Draft:
    if format.apart:
        return read_apart(data, name, format)
    draft: Draft = import_module(f"tiendo.documents.readers.{format.reader}").read(data, name)
    return draft


def _misnamed(name: str, format: Format) -> tuple[str, ...]:
    named = BY_ENDING.get(ending_of(name))
    if named is None or named is format or {named.name, format.name} <= {"txt", "md"}:
        return ()
    return (f"Đuôi tên tệp là .{ending_of(name)} nhưng nội dung là {BY_NAME[format.name].title}; đã đọc theo nội dung.",)
