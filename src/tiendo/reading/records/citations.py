"""Documents that a text cites: by number and symbol, or by type and title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...catalogue import fold, table
from .dates import first_date
from .outline import Paragraph, ParagraphKind, Span
from .words import LOWER, UPPER, any_of, forms

# Types that reports cite and that neither list of the catalogue holds, and those that name no document of their own.
_MORE_TYPES = (
    "chương trình hành động",
    "dự toán",
    "điều lệ",
    "luật",
    "bộ luật",
    "pháp lệnh",
    "hiến pháp",
    "thông báo kết luận",
    "báo cáo chính trị",
    "công điện",
    "hiệp định",
    "nghị định thư",
)
_NOT_CITED_BY_TITLE = (
    "dự án",
    "phương án",
    "quy hoạch",
    "hướng dẫn",
    "thông báo",
    "công văn",
    "biên bản",
    "báo cáo",
    "quyết định",
    "lệnh",
    "thông tư",
    "hợp đồng",
)
# A yardstick or a national programme is no cited document.
_NOT_A_DOCUMENT = re.compile(
    rf"(?:{forms('no_documents')})",
    re.IGNORECASE,
)
_NUMBER = rf"\d+[a-z]?(?:/\d{{4}})?\s?[-–/]\s?[{UPPER}][{UPPER}{LOWER}0-9]*(?:\s?[-–/]\s?[{UPPER}][{UPPER}{LOWER}0-9]*){{0,3}}"
_DATED = re.compile(r"\s*,?\s*(?:\(?\s*ngày|ngày)\s+\d{1,2}\s*(?:/|-|\.|tháng)\s*\d{1,2}\s*(?:/|-|\.|năm|,\s*năm)\s*\d{4}\)?")
_ISSUED_BY = re.compile(
    rf"\s*,?\s*(?:\(\d{{4}}\)\s*)?của\s+(?P<issuer>(?:[{UPPER}][\w.]*|Ban|ủy|uỷ|tỉnh|huyện|Trung|nhân|dân|Thường|vụ|Chính|phủ|Chấp|hành|khóa|lần|thứ|xã|thành|phố|và|,|-)(?:\s+(?:[{UPPER}][\w.]*|ủy|uỷ|tỉnh|huyện|nhân|dân|vụ|phủ|hành|bộ|trị|thư|ương|hội|đồng|thường|quốc|xã|thành|phố|tướng|-)){{0,9}}(?:\s*\(khóa\s+[IVX]+\))?)"
)
_ABOUT = re.compile(r"\s*,?\s*(?:\([^)]{1,30}\)\s*)?(?:về(?: việc)?|“)\s*")
_TITLE_END = re.compile(
    r"[.;:\n”\"()]|\s[-–]\s*Ảnh|, (?:trong đó|nhằm|để|đến nay|đã|với|từ đó|qua đó|tỉnh|huyện|"
    r"thành phố|dự kiến|lấy|rồi|hoàn thành|có|phân công|bây giờ|góp phần)\b|"
    r"\s(?:đã|được|nêu|cho phép|diễn ra|theo hướng|đang|sẽ|có hiệu lực|trên địa bàn)\s|"
    r"(?:\s+và\s+|,\s+)(?=(?:các\s+)?(?:kế hoạch|chương trình|nghị quyết|kết luận|chỉ thị|đề án|quyết định|đánh giá)\b)",
    re.IGNORECASE,
)
# A title opens with one of these; anything else after a type word is the sentence going on.
_OPENER = re.compile(
    rf"(?:{forms('title_openers')})",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:Bộ|Sở|Phòng|Ban|Vụ|ban hành theo|theo|chỉ tiêu|vượt|so với|%|trong)\s+$")
_TERM = re.compile(r"(?:năm|giai đoạn|nhiệm kỳ|5 năm)\s+\d{4}(?:\s*[-–]\s*\d{4})?")
_DRAFT = re.compile(r"(?:thảo luận|xem xét|dự thảo|cho ý kiến|thông qua dự|trình|nội dung cần quan tâm)", re.IGNORECASE)
_SIGNS = {
    "/TU": "Tỉnh ủy",
    "-TU": "Tỉnh ủy",
    "/HU": "Huyện ủy",
    "-TTG": "Thủ tướng Chính phủ",
    "-CP": "Chính phủ",
    "-UBND": "UBND tỉnh",
    "-HĐND": "HĐND tỉnh",
}


_DECIDES = frozenset({"nghị quyết", "kết luận", "chỉ thị", "quyết định", "nghị định", "quy định", "quy chế"})


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a document is cited; the fields are those of ``CitedDocument``."""

    start: int
    end: int
    type: str
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    collective: bool
    draft: bool


@cache
def _types() -> tuple[re.Pattern[str], frozenset[str]]:
    """A pattern for any type word, and the folded types that count with a title alone."""
    data = table("document_types")
    names = {row["name"].split(" của ")[0].split(" (")[0].lower() for key in ("party_types", "state_types") for row in data[key]}
    names = {name for name in names if "," not in name} | set(_MORE_TYPES)
    return re.compile(any_of(names), re.IGNORECASE), frozenset(names - set(_NOT_CITED_BY_TITLE))


def citations(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[Citation, tuple[Span, ...]]]:
    """Each cited document once, with the other places where it is named."""
    found: list[tuple[Citation, ParagraphKind]] = []
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.TITLE:
            found.extend((hit, paragraph.kind) for hit in _self_titled(text, paragraph))
        at = paragraph.start
        while match := _types()[0].search(text, at, paragraph.end):
            if pair := _joined(text, match, paragraph.end):
                found.append((pair, paragraph.kind))
                at = pair.end
                continue
            hit = _numbered(text, match, paragraph.end) or _titled(text, match, paragraph)
            at = match.end()
            if hit is not None:
                found.append((hit, paragraph.kind))
    return _once(found)


def _self_titled(text: str, paragraph: Paragraph) -> list[Citation]:
    """The text is itself a document: its title opens with a type in capitals."""
    match = _types()[0].match(text, paragraph.start, paragraph.end)
    if match is None or not match[0].isupper():
        return []
    about = re.search(r"\s+về\s+", text[match.end() : paragraph.end])
    split = match.end() + about.start() if about else paragraph.end
    issuer = text[match.end() : split].strip() or None
    title = text[split : paragraph.end].strip() or None
    return [Citation(paragraph.start, paragraph.end, match[0].lower(), None, None, issuer, title, False, False)]


def _joined(text: str, match: re.Match[str], end: int) -> Citation | None:
    """Two types in one phrase that ends in the meeting which adopted them: "nghị quyết, kết luận của Hội nghị lần này"."""
    phrase = re.compile(
        r"(?:nghị quyết|kết luận|chỉ thị|quyết định)(?:, (?:nghị quyết|kết luận|chỉ thị|"
        r"quyết định))+ của (?P<issuer>(?:Hội nghị|kỳ họp|Đại hội|Trung ương|Tỉnh ủy)(?: lần này| này)?)",
        re.IGNORECASE,
    ).match(text, match.start(), end)
    if phrase is None:
        return None
    kinds = phrase[0].split(" của ")[0].lower()
    return Citation(phrase.start(), phrase.end(), kinds, None, None, phrase["issuer"], phrase[0], True, False)


def _numbered(text: str, match: re.Match[str], end: int) -> Citation | None:
    number = re.compile(rf"\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})|\s+số\s+(?P<short>\d{{1,4}})(?![\d.,%])").match(
        text, match.end(), end
    )
    if number is None:
        number = re.compile(
            r"\s+(?P<number>(?!))?(?P<short>\d{1,3})(?=[,;.)]?(?:\s|$))(?!\s+(?:năm|tháng|tỷ|triệu|nghìn|điểm))"
        ).match(text, match.end(), end)
        if number and (match[0].lower() not in _DECIDES or match[0][0].islower()):
            return None
    if number is None:
        return None
    printed = re.sub(r"\s", "", number["number"] or number["short"]).replace("–", "-")
    at, day, issuer, title = number.end(), None, None, None
    if dated := _DATED.match(text, at, end):
        day = first_date(text, dated.start(), dated.end())
        at = dated.end()
    if by := _ISSUED_BY.match(text, at, end):
        issuer, at = " ".join(by["issuer"].split()).rstrip(" ,-"), by.end()
    if dated is None and (dated := _DATED.match(text, at, end)):
        day, at = first_date(text, dated.start(), dated.end()), dated.end()
    if about := _ABOUT.match(text, at, end):
        stop = _title_stop(text, about.end(), end)
        if stop - about.end() > 3:
            title, at = " ".join(text[about.end() : stop].split()), stop
    if issuer is None:
        issuer = next((name for sign, name in _SIGNS.items() if printed.upper().endswith(sign)), None)
    return Citation(match.start(), at, match[0].lower(), printed, day, issuer, title, False, False)


def _title_stop(text: str, at: int, end: int) -> int:
    """Where a title ends: at its year or term when that comes soon, else at the next break."""
    halt = _TITLE_END.search(text, at, end)
    stop = halt.start() if halt else end
    term = _TERM.search(text, at, min(stop, at + 170))
    if term:
        return term.end()
    if stop - at <= 150:
        return stop
    comma = text.find(",", at, stop)
    return comma if comma > 0 else min(stop, at + 150)


def _titled(text: str, match: re.Match[str], paragraph: Paragraph) -> Citation | None:
    kind = match[0].lower()
    if kind not in _types()[1] or _NOT_A_DOCUMENT.match(text, match.start(), paragraph.end) or match[0].isupper():
        return None
    behind = re.compile(r"\s+(?=\w)").match(text, match.end(), paragraph.end)
    if behind is None:
        return None
    at = behind.end()
    start = match.start()
    capital = match[0][0].isupper() and start > paragraph.start and text[start - 2] not in ".:"
    if _BEFORE.search(text, max(paragraph.start, start - 14), start) and not (capital and text[at : at + 7] == "Đại hội"):
        return None
    stop = _title_stop(text, at, paragraph.end)
    words = text[at:stop]
    term = _TERM.search(words)
    congress = words.startswith("Đại hội")
    special = re.match(r"(?:các chương trình hành động )?(?:chuyên đề|bổ sung)\b", words)
    law = kind in {"luật", "bộ luật", "pháp lệnh", "hiệp định"} and match[0][0].isupper() and len(words.split()) >= 2
    issued = re.match(rf"của\s+(?:[{UPPER}]|tỉnh|huyện)", words) and kind in _DECIDES
    titled = _OPENER.match(words) is not None and len(words.split()) >= 3
    if not (
        congress
        or special
        or law
        or issued
        or (titled and (capital or term))
        or (capital and len(words.split()) >= 4 and words[0].isupper())
    ):
        return None
    if congress:
        tail = re.compile(
            rf"Đại hội(?:\s+(?:đại biểu|toàn quốc|Đảng bộ|đảng bộ|tỉnh|huyện|thành phố|xã|các cấp|Đảng|lần thứ|"
            rf"[{UPPER}][\w-]*)){{0,10}}(?:,?\s*nhiệm kỳ\s+\d{{4}}\s*[-–]\s*\d{{4}})?"
        ).match(text, at, paragraph.end)
        stop = tail.end() if tail else stop
    issuer = None
    if congress:
        issuer = re.sub(r",?\s*nhiệm kỳ.*", "", text[at:stop]).strip()
    elif by := re.search(r"của\s+([^,;.]{3,60})", text[at:stop]):
        issuer = by[1].strip()
    collective = bool(special) or re.search(r"(?:các|những|một số)\s+$", text[max(0, start - 9) : start]) is not None
    sentence = next((span for span in paragraph.sentences if span[0] <= start < span[1]), (paragraph.start, paragraph.end))
    draft = bool(_DRAFT.search(text, sentence[0], start)) and not congress
    return Citation(start, stop, kind, None, None, issuer, " ".join(text[start:stop].split()), collective, draft)


def _once(found: list[tuple[Citation, ParagraphKind]]) -> list[tuple[Citation, tuple[Span, ...]]]:
    groups: list[list[tuple[Citation, ParagraphKind]]] = []
    for hit, kind in found:
        home = next((group for group in groups if _same(group[0][0], hit)), None)
        if home is None:
            groups.append([(hit, kind)])
        else:
            home.append((hit, kind))
    result = []
    for group in groups:
        body = [hit for hit, kind in group if kind is not ParagraphKind.TITLE]
        if not body:
            body = [hit for hit, _ in group if hit.number or hit.start == group[0][0].start]
        best = max(body, key=lambda hit: (bool(hit.number), hit.date is not None, bool(hit.title), hit.end - hit.start, -hit.start))
        others = tuple((hit.start, hit.end) for hit, _ in group if hit is not best)
        merged = replace(best, date=best.date or next((hit.date for hit, _ in group if hit.date), None))
        result.append((merged, others))
    return sorted(result, key=lambda entry: (entry[0].start, -entry[0].end))


def _same(a: Citation, b: Citation) -> bool:
    if a.number or b.number:
        return a.number == b.number and a.type == b.type
    if a.type != b.type or a.collective != b.collective:
        return False
    x, y = fold(a.title or "").split()[:6], fold(b.title or "").split()[:6]
    shorter = min(len(x), len(y))
    if "đại hội" in " ".join(x) and "đại hội" in " ".join(y):
        return True
    return shorter >= 3 and x[:shorter] == y[:shorter]
