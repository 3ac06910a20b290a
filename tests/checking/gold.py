"""Hand annotation of ../shared as Statement values, so that the checker can be tested apart from the reader."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tiendo.values import (
    Amount,
    Direction,
    Document,
    Hedge,
    IndicatorMention,
    Kind,
    Modality,
    Period,
    Place,
    Reading,
    Source,
    Statement,
)  # fmt: skip

_MEASURES = {"%", "đồng", "usd", "đô", "ha", "km", "kg", "tấn", "điểm", "lần", "m2", "m3", "ngày", "nghìn", "triệu", "tỷ", "vạn"}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def printed(token: str) -> Decimal:
    """A token of digits as the number it prints."""
    if "," in token:
        return Decimal(token.replace(".", "").replace(",", "."))
    head, _, tail = token.rpartition(".")
    return Decimal(token.replace(".", "")) if not head or len(tail) == 3 else Decimal(head.replace(".", "") + "." + tail)


def reading(text_path: Path, gold_path: Path, *, text: str | None = None, moved: Any = None) -> Reading:
    """One annotated text; ``text`` and ``moved`` stand for a changed copy (where a place went, or ``None``)."""
    body = text if text is not None else text_path.read_bytes().decode("utf-8")
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    sha = hashlib.sha256(body.encode()).hexdigest()
    move = moved or (lambda start, end: (start, end))
    spans = {row["id"]: move(row["start"], row["end"]) for row in gold["statements"]}
    statements = tuple(_statement(row, spans, body, sha, move) for row in gold["statements"])
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    return Reading(Document(text_path.name, sha, "txt", body, published=published), statements)


def _statement(row: dict[str, Any], spans: dict[str, tuple[int, int]], body: str, sha: str, move: Any) -> Statement:
    start, end = spans[row["id"]]
    surface = body[start:end]
    tokens = [printed(token) for token in _NUMBER.findall(surface)]
    unit = row["unit"] or ""
    measure = bool(set(re.split(r"[\s/]+", unit.lower())) & _MEASURES)
    value = tokens[0] if tokens else Decimal(str(row["value"]))
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    half = Decimal(5).scaleb(-decimals - 1) if decimals or measure else Decimal(0)
    amount = Amount(
        value, unit, half,
        upper=tokens[1] if row.get("value2") is not None else None,
        total=tokens[1] if row.get("total") is not None else None,
        hedge=Hedge(row.get("hedge") or "exact"),
    )  # fmt: skip
    mention = row.get("indicator")
    indicator = None
    if mention:
        at = move(mention["start"], mention["end"])
        indicator = IndicatorMention(mention["quote"], *at)
    return Statement(
        Source(sha, "", start, end, surface), amount, Kind(row["kind"]),
        Direction(row["direction"]) if row.get("direction") else None, Modality(row["modality"]), indicator,
        Period.parse(row["period"]) if row.get("period") else None,
        Period.parse(row["base_period"]) if row.get("base_period") else None,
        Place(row["place"]) if row.get("place") else None,
        of=spans.get(row["of"]) if row.get("of") else None,
    )  # fmt: skip
