"""Released figures as SDMX 3.0: the structure message, SDMX-CSV 2.0 and structure-specific SDMX-ML.

A figure's key is unit, indicator, modality, frequency and time; of several vintages of a key the last one known is written.
Values and half steps are written as printed (``5.0`` stays ``5.0``). The structure message is written by
pysdmx, imported when first used (about 2.5 s); the data by us, since pysdmx takes numbers through floats and does not escape
quotation marks in attributes.
Source: SDMX 3.0 technical specifications, sections 3 and 5; frequency and observation status are the cross-domain code lists.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import quoteattr

from tiendo.values import Hedge, Modality, Period

from .figures import Figure, harmless, ordered, plain, sayable

AGENCY, STRUCTURE, VERSION = "TIENDO", "DSD_FIGURES", "1.0.0"
DIMENSIONS = ("FREQ", "REF_UNIT", "INDICATOR", "MODALITY", "TIME_PERIOD")
ATTRIBUTES = ("OBS_STATUS", "UNIT_MEASURE", "HALF_STEP", "UPPER", "WHOLE", "HEDGE", "KNOWN", "SOURCE")
COLUMNS = (*DIMENSIONS, "OBS_VALUE", *ATTRIBUTES)
_NUMBERS = frozenset({"OBS_VALUE", "HALF_STEP", "UPPER", "WHOLE"})
_NAMES = {
    "FREQ": "Tần suất", "REF_UNIT": "Đơn vị", "INDICATOR": "Chỉ tiêu", "MODALITY": "Tính chất", "TIME_PERIOD": "Kỳ",
    "OBS_VALUE": "Giá trị", "OBS_STATUS": "Trạng thái", "UNIT_MEASURE": "Đơn vị tính", "HALF_STEP": "Nửa bước",
    "UPPER": "Cận trên", "WHOLE": "Trên tổng", "HEDGE": "Từ rào đón", "KNOWN": "Ngày biết", "SOURCE": "Nguồn",
}  # fmt: skip
_STATUS = {Modality.ACTUAL: "A", Modality.ESTIMATE: "E", Modality.TARGET: "A"}
_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_XML_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<mes:StructureSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    f' xmlns:mes="{_SCHEMAS}/message" xmlns:ss="{_SCHEMAS}/data/structurespecific" xmlns:com="{_SCHEMAS}/common"'
    ' xmlns:ns1="{urn}:ObsLevelDim:AllDimensions">\n'
    "<mes:Header><mes:ID>{identifier}</mes:ID><mes:Test>false</mes:Test><mes:Prepared>{at}</mes:Prepared>"
    '<mes:Sender id="{agency}"/><mes:Structure structureID="{structure}" namespace="{urn}" dimensionAtObservation="AllDimensions">'
    "<com:Structure>{urn}</com:Structure></mes:Structure></mes:Header>\n"
    '<mes:DataSet ss:structureRef="{structure}" xsi:type="ns1:DataSetType" ss:action="Information">\n'
)
_NO_CODE = re.compile(r"[^A-Za-z0-9_@$\-]+")


@dataclass(frozen=True, slots=True)
class SdmxFiles:
    """The three messages, as bytes."""

    structure: bytes
    csv: bytes
    xml: bytes


def sdmx(figures: Iterable[Figure], *, prepared: date) -> SdmxFiles:
    """Structure, CSV and XML of figures; ``prepared`` is the day in the headers, so that the same input gives the same bytes.

    Raises: ValueError when two keys of units or indicators would become one SDMX code.
    """
    from pysdmx.io import write_sdmx
    from pysdmx.io.format import Format

    given = ordered(figures)
    units = {figure.observation.unit: figure.unit_name for figure in given}
    indicators = {figure.observation.indicator: figure.indicator_name for figure in given}
    _distinct(units)
    _distinct(indicators)
    rows = [_row(figure) for figure in _latest(given)]
    structure = write_sdmx(_artefacts(units, indicators), Format.STRUCTURE_SDMX_ML_3_0, header=_header(prepared))
    return SdmxFiles(str(structure).encode(), _csv(rows), _xml(rows, prepared))


def code_of(key: str) -> str:
    """A key as an SDMX identifier: ``province/06/1997`` becomes ``province_06_1997``."""
    return _NO_CODE.sub("_", key)


def frequency_and_time(period: Period) -> tuple[str, str]:
    """Frequency code and SDMX time; a stretch that is no single year, quarter, month or day is a time range (``_O``)."""
    if period.start == period.end:
        part = period.start
        return ("D" if part.day else "M" if part.month else "Q" if part.quarter else "A"), str(part)
    first, last = period.first, period.last
    if first.day == 1 and not period.end.day:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return "_O", f"{first}/P{months // 12}Y" if months % 12 == 0 else f"{first}/P{months}M"
    return "_O", f"{first}/P{(last - first).days + 1}D"


def _csv(rows: Iterable[Mapping[str, str]]) -> bytes:
    """SDMX-CSV 2.0: what structure and which action each row is for, then the components."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("STRUCTURE", "STRUCTURE_ID", "ACTION", *COLUMNS))
    reference = f"{AGENCY}:{STRUCTURE}({VERSION})"
    writer.writerows(("datastructure", reference, "I", *(harmless(row[name]) for name in COLUMNS)) for row in rows)
    return out.getvalue().encode()


def _xml(rows: Iterable[Mapping[str, str]], prepared: date) -> bytes:
    """The structure-specific message, flat (all dimensions at the observation); components without a value are left out."""
    urn = f"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{STRUCTURE}({VERSION})"
    head = _XML_HEAD.format(
        urn=urn, identifier=_identifier(prepared), at=f"{prepared}T00:00:00Z", agency=AGENCY, structure=STRUCTURE
    )
    lines = (
        "<Obs " + " ".join(f"{name}={quoteattr(sayable(row[name]))}" for name in COLUMNS if row[name]) + "/>\n" for row in rows
    )
    return f"{head}{''.join(lines)}</mes:DataSet>\n</mes:StructureSpecificData>\n".encode()


def _latest(figures: Iterable[Figure]) -> Sequence[Figure]:
    """Of several vintages of a key the last; ``figures`` come in order."""
    found: dict[tuple[str, ...], Figure] = {}
    for figure in figures:
        if figure.observation.amount is not None:
            found[tuple(_key(figure).values())] = figure
    return tuple(found.values())


def _key(figure: Figure) -> dict[str, str]:
    seen = figure.observation
    frequency, time = frequency_and_time(seen.period)
    cells = (frequency, code_of(seen.unit), code_of(seen.indicator), seen.modality.value.upper(), time)
    return dict(zip(DIMENSIONS, cells, strict=True))


def _row(figure: Figure) -> dict[str, str]:
    seen = figure.observation
    amount = seen.amount
    if amount is None:
        raise ValueError(f"{seen.key}: không có số")
    return {
        **_key(figure),
        "OBS_VALUE": plain(amount.value),
        "OBS_STATUS": _STATUS[seen.modality],
        "UNIT_MEASURE": amount.unit,
        "HALF_STEP": plain(amount.half_step),
        "UPPER": plain(amount.upper),
        "WHOLE": plain(amount.total),
        "HEDGE": "" if amount.hedge is Hedge.EXACT else amount.hedge.value,
        "KNOWN": seen.known.isoformat(),
        "SOURCE": figure.source,
    }


def _distinct(names: Mapping[str, str]) -> None:
    by_code: dict[str, str] = {}
    for key in names:
        other = by_code.setdefault(code_of(key), key)
        if other != key:
            raise ValueError(f"{other} và {key}: cùng thành mã SDMX {code_of(key)}; đổi một khóa")


def _artefacts(units: Mapping[str, str], indicators: Mapping[str, str]) -> list[Any]:
    """Code lists, concepts and the data structure definition."""
    from pysdmx.model import Code, Codelist, Component, Components, Concept, ConceptScheme, DataStructureDefinition, DataType, Role

    def listed(name: str, vi: str, codes: Mapping[str, str]) -> Codelist:
        items = [Code(code_of(key), name=words) for key, words in sorted(codes.items())]
        return Codelist(name, name=vi, agency=AGENCY, version=VERSION, items=items)

    lists = {
        "FREQ": listed("CL_FREQ", "Tần suất", {"A": "năm", "Q": "quý", "M": "tháng", "D": "ngày", "_O": "khoảng thời gian khác"}),
        "REF_UNIT": listed("CL_UNIT", "Đơn vị", units),
        "INDICATOR": listed("CL_INDICATOR", "Chỉ tiêu", indicators),
        "MODALITY": listed("CL_MODALITY", "Tính chất", {"ACTUAL": "thực hiện", "ESTIMATE": "ước", "TARGET": "mục tiêu"}),
        "OBS_STATUS": listed("CL_OBS_STATUS", "Trạng thái", {"A": "bình thường", "E": "ước"}),
    }
    scheme = ConceptScheme(
        "CS_FIGURES",
        name="Khái niệm",
        agency=AGENCY,
        version=VERSION,
        items=[Concept(key, name=words) for key, words in _NAMES.items()],
    )

    def component(name: str, role: Any, *, required: bool) -> Component:
        kind = DataType.PERIOD if name == "TIME_PERIOD" else DataType.DECIMAL if name in _NUMBERS else DataType.STRING
        level = "O" if role is Role.ATTRIBUTE else None
        return Component(
            name, required, role, _concept(name), kind, name=_NAMES[name], local_codes=lists.get(name), attachment_level=level
        )

    parts = [component(name, Role.DIMENSION, required=True) for name in DIMENSIONS]
    parts.append(component("OBS_VALUE", Role.MEASURE, required=True))
    parts += [component(name, Role.ATTRIBUTE, required=False) for name in ATTRIBUTES]
    definition = DataStructureDefinition(
        STRUCTURE, name="Số liệu đã công bố", agency=AGENCY, version=VERSION, components=Components(parts)
    )
    return [*lists.values(), scheme, definition]


@cache
def _concept(name: str) -> Any:
    from pysdmx.model import ItemReference

    return ItemReference("Concept", AGENCY, "CS_FIGURES", VERSION, name)


def _identifier(prepared: date) -> str:
    return f"{AGENCY}-{prepared.isoformat()}"


def _header(prepared: date) -> Any:
    from datetime import UTC, datetime

    from pysdmx.model import Organisation
    from pysdmx.model.message import Header

    at = datetime(prepared.year, prepared.month, prepared.day, tzinfo=UTC)
    return Header(id=_identifier(prepared), prepared=at, sender=Organisation(AGENCY))
