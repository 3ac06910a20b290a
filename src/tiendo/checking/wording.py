"""Numbers and intervals as Vietnamese officers write them."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction

from ..values import Interval


def number(value: Fraction | Decimal | int, places: int | None = None) -> str:
    """A number with Vietnamese marks: ``Fraction(2467, 2)`` gives ``"1.233,5"``; at most four decimals, or ``places``."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(value)
    return _marked(exact, _places(exact) if places is None else places, ROUND_HALF_UP)


def _places(value: Decimal) -> int:
    size = abs(value)
    return 0 if size >= 10000 else 1 if size >= 1000 else 2 if size >= 10 else 3 if size >= 1 else 4


def _marked(value: Decimal, places: int, rounding: str) -> str:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > places:
        value = value.quantize(Decimal(1).scaleb(-places), rounding=rounding)
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".") or "0"


def span(values: Interval, scale: Fraction | int = 1) -> str:
    """An interval in words, its ends rounded outwards: ``"từ 10,4 đến 10,5"``, ``"từ 720 trở lên"``.

    Args: scale: what one printed unit is worth; the ends are divided by it.
    """
    low, high = values.low, values.high
    if low is not None and low == high:
        return number(low / scale)
    if low is None and high is None:
        return "bất kỳ"
    if high is None:
        assert low is not None
        return f"từ {_end(low / scale, ROUND_FLOOR)} trở lên"
    if low is None or (low <= 0 <= high and low == 0):
        return f"đến {_end(high / scale, ROUND_CEILING)}"
    return f"từ {_end(low / scale, ROUND_FLOOR)} đến {_end(high / scale, ROUND_CEILING)}"


def span_en(values: Interval, scale: Fraction | int = 1) -> str:
    """The same in English, still with the marks that the document uses."""
    text = span(values, scale)
    if text == "bất kỳ":
        return "anything"
    if text.endswith(" trở lên"):
        return "at least " + text.removeprefix("từ ").removesuffix(" trở lên")
    if text.startswith("đến "):
        return "at most " + text.removeprefix("đến ")
    return text.replace("từ ", "", 1).replace(" đến ", " to ")


def _end(value: Fraction, rounding: str) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return _marked(exact, _places(exact), rounding)
