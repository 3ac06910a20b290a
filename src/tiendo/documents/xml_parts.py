"""The XML parts of an Office file, parsed without entities, network or unbounded depth."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

from .archives import unpack
from .errors import Damaged, Hostile, TooDeep
from .limits import LIMITS

# Strict Open XML has the same elements under other names of the namespaces.
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def parse_xml(data: bytes, name: str, *, kind: str) -> Any:
    """The root element.

    Raises: Hostile when the XML declares entities or a document type; TooDeep; Damaged.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise TooDeep(name) from error
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise Hostile(name, what="XML entity") from error
        raise Damaged(name, kind=kind) from error
    doctype: Any = root.getroottree().docinfo
    if doctype.doctype:
        raise Hostile(name, what="XML entity")
    return root


@dataclass(slots=True)
class Package:
    """An Office file (ZIP of XML parts), opened within the limits."""

    archive: zipfile.ZipFile
    name: str
    kind: str
    _left: int = LIMITS.unpacked_bytes

    @classmethod
    def open(cls, data: bytes, name: str, kind: str) -> Package:
        """Raises: Damaged when the packing is broken."""
        try:
            return cls(zipfile.ZipFile(io.BytesIO(data)), name, kind)
        except zipfile.BadZipFile as error:
            raise Damaged(name, kind=kind) from error

    def root(self, part: str) -> Any | None:
        """Root element of a part, ``None`` when the file has no such part."""
        data = self.bytes(part)
        if data is None:
            return None
        if _STRICT in data[:4096]:
            for strict, usual in _USUAL.items():
                data = data.replace(_STRICT + strict, usual)
        return parse_xml(data, self.name, kind=self.kind)

    def bytes(self, part: str) -> bytes | None:
        """A part as it is, ``None`` when there is none. Raises: Bomb, Encrypted, Damaged."""
        try:
            data = unpack(self.archive, part, self.name, self._left)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
            raise Damaged(self.name, kind=self.kind) from error
        self._left -= len(data)
        return data

    def related(self, part: str) -> dict[str, str]:
        """Where the parts related to one part are: last word of the relation's type → path (the first of each type)."""
        folder, last = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", last + ".rels"))
        found: dict[str, str] = {}
        for relation in () if root is None else root.iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.setdefault(relation.get("Type", "").rsplit("/", 1)[-1], path)
        return found
