"""The head of a document: number, type, issuer, subject, marks, by the layouts of Party and State documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tiendo.catalogue import fold, table

from .masthead_foot import item

_MOTTO = {
    fold("ĐẢNG CỘNG SẢN VIỆT NAM"): "party",
    fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"): "state",
    fold("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"): "state",
    fold("Độc lập - Tự do - Hạnh phúc"): "state",
}
_NUMBER_LINE = re.compile(r"số\s*:?\s*(?P<number>[^,;]{3,40})", re.IGNORECASE)
_NUMBER_LINES = 15
_BLANK_NUMBER = re.compile(r"số\s*:?[\s.…_]*(?P<symbol>[-/]\s*[A-ZĐ][A-ZĐa-z]{0,4}\s*[-/]\s*[A-ZĐƯ][\w-]*)", re.IGNORECASE)
_SUBJECT_LETTER = re.compile(r"v/v\s+(?P<subject>\S.*)", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"[-–—_*=.~•\s]*")
_BODY = re.compile(
    r"(?:căn cứ|thực hiện|kính gửi|phần |chương |điều \d|[IVX]+\s*[.\-/]|\d+\.|-\s|\(\s*kèm theo|ngày \d)", re.IGNORECASE
)
_SUBJECT_LINES, _SUBJECT_LENGTH = 4, 500


def number_of_head(head: Sequence[str]) -> tuple[str, bool]:
    """Number and symbol of the line that opens with "Số", and whether the place of the number is blank."""
    for line in head[:_NUMBER_LINES]:
        match = _NUMBER_LINE.match(line)
        if match is not None and (found := _printed_number(match["number"])):
            return found, False
    for line in head[:_NUMBER_LINES]:
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


def type_line_of(head: Sequence[str]) -> int | None:
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


def type_of(line: str, number: str) -> tuple[str, str]:
    """Name and code of the type that a line names."""
    return _known_type(_capitals(line)) or type_by_number(number)


def type_by_number(number: str) -> tuple[str, str]:
    """A letter prints no type: "12/UBND-VX", "5053-CV/VPTW"."""
    letters = re.search(r"\d\s*/\s*[A-ZĐ]{3,}-[A-ZĐ]{1,}\d?|-CV/", number)
    return _types()[fold("Công văn")] if letters else ("", "")


def system_of(head: Sequence[str], number: str) -> str:
    """Whose layout it is: by the motto, else by the form of the number."""
    for line in head:
        for motto, system in _MOTTO.items():
            if fold(line).startswith(motto):
                return system
    return "party" if re.match(r"\d+-", number) else "state" if re.match(r"\d+/", number) else ""


def issuers_of(head: Sequence[str], type_line: int | None) -> tuple[str, str]:
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


def subject_of(head: Sequence[str], type_line: int | None) -> str:
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


def mark_of(head: Sequence[str], kind: str) -> str:
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


def says_draft(head: Sequence[str]) -> bool:
    """True for "DỰ THẢO" on a line of its own."""
    return any(fold(line).strip("() ").startswith("dự thảo") and len(line) < 40 for line in head[:15])


def addressed_in(head: Sequence[str]) -> tuple[str, ...]:
    """Whom "Kính gửi" addresses."""
    for place, line in enumerate(head):
        match = re.match(r"kính gửi\s*:?\s*(?P<first>.*)", line, re.IGNORECASE)
        if match is not None:
            rest = [each for each in head[place + 1 : place + 10] if each.startswith(("-", "–"))] if not match["first"] else []
            return tuple(item(each) for each in ([match["first"]] if match["first"] else rest))
    return ()
