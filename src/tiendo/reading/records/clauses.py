"""A sentence of work as its tasks: where one action ends and the next begins."""

from __future__ import annotations

import re
from functools import cache

from .outline import Span, split_at, trim
from .words import any_of, forms, table

_JOIN = re.compile(r"\s*(?:,\s*(?:đồng thời,?\s*)?|\s(?:và|đồng thời)\s+)")
_WHOLE = re.compile(r"(?<!\w)(?:từ đó|qua đó|để (?:tỉnh|huyện|địa phương|các|người|xã))(?!\w)")
_PASSIVE = re.compile(r"[^,;]{4,110}?(?<!đạt)\s(?:tiếp tục |đã |luôn |cơ bản |thường xuyên |từng bước )*được\s(?!tỉnh tính)")
_LEAD_IN = re.compile(
    rf"(?:(?:{forms('lead_ins')})",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"(?:nhất là|trong đó|như|gắn với|nhằm|để|góp phần|phục vụ|theo|trước hết là|đặc biệt là)\s*,?\s*$")
_LIST = re.compile(r"(?:,\s*)?(?:như|trong đó có|gồm|bao gồm|cụ thể)\s*:|:\s")
_LEAST = 24


@cache
def _starts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(any_of(table()["strong_actions"]), re.IGNORECASE), re.compile(any_of(table()["actions"]), re.IGNORECASE)


def told_passively(text: str, start: int, end: int) -> bool:
    """True for "Công tác … tiếp tục được quan tâm": it tells what was done, nobody is asked to do it."""
    return _PASSIVE.match(text, start, end) is not None


def after_lead_in(text: str, start: int, end: int) -> int:
    """Where the matter begins behind "Đồng thời,", "Trên cơ sở đó", "Một là:"."""
    lead = _LEAD_IN.match(text, start, end)
    return lead.end() if lead else start


def begins_with_action(text: str, start: int, end: int) -> bool:
    """True when the stretch opens with a verb of work ("tập trung …", "rà soát …"), perhaps behind a lead-in."""
    start = after_lead_in(text, start, end)
    at = re.compile(r"[\s“\"(]*(?:cần |phải |hãy |nên |cùng |đều )?").match(text, start, end)
    return _starts()[1].match(text, at.end() if at else start, end) is not None


def tasks(text: str, start: int, end: int, *, both_sides: bool = False) -> list[Span]:
    """Spans of the single tasks in a stretch: split at semicolons, and at a comma or "và" where a new action of its own begins.

    A piece behind a semicolon that names no action only details the one before and is left out.

    Args: both_sides: "và" joins two tasks wherever an action stands behind it (requests: "sớm triển khai … và đầu tư …").
    """
    spans: list[Span] = []
    for index, piece in enumerate(split_at(text, after_lead_in(text, start, end), end)):
        if index == 0 or begins_with_action(text, *piece):
            spans.extend(_split_actions(text, *piece, both_sides=both_sides))
    return spans


def _split_actions(text: str, start: int, end: int, *, both_sides: bool) -> list[Span]:
    spans, begin, at = [], start, start
    while join := _JOIN.search(text, at, end):
        at = join.end()
        comma = "," in join[0]
        long_enough = join.start() - begin >= _LEAST and end - at >= _LEAST
        inside = text.count("(", begin, join.start()) > text.count(")", begin, join.start())
        opens = _starts()[0].match(text, at, end)
        if both_sides and not comma and join.start() - begin > 36 and end - at > 60 and begins_with_action(text, at, end):
            opens = opens or _starts()[1].match(text, at, end)
        elif not comma and not re.match(r"có giải pháp|tập trung|tiếp tục|tổ chức", text[at:end], re.IGNORECASE):
            continue
        if (
            not (long_enough and opens)
            or inside
            or _CONTINUES.search(text, begin, join.start())
            or _WHOLE.search(text, begin, join.start())
        ):
            continue
        spans.append(trim(text, begin, join.start()))
        begin = at
    spans.append(trim(text, begin, end))
    return [span for span in spans if span[0] < span[1]]


def before_list(text: str, start: int, end: int) -> Span:
    """A task whose topics follow as a list ("một số nội dung, như: A; B"): the span ends before the list."""
    match = _LIST.search(text, start, end)
    return trim(text, start, match.start()) if match and match.start() - start >= _LEAST else (start, end)
