"""From bytes to characters. UTF-8 is the rule; older Vietnamese encodings are decoded only when the words prove them.

Nothing is tidied: line ends, byte order mark and odd spaces stay as they are, so offsets equal those of the file's text.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass

from .errors import UnknownEncoding, UnknownFormat
from .legacy_letters import from_tcvn3, from_vni
from .syllables import vietnamese_share

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_PROBE = 40_000
_CERTAIN_SHARE, _CERTAIN_WORDS, _CLEAR_LEAD = 0.9, 12, 0.2


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the name of the encoding it came in; empty for UTF-8, which needs no remark."""

    text: str
    encoding: str = ""


def decode(data: bytes, name: str) -> Decoded:
    """The characters of a text file.

    Raises: UnknownEncoding when several encodings, or none, fit; UnknownFormat when the bytes are no text at all.
    """
    for mark, codec, title in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], codec, name, title), title)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, name)
    if _is_binary(text[:_PROBE]):
        return _wide_without_mark(data, name)
    return Decoded(text)


def _strict(data: bytes, codec: str, name: str, title: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(name, guess=f", {title} bị hỏng", guess_en=f", broken {title}") from error


def _is_binary(text: str) -> bool:
    odd = sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f\v\x1a\x1b")
    return odd * 50 > len(text)


def _wide_without_mark(data: bytes, name: str) -> Decoded:
    """UTF-16 without its mark shows a zero byte at every other place."""
    probe = data[:_PROBE]
    for codec, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if probe[first::2].count(0) * 5 > len(probe) and probe[1 - first :: 2].count(0) * 50 < len(probe) and len(data) % 2 == 0:
            return Decoded(_strict(data, codec, name, "UTF-16"), "UTF-16")
    raise UnknownFormat(name, what="dữ liệu nhị phân", formats="txt, docx, pdf, html, xlsx, csv")


def _older(data: bytes, name: str) -> Decoded:
    probe = data[:_PROBE]
    if probe.count(0) * 20 > len(probe) or _is_binary(probe.decode("latin-1")):
        return _wide_without_mark(data, name)
    readings = sorted(
        ((*vietnamese_share(text), title) for title, convert in _OLDER.items() if (text := convert(probe)) is not None),
        reverse=True,
    )
    best, words, title = readings[0] if readings else (0.0, 0, "")
    second = readings[1][0] if len(readings) > 1 else 0.0
    if best < _CERTAIN_SHARE or words < _CERTAIN_WORDS or best - second < _CLEAR_LEAD:
        likely = f", có thể là {title}" if best > 0.5 else ""
        raise UnknownEncoding(name, guess=likely, guess_en=likely.replace("có thể là", "perhaps"))
    text = _OLDER[title](data)
    if text is None:
        raise UnknownEncoding(name, guess=f", {title} bị hỏng", guess_en=f", broken {title}")
    return Decoded(text, title)


def _windows_1258(data: bytes) -> str | None:
    try:
        return data.decode("cp1258")
    except UnicodeDecodeError:
        return None


_OLDER: dict[str, Callable[[bytes], str | None]] = {
    "Windows-1258": _windows_1258,
    "TCVN3 (ABC)": lambda data: from_tcvn3(data.decode("latin-1")),
    "VNI": lambda data: from_vni(data.decode("cp1252", errors="replace")),
}
