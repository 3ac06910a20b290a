"""Filters and tags of the pages: numbers as people read them, icons, states, links that keep the filters in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django import template
from django.http import QueryDict
from django.template.context import RequestContext
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tiendo.values import Amount, Assessment, Interval, Modality, Outlook, Period, Source, Target, TargetClass
from tiendo.values.target import Origin
from tiendo_web.pages import charts
from tiendo_web.pages import format as say
from tiendo_web.pages.homes import Home, home_of
from tiendo_web.pages.words import MODALITIES, TARGET_CLASSES, TRAIL, Mark

if TYPE_CHECKING:
    from tiendo_web.pages.standings import Row

register = template.Library()


def language() -> str:
    """The language of numbers: Vietnamese unless the page is in English."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


@register.filter
def number(value: Decimal | int | float | Fraction | None) -> str:
    """A number with the separators of the language; nothing for ``None``."""
    return "" if value is None else say.number(value, language())


@register.filter
def written(value: int | str | None) -> str:
    """A setting as it stands in its field: plain digits, nothing for none."""
    return "" if value is None else str(value)


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
def unit(text: str, unit_of_measure: str) -> str:
    """A formatted number with its unit; a day takes none."""
    return text if "/" in text else say.with_unit(text, unit_of_measure)


@register.filter
def plain(value: Decimal | None) -> str:
    """A computed number without digits that its size cannot carry: at most four that count, at most two decimals."""
    return "" if value is None else say.computed(value, language())


@register.filter
def signed(value: Decimal | None) -> str:
    """A computed change with its sign."""
    if value is None:
        return ""
    words = say.computed(value, language())
    return f"+{words}" if value > 0 else words


@register.filter
def printed_as(value: Amount | None) -> str:
    """The interval that a printed amount stands for; empty for an exact count."""
    if value is None or not value.half_step:
        return ""
    return say.interval(say.printed_interval(value), "", language())


@register.simple_tag
def origin(value: Origin, document: int | None) -> SafeString:
    """Where a figure comes from, as a link to the sentence or to the cited address."""
    if isinstance(value, Source):
        if document is None:
            return format_html("{}", _("văn bản không được xem"))
        return format_html('<a href="{}">“{}”</a>', reverse("document-at", args=[document, value.start]), value.surface)
    if value.address.startswith(("https://", "http://")):
        return format_html('<a href="{}" rel="noreferrer">{}</a>', value.address, value.title or value.address)
    return format_html("{}", value.title or value.address)


@register.simple_tag
def outlook_basis(outlook: Outlook) -> str:
    """What a forecast rests on, in the language of the page."""
    return outlook.basis_en if language() == "en" else outlook.basis


@register.filter
def interval(value: Interval | None, unit: str = "") -> str:
    """An interval with its unit."""
    return "" if value is None else say.interval(value, unit, language())


@register.filter
def written_day(value: str) -> str:
    """The day of a source (``2024-09``) as people write it."""
    return say.written_day(value or "")


@register.filter
def period(value: Period | str | None) -> str:
    """A period in words; takes its written form as well."""
    if not value:
        return ""
    return say.period(Period.parse(value) if isinstance(value, str) else value, language())


@register.filter
def place(printed: str | None, unit_name: str) -> str:
    """The place of a figure as a person reads it; a masthead in capitals is shown by its unit's name."""
    return say.place(printed, unit_name)


@register.filter
def safe_id(value: int) -> str:
    """A row's number or an offset as it goes into an attribute: plain digits, no separators."""
    return str(int(value))


@register.filter
def percent(value: float | None) -> str:
    """A probability in whole percents."""
    return "" if value is None else say.percent(value, language())


@register.filter
def day(value: date | datetime | None) -> str:
    """A day."""
    return "" if value is None else say.day(value)


@register.filter
def modality(value: str) -> str:
    """Whether a value happened, is expected or is aimed at, in a word."""
    return str(MODALITIES[Modality(value)])


@register.filter
def action_words(name: str) -> str:
    """What an action is called."""
    return str(TRAIL.get(name, name))


@register.filter
def weekday(value: date) -> str:
    """The day of the week, written out."""
    days = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ Nhật"))
    return days[value.weekday()]


@register.simple_tag
def example_accounts() -> list[dict[str, str]]:
    """The accounts of the demonstration with what each is for, for its sign-in page."""
    from tiendo_web.demo.scene import ACCOUNTS

    return [{"username": one.username, "words": one.en if language() == "en" else one.vi} for one in ACCOUNTS]


@register.simple_tag(takes_context=True)
def home(context: RequestContext) -> Home:
    """What the first page offers to the person who looks at it."""
    return home_of(context["request"].user)


@register.simple_tag
def reason(assessment: Assessment) -> str:
    """Why a target stands as it does, in the language of the page."""
    return assessment.reason_en if language() == "en" and assessment.reason_en else assessment.reason


@register.simple_tag
def spark(row: Row) -> SafeString:
    """The years of a target as a line; with fewer than two years, that in words."""
    points = row.points
    if len(points) < 2:
        return format_html('<span class="nil">{}</span>', _("chưa đủ 2 năm"))
    label = "; ".join(f"{point.year}: {say.number(round(point.value, 4), language())}" for point in points)
    first = min(row.row.plan.period.first.year, points[0].year)
    return charts.sparkline(points, label, first=first, last=max(row.target.due.last.year, points[-1].year))


@register.simple_tag
def bullet(row: Row) -> SafeString:
    """How much of a target is done, as a bar and in percent."""
    share = row.share
    if share is None:
        return charts.bullet(None, None, row.mark.tone, _("chưa có số"))
    words = say.number(round(share * 100), language()) + "%"
    drawing = charts.bullet(share, row.expected, row.mark.tone, _("%(share)s mục tiêu") % {"share": words})
    return format_html('<span class="blw">{}<span class="pc">{}</span></span>', drawing, words)


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


@register.simple_tag
def class_state(cls: TargetClass) -> SafeString:
    """A class of a target as icon and word."""
    return state(TARGET_CLASSES[cls])


@register.simple_tag
def small_line(points: Sequence[charts.Point], label: str) -> SafeString | str:
    """A small line over the years of a released series; nothing for fewer than two."""
    if len(points) < 2:
        return ""
    return charts.sparkline(points, label, first=points[0].year, last=points[-1].year)


@register.simple_tag(takes_context=True)
def drop(context: RequestContext, name: str) -> str:
    """The page's own address without one parameter, for names that are no identifiers."""
    return address(context, **{name: None})


@register.simple_tag(takes_context=True)
def keep(context: RequestContext, *names: str) -> str:
    """Some parameters of the address as they stand, ready for another after them."""
    given: QueryDict = context["request"].GET
    kept = QueryDict(mutable=True)
    for name in names:
        if given.getlist(name):
            kept.setlist(name, given.getlist(name))
    return f"{kept.urlencode()}&" if kept else ""


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
