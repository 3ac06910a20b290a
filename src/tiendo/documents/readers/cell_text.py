"""A spreadsheet value as the sheet shows it, in Vietnamese number style (decimal comma, thousands dot)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_DECIMALS = re.compile(r"[0#?]\.([0#?]+)")
_MOST_DIGITS = 15


def shown(value: object, number_format: str = "General") -> str:
    """The characters of a cell.

    >>> shown(0.0502, "0.00%"), shown(1234.5, "#,##0.0"), shown(46.3), shown(1816)
    ('5,02%', '1.234,5', '46,3', '1816')
    """
    if isinstance(value, bool):
        return "đúng" if value else "sai"
    if isinstance(value, int | float):
        return _number(value, number_format.split(";")[0])
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value)


def _number(value: int | float, pattern: str) -> str:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(value)
    plain = _LITERALS.sub("", pattern)
    percent = "%" in plain
    if percent:
        exact *= 100
    decimals = _DECIMALS.search(plain)
    if pattern in ("General", "@", "") or "E" in plain.upper().replace("GENERAL", ""):
        text = _general(exact)
    else:
        places, optional = (len(decimals[1]), decimals[1].count("#")) if decimals else (0, 0)
        text = format(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
        for _ in range(optional):
            text = text.removesuffix("0") if "." in text else text
        text = text.removesuffix(".")
    words = vietnamese_number(text, grouped="," in plain.split(".")[0])
    return words + ("%" if percent else "") + _suffix(pattern)


def _general(exact: Decimal) -> str:
    """As "General" shows: up to eleven digits, no trailing zeros."""
    if exact == exact.to_integral_value():
        return format(exact.quantize(Decimal(1)) if abs(exact) < Decimal(10) ** _MOST_DIGITS else exact, "f")
    digits = Decimal(f"{exact:.11g}") if abs(exact) >= 1 else round(exact, 10)
    text = format(digits, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def vietnamese_number(text: str, *, grouped: bool) -> str:
    """Digits with a point turned into the Vietnamese way.

    >>> vietnamese_number("-1234567.5", grouped=True)
    '-1.234.567,5'
    """
    sign = "-" if text.startswith("-") else ""
    whole, _, fraction = text.removeprefix("-").partition(".")
    if grouped:
        whole = f"{int(whole or 0):,}".replace(",", ".")
    return sign + whole + ("," + fraction if fraction else "")


def _suffix(pattern: str) -> str:
    """Words that the format prints after the number (``0.0" tỷ đồng"``)."""
    after = pattern[max(pattern.rfind("0"), pattern.rfind("#")) + 1 :]
    return "".join(match[1] or match[2] or "" for match in _QUOTED.finditer(after))
