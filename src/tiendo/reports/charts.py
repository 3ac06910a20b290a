"""Charts as Vega-Lite specifications (plain data) turned into SVG, the same for page and report.

Labels stand beside the line, not in a legend; an estimate is hollow, a year without a value makes the line thin and dashed, so
that nothing rests on colour alone. Part-year values never stand on a line of whole years. :func:`values_of` gives the table that
belongs beside each chart. Colours are names: a page fills them with its CSS variables (so that dark mode works), a report with ink.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from tiendo.values import Modality, Observation

from .chart_layers import (
    ACCENT,
    COLOURS,
    INK,
    Fan,
    Point,
    Spec,
    axes,
    dots,
    fan_layers,
    hidden,
    history_layers,
    plan_layers,
    segments,
    sheet,
)
from .chart_words import chart_words

__all__ = ["COLOURS", "Fan", "Point", "Spec", "bar_spec", "line_spec", "png", "sparkline_spec", "svg", "values_of", "yearly"]


def yearly(observations: Iterable[Observation]) -> tuple[Point, ...]:
    """The whole-year points of one series, the latest vintage of each year; targets and part years are left out."""
    latest: dict[int, Observation] = {}
    for observation in observations:
        if observation.amount is None or not observation.period.is_year or observation.modality is Modality.TARGET:
            continue
        year = observation.period.start.year
        if year not in latest or latest[year].known <= observation.known:
            latest[year] = observation
    return tuple(
        Point(year, seen.amount.value, seen.modality is Modality.ESTIMATE)
        for year, seen in sorted(latest.items())
        if seen.amount is not None
    )


def line_spec(
    points: Sequence[Point],
    *,
    unit: str,
    plan: Sequence[Point] = (),
    fan: Fan = (),
    rank: bool = False,
    width: int = 560,
    height: int = 240,
    lang: str = "vi",
) -> Spec:
    """History, plan line and fan of one indicator.

    Args:
        points: whole years, in order (:func:`yearly`).
        unit: printed at the axis.
        plan: planned values; two or more make a line, one a mark.
        fan: per year low and high of the 80% and 50% intervals with the middle, as in ``Outlook.fan``.
        rank: whether less is higher on the page (the axis is turned and says so).
        width, height: of the plot in pixels, labels not counted.
        lang: of the words and numbers, ``vi`` or ``en``; :func:`svg` is told the same.
    """
    words = chart_words(lang)
    # A forecast of a year that is already observed would only cover the figure.
    fan = fan if fan and (not points or fan[-1][0] > points[-1].year) else ()
    # The plan's words stand on the far side of what else is written at the right edge.
    beside = fan[-1][3] if fan else float(points[-1].value) if points else 0.0
    ahead = bool(points) and any(year > points[-1].year for year in [*(p.year for p in plan), *(row[0] for row in fan)])
    layers = [*fan_layers(fan, words), *plan_layers(plan, beside, words), *history_layers(points, words, ahead=ahead)]
    title = f"{unit} ({words.turned})" if rank else unit
    return sheet(axes(layers, points, plan, fan, title=title, rank=rank), width, height)


def sparkline_spec(points: Sequence[Point], *, width: int = 96, height: int = 24) -> Spec:
    """The shape of a series in the height of a line of text; only the last point is marked, hollow for an estimate."""
    layers = [segments(points, strength=1.25), dots(points[-1:], size=24)]
    spec = sheet({"layer": layers}, width, height)
    spec["encoding"] = {"x": hidden("year", points), "y": hidden("value", points)}
    spec["padding"] = 4
    return spec


def bar_spec(rows: Sequence[tuple[str, Decimal | None]], *, unit: str, width: int = 420, lang: str = "vi") -> Spec:
    """Bars from zero with their value at the end; a row without a value says "chưa báo cáo"."""
    words = chart_words(lang)
    data = [
        {"name": name, "bar": float(value or 0), "label": words.missing if value is None else words.number(value)}
        for name, value in rows
    ]
    axis = {"title": None, "ticks": False, "domain": False, "labelLimit": 260}
    base = {"y": {"field": "name", "type": "nominal", "sort": None, "axis": axis}}
    bars = {
        "mark": {"type": "bar", "color": ACCENT, "height": 12},
        "encoding": {"x": {"field": "bar", "type": "quantitative", "axis": {"title": unit, "format": ",~f", "tickCount": 5}}},
    }
    labels = {
        "mark": {"type": "text", "align": "left", "dx": 4, "color": INK},
        "encoding": {"x": {"field": "bar", "type": "quantitative"}, "text": {"field": "label"}},
    }
    return sheet({"data": {"values": data}, "encoding": base, "layer": [bars, labels]}, width, 22 * max(len(rows), 1))


def values_of(points: Sequence[Point], plan: Sequence[Point] = (), lang: str = "vi") -> tuple[tuple[str, str, str], ...]:
    """The table beside a line chart: year, value ("ước" before an estimate, "chưa báo cáo" for a gap), planned value."""
    words = chart_words(lang)
    actual = {point.year: (f"{words.estimate} " if point.estimate else "") + words.number(point.value) for point in points}
    planned = {point.year: words.number(point.value) for point in plan}
    years = [*actual, *planned]
    if not years:
        return ()
    return tuple((str(year), actual.get(year, words.missing), planned.get(year, "")) for year in range(min(years), max(years) + 1))


def svg(spec: Spec, said: str, *, page: bool = True, lang: str = "vi") -> str:
    """The drawing of a specification; equal input gives equal characters.

    Args: said: what the chart shows, for those who do not see it; page: CSS variables instead of concrete colours;
        lang: whose separators the axis takes.
    """
    import vl_convert

    drawing: str = vl_convert.vegalite_to_svg(spec, format_locale=chart_words(lang).locale, allowed_base_urls=[])
    for marker, (variable, concrete) in COLOURS.items():
        drawing = drawing.replace(marker, f"var({variable})" if page else concrete)
    drawing = _steady_ids(drawing)
    label = said.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return drawing.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def png(drawing: str, *, scale: float = 2.0) -> bytes:
    """A drawing with concrete colours as a picture for Word, which shows SVG only in its newest versions."""
    import vl_convert

    made: bytes = vl_convert.svg_to_png(drawing, scale=scale)
    return made


def _steady_ids(drawing: str) -> str:
    """Vega numbers its clip paths through the life of the process; number them from 0 in each drawing."""
    names: dict[str, str] = {}
    for name in re.findall(r'id="(\w+?\d+)"', drawing):
        names.setdefault(name, f"c{len(names)}")
    for name, steady in names.items():
        drawing = drawing.replace(f'id="{name}"', f'id="{steady}"').replace(f"url(#{name})", f"url(#{steady})")
    return drawing
