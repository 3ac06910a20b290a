"""What fell short, and why: shortcomings and causes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .clauses import begins_with_action
from .outline import Paragraph, ParagraphKind, Span, split_at, trim
from .words import forms

# A predicate that finds fault. A figure alone is none: "còn 28,6%" needs a word that judges.
FAULT = re.compile(rf"(?<!\w)(?:{forms('fault_predicates')})")
# The heading words of a list of faults; the list follows.
_LABEL = re.compile(
    r"(?P<label>(?:khó khăn|hạn chế|tồn tại|vướng mắc|bất cập|yếu kém|khuyết điểm)(?:(?:,|"
    r" và) (?:khó khăn|hạn chế|tồn tại|vướng mắc|bất cập|yếu kém|khuyết điểm|thách thức))*)"
    r"(?P<tail>[^.;:]{0,70}?)(?:,?\s*như(?: sau| là)?\s*:?|,?\s*đó là\s*:?|\s*:|,?\s*cụ thể(?: là)?\s*:?)\s+",
    re.IGNORECASE,
)
_STILL = re.compile(r"(?<!\w)(?:còn|gặp|tồn tại|bộc lộ|một số|những|nhiều|thêm)(?!\w)")
_NOT_HERE = re.compile(
    r"(?:khắc phục|tháo gỡ|giải quyết|vượt qua|vượt|nguyên nhân|phát biểu|nêu|chỉ ra|làm rõ|đánh giá)\s[^,.;]{0,50}$", re.IGNORECASE
)
_GOOD = re.compile(rf"(?<!\w)(?:{forms('good_predicates')})(?!\w)")
_CAUSE = re.compile(
    r"(?P<lead>[Nn]guyên nhân(?: (?P<kind>khách quan|chủ quan))?(?:[^.;:]{0,90}?)?(?:\s(?:là|do|"
    r"được)(?:\s+[^,.;:]{0,36}?(?:chỉ ra,? đó là|là|do))?\s*:?|,?\s*đó là\s*:?|\s*:|"
    r"\s+như)(?:\s+do)?\s+)"
)
_ALONGSIDE = re.compile(r"[Bb]ên cạnh nguyên nhân (?P<kind>khách quan|chủ quan) (?:như|là)\s*:?\s*")
_SO = re.compile(r"\s(?:nên|do đó|vì vậy|dẫn đến|khiến(?: cho)?|làm cho)\s")
_BECAUSE = re.compile(r"(?:^|[,(]\s*|\s)(?:do|vì|bởi)\s+(?=[^\s]+\s[^\s]+\s)")
_KINDS = {"khách quan": "objective", "chủ quan": "subjective"}
_ORDER = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|kiến nghị|cần|phải|chỉ đạo|lưu ý|nhấn mạnh|tập trung|quyết tâm|phấn đấu)(?!\w)")
_TARGET_COUNT = re.compile(r"\d+(?:/\d+)?\s+chỉ tiêu")
_CONTRAST = re.compile(r"(?<!\w)(?:song|nhưng|tuy nhiên|mặc dù|tuy)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """A shortcoming (``cause`` false) or a cause; ``kind`` only for causes, ``label`` only for shortcomings."""

    start: int
    end: int
    cause: bool
    label: str | None = None
    kind: str | None = None


def faults(text: str, paragraphs: Sequence[Paragraph], taken: Sequence[Span]) -> list[Fault]:
    """Every shortcoming and cause in order.

    Args: taken: spans that are orders or requests already; what lies in them is no fault.
    """
    found: list[Fault] = []
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.BODY:
            _paragraph(text, paragraph, found, taken)
    return _distinct(found)


def _paragraph(text: str, paragraph: Paragraph, found: list[Fault], taken: Sequence[Span]) -> None:
    label: str | None = None
    kind: str | None = None
    causes = False
    for span in paragraph.sentences:
        if lead := _ALONGSIDE.match(text, *span):
            _list(text, (lead.end(), span[1]), found, taken, cause=True, kind=_KINDS[lead["kind"]], commas=True)
            continue
        if lead := _CAUSE.search(text, *span):
            causes, kind, label = True, _KINDS.get(lead["kind"] or ""), None
            _because(text, (lead.end(), span[1]), found, taken, kind)
            continue
        if causes:
            if not FAULT.search(text, *span) and not re.match(
                r"(?:do|vì|Do|Vì|[Mm]ột số|[Cc]ông tác|[Vv]iệc|[Nn]ăng lực)\s", text[span[0] : span[1]]
            ):
                causes = False
            else:
                _because(text, span, found, taken, kind)
                continue
        head = _label(text, span)
        if head is not None:
            label = head[1]
            _list(text, (head[0], span[1]), found, taken, cause=False, label=label, commas=False)
            continue
        if label is not None and FAULT.search(text, *span) and not _ORDER.match(text, *span):
            _list(text, span, found, taken, cause=False, label=label, commas=False)
            continue
        label = None
        _loose(text, span, found, taken)


def _label(text: str, span: Span) -> tuple[int, str] | None:
    """Where the list of faults begins behind its heading word, and that word."""
    for match in _LABEL.finditer(text, *span):
        before = text[span[0] : match.start()]
        if _NOT_HERE.search(before) or not (_STILL.search(before[-40:]) or not before.strip()):
            continue
        return match.end(), match["label"].lower()
    predicate = re.compile(r"(?P<label>kết quả[^,.;(]{0,40}chưa cao|kết quả[^,.;(]{0,40}còn thấp)\s*(?:\(|như|:)\s*").search(
        text, *span
    )
    return (predicate.end(), "kết quả thực hiện chưa cao") if predicate else None


def _list(
    text: str,
    span: Span,
    found: list[Fault],
    taken: Sequence[Span],
    *,
    cause: bool,
    commas: bool,
    label: str | None = None,
    kind: str | None = None,
) -> None:
    """The members of a list: between semicolons; for bare nouns between commas as well."""
    pieces = split_at(text, *span)
    if commas and len(pieces) == 1:
        pieces = _at_commas(text, *span)
    elif len(pieces) == 1:
        pieces = _own_subjects(text, *pieces[0])
    else:
        pieces = [part for piece in pieces for part in _own_subjects(text, *piece)]
    for start, end in pieces:
        if end - start >= 12 and not _inside(taken, start, end):
            found.append(Fault(start, end, cause, label, kind))


def _at_commas(text: str, start: int, end: int) -> list[Span]:
    """Bare nouns in a list: a comma begins a new member where a determiner or a new fault follows."""
    spans, begin = [], start
    for comma in re.finditer(r",\s+(?=(?:những|một số|các|nhiều|việc|công tác)\s)", text[start:end]):
        spans.append(trim(text, begin, start + comma.start()))
        begin = start + comma.end()
    spans.append(trim(text, begin, end))
    return spans


def _own_subjects(text: str, start: int, end: int) -> list[Span]:
    """Split at a comma where a clause with its own subject and its own fault follows."""
    spans, begin = [], start
    for comma in re.finditer(r",\s+", text[start:end]):
        at = start + comma.end()
        stop = min((text.find(mark, at, end) for mark in (",", ";") if text.find(mark, at, end) > 0), default=end)
        subject = re.match(
            r"(?:chất lượng|sản lượng|công tác|việc|tiến độ|số|tỷ lệ|kết quả|năng lực|một số|các|quy mô|"
            r"đời sống|tình hình|hoạt động|nguồn|cơ sở|thiếu|hạ tầng|giải ngân|chưa)\s",
            text[at:stop],
            re.IGNORECASE,
        )
        if (
            subject
            and FAULT.search(text, begin, start + comma.start())
            and _fault_soon(text, at, end)
            and start + comma.start() - begin >= 20
        ):
            spans.append(trim(text, begin, start + comma.start()))
            begin = at
    spans.append(trim(text, begin, end))
    return spans


def _fault_soon(text: str, at: int, end: int) -> bool:
    match = FAULT.search(text, at, min(end, at + 90))
    return match is not None


def _because(text: str, span: Span, found: list[Fault], taken: Sequence[Span], kind: str | None) -> None:
    start = span[0]
    if lead := re.compile(r"(?:do|vì|là do|là)\s+").match(text, *span):
        start = lead.end()
    for begin, end in split_at(text, start, span[1]):
        effect = _SO.search(text, begin, end)
        stop = effect.start() if effect else end
        for first, last in (
            _own_subjects(text, begin, stop) if "hiệu quả chưa cao" not in text[begin:stop] else [trim(text, begin, stop)]
        ):
            if last - first >= 12 and not _inside(taken, first, last):
                found.append(Fault(first, last, True, None, kind))


def _loose(text: str, span: Span, found: list[Fault], taken: Sequence[Span]) -> None:
    """A fault told in a sentence of its own, without a heading word."""
    effect = re.compile(r"\s(?:nên|khiến(?: cho)?)\s").search(text, *span)
    if effect and FAULT.search(text, effect.end(), span[1]) and FAULT.search(text, span[0], effect.start()):
        song = re.compile(r"(?:song|nhưng|tuy nhiên)\s+").search(text, span[0], effect.start())
        for piece in split_at(text, song.end() if song else span[0], effect.start()):
            found.append(Fault(*piece, True))
        found.append(Fault(*trim(text, effect.end(), span[1]), False))
        return
    for start, end in split_at(text, *span):
        for first, last in _own_subjects(text, start, end):
            reason = _BECAUSE.search(text, first, last)
            if reason and FAULT.search(text, reason.end(), last) and not FAULT.search(text, first, reason.start()):
                first = reason.end()
            _judge(text, first, last, found, taken)


def _judge(text: str, first: int, last: int, found: list[Fault], taken: Sequence[Span]) -> None:
    fault = FAULT.search(text, first, last)
    if fault is None or _inside(taken, first, last) or _TARGET_COUNT.search(text, first, last):
        return
    if (
        _ORDER.search(text, first, last)
        or begins_with_action(text, first, last)
        or re.match(r"(?:khắc phục|tháo gỡ|vượt qua)", text[first:last], re.IGNORECASE)
    ):
        return
    contrast = _CONTRAST.search(text, first, last)
    if contrast and contrast.start() > fault.end():
        # "Quy mô không lớn nhưng có tăng trưởng": the fault stands before the turn.
        if _GOOD.search(text, contrast.end(), last) or not FAULT.search(text, contrast.end(), last):
            last = trim(text, first, contrast.start())[1]
    elif contrast and re.match(r"mặc dù", contrast[0], re.IGNORECASE):
        first = contrast.end()
        song = re.compile(r",?\s(?:song|nhưng)\s").search(text, first, last)
        last = song.start() if song else last
    lead = re.compile(r"(?:Tuy nhiên|Bên cạnh đó|Song|Ngoài ra|Cùng với đó|Theo đó|Để [^,]{4,70}),\s*(?:mặc dù\s+)?").match(
        text, first, last
    )
    first = lead.end() if lead else first
    said = re.compile(r"[^,;]{4,120}?(?:cho rằng|cho biết|khẳng định|nhận định|bối cảnh)[,:]?\s+").match(text, first, fault.start())
    first = said.end() if said else first
    first, last = trim(text, first, last)
    if last - first >= 12 and re.search(r"\w", text[first : fault.start()] or "x"):
        found.append(Fault(first, last, False))


def _inside(taken: Sequence[Span], start: int, end: int) -> bool:
    return any(min(last, end) - max(first, start) > 0.5 * (end - start) for first, last in taken)


def _distinct(found: list[Fault]) -> list[Fault]:
    """One record per place."""
    result: list[Fault] = []
    for fault in sorted(found, key=lambda item: (item.start, -item.end)):
        if not any(other.start <= fault.start and fault.end <= other.end and other.cause == fault.cause for other in result):
            result.append(fault)
    return result
