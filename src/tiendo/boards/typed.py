"""One field as typed or as it stands in a cell: text to value, value to the same text.

``written(read(text))`` reads back to the same value; export and import rest on it. Vietnamese number style: ``1.234,5``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import date
from decimal import Decimal

from tiendo.catalogue import fold
from tiendo.values import Period, PeriodError

from .board import Field, FieldType, Words
from .entry import FieldValue

_DAY = re.compile(r"(?:ngày\s+)?(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})(?:\s+0?0:00(?::00)?)?")
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,\d+)?")
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_QUARTER = re.compile(rf"quý\s+(?P<q>[1-4]|iv|i{{1,3}})\s*(?:năm|/|,)?\s*{_YEAR}")
_MONTHS = re.compile(rf"(?P<m>\d{{1,2}})\s+tháng(?:\s+đầu)?(?:\s+năm)?\s*/?\s*{_YEAR}")
_MONTH = re.compile(rf"tháng\s+(?P<m>\d{{1,2}})\s*(?:năm|/|-)\s*{_YEAR}")
_YEARS = re.compile(rf"(?:năm|giai đoạn|nhiệm kỳ)?\s*(?P<a>(?:19|20)\d\d)\s*[-–]\s*{_YEAR}")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class TypedError(ValueError):
    """A text that a field cannot take; ``words`` says what to write instead."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.vi)
        self.words = words


@dataclass(frozen=True)
class Lookup:
    """Names that fields may hold, each folded (no capitals, one space) to its key.

    Attributes:
        units: unit keys by folded name. entries: for each board, row keys by folded heading.
    """

    units: Mapping[str, str] = part(default_factory=dict)
    entries: Mapping[str, Mapping[str, str]] = part(default_factory=dict)


def read(field: Field, text: str, lookup: Lookup) -> FieldValue | None:
    """The value that a text gives a field; ``None`` for an empty one. Raises: TypedError."""
    text = text.strip() if field.type is FieldType.LONG else " ".join(text.split())
    if not text or text in {"-", "–"}:
        return None
    if field.numeric:
        return _numeric(field, text)
    match field.type:
        case FieldType.DAY:
            return read_day(text)
        case FieldType.CHOICE:
            return _choice(field, text)
        case FieldType.UNIT:
            return read_unit(text, lookup)
        case FieldType.ENTRY:
            return _entry(field, text, lookup)
        case _:
            return text


def read_unit(text: str, lookup: Lookup) -> str:
    """Key of the unit that a name or a key names. Raises: TypedError."""
    if text in lookup.units.values():
        return text
    found = lookup.units.get(fold(" ".join(text.split())))
    if found is None:
        raise TypedError(Words(f"không có đơn vị “{text}” trong phạm vi được ghi", f"no unit “{text}” that you may write for"))
    return found


def read_number(text: str) -> Decimal:
    """A number in Vietnamese style. Raises: TypedError."""
    bare = text.replace("−", "-").strip()
    if not _NUMBER.fullmatch(bare):
        raise TypedError(
            Words(f"“{text}” không phải số; ghi như 1.234,5", f"“{text}” is no number; write it as 1.234,5 (decimal comma)")
        )
    return Decimal(re.sub(r"[. \u00a0]", "", bare).replace(",", "."))


def read_day(text: str) -> date:
    """A day as ``31/3/2025`` or ``2025-03-31``. Raises: TypedError."""
    try:
        found = _DAY.fullmatch(text.lower())
        return date(int(found["y"]), int(found["m"]), int(found["d"])) if found else date.fromisoformat(text[:10])
    except ValueError as error:
        raise TypedError(Words(f"“{text}” không phải ngày; ghi như 31/3/2025", f"“{text}” is no day; write 31/3/2025")) from error


def read_period(text: str) -> Period | None:
    """``2023``, ``9 tháng 2024``, ``quý I/2024``, ``tháng 5/2024``, ``2021-2025`` or the written form; ``None`` when empty.

    Raises: TypedError.
    """
    words = " ".join(text.replace("–", "-").lower().split())
    if not words:
        return None
    written = _period_words(words)
    try:
        return Period.parse(written)
    except PeriodError as error:
        raise TypedError(
            Words(f"“{text}” không phải kỳ; ghi 2023, quý I/2024 hoặc tháng 5/2024", f"“{text}” is no period; write 2023, 2024-Q1")
        ) from error


def _period_words(words: str) -> str:
    if found := _QUARTER.fullmatch(words):
        return f"{found['y']}-Q{_QUARTERS[found['q']]}"
    if found := _MONTHS.fullmatch(words):
        return f"{found['y']}-01..{found['y']}-{int(found['m']):02d}"
    if found := _MONTH.fullmatch(words):
        return f"{found['y']}-{int(found['m']):02d}"
    if found := _YEARS.fullmatch(words):
        return f"{found['a']}..{found['y']}"
    words = words.removeprefix("năm ")
    return words.upper() if "q" in words else words


def period_text(period: Period) -> str:
    """A period as it stands in a workbook; ``read_period`` gives it back."""
    if period.is_year:
        return str(period.first.year)
    if period.is_cumulative and period.end.month:
        return f"{period.end.month} tháng {period.first.year}"
    if period.start == period.end and period.start.quarter:
        return f"quý {'I' * period.start.quarter if period.start.quarter < 4 else 'IV'}/{period.start.year}"
    if period.start == period.end and period.start.month and not period.start.day:
        return f"tháng {period.start.month}/{period.start.year}"
    return str(period)


def written(field: Field, value: FieldValue | None, names: Mapping[str, str]) -> str:
    """A value as text for a form or a cell; ``names`` gives names of units and headings of rows by key."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if field.type is FieldType.CHOICE:
        return next((one.words.vi for one in field.choices if one.code == value), value)
    if field.type in {FieldType.UNIT, FieldType.ENTRY}:
        return names.get(value, value)
    return value


def number_text(value: Decimal) -> str:
    """A number in Vietnamese style with its printed decimals."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def _numeric(field: Field, text: str) -> Decimal:
    value = read_number(text.removesuffix("%").strip() if field.type is FieldType.PERCENT else text)
    if field.type is FieldType.COUNT and value != value.to_integral_value():
        raise TypedError(Words(f"“{text}” phải là số nguyên", f"“{text}” must be a whole number"))
    if field.type in {FieldType.COUNT, FieldType.MONEY} and value < 0:
        raise TypedError(Words(f"“{text}” không được âm", f"“{text}” must not be negative"))
    return value


def _choice(field: Field, text: str) -> str:
    said = fold(text)
    for one in field.choices:
        if said == one.code or said in {fold(word) for word in (*one.words, *one.aliases)}:
            return one.code
    known = ", ".join(one.words.vi for one in field.choices)
    raise TypedError(Words(f"“{text}” không có trong danh sách: {known}", f"“{text}” is not one of: {known}"))


def _entry(field: Field, text: str, lookup: Lookup) -> str:
    rows = lookup.entries.get(field.links, {})
    if text in rows.values():
        return text
    found = rows.get(fold(text))
    if found is None:
        raise TypedError(Words(f"không có mục “{text}”; ghi mục đó trước", f"there is no row “{text}”; write that one first"))
    return found
