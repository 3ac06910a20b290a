"""Filters and tags of the pages: numbers as people read them, icons, states, links that keep the filters in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.http import QueryDict
from django.template.context import RequestContext
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tiendo.values import Amount, Interval, Period, Target
from tiendo_web.pages import format as say
from tiendo_web.pages.words import Mark

register = template.Library()


def language() -> str:
    """The language of numbers: Vietnamese unless the page is in English."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


@register.filter
def number(value: Decimal | int | float | Fraction | None) -> str:
    """A number with the separators of the language; nothing for ``None``."""
    return "" if value is None else say.number(value, language())


@register.filter
def rounded(value: float | Decimal | None, decimals: int) -> str:
    """A computed number with so many decimals (printed numbers keep their own: use ``number``)."""
    return "" if value is None else say.number(value, language(), decimals=decimals)


@register.filter
def amount(value: Amount | None) -> str:
    """A printed amount with its unit."""
    return "" if value is None else say.amount(value, language())


@register.filter
def bare_amount(value: Amount | None) -> str:
    """A printed amount without its unit."""
    return "" if value is None else say.amount(value, language(), unit=False)


@register.filter
def target_value(value: Target) -> str:
    """What a target asks, without its unit."""
    return say.target_value(value, language())


@register.filter
def interval(value: Interval | None, unit: str = "") -> str:
    """An interval with its unit."""
    return "" if value is None else say.interval(value, unit, language())


@register.filter
def period(value: Period | str | None) -> str:
    """A period in words; takes its written form as well."""
    if not value:
        return ""
    return say.period(Period.parse(value) if isinstance(value, str) else value, language())


@register.filter
def percent(value: float | None) -> str:
    """A probability in whole percents."""
    return "" if value is None else say.percent(value, language())


@register.filter
def day(value: date | datetime | None) -> str:
    """A day."""
    return "" if value is None else say.day(value)


@register.filter
def item(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value under a key, ``""`` when it is not there."""
    return mapping.get(key, "")


@lru_cache(maxsize=64)
def _icon_address(name: str) -> str:
    return f"{static('tiendo/icons.svg')}#i-{name}"


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon; it is hidden from readers of the screen, so a word must stand beside it."""
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', f"i {css}".strip(), _icon_address(name))


@register.simple_tag
def state(mark: Mark, css: str = "") -> SafeString:
    """A state: its icon and its word in its tone."""
    return format_html('<span class="{}">{}{}</span>', f"st {mark.tone} {css}".strip(), icon(mark.icon), mark.word)


@register.simple_tag(takes_context=True)
def address(context: RequestContext, **changes: Any) -> str:
    """The page's own address with some parameters changed; ``None`` or ``""`` takes a parameter away, and the page number falls."""
    params: QueryDict = context["request"].GET.copy()
    params.pop("trang", None)
    for name, value in changes.items():
        params.pop(name, None)
        if value not in (None, ""):
            params[name] = str(value)
    query = params.urlencode()
    return f"?{query}" if query else "?"
