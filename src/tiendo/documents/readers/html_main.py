"""Which element of a page holds its main text, and which elements are never part of it."""

from __future__ import annotations

import logging
import re
from typing import Any

_NEVER = frozenset(
    """
    script style nav aside form button select option iframe noscript svg template input textarea object embed
    video audio head link meta canvas dialog label footer
    """.split()  # noqa: SIM905 - a list of forty names reads better so
)
_ASIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|related|lien-?quan|lienquan|tin-?khac|xem-?them|share|social|comments?|binh-?luan|sidebar"
    r"|footer|banner|advert\w*|ads?|tags?|pagination|popup|cookie|toolbar|print|copyright|newsletter)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SHARE = 0.85
_LINKS, _LINK_SHARE = 2, 0.7


def is_aside(element: Any) -> bool:
    """True for what stands beside the main text: scripts, menus, hidden parts, lists of links."""
    tag = element.tag.lower()
    if tag in _NEVER:
        return True
    if tag in ("body", "html", "article", "main", "table", "tr", "td", "th", "tbody", "p", "h1", "h2", "h3"):
        return _hidden(element)
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    return _hidden(element) or bool(_ASIDE_NAME.search(names)) or _is_link_list(element)


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _is_link_list(element: Any) -> bool:
    if element.tag.lower() not in ("ul", "ol", "div", "dl", "section"):
        return False
    links = element.findall(".//a")
    if len(links) < _LINKS:
        return False
    letters = sum(len(words.strip()) for words in element.itertext())
    linked = sum(len(words.strip()) for link in links for words in link.itertext())
    return linked > _LINK_SHARE * max(1, letters)


def main_element(root: Any, page: str) -> Any:
    """The smallest element that holds nearly all the main text; the body when that cannot be told.

    trafilatura judges which words are main text; the element is ours, so that tables keep their merged cells.
    """
    body = root.find("body")
    body = root if body is None else body
    wanted = _main_words(page)
    if len(wanted) < 40:
        return body
    total = sum(map(len, wanted))
    best = body
    while True:
        inner = next((child for child in best if isinstance(child.tag, str) and _held(child, wanted) >= _SHARE * total), None)
        if inner is None or inner.tag.lower() in ("table", "p", "tbody", "tr", "ul", "ol"):
            return best
        best = inner


def _main_words(page: str) -> list[str]:
    """The main paragraphs as trafilatura finds them, without spaces."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, with_metadata=False, favor_recall=True
        )
    except Exception:  # its heuristics meet pages its authors did not foresee; then the whole body is taken
        return []
    body = getattr(found, "body", None)
    paragraphs = [] if body is None else ["".join("".join(each.itertext()).split()) for each in body]
    return [words for words in paragraphs if words]


def _held(element: Any, wanted: list[str]) -> int:
    inside = "".join("".join(element.itertext()).split())
    return sum(len(words) for words in wanted if words[:60] in inside)
