"""What a chart says beside its lines, in Vietnamese and in English: labels, and the separators of its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .numbers import number as vietnamese


@dataclass(frozen=True, slots=True)
class ChartWords:
    """Words of one language.

    Attributes:
        forecast, target, estimate: stand before a number; missing: stands for a year without one.
        turned: said of an axis whose small numbers stand on top.
        decimal, thousands: separators.
    """

    forecast: str
    target: str
    estimate: str
    missing: str
    turned: str
    decimal: str
    thousands: str

    def number(self, value: Decimal) -> str:
        """A number with its own decimals."""
        printed = vietnamese(value)
        return printed.translate({ord("."): self.thousands, ord(","): self.decimal})

    @property
    def locale(self) -> dict[str, Any]:
        """Vega's own locale object; the decimals of a value are never rounded away by the axis."""
        return {"decimal": self.decimal, "thousands": self.thousands, "grouping": [3], "currency": ["", " đồng"]}


VIETNAMESE = ChartWords("dự báo", "mục tiêu", "ước", "chưa báo cáo", "trục đảo: hạng nhỏ ở trên", ",", ".")
ENGLISH = ChartWords("forecast", "target", "est.", "not reported", "axis turned: first rank on top", ".", ",")


def chart_words(lang: str) -> ChartWords:
    """The words of a language: English for ``en``, else Vietnamese."""
    return ENGLISH if lang == "en" else VIETNAMESE
