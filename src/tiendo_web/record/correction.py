"""What a person types in place of what was read: the fields that can be corrected, and the new row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiendo.values import Direction, Hedge, Kind, Modality, Period, PeriodError

from .actions.base import Refused
from .models import Decision, Statement


def number(text: str) -> Decimal:
    """A number as people type it: dots or spaces between thousands, a comma before decimals.

    Raises: ValueError when it is no number, or when a single dot leaves open which of the two it is.
    """
    bare = text.strip().replace("\u00a0", "").replace(" ", "")
    whole, comma, decimals = bare.partition(",")
    groups = whole.split(".")
    grouped = len(groups) > 1 and 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])
    digits = [*groups, decimals] if comma else groups
    if (len(groups) > 1 and not grouped) or not all(part.isascii() and part.isdigit() for part in digits):
        raise ValueError(text)
    try:
        return Decimal("".join(groups) + (f".{decimals}" if comma else ""))
    except InvalidOperation as error:
        raise ValueError(text) from error


def _empty_or(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: parse(text) if text.strip() else None


def _words(text: str) -> str:
    return " ".join(text.split())


CORRECTABLE: dict[str, tuple[Callable[[str], Any], Any]] = {
    "value": (number, gettext_lazy("giá trị")),
    "upper": (_empty_or(number), gettext_lazy("cận trên")),
    "total": (_empty_or(number), gettext_lazy("tổng số")),
    "unit_of_measure": (_words, gettext_lazy("đơn vị tính")),
    "hedge": (lambda text: Hedge(text).value, gettext_lazy("từ chỉ mức độ")),
    "kind": (lambda text: Kind(text).value, gettext_lazy("loại")),
    "direction": (_empty_or(lambda text: Direction(text).value), gettext_lazy("chiều")),
    "modality": (lambda text: Modality(text).value, gettext_lazy("tính chất")),
    "indicator_words": (_empty_or(_words), gettext_lazy("chỉ tiêu")),
    "indicator_code": (_empty_or(str.strip), gettext_lazy("mã chỉ tiêu")),
    "period": (_empty_or(Period.parse), gettext_lazy("kỳ")),
    "base_period": (_empty_or(Period.parse), gettext_lazy("kỳ gốc")),
    "place_words": (_empty_or(_words), gettext_lazy("nơi")),
    "place_code": (_empty_or(str.strip), gettext_lazy("mã nơi")),
}
"""Fields a person may correct: how the typed text is read, and the field's name for people."""


def corrected(row: Statement, fields: Mapping[str, str]) -> Statement:
    """A new row, not yet stored, that says what ``row`` says but for ``fields``; it stands at the same place in the text.

    Raises: Refused, naming the field, when a typed text is not understood.
    """
    new = copy(row)
    new.pk, new.corrects, new.version, new.decision = None, row, 1, Decision.ACCEPTED
    new._state = copy(row._state)
    new._state.adding = True
    for name, text in fields.items():
        setattr(new, name, _parsed(name, text))
    if "value" in fields and new.value != row.value:
        new.half_step = _half_step(new.value, counted=row.half_step == 0)
        new.other_reading = None
    if new.indicator_words != row.indicator_words and "indicator_code" not in fields:
        new.indicator_code = None
    if new.place_words != row.place_words and "place_code" not in fields:
        new.place_code = None
    return new


def _parsed(name: str, text: str) -> Any:
    if name not in CORRECTABLE:
        raise Refused(_("Không sửa được trường “%(name)s”.") % {"name": name}, field=name)
    parse, label = CORRECTABLE[name]
    try:
        return parse(text)
    except (ValueError, PeriodError) as error:
        raise Refused(_("Chưa hiểu %(label)s “%(text)s”.") % {"label": label, "text": text}, field=name) from error


def _half_step(value: Decimal, *, counted: bool) -> Decimal:
    """Half a unit of the last digit typed; a count of things stays exact."""
    exponent = value.as_tuple().exponent
    if counted and exponent == 0:
        return Decimal(0)
    return Decimal((0, (5,), (exponent if isinstance(exponent, int) else 0) - 1))


def said(row: Statement, fields: Mapping[str, str]) -> dict[str, str | None]:
    """What a row says in the named fields, as text."""
    return {name: None if getattr(row, name) is None else str(getattr(row, name)) for name in fields}
