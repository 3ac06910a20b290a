"""Documents inside ZIP archives, without ever unpacking more than the stated limit."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from .errors import Bomb, Damaged, Encrypted, TooDeep, TooManyPages
from .limits import LIMITS, MEGABYTE

_ENCRYPTED_FLAG = 0x1
_CHUNK = 1 << 16


def members_of(data: bytes, name: str, *, depth: int = 1) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each document inside, archives inside archives included.

    The name is ``archive.zip/folder/file.docx``; it is never used as a path. What operating systems add for themselves
    (``__MACOSX``, ``.DS_Store``, ``Thumbs.db``) is left out.
    Raises: Bomb, TooDeep, Encrypted, Damaged.
    """
    if depth > LIMITS.depth:
        raise TooDeep(name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [member for member in archive.infolist() if not _is_folder_or_litter(member.filename)]
            if len(wanted) > LIMITS.members:
                raise TooManyPages(name, pages=len(wanted), limit=LIMITS.members)
            left = LIMITS.unpacked_bytes
            for member in wanted:
                content = unpack(archive, member, name, left)
                left -= len(content)
                inner = f"{name}/{member.filename}"
                if content.startswith(b"PK\x03\x04") and member.filename.lower().endswith(".zip"):
                    yield from members_of(content, inner, depth=depth + 1)
                else:
                    yield inner, content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Damaged(name, kind="ZIP") from error


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str, name: str, limit: int) -> bytes:
    """One member's bytes, read in pieces so that a lie about its size costs nothing.

    Raises: Bomb beyond ``limit`` bytes; Encrypted.
    """
    info = member if isinstance(member, zipfile.ZipInfo) else archive.getinfo(member)
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise Encrypted(name)
    pieces, total = [], 0
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            total += len(piece)
            if total > limit:
                raise Bomb(name, limit=LIMITS.unpacked_bytes // MEGABYTE)
            pieces.append(piece)
    return b"".join(pieces)


def _is_folder_or_litter(path: str) -> bool:
    """By its name alone: ``ZipInfo.is_dir`` breaks on a member without one."""
    last = path.rsplit("/", 1)[-1]
    litter = path.startswith("__MACOSX/") or last in {".DS_Store", "Thumbs.db", "desktop.ini"} or last.startswith("~$")
    return path.endswith("/") or litter
