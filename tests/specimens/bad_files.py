"""Files that break or attack readers, made here; nothing in them does harm."""

from __future__ import annotations

import io
import zipfile

SENTENCE = "Năm 2023, thu ngân sách trên địa bàn đạt 903 tỷ đồng, tăng 5,2% so với năm 2022.\n"


def word_file(
    body: str = f"<w:p><w:r><w:t>{SENTENCE.strip()}</w:t></w:r></w:p>", *, before: str = "", **parts: bytes | str
) -> bytes:
    """A small Word file; ``body`` is the XML inside ``w:body``, ``before`` stands before the root element."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    )
    members = {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **parts}
    return packed(members)


def packed(members: dict[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def zip_bomb(megabytes: int = 700) -> bytes:
    """A Word file whose document unpacks to spaces without end."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as stream:
        for _ in range(megabytes):
            stream.write(b" " * (1 << 20))
    return buffer.getvalue()


def nested_zip(depth: int) -> bytes:
    """A text inside archives inside archives."""
    data = SENTENCE.encode()
    name = "van-ban.txt"
    for level in range(depth):
        data, name = packed({name: data}), f"tang-{level}.zip"
    return data


def entity_bomb() -> bytes:
    """XML entities that multiply, in a Word file."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    doctype = f'<!DOCTYPE w:document [<!ENTITY a0 "ha">{entities}]>'
    return word_file("<w:p><w:r><w:t>&a8;</w:t></w:r></w:p>", before=doctype)


def outside_entity(path: str) -> bytes:
    """An XML entity that names a file of the machine."""
    doctype = f'<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file://{path}">]>'
    return word_file("<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>", before=doctype)


def deep_xml(depth: int = 20_000) -> bytes:
    """Word content nested far beyond what any page holds."""
    return word_file("<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth)


def deep_html(depth: int = 50_000) -> bytes:
    """A web page of boxes in boxes."""
    return ("<html><body>" + "<div>" * depth + SENTENCE + "</div>" * depth + "</body></html>").encode()


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
        b"4 0 obj<</Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -44>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 4 0 R/Size 5/ID[<00><00>]>>\n%%EOF"
    )


def pdf_of_pages(count: int) -> bytes:
    """A PDF of empty pages that share one object."""
    kids = " ".join(["3 0 R"] * count)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids["
        + kids.encode()
        + b"]/Count "
        + str(count).encode()
        + b">>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


def locked_office_file() -> bytes:
    """The wrapping of an Office file with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def locked_zip() -> bytes:
    """An archive whose member carries the mark of encryption."""
    data = bytearray(packed({"van-ban.txt": SENTENCE}))
    data[6] |= 1
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    return bytes(data)


def photograph() -> bytes:
    """A JPEG without words."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.radial_gradient("L").resize((640, 480)).convert("RGB").save(buffer, "JPEG")
    return buffer.getvalue()
