"""What one cell says: a number with sign, hedge, range, whole and unit; nothing; or words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from tiendo.values import Hedge

from ..numbers import parse_number
from .wording import plain

_DIGITS = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d+)?|\d[\d.,]*\d|\d"
_CELL = re.compile(
    rf"(?P<lead>(?:[^\W\d_]+\s*){{0,4}}[≥≤><~=+\-−–]*\s*=?\s*)(?P<value>{_DIGITS})"
    rf"(?:\s*(?:[-–÷~]|đến|tới)\s*(?P<upper>{_DIGITS})|\s*/\s*(?P<total>{_DIGITS}))?"
    r"(?P<space>\s*)(?P<unit>k?m[23]|[^\d\s][^\d]{0,40}?(?:\bk?m[23])?)??\s*(?P<tail>trở lên|trở xuống)?\s*\*{0,2}",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(\s*(?P<inner>[\d.,]+\s*%?)\s*\)")
_DATED = re.compile(
    r"(?P<inner>[^()]*\d[^()]*?)\s*\((?P<when>(?:tính |số liệu )?(?:từ đầu năm )?(?:đến )?"
    r"(?:ngày|tháng|quý|năm|\d{1,2} tháng|\d{1,2}/\d)[^()]*)\)\s*",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:tháng\s*)?(?:0?[1-9]|1[0-2])/(?:19|20)\d\d", re.IGNORECASE)
_ABSENT = frozenset({"", "-", "–", "—", "…", "...", "..", "x", "X", "0-", "/", "//", "\\", "n/a", "N/A", "*"})
_LEADS: dict[str, Hedge] = {
    "khoảng": Hedge.ABOUT, "xấp xỉ": Hedge.ABOUT, "~": Hedge.ABOUT, "gần": Hedge.ALMOST, "trên": Hedge.OVER, "hơn": Hedge.OVER,
    ">": Hedge.OVER, "dưới": Hedge.UNDER, "<": Hedge.UNDER, "≥": Hedge.AT_LEAST, ">=": Hedge.AT_LEAST, "ít nhất": Hedge.AT_LEAST,
    "tối thiểu": Hedge.AT_LEAST, "từ": Hedge.EXACT, "≤": Hedge.AT_MOST, "<=": Hedge.AT_MOST, "không quá": Hedge.AT_MOST,
    "tối đa": Hedge.AT_MOST, "đạt": Hedge.EXACT, "ước": Hedge.EXACT, "ước đạt": Hedge.EXACT, "=": Hedge.EXACT,
}  # fmt: skip
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1, "tăng": 1, "giảm": -1, "vượt": 1, "hụt": -1, "thiếu": -1}
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}|\d{4,}\.\d+|\d+\.\d{4,}")
_VIETNAMESE = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}|\d{4,},\d+|\d+,\d{4,}")


@dataclass(frozen=True, slots=True)
class CellAmount:
    """The number of a cell.

    Attributes:
        start, end: span of number and unit, counted from the start of the cell's words.
        sign: +1 or -1 where one is printed ("+5,2", "giảm 3"), else 0.
        unit: as printed in the cell, empty when it prints none.
        estimate: the cell itself says "ước", whatever its column says.
        when: the time in brackets behind the number ("73,35 (ngày 14/10/2023)"), which goes before that of its column.
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    upper: Decimal | None = None
    total: Decimal | None = None
    hedge: Hedge = Hedge.EXACT
    sign: int = 0
    unit: str = ""
    other: Decimal | None = None
    estimate: bool = False
    when: str = ""


def is_absent(words: str) -> bool:
    """True for a cell that holds nothing, or one of the marks for nothing ("-", "…", "x")."""
    return words.strip() in _ABSENT


def uses_english_marks(cells: Iterable[str]) -> bool:
    """True when the cells of a table write 1,234.5: some do, and none writes 1.234,5."""
    english = vietnamese = 0
    for words in cells:
        number = words.strip().strip("%()+-− ")
        english += _ENGLISH.fullmatch(number) is not None
        vietnamese += _VIETNAMESE.fullmatch(number) is not None
    return english > 0 and vietnamese == 0


def parse_cell(words: str, *, english: bool = False) -> CellAmount | None:
    """The number of a cell, ``None`` when it holds none or more than one.

    >>> parse_cell("≥ 95").hedge, parse_cell("7 - 7,5%").upper, parse_cell("35/49").total, parse_cell("(3,1)").sign
    (<Hedge.AT_LEAST: 'at_least'>, Decimal('7.5'), Decimal('49'), -1)
    """
    if is_absent(words) or _DAY.fullmatch(words.strip()):
        return None
    dated = _DATED.fullmatch(words)
    if dated is not None:
        amount = parse_cell(dated["inner"], english=english)
        return replace(amount, when=dated["when"]) if amount else None
    bracketed = _BRACKETED.fullmatch(words.strip())
    if bracketed is not None:
        inner = parse_cell(bracketed["inner"], english=english)
        shift = words.index(bracketed["inner"])
        return replace(inner, start=inner.start + shift, end=inner.end + shift, sign=-1) if inner else None
    match = _CELL.fullmatch(words)
    lead = None if match is None else _lead(match["lead"])
    if match is None or lead is None:
        return None
    return _amount(match, lead, english)


def _amount(match: re.Match[str], lead: tuple[Hedge, int], english: bool) -> CellAmount | None:
    value, upper, total = (None if match[name] is None else _number(match[name], english) for name in ("value", "upper", "total"))
    if value is None or (match["upper"] and (upper is None or upper[0] <= value[0])) or (match["total"] and total is None):
        return None
    hedge, sign = lead
    if match["tail"]:
        hedge = Hedge.AT_LEAST if match["tail"].lower() == "trở lên" else Hedge.AT_MOST
    unit = (match["unit"] or "").strip()
    last = match.end("unit") if unit else max(match.end(name) for name in ("value", "upper", "total"))
    decimals = max(value[1], upper[1] if upper else 0)
    return CellAmount(
        match.start("value"), last, value[0], decimals, upper[0] if upper else None, total[0] if total else None, hedge, sign, unit,
        None if upper or total else value[2], "ước" in match["lead"].lower(),
    )  # fmt: skip


def _number(surface: str, english: bool) -> tuple[Decimal, int, Decimal | None] | None:
    surface = surface.replace("\u00a0", "").replace(" ", "")
    if english:
        surface = surface.translate(str.maketrans(",.", ".,"))
    printed = parse_number(surface)
    return None if printed is None else (printed.value, printed.decimals, None if english else printed.other)


def _lead(words: str) -> tuple[Hedge, int] | None:
    """Hedge and sign said before the number; ``None`` when the words say something else."""
    hedge, sign = Hedge.EXACT, 0
    rest = plain(words)
    while rest:
        known = next((key for key in sorted((*_LEADS, *_SIGNS), key=len, reverse=True) if rest.startswith(key)), None)
        if known is None:
            return None
        hedge, sign = _LEADS.get(known, hedge), _SIGNS.get(known, sign)
        rest = rest.removeprefix(known).strip()
    return hedge, sign
