"""Who says what to whom: the frame around an order or a request, read from one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .bodies import rank_of
from .clauses import begins_with_action
from .outline import Span
from .words import SYLLABLE, UPPER, any_of, forms, table

# After these the verb is a noun or belongs to someone else: "ý kiến chỉ đạo", "được quan tâm chỉ đạo".
_NOUN_BEFORE = re.compile(rf"(?:{forms('order_nouns_before')})\s+$")
_NOUN_AFTER = re.compile(rf"\s*(?:{forms('order_nouns_after')})")
# Words that may stand between a speaker and the verb.
_ADVERBS = (
    r"(?:\s+(?:cũng|đã|đồng thời|tiếp tục|khẩn trương|kịp thời|thường xuyên|thống nhất|nghiêm túc|sẽ|"
    r"còn|vừa|luôn|trực tiếp|cơ bản|rất))*\s*,?\s*"
)
_BODY = rf"(?:{forms('speaking_bodies')})"
_RECEIVER = re.compile(
    rf"(?:với |cho |tới |đến )?(?P<who>(?:tất cả )?(?:{_BODY}|[Cc]ác|[Tt]ừng|[Mm]ỗi|Trung ương|"
    rf"[Nn]gành|[Cc]ơ quan|[Pp]hòng|Ban(?= )|Văn phòng|[Dd]oanh nghiệp|[Cc]hủ đầu tư|[Bb]í thư|toàn|"
    rf"tỉnh|huyện|{SYLLABLE}(?: {SYLLABLE}){{1,2}}(?= (?:cần|phải)))(?!\w))"
)
_LEAD = re.compile(
    r"[\s,:“\"]*(?:rằng\s+|là\s+)?(?:(?:trong|từ|thời gian|những tháng|năm|để|nhằm|qua|trước mắt|"
    r"trên cơ sở)\s[^,:;.]{2,70}?(?:,\s*|\s(?=huyện|tỉnh|các|cần|phải)))?",
    re.IGNORECASE,
)
_MODAL = re.compile(r"(?<!\w)(?:cần(?: phải)?|phải)(?!\w)(?!\s*(?:thiết|quan tâm trong|đạt\b|thơ))")
_SOFT = re.compile(r"(?:\s*(?:quan tâm|xem xét|tiếp tục quan tâm|chỉ đạo|nghiên cứu,? xem xét)(?:,| và)?\s+(?=[^\s]+\s+[^\s]+\s))?")
_SKIP = re.compile(
    r"\s*,?\s*(?:theo (?:chức năng|thẩm quyền|nhiệm vụ)[^,;:]{0,20}(?:, nhiệm vụ)?(?: được giao)?|"
    r"về việc|về|một số nội dung(?: sau| như)?\s*:|như\s*:|:|trong thời gian tới,?)\s*"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """An order or a request in one sentence.

    Attributes:
        verb: the word that makes it one; at: where it stands.
        speaker: the words before it that name who speaks, ``None`` when the sentence does not.
        receiver: the words that name who is to act, ``None`` when the sentence does not.
        content: where the matter begins.
        modal: "cần" or "phải" stands before the matter.
    """

    verb: str
    at: int
    speaker: str | None
    receiver: str | None
    content: int
    modal: bool


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(any_of([*table()["order_verbs"], *table()["ask_verbs"], "lãnh đạo"]), re.IGNORECASE)


def frames(text: str, span: Span) -> list[Frame]:
    """Every possible frame in a sentence, in order of its verb."""
    found = []
    for match in _verbs().finditer(text, *span):
        before = text[span[0] : match.start()]
        if _NOUN_BEFORE.search(before) or _NOUN_AFTER.match(text, match.end(), span[1]):
            continue
        speaker = _speaker(before)
        bare = not before.strip(' ,;:“"–-') or before.rstrip().endswith((";", ":", ".", "”")) or match[0][0].isupper()
        if speaker is None and not bare and not _asks_above(text, match, span):
            continue
        found.append(_complete(text, span, match, speaker))
    return found


def _asks_above(text: str, match: re.Match[str], span: Span) -> bool:
    """ "… đồng ý tham mưu, đề nghị Trung ương …": a request to the centre needs no speaker beside it."""
    who = re.compile(
        r"\s+(?:với |lên )?(?:Trung ương|Chính phủ|Quốc hội|Thủ tướng|các Bộ|các bộ|Bộ [A-ZĐ]|tỉnh|UBND tỉnh|Tỉnh)"
    ).match(text, match.end(), span[1])
    return who is not None and match[0].lower() in table()["ask_verbs"]


_SPEAKER = re.compile(
    rf"(?:^|[,;:.]\s*|\s)(?P<who>(?:[Pp]hó )?{_BODY}(?!\w)[^;:]{{0,230}}?|{SYLLABLE}(?: {SYLLABLE}){{1,3}}|"
    rf"(?:cấp ủy|chính quyền)[^;:.]{{3,90}}?){_ADVERBS}$"
)
_PURPOSE = re.compile(r"\s*(?:Để|Nhằm|Thực hiện|Căn cứ|Trên cơ sở)\s")


def _speaker(before: str) -> str | None:
    """The noun phrase that ends right before the verb, without what leads to it."""
    tail = re.split(r"(?:[.;]\s|:\s)", before)[-1]
    if _PURPOSE.match(tail) and (after := re.compile(rf".*,\s+(?={_BODY})", re.DOTALL).match(tail)):
        tail = tail[after.end() :]  # "Để thực hiện Nghị quyết …, Tỉnh ủy xác định": the bodies of the purpose do not speak
    match = _SPEAKER.search(tail)
    if match is None:
        return None
    who = match["who"].strip(" ,")
    if re.search(r"\s(?:được|đạt|tăng|giảm|là|có(?! đồng chí)|của(?! (?:Trung ương|tỉnh|huyện)))\s", who):
        return None
    return re.split(r"\s(?:cũng|đã|nói|cho|đặc biệt|thì|bày tỏ|đều|đang|sẽ|nêu|phát biểu)(?=\s|$)", who)[0].strip(" ,") or None


def _complete(text: str, span: Span, match: re.Match[str], speaker: str | None) -> Frame:
    at = match.end()
    lead = _LEAD.match(text, at, span[1])
    at = lead.end() if lead else at
    receiver, modal = None, False
    who = _RECEIVER.match(text, at, span[1])
    if who:
        receiver, at = _receiver(text, who, span[1])
    if need := re.compile(r"[\s,]*(?:cần(?: phải)?|phải)(?!\w)").match(text, at, span[1]):
        modal, at = True, need.end()
    while skip := _SKIP.match(text, at, span[1]):
        if skip.end() == at:
            break
        at = skip.end()
    return Frame(match[0].lower(), match.start(), speaker, receiver, at, modal)


def _receiver(text: str, who: re.Match[str], end: int) -> tuple[str | None, int]:
    """The receiver runs to the first verb of work, to "cần" or "phải", or to a colon."""
    at = who.end()
    while at < min(end, who.start() + 200):
        gap = re.compile(r"[\s,]+").match(text, at, end)
        word = gap.end() if gap else at
        halted = text[at : at + 1] in ":;(" or re.compile(
            r"(?:cần|phải|theo|về việc|một số|nhiều|những|tiếp tục được|được)(?!\w)"
        ).match(text, word, end)
        if halted or (text[word : word + 1].islower() and text[at - 4 : at] != " nhà" and begins_with_action(text, word, end)):
            return text[who.start("who") : at].strip(" ,"), at
        step = re.compile(r"[\s,]*[^\s,:;]+").match(text, at, end)
        if step is None:
            break
        at = step.end()
    return None, who.start()


def need(text: str, span: Span) -> tuple[str | None, int] | None:
    """ "X cần …", "X phải …": who must, and where the sentence's order begins; ``None`` when the sentence does not say so."""
    modal = _MODAL.search(text, *span)
    if modal is None or re.match(r"\s*(?:chịu|trả|đóng|chi|nộp|mất|vay|nhập)(?!\w)", text[modal.end() : span[1]]):
        return None
    before = text[span[0] : modal.start()].strip()
    clause = re.split(r"(?:,|;)\s*(?:nhưng|do đó|vì vậy|do vậy|đó là[^,]*|trong đó|song)?\s*", before)[-1].strip()
    clause = re.sub(r"^(?:nhưng|đó là|vì vậy|do đó)\s+", "", clause)
    who = _RECEIVER.match(clause)
    inside = re.search(rf"lợi thế[^,]*?\s(?P<who>tỉnh|huyện|[{UPPER}]\w+ [{UPPER}]\w+)$", clause)
    bare = re.fullmatch(rf"{SYLLABLE}(?: {SYLLABLE}){{0,3}}", clause)
    name = inside["who"] if inside else clause if (who or bare) and len(clause) < 90 else None
    return name, modal.start()


def stands_above(speaker: str | None, receiver: str | None) -> bool:
    """True when the receiver stands above the speaker, as far as both are known: then it is a request, not an order."""
    return rank_of(receiver) > max(rank_of(speaker), 0) and rank_of(receiver) > 0
