"""People came together at a time: working sessions, conferences, sessions, inspections, visits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...catalogue import fold
from .dates import first_date
from .outline import Paragraph, ParagraphKind, Span
from .people import Mention

# Each kind of meeting with the words that tell of it in a sentence.
_KINDS: tuple[tuple[str, str], ...] = (
    ("buổi làm việc", r"(?:đã |có )?(?:buổi |cuộc |chuyến )?làm việc (?:với|tại|cùng)|(?:buổi|cuộc|chuyến) làm việc"),
    ("họp báo", r"(?:cuộc |buổi )?họp báo"),
    ("hội nghị", r"hội nghị"),
    ("kỳ họp", r"kỳ họp|kì họp"),
    ("phiên họp", r"phiên họp|họp phiên"),
    ("hội thảo", r"hội thảo|tọa đàm|toạ đàm|diễn đàn"),
    ("cuộc giao ban", r"giao ban"),
    ("cuộc đối thoại", r"(?:buổi |cuộc |hội nghị )?đối thoại"),
    ("cuộc tiếp xúc cử tri", r"tiếp xúc cử tri"),
    (
        "cuộc kiểm tra",
        r"(?:đi |đã |đến |trực tiếp )+(?:kiểm tra|khảo sát|thị sát)|(?:buổi|cuộc|chuyến) (?:kiểm tra|khảo sát|thị sát)",
    ),
    ("chuyến thăm", r"(?:đi |đã |đến |tới )+(?:thăm|tặng quà)|chuyến thăm"),
    ("buổi gặp mặt", r"(?:buổi )?gặp mặt"),
    ("cuộc họp", r"(?:cuộc|buổi) họp|(?:đã |tổ chức |chủ trì )họp(?! báo)"),
    ("buổi tiếp", r"(?:đã |có buổi )tiếp (?=đoàn|ông|bà|đồng chí)"),
)
_WHEN = re.compile(
    r"(?:(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa)(?: nay| cùng ngày)?,?\s*(?:ngày\s*)?\(?\d{1,2}\s*[/-]\s*\d{1,2}|"
    r"[Nn]gày\s*\d{1,2}\s*(?:/|-|\s*tháng\s*)\s*\d{1,2}|[Tt]rong (?:các )?(?:hai |2 )?ngày\s*\(?\d{1,2}|"
    r"[Tt]rước đó,?\s*(?:ngày|sáng|chiều)?\s*\(?\d{1,2}[/-]\d{1,2}|\(\s*\d{1,2}[/-]\d{1,2}\s*\))"
)
_HAPPENED = re.compile(
    r"tổ chức|diễn ra|khai mạc|bế mạc|chủ trì|chủ tọa|tiến hành|họp|làm việc|dự|tham dự|kiểm tra|thăm|"
    r"tiếp|gặp|khảo sát|đối thoại|phối hợp",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\bsẽ (?:tổ chức|diễn ra|họp|khai mạc|làm việc)|dự kiến (?:tổ chức|diễn ra)", re.IGNORECASE)
_CHAIRED = re.compile(r"(?<!\w)(?:đồng chủ trì|cùng chủ trì|chủ trì|chủ tọa|chủ toạ)(?!\w)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?<!\w)(?:về|để|nhằm|nghe|bàn về|bàn|đánh giá(?: sơ kết)?|sơ kết|tổng kết|triển khai|thảo luận|xem xét)\s+(?P<what>[^.;]{8,})"
)
_WITH = re.compile(
    r"(?P<host>[^.;]{3,240}?)\s+(?:đã |có )?(?:buổi |"
    r"cuộc )?làm việc với\s+(?P<guest>[^,.;]{3,120}?)(?=\s+(?:về|để|nhằm|do)\s|[,.;]|$)"
)
_AT = re.compile(
    r"(?<!\w)tại\s+(?P<place>(?:xã|huyện|thị trấn|thành phố|TP|phường|tỉnh|trụ sở|Hội trường|"
    r"hội trường|Trung tâm)[^.;]{2,60}?)(?=[.;]|,\s*(?:đồng chí|Ban|UBND)|$)"
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting as found; the fields are those of ``Meeting``."""

    start: int
    end: int
    kind: str
    date: str | None
    host: str | None
    guest: str | None
    chairs: tuple[str, ...]
    place: str | None
    subject: str | None
    also_at: tuple[Span, ...] = ()


def meetings(text: str, paragraphs: Sequence[Paragraph], people: Sequence[Mention], year: int | None) -> list[Gathering]:
    """Every meeting that the text tells of, each once.

    Args:
        people: every mention of a person, for the chairs.
        year: the year of days printed without one.
    """
    found: list[Gathering] = []
    for paragraph in paragraphs:
        if paragraph.kind in (ParagraphKind.TITLE, ParagraphKind.HEADING):
            continue
        for span in paragraph.sentences:
            told = _told(text, span, year) if paragraph.kind is ParagraphKind.BODY else None
            chairs = _chairs(text, span, people)
            if told:
                found.append(replace(told, chairs=chairs))
            elif chairs and (kind := _kind(text, *span)):
                found.append(Gathering(span[0], span[1], kind, None, None, None, chairs, None, None))
    return _merge(found)


def _told(text: str, span: Span, year: int | None) -> Gathering | None:
    when = _WHEN.search(text, span[0], min(span[1], span[0] + 90))
    if when is None or _TO_COME.search(text, *span):
        return None
    kind = _kind(text, when.start(), span[1])
    if kind is None or not _HAPPENED.search(text, when.end(), span[1]):
        return None
    start = when.start()
    parties = _WITH.search(text, when.end(), span[1])
    subject = _SUBJECT.search(text, parties.end() if parties else when.end(), span[1])
    place = _AT.search(text, when.end(), span[1])
    host, guest = _parties(parties["host"], parties["guest"]) if parties else (None, None)
    return Gathering(
        start,
        span[1],
        kind,
        first_date(text, when.start(), min(span[1], when.end() + 24), year),
        host,
        guest,
        (),
        place["place"].strip() if place else None,
        subject["what"].strip(" ,") if subject else None,
    )


def _parties(subject: str, other: str) -> tuple[str | None, str]:
    """Host and guest: a person or a delegation that "works with" a body is its guest; a body that does so presides."""
    subject = re.sub(r"^[\s),;:/\d-]*(?:năm \d{4})?[\s,]*(?:tại [^,]{2,40},\s*)?", "", subject).strip()
    if not subject or not (subject[0].isupper() or subject.startswith(("đồng chí", "đoàn", "các đồng chí"))):
        return None, other
    if re.match(r"(?:các )?đồng chí|[ĐđCc]ác|[Đđ]oàn|[ÔôBb](?:ng|à)\s", subject):
        return other, subject
    return subject.split(",")[0], other


def _kind(text: str, start: int, end: int) -> str | None:
    """The kind whose words come first."""
    first: tuple[int, str] | None = None
    for kind, words in _KINDS:
        match = re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE).search(text, start, end)
        if match and (first is None or match.start() < first[0]):
            first = (match.start(), kind)
    return first[1] if first else None


def _chairs(text: str, span: Span, people: Sequence[Mention]) -> tuple[str, ...]:
    word = _CHAIRED.search(text, *span)
    if word is None:
        return ()
    here = [person for person in people if span[0] <= person.name_start < span[1]]
    before = [person for person in here if person.end <= word.start() + 2]
    # "Chủ trì … có đồng chí A. Cùng dự …": the names follow; "A, …; B, … đồng chủ trì": they come before.
    chosen = (
        before
        if before and word.start() - before[-1].end < 40
        else [person for person in here if person.name_start > word.start()][:4]
    )
    return tuple(dict.fromkeys(person.name for person in chosen))


def _merge(found: list[Gathering]) -> list[Gathering]:
    """Sentences that tell of one meeting become one: same kind and no other day."""
    result: list[Gathering] = []
    for meeting in found:
        home = next((i for i, other in enumerate(result) if _one(other, meeting)), None)
        if home is None:
            result.append(meeting)
            continue
        other = result[home]
        chairs = other.chairs or meeting.chairs
        dated, second = (other, meeting) if other.date or not meeting.date else (meeting, other)
        result[home] = replace(
            dated,
            chairs=chairs,
            subject=dated.subject or second.subject,
            place=dated.place or second.place,
            also_at=(*dated.also_at, *second.also_at, (second.start, second.end)),
        )
    return result


def _one(a: Gathering, b: Gathering) -> bool:
    if fold(a.kind) != fold(b.kind):
        return False
    return a.date is None or b.date is None or a.date == b.date
