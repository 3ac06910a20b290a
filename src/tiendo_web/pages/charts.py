"""Small drawings of the pages as SVG text: sparkline, bullet, two intervals on one axis.

They take colours from the page's tokens, so dark and print work; a word beside each drawing says the same. The chart of
one target with its fan is ``path_chart.py``. Coordinates are in pixels, rounded to a tenth, so the same data give the
same text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from tiendo.values import Interval
from tiendo_web.pages import format as say


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a yearly series: the year, the value, whether it is an estimate."""

    year: int
    value: float
    estimate: bool = False


def _tenth(number: float) -> str:
    return f"{number:.1f}"


def sparkline(points: Sequence[Point], label: str, *, first: int, last: int) -> SafeString:
    """A line over the years ``first`` to ``last``.

    Years without a value are bridged by dashes; the last dot is hollow for an estimate.
    """
    width, height, edge = 84.0, 22.0, 4.0
    span = max(1, last - first)
    values = [point.value for point in points]
    low, high = min(values), max(values)

    def place(point: Point) -> tuple[float, float]:
        share = (point.value - low) / (high - low) if high > low else 0.5
        return edge + (width - 2 * edge) * (point.year - first) / span, height - edge - (height - 2 * edge) * share

    lines = []
    for before, after in pairwise(points):
        (x0, y0), (x1, y1) = place(before), place(after)
        style = "" if after.year - before.year == 1 else ' stroke-dasharray="2 2"'
        colour = "var(--ink)" if after.year - before.year == 1 else "var(--ink-3)"
        lines.append(
            f'<path d="M{_tenth(x0)} {_tenth(y0)}L{_tenth(x1)} {_tenth(y1)}" stroke="{colour}" stroke-width="1.4"{style}/>'
        )
    x, y = place(points[-1])
    fill = "var(--surface)" if points[-1].estimate else "var(--ink)"
    dot = f'<circle cx="{_tenth(x)}" cy="{_tenth(y)}" r="2.4" fill="{fill}" stroke="var(--ink)" stroke-width="1.4"/>'
    return format_html(
        '<svg width="84" height="22" viewBox="0 0 84 22" role="img" aria-label="{}">{}</svg>',
        label,
        mark_safe("".join(lines) + dot),  # noqa: S308 - numbers of ours only
    )


def bullet(share: float | None, expected: float | None, tone: str, label: str) -> SafeString:
    """How much of the plan is done (bar), the plan (track), where it should stand today (tick).

    Without a value an empty frame is drawn.
    """
    if share is None:
        body = '<rect x=".5" y="4.5" width="103" height="9" fill="none" stroke="var(--line-2)" stroke-dasharray="3 3"/>'
    else:
        full = 69.3
        body = (
            f'<rect y="3" width="{full}" height="12" fill="var(--sunk)"/>'
            f'<rect y="6" width="{_tenth(min(104.0, max(0.0, share) * full))}" height="6" fill="var(--{tone}-fill)"/>'
        )
        if expected is not None:
            body += f'<path d="M{_tenth(min(1.0, expected) * full)} 1v16" stroke="var(--ink)" stroke-width="2"/>'
    return format_html(
        '<svg width="104" height="18" viewBox="0 0 104 18" role="img" aria-label="{}">{}</svg>',
        label,
        mark_safe(body),  # noqa: S308 - numbers of ours only
    )


@dataclass(frozen=True, slots=True)
class Band:
    """An interval to draw, with the two lines of words over it."""

    interval: Interval
    title: str
    words: str
    solid: bool


def two_intervals(first: Band, second: Band, unit: str, label: str, lang: str) -> SafeString | None:
    """Two intervals on one axis and the gap between them; ``None`` when one has an open end or they touch."""
    bands = sorted((first, second), key=lambda band: (band.interval.low is None, band.interval.low))
    left, right = bands
    ends = (left.interval.low, left.interval.high, right.interval.low, right.interval.high)
    if any(end is None for end in ends) or left.interval.touches(right.interval):
        return None
    a, b, c, d = (float(end) for end in ends if end is not None)
    margin, width = 60.0, 560.0
    scale = (width - 20) / ((d - a) or 1)

    def x(value: float) -> float:
        return margin + (value - a) * scale

    rows = []
    for band, start, end in ((left, a, b), (right, c, d)):
        span = max(4.0, (end - start) * scale)
        middle = x(start) + span / 2
        paint = 'fill="var(--bad-fill)"' if band.solid else 'fill="none" stroke="var(--ink)" stroke-width="2"'
        anchor, at = ("start", x(start)) if band is left else ("end", max(x(end), x(start) + span))
        rows.append(
            format_html(
                '<rect x="{}" y="84" width="{}" height="22" {}/><path d="M{} 78V46" stroke="var(--ink-2)"/>'
                '<text x="{}" y="20" class="lab" text-anchor="{}">{}</text><text x="{}" y="38" text-anchor="{}">{}</text>',
                _tenth(x(start)),
                _tenth(span),
                mark_safe(paint),  # noqa: S308 - two fixed texts
                _tenth(middle),
                _tenth(at),
                anchor,
                band.title,
                _tenth(at),
                anchor,
                band.words,
            )
        )
    from_x, to_x = max(x(b), x(a) + 4) + 3, x(c) - 3
    gap = _gap(left.interval, right.interval, lang)
    arrow = (
        format_html(
            '<path d="M{0} 95H{1}M{0} 91v8M{1} 91v8" stroke="var(--bad)" stroke-width="1.5"/>'
            '<text x="{2}" y="126" text-anchor="middle" class="gap">{3}</text>',
            _tenth(from_x),
            _tenth(to_x),
            _tenth((from_x + to_x) / 2),
            gap,
        )
        if to_x > from_x
        else ""
    )
    return format_html(
        '<svg class="chart" width="720" height="150" viewBox="0 0 720 150" role="img" aria-label="{}">'
        '<path d="M16 112H640" stroke="var(--ink-2)"/><text class="dim" x="648" y="116">{}</text>{}{}</svg>',
        label,
        unit,
        format_html_join("", "{}", ((row,) for row in rows)),
        arrow,
    )


def _gap(left: Interval, right: Interval, lang: str) -> str:
    assert left.high is not None and right.low is not None
    wide = float(right.low - left.high)
    exact = Decimal(repr(wide)).quantize(Decimal(1).scaleb(_magnitude(wide) - 1))
    return f"{'hở' if lang == 'vi' else 'gap'} {say.number(exact.normalize() if exact == exact.to_integral() else exact, lang)}"


def _magnitude(number: float) -> int:
    return Decimal(repr(number)).adjusted()
