"""From a conclusion to tasks: what the reader proposes, what an officer splits, merges and assigns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..reading.records.clauses import tasks as split_tasks
from ..values.records import Directive, Records
from ..values.source import Source

_JOINING = re.compile(
    r"(?:phối hợp (?:chặt chẽ )?với|cùng với)\s+(?P<who>[^;:.]{3,120}?)"
    r"(?=\s+(?:tổ chức|thực hiện|rà soát|tham mưu|giải quyết|xây dựng|triển khai|hướng dẫn|kiểm tra|đẩy|hoàn|xử|trong|để|lập|trình|"
    r"báo cáo|theo dõi|giám sát|đề xuất|chuẩn bị|nghiên cứu|đánh giá|thẩm định|khẩn trương|tập trung|tiếp tục|bảo đảm|"
    r"đảm bảo|bố trí|điều hành|quản lý|vận động|tuyên truyền|hoàn tất|sớm|khẩn|nhanh chóng|tham gia|kịp thời)\b"
    r"|,(?!\s*(?:các |sở|ban|ngành|huyện|thành phố|thị xã|địa phương|đơn vị|ủy ban|ubnd))|[.;:]|$)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:chủ trì|làm đầu mối)\s*,?\s*", re.IGNORECASE)
_PRODUCT = re.compile(
    r"(?:ban hành|xây dựng|lập|trình|tham mưu(?: ban hành)?|gửi|hoàn thiện)\s+"
    r"(?P<what>(?:kế hoạch|đề án|báo cáo|phương án|tờ trình|dự thảo|chương trình|quy chế|danh mục|tiến độ|văn bản|"
    r"nghị quyết|quyết định)"
    r"[^,;.]{0,90})",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"(?:theo (?:thẩm quyền|chức năng|quy định|phân cấp)[^,;.]{0,60}|"
    r"(?:trình|báo cáo) (?:Ban Thường vụ|Thường trực|UBND|HĐND|Tỉnh ủy|Chủ tịch|Huyện ủy)[^,;.]{0,60})"
)


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as proposed: six plain facts, what is not printed left empty for the officer.

    Attributes:
        lead, joining: wordings of the bodies; text: what; product: which product; due: by when; authority: with which authority.
        assigner: who ordered it, as printed.
    """

    text: str
    lead: str
    joining: str
    product: str
    due: date | None
    authority: str
    assigner: str
    item: str
    sources: tuple[Source, ...]


def drafts(records: Records) -> tuple[TaskDraft, ...]:
    """One draft per order that is still to be done; headings and what was told as done give none."""
    return tuple(_draft(order) for order in records.directives if order.status == "pending" and not order.heading)


def _draft(order: Directive) -> TaskDraft:
    text = order.source.surface
    joining, product, authority = _JOINING.search(text), _PRODUCT.search(text), _AUTHORITY.search(text)
    due = date.fromisoformat(order.deadline[-10:]) if order.deadline and re.search(r"\d{4}-\d{2}-\d{2}$", order.deadline) else None
    return TaskDraft(
        text=text,
        lead=order.receiver or "",
        joining=joining["who"].strip() if joining else "",
        product=product["what"].strip() if product else "",
        due=due,
        authority=authority[0].strip() if authority else "",
        assigner=order.sender or "",
        item=order.item or "",
        sources=(order.source,),
    )


def worded(draft: TaskDraft) -> str:
    """The work in plain words: without "chủ trì, phối hợp với …" in front, which the fields for lead and joining units say."""
    text = draft.text
    if (leading := _LEADING.match(text)) is not None:
        text = text[leading.end() :]
    if (joining := _JOINING.match(text)) is not None:
        text = text[joining.end() :].lstrip(" ,")
    text = text or draft.text
    return text[:1].upper() + text[1:]


def split(draft: TaskDraft) -> tuple[TaskDraft, ...]:
    """A draft as one draft per action in its sentence; the draft itself when it holds only one."""
    spans = split_tasks(draft.text, 0, len(draft.text), both_sides=True)
    if len(spans) < 2 or len(draft.sources) != 1:
        return (draft,)
    source = draft.sources[0]
    parts = []
    for start, end in spans:
        surface = draft.text[start:end]
        part = replace(source, start=source.start + start, end=source.start + end, surface=surface)
        parts.append(replace(draft, text=surface, sources=(part,)))
    return tuple(parts)


def merge(chosen: Sequence[TaskDraft]) -> TaskDraft:
    """Several drafts as one task that keeps every sentence; facts that differ are joined or left to the officer.

    Raises: ValueError when nothing was chosen.
    """
    if not chosen:
        raise ValueError("chọn ít nhất một nhiệm vụ để gộp")
    first = chosen[0]
    leads = list(dict.fromkeys(draft.lead for draft in chosen if draft.lead))
    days = [draft.due for draft in chosen if draft.due]
    return replace(
        first,
        text="; ".join(draft.text for draft in chosen),
        lead=leads[0] if leads else "",
        joining=", ".join(dict.fromkeys([*leads[1:], *(draft.joining for draft in chosen if draft.joining)])),
        product="; ".join(dict.fromkeys(draft.product for draft in chosen if draft.product)),
        due=max(days) if days else None,
        sources=tuple(source for draft in chosen for source in draft.sources),
    )
