"""How many documents of each type were issued: "đã ban hành 36 nghị quyết, 27 chỉ thị …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...catalogue import table
from ...values import Kind, Modality, Statement
from ...values.records import DocumentCount
from .outline import Paragraph

_ISSUED = re.compile(r"(?<!\w)(?:ban hành|cụ thể hóa|cụ thể hoá|thông qua|xây dựng|ra)(?!\w)", re.IGNORECASE)
_TO_COME = re.compile(r"(?<!\w)(?:sẽ|dự kiến|cần|phải|kế hoạch) (?:ban hành|thông qua)", re.IGNORECASE)
_WHO = re.compile(
    r"(?P<who>(?:Ban Chấp hành|Ban Thường vụ|Tỉnh ủy|Huyện ủy|Thành ủy|Đảng ủy|UBND|HĐND|Chính phủ|"
    r"Quốc hội|Thủ tướng|Sở|Hội đồng nhân dân|Ủy ban nhân dân|Đảng bộ|[Cc]ấp ủy|[Tt]ỉnh|[Hh]uyện|"
    r"[Xx]ã)[^.;:]{0,80}?)\s+(?:đã |tiếp tục |kịp thời )*(?:ban hành|thông qua|xây dựng)"
)


@cache
def _types() -> frozenset[str]:
    data = table("document_types")
    names = {row["name"].split(" của ")[0].split(" (")[0].lower() for key in ("party_types", "state_types") for row in data[key]}
    return frozenset(names | {"văn bản", "chương trình hành động", "quyết định", "nghị quyết chuyên đề"})


def document_counts(text: str, paragraphs: Sequence[Paragraph], statements: Sequence[Statement]) -> list[DocumentCount]:
    """One record per counted type; ``statements`` are the numbers of the same text."""
    found = []
    for statement in statements:
        unit = statement.amount.unit.lower()
        if unit not in _types() or statement.kind is not Kind.LEVEL or statement.modality is Modality.TARGET or statement.words:
            continue
        at = statement.source.start
        sentence = next((span for paragraph in paragraphs for span in paragraph.sentences if span[0] <= at < span[1]), None)
        if sentence is None or not _ISSUED.search(text, sentence[0], at) or _TO_COME.search(text, sentence[0], at):
            continue
        who = _WHO.search(text, *sentence)
        period = str(statement.period) if statement.period else None
        list_open = (
            text[sentence[1] : sentence[1] + 1] == "…"
            or "…" in text[at : sentence[1]]
            or text[sentence[1] : sentence[1] + 3] == "..."
        )
        issuer = re.sub(r"^Theo đó,\s*", "", who["who"]).strip(" ,") if who else None
        found.append(
            DocumentCount(
                statement.source, unit, int(statement.amount.value), issuer, period, list_open, (at, statement.source.end)
            )
        )
    return found
