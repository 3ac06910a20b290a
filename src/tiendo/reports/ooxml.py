"""The corners of WordprocessingML that python-docx leaves open."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .layout import Rule

FONT = "Times New Roman"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def element(tag: str, **attributes: object) -> Any:
    """A new element ``w:tag`` with ``w:`` attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    return made


def set_font(properties: Any) -> None:
    """Times New Roman in every script, and no theme font that would win over it."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = element("rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def set_base_style(document: Any, rule: Rule) -> None:
    """Font, size and language of the whole document; nothing of the template's own look stays."""
    style = document.styles["Normal"]
    style.font.size = Pt(rule.body)
    style.paragraph_format.space_after = Pt(0)
    set_font(style.element.get_or_add_rPr())
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for properties in defaults.iter(qn("w:rPr")):
        set_font(properties)
        language = properties.find(qn("w:lang"))
        if language is not None:
            language.set(qn("w:val"), "vi-VN")


def page_field(section: Any, rule: Rule) -> None:
    """Page number, Arabic, centred in the header; hidden on the first page."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), (None, "1"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(rule.page_number)
        if kind is None:
            run.text = text
        elif kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)


def restart_pages(section: Any) -> None:
    """Number the pages of a section from 1."""
    kind = section._sectPr.find(qn("w:pgNumType"))
    if kind is None:
        kind = element("pgNumType")
        section._sectPr.insert_element_before(kind, *_AFTER_PAGES)
    kind.set(qn("w:start"), "1")
    section.different_first_page_header_footer = True


# What may stand after an element in its parent: Word refuses a file whose properties stand in another order.
_BORDERED = ("shd", "tabs", "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "rPr", "sectPr")
_NUMBERED = ("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid")
_AFTER_BORDERS = tuple(f"w:{name}" for name in _BORDERED)
_AFTER_PAGES = tuple(f"w:{name}" for name in _NUMBERED)


def rule_below(paragraph: Any) -> None:
    """A solid line above an (empty) paragraph, used as the rule under a heading line."""
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="0", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def outline_level(paragraph: Any, level: int) -> None:
    """The place of a heading in Word's navigation; the look stays that of the layout rule."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(element("outlineLvl", val=level), "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange")


def placing_table(table: Any) -> None:
    """A table that only places words: fixed widths, no borders, no cell margins."""
    properties = table._tbl.tblPr
    borders, margins = element("tblBorders"), element("tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="nil"))
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    for name in ("tblStyle", "tblLook", "tblLayout"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    for made in (borders, element("tblLayout", type="fixed"), margins):
        properties.append(made)


def fixed_bytes(data: bytes, day: date) -> bytes:
    """The same package with fixed times and without the template's picture and author, so that equal input gives equal bytes."""
    stamp = f"{day.isoformat()}T00:00:00Z"
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _core(stamp)
            elif name == "_rels/.rels":
                content = _without_thumbnail(content)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, content)
    return out.getvalue()


def _without_thumbnail(content: bytes) -> bytes:
    from lxml import etree

    root = etree.fromstring(content)
    for relation in list(root):
        if relation.get("Target", "").endswith("thumbnail.jpeg"):
            root.remove(relation)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _core(stamp: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Tiendo</dc:creator><dc:language>vi</dc:language>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    ).encode()
