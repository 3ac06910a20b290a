"""CSV on the Web, data package, JSON Lines, Parquet and RSS, read back by other programs."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pandas
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.released import FIGURES, figure
from tiendo.exchange.csvw import csvw_metadata, figures_csv
from tiendo.exchange.datapackage import data_package
from tiendo.exchange.figures import COLUMNS, harmless
from tiendo.exchange.jsonl import jsonl
from tiendo.exchange.parquet import parquet
from tiendo.exchange.rss import ReleaseItem, rss


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def test_csv_keeps_the_printed_digits():
    assert {row["khoa"]: row["gia_tri"] for row in rows_of(figures_csv(FIGURES))} == {
        "o/1": "5.0",
        "o/2": "12.345",
        "o/3": "6.6",
        "o/4": "35",
    }


def test_a_large_number_has_no_exponent():
    assert rows_of(figures_csv([figure("a", "1.2E+6")]))[0]["gia_tri"] == "1200000"


def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe():
    row = rows_of(figures_csv([figure("a", "5", source='=HYPERLINK("x")', unit_name="@SUM(1)")]))[0]
    assert (row["nguon"], row["don_vi"]) == ('\'=HYPERLINK("x")', "'@SUM(1)")


@given(st.text())
def test_no_text_begins_as_a_formula(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_metadata_describe_every_column_in_order():
    described = json.loads(csvw_metadata("Số liệu"))
    head = figures_csv(FIGURES).decode().splitlines()[0].split(",")
    assert [column["name"] for column in described["tableSchema"]["columns"]] == head == [column.name for column in COLUMNS]


def test_the_package_tells_size_and_hash_of_its_table():
    with zipfile.ZipFile(io.BytesIO(data_package(FIGURES, "Số liệu"))) as package:
        described = json.loads(package.read("datapackage.json"))
        resource = described["resources"][0]
        table = package.read(resource["path"])
    assert (resource["bytes"], resource["hash"]) == (len(table), f"sha256:{hashlib.sha256(table).hexdigest()}")
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    assert (kinds["gia_tri"], kinds["biet_tu"], kinds["nguon"]) == ("number", "date", "string")


def test_required_cells_are_never_empty():
    required = [column.name for column in COLUMNS if column.required]
    assert all(row[name] for row in rows_of(figures_csv(FIGURES)) for name in required)


def test_json_lines_are_objects_with_numbers_as_printed():
    found = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in jsonl(FIGURES).splitlines()]
    assert {row["khoa"]: str(row["gia_tri"]) for row in found} == {"o/1": "5.0", "o/2": "12.345", "o/3": "6.6", "o/4": "35"}
    assert [row["tren_tong"] for row in found if row["khoa"] == "o/4"] == [49]
    assert [row["cach_noi"] for row in found if row["khoa"] == "o/1"] == [None]


def test_pandas_reads_parquet_with_exact_decimals():
    frame = pandas.read_parquet(io.BytesIO(parquet(FIGURES))).set_index("khoa")
    assert frame.loc["o/2", "gia_tri"] == Decimal("12.345")
    assert frame.loc["o/1", "gia_tri_in"] == "5.0"
    assert frame.loc["o/1", "don_vi"] == "Huyện Bắc"


def test_parquet_holds_numbers_of_any_length():
    long = "1" * 30 + "." + "2" * 20
    frame = pandas.read_parquet(io.BytesIO(parquet([figure("a", long)])))
    assert frame.loc[0, "gia_tri"] == Decimal(long)


def test_an_empty_release_gives_files_without_rows():
    assert len(pandas.read_parquet(io.BytesIO(parquet([])))) == 0
    assert (jsonl([]), rows_of(figures_csv([]))) == (b"", [])


def test_the_same_figures_in_another_order_give_the_same_bytes():
    turned = tuple(reversed(FIGURES))
    assert data_package(turned, "S") == data_package(FIGURES, "S")
    assert (jsonl(turned), parquet(turned)) == (jsonl(FIGURES), parquet(FIGURES))


def test_the_feed_tells_the_latest_release_first():
    old, new = (
        ReleaseItem(f"Báo cáo <{n}>\x00", "Huyện Bắc", f"https://example.vn/{n}", str(n) * 64, datetime(2025, n, 1, tzinfo=UTC))
        for n in (1, 2)
    )
    channel = ElementTree.fromstring(rss([old, new], title="Số công bố", address="https://example.vn/")).find("channel")
    assert [item.findtext("title") for item in channel.findall("item")] == ["Báo cáo <2>", "Báo cáo <1>"]
    assert channel.findtext("item/guid") == "sha256:" + "2" * 64
    assert channel.findtext("item/pubDate") == "Sat, 01 Feb 2025 00:00:00 +0000"
