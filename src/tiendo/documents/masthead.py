"""What a document is, read from itself: number, type, issuer, day, subject, signer, marks, recipients.

The layouts are those of Hướng dẫn 36-HD/VPTW and 05-HD/VPTW for the Party and of Nghị định 30/2020/NĐ-CP for the State; both
print the same elements in the same order, under another motto. What a document does not print stays empty.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from tiendo.catalogue import fold, table
from tiendo.values import Document

from .dateline import dateline_of

_HEAD_LINES, _FOOT_LINES = 45, 90
_MOTTO = {
    fold("ĐẢNG CỘNG SẢN VIỆT NAM"): "party",
    fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"): "state",
    fold("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"): "state",
    fold("Độc lập - Tự do - Hạnh phúc"): "state",
}
_NUMBER_LINE = re.compile(r"(?:^|\s)số\s*:?\s*(?P<number>[^,;]{3,40})", re.IGNORECASE)
_BLANK_NUMBER = re.compile(r"số\s*:?[\s.…_]*(?P<symbol>[-/]\s*[A-ZĐ][A-ZĐa-z]{0,4}\s*[-/]\s*[A-ZĐƯ][\w-]*)", re.IGNORECASE)
_SUBJECT_LETTER = re.compile(r"v/v\s+(?P<subject>\S.*)", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"[-–—_*=.~•\s]*")
_BODY = re.compile(
    r"(?:căn cứ|thực hiện|kính gửi|phần |chương |điều \d|[IVX]+\s*[.\-/]|\d+\.|-\s|\(\s*kèm theo|ngày \d)", re.IGNORECASE
)
_CAPACITY = re.compile(r"(?P<capacity>T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|Q\.)\s*(?P<body>.*)")
_POST = re.compile(
    r"(?:phó |q\. ?)?(?:bí thư|chủ tịch|chủ nhiệm|giám đốc|trưởng ban|chánh văn phòng|chánh thanh tra|cục trưởng|vụ trưởng|tổng bí thư"
    r"|thủ tướng|bộ trưởng|thứ trưởng|trưởng phòng|hiệu trưởng|viện trưởng|tổng giám đốc|phó thủ tướng|thường trực).*",
    re.IGNORECASE,
)
_RECIPIENTS = re.compile(r"nơi nhận\s*:?\s*", re.IGNORECASE)
_SUBJECT_LINES, _SUBJECT_LENGTH = 4, 500


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed.

    Attributes: name: empty when none is printed; post: "BÍ THƯ"; capacity: "T/M BAN THƯỜNG VỤ", empty for one who signs directly.
    """

    name: str
    post: str
    capacity: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a document says of itself; empty strings and ``None`` where it is silent.

    Attributes:
        number: number and symbol without spaces ("127-BC/TU"); for a draft without a number its symbol alone ("-BC/TU").
        type, type_code: name of the type as the catalogue writes it, and its code there.
        system: ``"party"``, ``"state"`` or empty.
        superior, issuer: the lines at the head, as printed.
        place, day: of the dateline.
        subject: after the type, or after "V/v".
        secrecy, urgency: codes of the catalogue, empty when no mark is printed.
        to: whom a letter or submission addresses ("Kính gửi"); recipients: the lines of "Nơi nhận".
        draft: True when the place of the number is blank or the head says so.
    """

    number: str = ""
    type: str = ""
    type_code: str = ""
    system: str = ""
    superior: str = ""
    issuer: str = ""
    place: str = ""
    day: date | None = None
    subject: str = ""
    signer: Signer | None = None
    secrecy: str = ""
    urgency: str = ""
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    draft: bool = False


def masthead_of(document: Document) -> Masthead:
    """Read the head and the foot of a document."""
    lines = _lines(document.text)
    head, foot = lines[:_HEAD_LINES], lines[-_FOOT_LINES:]
    number, draft = _number(head)
    type_line = _type_line(head)
    type_name, type_code = _type(head[type_line], number) if type_line is not None else _type_by_number(number)
    superior, issuer = _issuers(head, type_line)
    place, day = dateline_of(document.text)
    return Masthead(
        number=number,
        type=type_name,
        type_code=type_code,
        system=_system(head, number),
        superior=superior,
        issuer=issuer,
        place=place,
        day=day or document.published,
        subject=_subject(head, type_line),
        signer=_signer(foot),
        secrecy=_mark(head, "secrecy"),
        urgency=_mark(head, "urgency"),
        to=_addressed(head),
        recipients=_recipients(foot),
        draft=draft or _says_draft(head),
    )


def _lines(text: str) -> list[str]:
    """Lines and table cells that hold something, in NFC with single spaces."""
    composed = unicodedata.normalize("NFC", text)
    return [words for line in re.split(r"[\r\n\t]+", composed) if (words := " ".join(line.split()).strip("*_ "))]


def _number(head: Sequence[str]) -> tuple[str, bool]:
    for line in head:
        for match in _NUMBER_LINE.finditer(line):
            found = _printed_number(match["number"])
            if found:
                return found, False
    for line in head:
        blank = _BLANK_NUMBER.match(line)
        if blank is not None:
            return blank["symbol"].replace(" ", ""), True
    return "", False


def _printed_number(words: str) -> str:
    words = words.replace("\u00d0", "Đ").replace("–", "-")
    for pattern in _patterns():
        match = pattern.match(words)
        if match is not None:
            return re.sub(r"\s", "", match[0])
    return ""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("document_types")["number_patterns"])


@cache
def _types() -> dict[str, tuple[str, str]]:
    found = {}
    for group in ("state_types", "party_types"):
        for row in table("document_types")[group]:
            found[fold(row["name"])] = (row["name"], row["code"])
    return found


def _type_line(head: Sequence[str]) -> int | None:
    """Index of the line that names the type: capitals, alone or with the subject after it."""
    for place, line in enumerate(head):
        if _known_type(_capitals(line)) is not None and fold(line) not in _MOTTO:
            return place
    return None


def _capitals(line: str) -> str:
    """The words in capitals that open a line."""
    words = []
    for word in line.split():
        if word.upper() != word or not any(map(str.isalpha, word)):
            break
        words.append(word)
    return " ".join(words)


def _known_type(capitals: str) -> tuple[str, str] | None:
    """The type whose name opens the words, the longest first."""
    words = fold(capitals).split()
    for size in range(min(4, len(words)), 0, -1):
        found = _types().get(" ".join(words[:size]))
        if found is not None:
            return found
    return None


def _type(line: str, number: str) -> tuple[str, str]:
    return _known_type(_capitals(line)) or _type_by_number(number)


def _type_by_number(number: str) -> tuple[str, str]:
    """A letter prints no type: "12/UBND-VX", "5053-CV/VPTW"."""
    letters = re.search(r"\d\s*/\s*[A-ZĐ]{3,}-[A-ZĐ]{1,}\d?|-CV/", number)
    return _types()[fold("Công văn")] if letters else ("", "")


def _system(head: Sequence[str], number: str) -> str:
    for line in head:
        for motto, system in _MOTTO.items():
            if fold(line).startswith(motto):
                return system
    return "party" if re.match(r"\d+-", number) else "state" if re.match(r"\d+/", number) else ""


def _issuers(head: Sequence[str], type_line: int | None) -> tuple[str, str]:
    """The lines in capitals before the number and the type, without motto and marks: superior and issuer."""
    end = next((place for place, line in enumerate(head) if re.match(r"số\s*:?\s*\S", line, re.IGNORECASE)), None)
    limit = min(place for place in (end, type_line, 12) if place is not None)
    names = [line for line in head[:limit] if _is_issuer(line)]
    if not names:
        return "", ""
    return (" ".join(names[:-1]), names[-1]) if len(names) > 1 else ("", names[0])


def _is_issuer(line: str) -> bool:
    capitals = len(line) > 3 and line.upper() == line and any(map(str.isalpha, line))
    return capitals and fold(line) not in _MOTTO and not _is_mark(line)


def _subject(head: Sequence[str], type_line: int | None) -> str:
    """The words after the type, up to the rule or the body; for a letter those after "V/v"."""
    for line in head:
        letter = _SUBJECT_LETTER.match(line)
        if letter is not None:
            return letter["subject"].strip()
    if type_line is None:
        return ""
    same_line = head[type_line].removeprefix(_capitals(head[type_line])).strip()
    words = [same_line] if same_line else []
    for line in head[type_line + 1 : type_line + 1 + _SUBJECT_LINES]:
        if _RULE.fullmatch(line) or _BODY.match(line) or (words and line[:1].isupper() and line.endswith((".", ":", ";"))):
            break
        words.append(line)
        if len(" ".join(words)) > _SUBJECT_LENGTH:
            break
    return " ".join(words)


def _signer(foot: Sequence[str]) -> Signer | None:
    """The last capacity or post in capitals, with the name below it."""
    for place in range(len(foot) - 1, -1, -1):
        line = foot[place]
        capacity = _CAPACITY.match(line) if line.upper() == line else None
        if capacity is None and not (line.upper() == line and _POST.fullmatch(line)):
            continue
        start = place
        while (
            start > 0
            and foot[start - 1].upper() == foot[start - 1]
            and (_CAPACITY.match(foot[start - 1]) or _POST.fullmatch(foot[start - 1]))
        ):
            start -= 1
        block = foot[start : place + 1]
        posts = [each for each in block if _POST.fullmatch(each)]
        capacities = [each for each in block if _CAPACITY.match(each)]
        name = next((each for each in foot[place + 1 : place + 5] if _is_name(each)), "")
        return Signer(name, posts[-1] if posts else "", " ".join(capacities))
    return None


def _is_name(line: str) -> bool:
    """True for two to six words, each with a capital and small letters."""
    words = line.split()
    return 2 <= len(words) <= 6 and all(word.isalpha() and word[0].isupper() and word[1:].islower() for word in words)


def _mark(head: Sequence[str], kind: str) -> str:
    """Code of the highest mark of secrecy or urgency printed on a line of its own."""
    found = [
        level
        for level in table("document_types")[kind]["levels"]
        if level["mark"] and any(_same_mark(line, level["mark"]) for line in head)
    ]
    return str(max(found, key=lambda level: level["rank"])["code"]) if found else ""


def _same_mark(line: str, mark: str) -> bool:
    return re.fullmatch(rf"(?:độ (?:mật|khẩn)\s*:\s*)?\W*{re.escape(fold(mark))}\W*", fold(line)) is not None


def _is_mark(line: str) -> bool:
    levels = (level for kind in ("secrecy", "urgency") for level in table("document_types")[kind]["levels"])
    return any(level["mark"] and _same_mark(line, level["mark"]) for level in levels) or fold(line).startswith(
        ("dự thảo", "lưu hành", "tài liệu")
    )


def _says_draft(head: Sequence[str]) -> bool:
    return any(fold(line).strip("() ").startswith("dự thảo") and len(line) < 40 for line in head[:15])


def _addressed(head: Sequence[str]) -> tuple[str, ...]:
    for place, line in enumerate(head):
        match = re.match(r"kính gửi\s*:?\s*(?P<first>.*)", line, re.IGNORECASE)
        if match is not None:
            rest = [each for each in head[place + 1 : place + 10] if each.startswith(("-", "–"))] if not match["first"] else []
            return tuple(_item(each) for each in ([match["first"]] if match["first"] else rest))
    return ()


def _recipients(foot: Sequence[str]) -> tuple[str, ...]:
    start = next((place for place in range(len(foot) - 1, -1, -1) if _RECIPIENTS.match(foot[place])), None)
    if start is None:
        return ()
    first = _RECIPIENTS.sub("", foot[start], count=1)
    found = [first] if first else []
    for line in foot[start + 1 :]:
        if line.startswith(("-", "–", "+")):
            found.append(line)
        elif line.upper() == line and len(line) > 3:
            break
    return tuple(_item(each) for each in found)


def _item(line: str) -> str:
    return line.strip().lstrip("-–+ ").rstrip(";., ").strip()
