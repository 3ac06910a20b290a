"""Released figures as one table: what each column means, and the plain cells of a figure.

Every open format (CSVW, data package, JSON Lines, Parquet) is written from this table, so they cannot tell different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tiendo.values import Hedge, Observation


class CellKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column: its name in files, its title in Vietnamese and English, what its cells are, whether each row has one."""

    name: str
    vi: str
    en: str
    kind: CellKind = CellKind.TEXT
    required: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A released value with the names that its keys stand for.

    Attributes:
        observation: the value; one without a number has no place in open data.
        unit_name, indicator_name: as people know them.
        source, address: title of the document or page it was read from, and the page's address where there is one.
    """

    observation: Observation
    unit_name: str
    indicator_name: str
    source: str
    address: str = ""


Cell = str | Decimal | date | None

COLUMNS = (
    FigureColumn("khoa", "Khóa của số liệu", "Key of the figure", required=True),
    FigureColumn("don_vi", "Đơn vị", "Unit", required=True),
    FigureColumn("ma_don_vi", "Mã đơn vị", "Key of the unit", required=True),
    FigureColumn("chi_tieu", "Chỉ tiêu", "Indicator", required=True),
    FigureColumn("ma_chi_tieu", "Mã chỉ tiêu", "Code of the indicator", required=True),
    FigureColumn("ky", "Kỳ", "Period", required=True),
    FigureColumn("tu_ngay", "Ngày đầu kỳ", "First day of the period", CellKind.DAY, required=True),
    FigureColumn("den_ngay", "Ngày cuối kỳ", "Last day of the period", CellKind.DAY, required=True),
    FigureColumn("gia_tri", "Giá trị như đã in", "Value as printed", CellKind.NUMBER, required=True),
    FigureColumn("can_tren", "Cận trên của khoảng", "Upper end of a range", CellKind.NUMBER),
    FigureColumn("tren_tong", "Trên tổng (x/y)", "The whole of x/y", CellKind.NUMBER),
    FigureColumn("dvt", "Đơn vị tính", "Unit of measure"),
    FigureColumn(
        "nua_buoc", "Nửa đơn vị của chữ số in cuối", "Half a unit of the last printed digit", CellKind.NUMBER, required=True
    ),
    FigureColumn("cach_noi", "Từ đi kèm số (khoảng, trên, gần)", "Hedge beside the number"),
    FigureColumn("tinh_chat", "Thực hiện, ước, mục tiêu", "Actual, estimate or target", required=True),
    FigureColumn("biet_tu", "Ngày biết", "Day it became known", CellKind.DAY, required=True),
    FigureColumn("nguon", "Nguồn", "Source"),
    FigureColumn("dia_chi", "Địa chỉ nguồn", "Address of the source"),
)
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def cells_of(figure: Figure) -> dict[str, Cell]:
    """The cells of a figure by column name.

    Raises: ValueError when the observation has no number.
    """
    seen = figure.observation
    if seen.amount is None:
        raise ValueError(f"{seen.key}: không có số, không thành dòng dữ liệu mở")
    amount = seen.amount
    return {
        "khoa": seen.key,
        "don_vi": figure.unit_name,
        "ma_don_vi": seen.unit,
        "chi_tieu": figure.indicator_name,
        "ma_chi_tieu": seen.indicator,
        "ky": str(seen.period),
        "tu_ngay": seen.period.first,
        "den_ngay": seen.period.last,
        "gia_tri": amount.value,
        "can_tren": amount.upper,
        "tren_tong": amount.total,
        "dvt": amount.unit,
        "nua_buoc": amount.half_step,
        "cach_noi": None if amount.hedge is Hedge.EXACT else amount.hedge.value,
        "tinh_chat": seen.modality.value,
        "biet_tu": seen.known,
        "nguon": figure.source,
        "dia_chi": figure.address,
    }


def ordered(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """By unit, indicator, period, day known and key: the same figures give the same file."""
    return tuple(sorted(figures, key=_place))


def plain(cell: Cell) -> str:
    """A cell as text for programs: decimal point, printed decimals kept, no exponent; ISO days; empty for none."""
    if cell is None:
        return ""
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def harmless(cell: Cell) -> str:
    """As ``plain``; a text that a spreadsheet would run as a formula gets an apostrophe before it."""
    text = plain(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_RUNS) else text


def sayable(text: str) -> str:
    """Without the characters that XML 1.0 cannot hold."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))


def _place(figure: Figure) -> tuple[str, str, date, date, date, str]:
    seen = figure.observation
    return seen.unit, seen.indicator, seen.period.last, seen.period.first, seen.known, seen.key
