"""SDMX messages, read back by another program (sdmx1) and checked against what was written."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
import sdmx as reader
from lxml import etree

from tests.exchange.released import FIGURES, NORTH, figure
from tests.exchange.sdmx_schema import data_schema, message_schema
from tiendo.exchange.sdmx import code_of, frequency_and_time, sdmx
from tiendo.values import Period

DAY = date(2025, 2, 1)


@pytest.fixture(scope="module")
def files():
    return sdmx(FIGURES, prepared=DAY)


@pytest.fixture(scope="module")
def structure(files):
    # sdmx1 2.28 does not know the element by which SDMX 3.0 ties an attribute to a measure; the rest it reads as it stands.
    known = re.sub(rb"<str:MeasureRelationship>.*?</str:MeasureRelationship>", b"", files.structure, flags=re.DOTALL)
    return reader.read_sdmx(io.BytesIO(known))


def test_the_structure_is_read_by_another_program(structure):
    message = structure
    definition = message.structure["DSD_FIGURES"]
    assert [one.id for one in definition.dimensions.components] == ["FREQ", "REF_UNIT", "INDICATOR", "MODALITY", "TIME_PERIOD"]
    assert {code.id: str(code.name) for code in message.codelist["CL_UNIT"]} == {
        "district_901_1990": "Huyện Bắc",
        "district_902_1990": "Huyện Nam",
    }


def test_the_data_are_read_by_another_program_with_printed_digits(files, structure):
    definition = structure.structure["DSD_FIGURES"]
    message = reader.read_sdmx(io.BytesIO(files.xml), structure=definition)
    seen = {str(obs.key["TIME_PERIOD"]).removeprefix("TIME_PERIOD="): obs for obs in message.data[0].obs}
    assert {time: str(obs.value) for time, obs in seen.items()} == {
        "2024": "5.0",
        "2024-Q1": "12.345",
        "2024-01-01/P9M": "6.6",
        "2024-06-10": "35",
    }
    assert {time: str(obs.attached_attribute["OBS_STATUS"].value) for time, obs in seen.items() if "P9M" in time} == {
        "2024-01-01/P9M": "E"
    }


def test_csv_keeps_the_printed_digits_and_names_its_structure(files):
    rows = list(csv.DictReader(io.StringIO(files.csv.decode())))
    assert {row["STRUCTURE_ID"] for row in rows} == {"TIENDO:DSD_FIGURES(1.0.0)"}
    assert sorted(row["OBS_VALUE"] for row in rows) == ["12.345", "35", "5.0", "6.6"]
    assert [row["WHOLE"] for row in rows if row["OBS_VALUE"] == "35"] == ["49"]


def test_of_two_vintages_the_last_is_written():
    files = sdmx([figure("a", "5.1", known=date(2025, 3, 1)), figure("b", "4.9", known=date(2025, 1, 1))], prepared=DAY)
    assert [row["OBS_VALUE"] for row in csv.DictReader(io.StringIO(files.csv.decode()))] == ["5.1"]


def test_words_with_marks_of_xml_are_read_back():
    odd = 'Nghị quyết "về <giảm nghèo> & việc làm"'
    files = sdmx([figure("a", "5.1", source=odd, unit_name=odd)], prepared=DAY)
    root = etree.fromstring(files.xml)
    assert [obs.get("SOURCE") for obs in root.iter("Obs")] == [odd]
    assert odd in set(etree.fromstring(files.structure).itertext())


def test_the_same_figures_give_the_same_bytes(files):
    assert sdmx(reversed(FIGURES), prepared=DAY) == files


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2024", ("A", "2024")),
        ("2024-Q3", ("Q", "2024-Q3")),
        ("2024-09", ("M", "2024-09")),
        ("2024-09-30", ("D", "2024-09-30")),
        ("2024-01..2024-09", ("_O", "2024-01-01/P9M")),
        ("2021..2025", ("_O", "2021-01-01/P5Y")),
        ("2024-06-01..2024-06-27", ("_O", "2024-06-01/P27D")),
    ],
)
def test_periods(period, said):
    assert frequency_and_time(Period.parse(period)) == said


def test_two_keys_that_become_one_code_are_refused():
    with pytest.raises(ValueError, match="cùng thành mã SDMX"):
        sdmx([figure("a", "5.1", unit="x/1"), figure("b", "4.9", unit="x.1")], prepared=DAY)
    assert code_of(NORTH) == "district_901_1990"


def namespace_of(data: bytes) -> str:
    """That of the types of the data message."""
    return next(uri for uri in etree.fromstring(data).nsmap.values() if "ObsLevelDim" in uri)


def test_the_structure_fits_the_schemas_of_the_standard(files):
    schema = message_schema()
    assert schema.validate(etree.fromstring(files.structure)), schema.error_log


def test_the_data_fit_the_schema_of_their_structure(files, tmp_path):
    schema = data_schema(files.structure, namespace_of(files.xml), tmp_path)
    assert schema.validate(etree.fromstring(files.xml)), schema.error_log


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'FREQ="A" ', b""),
        (b'MODALITY="ACTUAL"', b'MODALITY="GUESSED"'),
        (b'TIME_PERIOD="2024"', b'TIME_PERIOD="nam 2024"'),
        (b'HALF_STEP="0.05" KNOWN', b'HALF="0.05" KNOWN'),
    ],
)
def test_data_that_break_their_structure_are_refused(files, tmp_path, was, becomes):
    assert was in files.xml
    schema = data_schema(files.structure, namespace_of(files.xml), tmp_path)
    assert not schema.validate(etree.fromstring(files.xml.replace(was, becomes)))
