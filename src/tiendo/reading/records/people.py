"""People named in full, with their offices and what they do in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ...catalogue import fold
from .outline import Paragraph, ParagraphKind, Span
from .words import GAP, SYLLABLE, any_of, forms, table

# A name after one of these belongs to a school, a street, a prize, a movement.
_NAMED_AFTER = re.compile(rf"(?:{forms('named_after')})\s+$")
_HISTORICAL = {"hồ chí minh", "võ nguyên giáp", "lê nin", "trần hưng đạo"}
_BYLINE = re.compile(
    rf"(?:(?:Bài(?:,| và)? ảnh|Bài|Ảnh|Tin(?:,| và)? ảnh|Tác giả|"
    rf"Thực hiện)\s*:\s*)?(?P<name>{SYLLABLE}(?:{GAP}{SYLLABLE}){{1,3}})[!.]?$"
)
_ADMIN = re.compile(r"(?:tỉnh|huyện|xã|phường|thành phố|TP\.?|thị xã|thị trấn|quận|Tỉnh|Huyện|Thành phố)\s+$")
_JUST_NAME = re.compile(rf"{SYLLABLE}(?:{GAP}{SYLLABLE}){{0,2}}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named; ``start`` is before the offices when they stand before the name."""

    name: str
    start: int
    name_start: int
    end: int
    positions: tuple[str, ...]
    paragraph: int
    addressed: bool


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = table()
    surname = "(?:" + "|".join(sorted(set(words["surnames"]), key=lambda word: (-len(word), word))) + ")"
    name = re.compile(rf"(?<!\w){surname}(?:{GAP}{SYLLABLE}){{1,4}}(?!\w)")
    address = re.compile(r"(?:" + any_of(words["address"]) + rf"|[Cc]ác đồng chí:?){GAP}*$", re.IGNORECASE)
    head = re.compile(any_of(words["position_heads"]))
    stop = re.compile(r"[;:.()\n\"“”…]|,|(?<=\s)" + any_of(words["position_stops"]))
    return name, address, head, stop


def mentions(text: str, paragraphs: Sequence[Paragraph]) -> list[Mention]:
    """Every place where somebody is named in full, in order."""
    found: list[Mention] = []
    for index, paragraph in enumerate(paragraphs):
        at = paragraph.start
        while match := _patterns()[0].search(text, at, paragraph.end):
            mention = _mention(text, match.start(), match.end(), paragraph, index)
            at = match.end() if mention is None else max(mention.end, match.start() + 1)
            if mention is None and _ADMIN.search(text, max(paragraph.start, match.start() - 12), match.start()):
                at = _after_place(text, match.start(), match.end())
            elif mention is not None:
                found.append(mention)
        found.extend(_byline(text, paragraph, index, len(paragraphs)))
    return found


def _after_place(text: str, start: int, end: int) -> int:
    """A place of two syllables stands where a name was looked for ("tỉnh Hà Giang Nguyễn Văn A"): go on behind it."""
    second = re.compile(rf"\w+{GAP}\w+").match(text, start, end)
    return second.end() if second else end


def _byline(text: str, paragraph: Paragraph, index: int, count: int) -> list[Mention]:
    if index < count - 4 and not text.startswith(("Ảnh:", "Bài"), paragraph.start):
        return []
    match = _BYLINE.match(text, paragraph.start, paragraph.end)
    if match is None or fold(match["name"]) in _HISTORICAL:
        return []
    surname = match["name"].split()[0]
    if surname not in table()["surnames"]:
        return []
    return [Mention(match["name"], match.start("name"), match.start("name"), match.end("name"), (), index, True)]


def _mention(text: str, start: int, end: int, paragraph: Paragraph, index: int) -> Mention | None:
    name = _cut_name(text[start:end])
    end = start + len(name)
    before = max(paragraph.start, start - 160)
    if fold(name) in _HISTORICAL or _NAMED_AFTER.search(text, max(paragraph.start, start - 48), start):
        return None
    addressed = _patterns()[1].search(text, max(paragraph.start, start - 20), start) is not None
    after, position_end = _positions_after(text, end, paragraph.end)
    first, earlier = _positions_before(text, before, start)
    in_list = re.search(r"[;:]\s*$", text[max(paragraph.start, start - 3) : start]) is not None and bool(after)
    if not (addressed or after or earlier or in_list):
        return None
    return Mention(" ".join(name.split()), first, start, position_end, (*earlier, *after), index, addressed)


def _cut_name(name: str) -> str:
    """A name of five capitals is often a name and the next word; four at most, and no second surname behind three."""
    parts = re.split(f"({GAP})", name)
    syllables = parts[0::2]
    limit = min(len(syllables), 4)
    return "".join(parts[: 2 * limit - 1])


def _positions_after(text: str, at: int, end: int) -> tuple[tuple[str, ...], int]:
    _, _, head, stop = _patterns()
    positions: list[str] = []
    last = at
    while True:
        comma = re.compile(r"\s*(?:,|\(|-|–)\s*").match(text, at, end)
        if comma is None or (match := head.match(text, comma.end(), end)) is None:
            return tuple(positions), last
        halt = stop.search(text, match.end(), end)
        stretch_end = halt.start() if halt else end
        position = " ".join(text[match.start() : stretch_end].split()).rstrip(" -–")
        if len(position) > 110:
            return tuple(positions), last
        positions.append(position)
        at = last = match.start() + len(text[match.start() : stretch_end].rstrip(" -–\u00a0"))


def _positions_before(text: str, before: int, start: int) -> tuple[int, tuple[str, ...]]:
    """Offices printed right before the name: "Bí thư Tỉnh ủy Nông Văn A"."""
    _, _, head, stop = _patterns()
    border = before
    for match in re.compile(r"[;:.()\n\"“”…]").finditer(text, before, start):
        border = match.end()
    heads = list(head.finditer(text, border, start))
    if not heads:
        return start, ()
    last = heads[-1]
    for candidate in heads:
        segment = text[candidate.start() : start]
        pieces = [piece.strip() for piece in segment.split(",")]
        whole = all(head.match(piece) for piece in pieces) and pieces[-1]
        crossed = any(halt[0] != "," for halt in stop.finditer(text, candidate.end(), start))
        if whole and not crossed:
            return candidate.start(), tuple(" ".join(piece.split()) for piece in pieces if piece)
    segment = text[last.start() : start].strip()
    if "," in segment or stop.search(text, last.end(), start) or not segment:
        return start, ()
    return last.start(), (" ".join(segment.split()),)


def role_of(text: str, mention: Mention, paragraph: Paragraph) -> str | None:
    """What the person does: the words after the offices, else the lead-in before the list that names the person."""
    sentence = next(
        (span for span in paragraph.sentences if span[0] <= mention.name_start < span[1]), (paragraph.start, paragraph.end)
    )
    behind = text[mention.end : min(sentence[1], mention.end + 60)]
    lead_in = text[sentence[0] : mention.start]
    tail = text[max(sentence[0], sentence[1] - 60) : sentence[1]]
    best: tuple[int, str] | None = None
    for rank, stretch in enumerate((behind.split(";")[0].split(",")[0], lead_in if len(lead_in) < 160 else "", tail)):
        for row in table()["roles"]:
            match = re.search(any_of(row["words"]), stretch, re.IGNORECASE)
            if match and best is None:
                best = (rank, row["role"])
        if best:
            return best[1]
    return None


def persons(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[Mention, str | None, tuple[str, ...], tuple[Span, ...]]]:
    """One entry per person: the mention that introduces them, role, other roles, other places."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions(text, paragraphs):
        by_name.setdefault(fold(mention.name), []).append(mention)
    result = []
    for places in by_name.values():
        body = [place for place in places if paragraphs[place.paragraph].kind is not ParagraphKind.TITLE] or places
        chosen = next((place for place in body if place.positions), body[0])
        roles: list[str] = []
        for place in [chosen, *(place for place in body if place is not chosen)]:
            role = role_of(text, place, paragraphs[place.paragraph])
            if role and role not in roles:
                roles.append(role)
        others = tuple((place.start, place.end) for place in places if place is not chosen)
        result.append((chosen, roles[0] if roles else None, tuple(roles[1:]), others))
    return sorted(result, key=lambda entry: entry[0].start)
