"""A text as paragraphs, sentences and clauses, each a stretch of offsets. Nothing is copied, nothing is altered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]


class ParagraphKind(StrEnum):
    """What a paragraph is for the reader of records."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch between line breaks.

    Attributes:
        start, end: offsets without the spaces around it; a list mark is outside.
        mark: list mark printed before it (``"(1)"``, ``"a)"``, ``"-"``), empty without one.
        sentences: spans of its sentences, full stops outside.
    """

    kind: ParagraphKind
    start: int
    end: int
    mark: str
    sentences: tuple[Span, ...]


_LINE = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"(?:\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){0,2}[.)](?=\s)|[IVX]{1,5}\.(?=\s)|[a-zđ]\)|[-–+•*](?=\s))\s*")
# A sentence ends at . ! ? … before a space and a capital (or a quotation mark, a bracket, a digit);
# a dot inside an abbreviation does not end it.
_STOP = re.compile(r"(?:\.{3}|[.!?…]|\./\.)+(?=[\s\"”’)]|$)")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|TX|TT|đ/c|Đ/c|ThS|TS|PGS|GS|BS|KS|Mr|Mrs|tr|St|số|No|v\.v|[A-ZĐ])$")
_CAPTION = re.compile(
    r"(?:Quang cảnh|Toàn cảnh|Ảnh\s*[:.]|Ảnh minh họa|Trong ảnh)|"
    r".*(?:\(Ảnh[^)]*\)|Ảnh\s*:\s*[^.]{2,60}|\(nguồn[^)]*\))\.?$",
    re.IGNORECASE,
)
# One sentence that only tells what a photograph shows: a person, a verb of the moment, the occasion.
_SCENE = re.compile(
    r"(?:Các |Các đồng chí |Các đại biểu |Đại biểu |Đồng chí |Ông |Bà |Lãnh đạo |Đoàn |Phó |Chủ tịch |"
    r"Bí thư |Giám đốc |Bộ trưởng |Thủ tướng )"
    r"[^.]{0,220}?(?:phát biểu|báo cáo|trao|tặng|chụp ảnh|kiểm tra|tham quan|thăm|nêu ý kiến|dự|"
    r"chủ trì|điều hành|kết luận|đọc|trình bày|tại|gợi ý)"
    r"[^.:;]{0,160}\.?$"
)
_FURNITURE = re.compile(r"(?:\d{1,2}:\d{2}(?:\s*/\s*\d{1,2}:\d{2})?|Xem thêm|Tin liên quan.*|[\d\s:/.-]{1,24})$")


def outline(text: str) -> tuple[Paragraph, ...]:
    """Split a text into paragraphs with their sentences.

    A paragraph printed twice is a caption each time it stands alone as one sentence; player counters and links are left out.
    """
    lines = [(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(text)]
    lines = [(start, end) for start, end in lines if start < end and not _FURNITURE.match(text, start, end)]
    seen: dict[str, int] = {}
    for start, end in lines:
        line = text[start:end]
        seen[line] = seen.get(line, 0) + 1
    paragraphs = []
    for index, (start, end) in enumerate(lines):
        mark = _MARK.match(text, start, end)
        body = mark.end() if mark and mark.end() < end else start
        sentences = tuple(split_sentences(text, body, end))
        kind = _kind(text[start:end], index, len(sentences), seen[text[start:end]])
        paragraphs.append(Paragraph(kind, body, end, text[start:body].strip(), sentences))
    return tuple(paragraphs)


def _kind(line: str, index: int, sentences: int, times: int) -> ParagraphKind:
    if index == 0 and not line.rstrip('"” ').endswith((".", "…", ";")) and len(line) < 400:
        return ParagraphKind.TITLE
    if sentences <= 2 and (_CAPTION.match(line) or times > 1):
        return ParagraphKind.CAPTION
    if sentences == 1 and len(line) < 300 and _SCENE.fullmatch(line) and not re.search(r"\d,\d|%", line):
        return ParagraphKind.CAPTION
    if len(line) < 200 and sentences == 1 and line[-1] not in ".…;:,?!”":
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def split_sentences(text: str, start: int, end: int) -> list[Span]:
    """Spans of the sentences between two offsets, without their final stops."""
    spans, begin = [], start
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        if after < end and not _starts_sentence(text, after, end):
            continue
        if stop[0] == "." and _ABBREVIATION.search(text, max(begin, stop.start() - 6), stop.start()):
            continue
        spans.append((begin, stop.start()))
        begin = after
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1]]


def _starts_sentence(text: str, at: int, end: int) -> bool:
    while at < end and text[at] in ' \t\u00a0"”’)“‘(-–':
        at += 1
    return at >= end or text[at].isupper() or text[at].isdigit()


def trim(text: str, start: int, end: int) -> Span:
    """The span without spaces, quotation marks and list marks at its ends, and without closing stops."""
    while start < end and text[start] in ' \t\u00a0\r\n,;:–•“"':
        start += 1
    while end > start and text[end - 1] in ' \t\u00a0\r\n,;:.…!–-/“"':
        end -= 1
    return start, end


def split_at(text: str, start: int, end: int, marks: str = ";") -> list[Span]:
    """Spans between the given marks, brackets kept whole."""
    spans, begin, depth = [], start, 0
    for at in range(start, end):
        letter = text[at]
        if letter in "([":
            depth += 1
        elif letter in ")]":
            depth = max(0, depth - 1)
        elif letter in marks and not depth:
            spans.append((begin, at))
            begin = at + 1
    spans.append((begin, end))
    return [trimmed for span in spans if (trimmed := trim(text, *span))[0] < trimmed[1]]
