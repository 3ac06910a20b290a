"""Charts: Vietnamese numbers, gaps and estimates seen without colour, the same characters every time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from tiendo.reports.charts import COLOURS, Point, bar_spec, line_spec, png, sparkline_spec, svg, values_of, yearly
from tiendo.values import Amount, Citation, Modality, Observation, Period

POINTS = (Point(2020, Decimal("1050.5")), Point(2021, Decimal("1100")), Point(2023, Decimal("1257.5"), estimate=True))
PLAN = (Point(2025, Decimal("1500")),)


@pytest.fixture(scope="module")
def drawing() -> str:
    return svg(line_spec(POINTS, unit="tỷ đồng", plan=PLAN), 'Thu ngân sách "nội địa"')


def observation(period: str, value: str, known: str, modality: Modality = Modality.ACTUAL) -> Observation:
    amount = Amount(Decimal(value), "tỷ đồng", Decimal("0.5"))
    return Observation(
        period + known, "u", "i", Period.parse(period), amount, modality, Citation("", "", ""), date.fromisoformat(known)
    )


def test_numbers_are_vietnamese(drawing):
    words = [element.text for element in ElementTree.fromstring(drawing).iter() if element.text]
    assert "ước 1.257,5" in words
    assert "mục tiêu 1.500" in words
    assert "1.100" in words
    assert "2020" in words


def test_an_english_chart_says_it_in_english():
    spec = line_spec(POINTS, unit="tỷ đồng", plan=PLAN, rank=True, lang="en")
    words = [element.text for element in ElementTree.fromstring(svg(spec, "x", lang="en")).iter() if element.text]
    assert {"est. 1,257.5", "target 1,500", "1,100"} <= set(words)
    assert any("axis turned" in word for word in words)
    assert not any("ước" in word or "mục tiêu" in word for word in words)
    assert values_of(POINTS, lang="en")[-2:] == (("2022", "not reported", ""), ("2023", "est. 1,257.5", ""))


def test_a_page_takes_its_colours_from_variables_and_a_report_has_its_own(drawing):
    report = svg(line_spec(POINTS, unit="tỷ đồng", plan=PLAN), "x", page=False)
    assert "var(--ink)" in drawing
    assert "var(" not in report
    assert not any(marker in drawing or marker in report for marker in COLOURS)


def test_what_is_said_of_a_chart_is_escaped(drawing):
    assert ElementTree.fromstring(drawing).attrib["aria-label"] == 'Thu ngân sách "nội địa"'


def test_the_same_characters_whatever_was_drawn_before(drawing):
    svg(sparkline_spec(POINTS), "x")
    assert svg(line_spec(POINTS, unit="tỷ đồng", plan=PLAN), 'Thu ngân sách "nội địa"') == drawing


def test_a_missing_year_is_a_dashed_piece_and_an_estimate_is_hollow():
    layers = line_spec(POINTS, unit="")["layer"]
    pieces = next(layer for layer in layers if layer["mark"]["type"] == "rule")["data"]["values"]
    assert [(piece["year"], piece["gap"]) for piece in pieces] == [(2020, False), (2021, True)]
    dots = next(layer for layer in layers if layer["mark"]["type"] == "point")["data"]["values"]
    assert [dot["estimate"] for dot in dots] == [False, False, True]


def test_a_rank_turns_the_axis_and_says_so():
    layer = line_spec((Point(2021, Decimal(30)), Point(2022, Decimal(22))), unit="hạng", rank=True)["layer"][0]
    assert layer["encoding"]["y"]["scale"]["reverse"] is True
    assert "trục đảo" in layer["encoding"]["y"]["axis"]["title"]


def test_only_whole_years_stand_on_the_line_each_in_its_latest_vintage():
    seen = (
        observation("2022", "830", "2022-12-11", Modality.ESTIMATE),
        observation("2022", "855", "2023-11-01"),
        observation("2023-01..2023-09", "700", "2023-10-01"),
        observation("2024", "1000", "2024-01-01", Modality.TARGET),
    )
    assert yearly(seen) == (Point(2022, Decimal(855)),)


def test_the_table_beside_says_what_is_missing():
    assert values_of(POINTS, PLAN) == (
        ("2020", "1.050,5", ""),
        ("2021", "1.100", ""),
        ("2022", "chưa báo cáo", ""),
        ("2023", "ước 1.257,5", ""),
        ("2024", "chưa báo cáo", ""),
        ("2025", "chưa báo cáo", "1.500"),
    )


def test_a_bar_without_a_value_is_not_zero():
    drawing = svg(bar_spec([("Huyện A", Decimal("12.5")), ("Huyện B", None)], unit="%"), "x")
    assert "12,5" in drawing
    assert "chưa báo cáo" in drawing


@pytest.mark.parametrize("points", [(), POINTS[:1], POINTS])
def test_any_length_of_series_can_be_drawn(points):
    assert svg(line_spec(points, unit="%"), "x").startswith("<svg")
    assert png(svg(sparkline_spec(points), "x", page=False)).startswith(b"\x89PNG")
