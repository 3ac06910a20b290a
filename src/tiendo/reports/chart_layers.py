"""The layers of a chart: history, plan, fan, labels, axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from .chart_words import ChartWords

Spec = dict[str, Any]
Fan = Sequence[tuple[int, float, float, float, float, float]]

FONT = "Noto Sans, DejaVu Sans, sans-serif"
# Marker colour in the specification: CSS variable of a page, concrete colour of a report.
COLOURS = {
    "#000001": ("--ink", "#191B1F"),
    "#000002": ("--ink-2", "#474B54"),
    "#000003": ("--ink-3", "#62666E"),
    "#000004": ("--c-plan", "#86661A"),
    "#000005": ("--c-fan-1", "#B9CDE6"),
    "#000006": ("--c-fan-2", "#DCE7F3"),
    "#000007": ("--c-grid", "#E7E3DA"),
    "#000008": ("--surface", "#FFFFFF"),
    "#000009": ("--accent", "#1A4E8C"),
}
INK, INK_2, INK_3, PLAN, FAN_50, FAN_80, GRID, SURFACE, ACCENT = COLOURS

# Upright and above the axis: a turned unit is hard to read.
_TITLE_ON_TOP = {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -12}


@dataclass(frozen=True, slots=True)
class Point:
    """A whole-year value; ``estimate`` for "ước"."""

    year: int
    value: Decimal
    estimate: bool = False


def sheet(body: Spec, width: int, height: int) -> Spec:
    """A whole specification: size, font, colours of the axes."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "background": None,
        "config": {
            "font": FONT,
            "text": {"fontSize": 13},
            "axis": {
                "labelFontSize": 13,
                "titleFontSize": 13,
                "titleFontWeight": "normal",
                "labelColor": INK_3,
                "titleColor": INK_2,
                "gridColor": GRID,
                "domainColor": INK_3,
                "tickColor": INK_3,
            },
            "view": {"stroke": None},
        },
        **body,
    }


def axes(layers: list[Spec], points: Sequence[Point], plan: Sequence[Point], fan: Fan, *, title: str, rank: bool) -> Spec:
    """Layers over one pair of axes; every year of the span has its mark."""
    years = sorted({*(p.year for p in points), *(p.year for p in plan), *(row[0] for row in fan)})
    span = list(range(years[0], years[-1] + 1)) if years else []
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [span[0] - 0.3, span[-1] + 0.3], "nice": False} if span else {},
        "axis": {"title": None, "format": "d", "values": span, "grid": False, "labelOverlap": True},
    }
    y = {
        "type": "quantitative",
        "scale": {"zero": False, "reverse": rank},
        "axis": {
            "title": title,
            "format": ",~f",
            "tickCount": 5,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleY": -12,
        },
    }
    for layer in layers:
        encoding = layer["encoding"]
        encoding["x"] = {**x, **encoding.get("x", {})}
        encoding["y"] = {**y, **encoding["y"]}
    return {"layer": layers, "padding": {"left": 5, "top": 18, "right": 90, "bottom": 5}}


def fan_layers(fan: Fan, words: ChartWords) -> list[Spec]:
    """The 80% and 50% intervals, the middle of the forecast and its words."""
    if not fan:
        return []
    rows = [{"year": year, "low80": a, "low50": b, "middle": c, "high50": d, "high80": e} for year, a, b, c, d, e in fan]
    layers: list[Spec] = [
        {
            "data": {"values": rows},
            "mark": {"type": "area", "color": colour},
            "encoding": {"y": {"field": f"low{share}"}, "y2": {"field": f"high{share}"}},
        }
        for share, colour in (("80", FAN_80), ("50", FAN_50))
    ]
    middle: Spec = {
        "data": {"values": rows},
        "mark": {"type": "line", "color": INK_2, "strokeDash": [2, 3], "strokeWidth": 1.25},
        "encoding": {"y": {"field": "middle"}},
    }
    return [*layers, middle, label(fan[-1][0], fan[-1][3], f"{words.forecast} {words.number(short(fan[-1][3]))}", INK_2)]


def plan_layers(plan: Sequence[Point], beside: float, words: ChartWords) -> list[Spec]:
    """The planned values as a dashed line with diamonds, and their words."""
    if not plan:
        return []
    rows = [{"year": point.year, "value": float(point.value)} for point in plan]
    line: Spec = {
        "data": {"values": rows},
        "mark": {
            "type": "line",
            "color": PLAN,
            "strokeDash": [6, 3],
            "strokeWidth": 1.5,
            "point": {"shape": "diamond", "color": PLAN, "size": 45},
        },
        "encoding": {"y": {"field": "value"}},
    }
    last = plan[-1]
    said = f"{words.target} {words.number(last.value)}"
    return [line, label(last.year, float(last.value), said, PLAN, dy=-11 if float(last.value) >= beside else 11)]


def history_layers(points: Sequence[Point], words: ChartWords, *, ahead: bool) -> list[Spec]:
    """What was observed, with the last value in words."""
    if not points:
        return []
    last = points[-1]
    said = f"{words.estimate} {words.number(last.value)}" if last.estimate else words.number(last.value)
    return [
        segments(points, strength=2),
        dots(points, size=42),
        label(last.year, float(last.value), said, INK, above=ahead),
    ]


def segments(points: Sequence[Point], *, strength: float) -> Spec:
    """The line as pieces: thin and dashed where years between two values are missing."""
    rows = [
        {"year": a.year, "value": float(a.value), "year2": b.year, "value2": float(b.value), "gap": b.year - a.year > 1}
        for a, b in pairwise(points)
    ]
    gap = {"test": "datum.gap"}
    return {
        "data": {"values": rows},
        "mark": {"type": "rule", "color": INK},
        "encoding": {
            "x": {"field": "year"},
            "x2": {"field": "year2"},
            "y": {"field": "value"},
            "y2": {"field": "value2"},
            "strokeDash": {"condition": {**gap, "value": [3, 3]}, "value": [1, 0]},
            "strokeWidth": {"condition": {**gap, "value": 1}, "value": strength},
        },
    }


def dots(points: Sequence[Point], *, size: int) -> Spec:
    """The observed values; an estimate is hollow."""
    rows = [{"year": point.year, "value": float(point.value), "estimate": point.estimate} for point in points]
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": size, "stroke": INK, "strokeWidth": 1.5, "opacity": 1},
        "encoding": {
            "y": {"field": "value"},
            "fill": {"condition": {"test": "datum.estimate", "value": SURFACE}, "value": INK},
        },
    }


def label(year: int, value: float, words: str, colour: str, *, dy: int = 0, above: bool = False) -> Spec:
    """Words right of a point, or over it where lines go on to the right."""
    place = {"align": "center", "dx": 0, "dy": -14} if above else {"align": "left", "dx": 9, "dy": dy}
    return {
        "data": {"values": [{"year": year, "value": value, "label": words}]},
        "mark": {"type": "text", "color": colour, **place},
        "encoding": {"y": {"field": "value"}, "text": {"field": "label"}},
    }


def hidden(field: str, points: Sequence[Point]) -> Spec:
    """An axis that is not drawn, with a little room at both ends."""
    numbers = [float(getattr(point, field)) for point in points]
    low, high = min(numbers, default=0.0), max(numbers, default=1.0)
    room = (high - low) * 0.08 or 1.0
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": [low - room, high + room], "nice": False}}


def short(value: float) -> Decimal:
    """A forecast is printed with three significant digits, never as if it were measured."""
    return Decimal(f"{value:.3g}").quantize(Decimal(1)) if abs(value) >= 1000 else Decimal(f"{value:.3g}")
