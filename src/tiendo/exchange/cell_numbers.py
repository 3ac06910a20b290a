"""What one cell of a workbook says: a number, a range, a mark for nothing, words; or why it cannot be read.

Cells come as the sheet shows them. Real number cells are shown in Vietnamese style by the reader of the file; cells typed as
text may hold any mixture of separators, and the column is asked when one cell alone can be read in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tiendo.catalogue import fold
from tiendo.ledger.precision import half_step_of, unit_of_measure
from tiendo.values import Amount, Hedge


class Style(StrEnum):
    """Which separator a column takes as the decimal mark."""

    COMMA = "comma"
    DOT = "dot"
    UNKNOWN = "unknown"


class CellKind(StrEnum):
    """What a cell is."""

    NUMBER = "number"
    EMPTY = "empty"
    NOT_REPORTED = "not_reported"
    WORDS = "words"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell as read.

    Attributes:
        amount: for a number.
        problem: for an unread cell, why, one Vietnamese sentence; for a number, a doubt that a person should look at.
    """

    kind: CellKind
    amount: Amount | None = None
    problem: str = ""


_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_DIGITS = r"\d[\d.,\s\u00a0\u202f\u2009]*"
_NUMBER = re.compile(rf"(?P<hedge>[^\d\-–(]*?)\s*(?P<sign>[-–(]?)\s*(?P<number>{_DIGITS})(?P<rest>.*)", re.DOTALL)
_RANGE = re.compile(rf"(?:từ\s+)?(?P<low>{_DIGITS})\s*%?\s*(?:-|–|—|÷|đến)\s*(?P<high>{_DIGITS})\s*(?P<rest>[^\d]*)")
_OUT_OF = re.compile(rf"(?P<part>{_DIGITS})/\s*(?P<whole>{_DIGITS})(?P<rest>[^\d]*)")
_HEDGES = {
    "": Hedge.EXACT, "=": Hedge.EXACT, "đạt": Hedge.EXACT, ">": Hedge.OVER, "trên": Hedge.OVER, "hơn": Hedge.OVER,
    "≥": Hedge.AT_LEAST, ">=": Hedge.AT_LEAST, "ít nhất": Hedge.AT_LEAST, "tối thiểu": Hedge.AT_LEAST, "từ": Hedge.AT_LEAST,
    "<": Hedge.UNDER, "dưới": Hedge.UNDER, "≤": Hedge.AT_MOST, "<=": Hedge.AT_MOST, "tối đa": Hedge.AT_MOST,
    "không quá": Hedge.AT_MOST, "gần": Hedge.ALMOST, "khoảng": Hedge.ABOUT, "~": Hedge.ABOUT, "≈": Hedge.ABOUT,
    "xấp xỉ": Hedge.ABOUT, "ước": Hedge.EXACT, "ước đạt": Hedge.EXACT,
}  # fmt: skip
_FOLDED = {fold(words): hedge for words, hedge in _HEDGES.items()}
_VERB = re.compile(fold(r"^(?:duy trì|phấn đấu|giữ vững|giữ|đạt|hoàn thành|tăng lên|giảm còn|còn)\s+(?=[^\d]*\d)"))
_AFTER = {"": None, "trở lên": Hedge.AT_LEAST, "trở xuống": Hedge.AT_MOST}
_NOTHING = {"", "-", "–", "—", "x", "/", "//", "\\"}
_SILENT = {"...", "…", "..", "chưa có", "chưa báo cáo", "chưa có số liệu", "chưa đánh giá", "n/a", "không có số liệu"}
_ERRORS = ("#ref!", "#value!", "#div/0!", "#name?", "#n/a", "#num!", "#null!")


def read_cell(text: str, unit: str, style: Style = Style.UNKNOWN) -> CellReading:
    """Read one cell.

    Args:
        text: as the sheet shows it.
        unit: unit of measure of the row, as printed.
        style: what the other cells of the column say of its decimal mark.
    """
    words = fold(_SPACES.sub(" ", text)).strip()
    if words in _NOTHING:
        return CellReading(CellKind.EMPTY)
    if words in _SILENT:
        return CellReading(CellKind.NOT_REPORTED)
    if words in _ERRORS:
        return CellReading(CellKind.UNREAD, problem=f"công thức lỗi ({text.strip()}); sửa công thức rồi nhập lại")
    while (verb := _VERB.match(words)) is not None:
        words = words[verb.end() :]
    return _two(words, unit, style) or _one(words, unit, style) or CellReading(CellKind.WORDS)


def style_of(cells: Iterable[str]) -> Style:
    """The decimal mark of a column, from the cells that leave no choice."""
    votes = {Style.COMMA: 0, Style.DOT: 0}
    for cell in cells:
        for number in re.findall(r"\d[\d.,]*\d", cell):
            mark = _certain(number)
            if mark is not None:
                votes[mark] += 1
    if votes[Style.COMMA] == votes[Style.DOT]:
        return Style.UNKNOWN
    return max(votes, key=lambda style: votes[style])


def _certain(number: str) -> Style | None:
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        return Style.COMMA if number.rfind(",") > number.rfind(".") else Style.DOT
    if dots + commas != 1:
        return None if dots + commas == 0 else (Style.COMMA if dots else Style.DOT)
    after = len(number.partition("." if dots else ",")[2])
    if after == 3 and not number.startswith("0"):
        return None
    return Style.DOT if dots else Style.COMMA


def number_of(text: str, style: Style = Style.UNKNOWN) -> tuple[Decimal, Decimal | None] | None:
    """The number behind digits with separators, and the other number that they may stand for.

    ``None`` when the groups fit no way of writing. Without a hint from the column a single dot before three digits is a
    thousands mark, as Vietnamese writes it, and a single comma is the decimal mark.

    >>> number_of("1.234,5"), number_of("1.250"), number_of("6.33")
    ((Decimal('1234.5'), None), (Decimal('1250'), Decimal('1.250')), (Decimal('6.33'), None))
    """
    digits = _SPACES.sub("", text).rstrip(".,")
    if not re.fullmatch(r"\d+(?:[.,]\d+)*", digits):
        return None
    certain = _certain(digits) if re.search(r"[.,]", digits) else Style.COMMA
    if certain is not None:
        plain = _plain(digits, certain)
        return None if plain is None else (plain, None)
    mark = "." if "." in digits else ","
    grouped, decimal = Decimal(digits.replace(mark, "")), Decimal(digits.replace(mark, "."))
    as_decimal = style is (Style.DOT if mark == "." else Style.COMMA)
    if style is Style.UNKNOWN:
        as_decimal = mark == ","
    return (decimal, grouped) if as_decimal else (grouped, decimal)


def _plain(digits: str, style: Style) -> Decimal | None:
    mark, group = (",", ".") if style is Style.COMMA else (".", ",")
    whole, _, fraction = digits.rpartition(mark) if mark in digits else (digits, "", "")
    groups = whole.split(group)
    if mark in whole or (len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(one) != 3 for one in groups[1:]))):
        return None
    return Decimal("".join(groups) + ("." + fraction if fraction else ""))


def _two(words: str, unit: str, style: Style) -> CellReading | None:
    """A range (``6,6 - 6,8``) or a part of a whole (``35/49``)."""
    span, part = _RANGE.fullmatch(words), _OUT_OF.fullmatch(words)
    match = span or part
    if match is None or not _same_unit(match["rest"], unit):
        return None
    ends = [number_of(match[name], style) for name in (("low", "high") if span else ("part", "whole"))]
    if ends[0] is None or ends[1] is None:
        return CellReading(CellKind.UNREAD, problem=f"không hiểu dấu ngăn cách trong “{words}”; ghi lại theo kiểu 1.234,5")
    first, second = ends[0][0], ends[1][0]
    if span:
        if second < first:
            return CellReading(CellKind.UNREAD, problem=f"khoảng “{words}” có đầu lớn hơn cuối; ghi số nhỏ trước")
        return _number(first, unit, Hedge.EXACT, upper=second)
    return _number(first, unit, Hedge.EXACT, total=second)


def _one(words: str, unit: str, style: Style) -> CellReading | None:
    match = _NUMBER.fullmatch(words)
    if match is None:
        return None
    hedge = _FOLDED.get(match["hedge"].strip())
    rest = match["rest"].strip().removesuffix(")").strip()
    after = next((sense for tail, sense in _AFTER.items() if tail and rest.endswith(tail)), None)
    rest = rest.removesuffix("trở lên").removesuffix("trở xuống").strip()
    if hedge is None or not _same_unit(rest, unit):
        return None
    if match["sign"]:
        return CellReading(CellKind.UNREAD, problem=f"số âm “{words}”: ghi mức giảm bằng chỉ tiêu “mức giảm”")
    found = number_of(match["number"], style)
    if found is None:
        return CellReading(CellKind.UNREAD, problem=f"không hiểu dấu ngăn cách trong “{words}”; ghi lại theo kiểu 1.234,5")
    return _number(found[0], unit, after or hedge, other=found[1] if style is Style.UNKNOWN else None)


def _same_unit(rest: str, unit: str) -> bool:
    """True when what follows the number is nothing or the row's own unit."""
    left = rest.strip(" .;")
    if not left or fold(left) in {fold(unit), fold(f"{unit}/năm")}:
        return True
    mine, theirs = unit_of_measure(unit), unit_of_measure(left)
    return mine is not None and mine is theirs


def _number(
    value: Decimal,
    unit: str,
    hedge: Hedge,
    *,
    upper: Decimal | None = None,
    total: Decimal | None = None,
    other: Decimal | None = None,
) -> CellReading:
    known = unit_of_measure(unit)
    if other is not None and known is not None and known.kind == "counted_noun" and known.factor == 1:
        value, other = max(value, other), None  # things are counted whole: 1.250 households are no 1,25
    amount = Amount(
        value=value,
        unit=unit,
        half_step=half_step_of(value, unit),
        upper=upper,
        total=total,
        hedge=hedge,
        unit_code=known.code if known else None,
        other_reading=other,
    )
    doubt = "" if other is None else f"có thể đọc là {value} hoặc {other}; đã lấy số đầu"
    return CellReading(CellKind.NUMBER, amount, doubt)
