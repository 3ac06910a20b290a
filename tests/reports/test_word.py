"""Word is strict where LibreOffice is not: properties stand in the order of the schema (ECMA-376, 17.3 to 17.6)."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from tiendo.reports.page import to_html
from tiendo.reports.periodic import periodic, periodic_docx
from tiendo.reports.trace import source_rows
from tiendo.reports.word import to_docx
from tiendo_web.demo.documents import documents

from .examples import year_report

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps strike color spacing w kern sz szCs highlight u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols vAlign titlePg docGrid",
    "sdtPr": "rPr alias tag id lock",
}


def parts(data: bytes) -> dict[str, etree._Element]:
    package = zipfile.ZipFile(io.BytesIO(data))
    return {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}


@pytest.mark.parametrize("controls", [False, True])
@pytest.mark.parametrize("family", ["party", "state"])
def test_properties_stand_in_the_order_of_the_schema(family, controls):
    for name, root in parts(periodic_docx(year_report(family=family), trace=True, controls=controls)).items():
        if name not in {"word/document.xml", "word/styles.xml"} and not name.startswith(("word/header", "word/footer")):
            continue
        for parent, order in ORDER.items():
            known = order.split()
            for element in root.iter(W + parent):
                children = [child.tag.removeprefix(W) for child in element if child.tag.removeprefix(W) in known]
                assert children == sorted(children, key=known.index), (name, parent, children)


def test_headings_stand_in_the_navigation():
    root = parts(periodic_docx(year_report()))["word/document.xml"]
    levels = [element.get(W + "val") for element in root.iter(W + "outlineLvl")]
    assert levels[:2] == ["1", "2"]


def test_names_of_bookmarks_and_ids_are_used_once():
    root = parts(periodic_docx(year_report(), trace=True))["word/document.xml"]
    ids = [element.get(W + "id") for element in root.iter(W + "bookmarkStart")]
    assert len(ids) == len(set(ids)) > 0
    assert sorted(ids) == sorted(element.get(W + "id") for element in root.iter(W + "bookmarkEnd"))


def test_the_annex_of_sources_leads_back_to_each_figure():
    root = parts(periodic_docx(year_report(), trace=True))["word/document.xml"]
    names = {element.get(W + "name") for element in root.iter(W + "bookmarkStart")}
    anchors = [element.get(W + "anchor") for element in root.iter(W + "hyperlink")]
    assert set(anchors) <= names
    assert len(anchors) == len(source_rows(periodic(year_report()), {}))


def test_every_part_that_is_named_is_there():
    package = zipfile.ZipFile(io.BytesIO(periodic_docx(year_report())))
    types = etree.fromstring(package.read("[Content_Types].xml"))
    named = [part.get("PartName").lstrip("/") for part in types if part.get("PartName")]
    assert set(named) <= set(package.namelist())
    assert all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in package.infolist())


def test_no_other_machine_is_asked_for_anything():
    for document in documents():
        if document.file.endswith(".html"):
            assert b"<script" not in to_html(document.paper)
            assert b"src=" not in to_html(document.paper)
    package = zipfile.ZipFile(io.BytesIO(to_docx(periodic(year_report()))))
    assert not any(b'TargetMode="External"' in package.read(name) for name in package.namelist() if name.endswith(".rels"))
