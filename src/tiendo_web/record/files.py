"""Files as received, each under the hash of its bytes."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the store: SHA-256 (hex) and size in bytes."""

    sha256: str
    size: int


class TooLarge(ValueError):
    """The file is larger than ``settings.UPLOAD_LIMIT``."""


def path_of(sha256: str) -> Path:
    """Where the file with this hash lies."""
    return Path(settings.FILES) / sha256[:2] / sha256


def page_path(sha256: str, page: int) -> Path:
    """Where the picture of a page of the file with this hash lies; it is made anew when the file is read again."""
    return Path(settings.FILES) / sha256[:2] / f"{sha256}.trang" / f"{page}.webp"


def keep_pages(sha256: str, pictures: Mapping[int, bytes]) -> None:
    """Put the pictures of pages beside their file, each whole or not at all.

    Raises: OSError when the disk is full or read-only.
    """
    for page, picture in pictures.items():
        final = page_path(sha256, page)
        final.parent.mkdir(parents=True, exist_ok=True)
        draft = final.with_suffix(f".{secrets.token_hex(8)}")
        try:
            draft.write_bytes(picture)
            draft.replace(final)
        finally:
            draft.unlink(missing_ok=True)


def store(chunks: Iterable[bytes], *, limit: int | None = None) -> StoredFile:
    """Write a file and make it durable before its name exists, so that a kill at any moment leaves a whole file or none.

    Raises: TooLarge; OSError when the disk is full or read-only.
    """
    limit = settings.UPLOAD_LIMIT if limit is None else limit
    folder = Path(settings.FILES)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"incoming.{secrets.token_hex(8)}"
    digest, size = hashlib.sha256(), 0
    try:
        with draft.open("xb") as out:
            for chunk in chunks:
                size += len(chunk)
                if size > limit:
                    raise TooLarge(size)
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        final = path_of(digest.hexdigest())
        final.parent.mkdir(exist_ok=True)
        draft.replace(final)
        _sync(final.parent)
    finally:
        draft.unlink(missing_ok=True)
    return StoredFile(digest.hexdigest(), size)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
