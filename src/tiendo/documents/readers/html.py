"""Web pages: the main text without menus, links to other pages and scripts; tables with their merged cells."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from ...values import BlockKind
from ..draft import Draft, DraftBuilder
from ..encoding import decode
from ..errors import Damaged, TooDeep
from ..furniture import is_caption, is_furniture
from .html_main import is_aside, main_element
from .html_tables import grid_of, is_layout
from .plain import encoding_warning

_BLOCKS = frozenset(
    """
    p div section article main ul ol li dl dt dd blockquote pre figure figcaption table tbody thead tfoot tr td th
    caption header footer center body form fieldset details summary address hr h1 h2 h3 h4 h5 h6 html
    """.split()  # noqa: SIM905 - a list of forty names reads better so
)
_BREAK = "\u2028"
_HEADING = re.compile(r"h([1-6])")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DAY = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)")
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='dcterms.issued' or @name='DC.date.issued']/@content",
)


def read(data: bytes, name: str) -> Draft:
    """Raises: UnknownEncoding; TooDeep; Damaged when nothing can be parsed."""
    text, encoding = _characters(data, name)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(name, kind="HTML") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise TooDeep(name)
    writer = _Writer(DraftBuilder())
    main = main_element(root, text)
    title = root.find(".//h1")
    if title is not None and not _within(title, main):
        writer.builder.paragraph(_words(title), level=1)
    writer.write(main)
    writer.builder.warn_all(encoding_warning(encoding))
    return writer.builder.done(published=_published(root))


def _characters(data: bytes, name: str) -> tuple[str, str]:
    """Valid UTF-8 is UTF-8 whatever the page says of itself; then what it says; then what its words prove."""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        said = _CHARSET.search(data[:4096])
        encoding = said[1].decode("ascii", "replace").lower() if said else ""
        if encoding in ("windows-1258", "cp1258", "utf-16", "utf-16le", "utf-16be"):
            return data.decode(encoding, errors="replace"), encoding
        decoded = decode(data, name)
        return decoded.text, decoded.encoding


def _within(element: Any, container: Any) -> bool:
    return element is container or any(parent is container for parent in element.iterancestors())


def _published(root: Any) -> str:
    for path in _PUBLISHED:
        for words in root.xpath(path):
            day = _DAY.match(str(words).strip())
            if day is not None:
                return day[1]
    return ""


class _Writer:
    """Walks elements in order; inline words gather until a block begins or ends."""

    def __init__(self, builder: DraftBuilder) -> None:
        self.builder = builder
        self.waiting: list[str] = []
        self.before = ""

    def write(self, element: Any) -> None:
        """Everything inside an element."""
        self._walk(element, level=None)
        self._flush(None)

    def _walk(self, element: Any, level: int | None) -> None:
        self.waiting.append(element.text or "")
        for part in element:
            if isinstance(part.tag, str):
                self._element(part, level)
            self.waiting.append(part.tail or "")

    def _element(self, element: Any, level: int | None) -> None:
        tag = element.tag.lower()
        if is_aside(element):
            return
        if tag == "br":
            self.waiting.append(_BREAK)
        elif tag == "table" and not is_layout(element):
            self._flush(level)
            self.builder.table(grid_of(element, _words))
        elif tag in _BLOCKS:
            self._flush(level)
            heading = _HEADING.fullmatch(tag)
            inner = int(heading[1]) if heading else level
            self._walk(element, inner)
            self._flush(inner, caption=tag in ("figcaption", "caption"))
        else:
            self._walk(element, level)

    def _flush(self, level: int | None, *, caption: bool = False) -> None:
        words = tidy("".join(self.waiting))
        self.waiting.clear()
        if not words or is_furniture(words):
            return
        kind = BlockKind.CAPTION if caption or is_caption(words, self.before) else None
        self.builder.paragraph(words, kind=kind, level=level)
        self.before = words


def tidy(text: str) -> str:
    """White space as a browser shows it: runs become one space; the line end of ``<br>`` (U+2028 until here) stays."""
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _words(element: Any) -> str:
    """All words of an element, tidied into one line."""
    return " ".join(" ".join(element.itertext()).split())
