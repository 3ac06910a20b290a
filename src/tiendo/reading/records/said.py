"""What one order or request is, and what carries on from one sentence to the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .bodies import in_full, rank_of
from .clauses import after_lead_in, before_list, tasks
from .dates import first_date

NUMERIC = re.compile(r"\d[\d.,]*\s*(?:%|tỷ|triệu|nghìn|ha|người|hộ|xã\b|điểm|tấn)|đạt\s+(?:trên|khoảng|từ)?\s*\d")
_DEADLINE = re.compile(
    r"(?:trước(?: ngày)?|chậm nhất(?: là)?(?: ngày)?|xong(?: trước| trong)?|đến hết(?: ngày)?|"
    r"trong(?: tháng| quý)?|hoàn thành(?: trước| trong)?)\s*(?:ngày\s*)?(?=\d|tháng|quý)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One order or request; ``ask`` tells a request upward from an order."""

    start: int
    end: int
    ask: bool
    sender: str | None
    receiver: str | None
    verb: str
    status: str
    item: str | None
    heading: bool
    deadline: str | None


@dataclass
class Carried:
    """What carries on from one sentence to the next, while one text is read."""

    place: str | None
    year: int | None
    offices: Mapping[str, str]
    speaker: str | None = None
    receiver: str | None = None
    verb: str = ""
    mode: str = ""
    status: str = "pending"
    found: list[Said] = field(default_factory=list)


def add(text: str, start: int, end: int, state: Carried, mark: str) -> None:
    """Take the tasks of a stretch as orders or requests of whoever speaks now."""
    start = after_lead_in(text, start, end)
    for first, last in tasks(text, *before_list(text, start, end), both_sides=state.mode == "ask"):
        if last - first < 12 or (NUMERIC.search(text, first, last) and re.match(r"phấn đấu", text[first:last], re.IGNORECASE)):
            continue
        ask = state.mode == "ask"
        first = _soft_start(text, first, last) if ask else first
        deadline = _DEADLINE.search(text, first, last)
        day = first_date(text, deadline.end(), min(last, deadline.end() + 30), state.year) if deadline else None
        state.found.append(
            Said(first, last, ask, state.speaker, state.receiver, state.verb, state.status, mark or None, False, day)
        )


def _soft_start(text: str, first: int, last: int) -> int:
    """ "quan tâm nghiên cứu …", "đề nghị tỉnh hỗ trợ …": the action asked for begins behind the polite words."""
    match = re.compile(
        r"(?:[Đđ]ề nghị [^,;:]{2,30}?(?=hỗ trợ|quan tâm|xem xét|bố trí|sớm|cho|chỉ đạo|"
        r"bổ sung)\s*)?(?:(?:[Qq]uan tâm|[Xx]em xét|[Cc]hỉ đạo)(?:,| và)?\s+(?=[^\s]+\s[^\s]+\s[^\s]+))?"
    ).match(text, first, last)
    return match.end() if match and last - match.end() > 24 else first


def trim_start(text: str, start: int, end: int) -> int:
    """The first offset that is neither a space nor a mark."""
    while start < end and text[start] in ' \t\u00a0,:;“"–-':
        start += 1
    return start


def speaks(speaker: str | None) -> bool:
    """A person, not a body."""
    return bool(
        speaker
        and re.match(r"(?:[Cc]ác )?(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|Bí thư|Chủ tịch|Thủ tướng|Phó|Bộ trưởng|[Đđ]ại biểu)", speaker)
    )


def office_of(speaker: str | None, state: Carried) -> str | None:
    """The office of a person whose name alone is known, so that rank can be told."""
    for office, name in state.offices.items():
        if speaker and name in speaker:
            return office
    return speaker


def resolved(speaker: str, state: Carried) -> str:
    """ "Đồng chí Bí thư Tỉnh ủy" and the full title become "đồng chí" and the name."""
    for office, name in sorted(state.offices.items(), key=lambda item: -len(item[0])):
        if name in speaker or office in speaker:
            return f"đồng chí {name}"
    return in_full(speaker, state.place)


def default_receiver(speaker: str | None, state: Carried) -> str | None:
    """Someone from above who names nobody speaks to the unit the text is about."""
    return state.place if speaks(speaker) and rank_of(office_of(speaker, state)) >= rank_of(state.place) else None
