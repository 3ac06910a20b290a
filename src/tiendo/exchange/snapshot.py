"""The public pages as a folder that opens without a server: each page a file, every link between them relative.

What cannot work in a folder is left out: scripts, forms, and links to pages that are not public.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urljoin, urlsplit

from lxml import html

MOST_PAGES = 20_000
_LINKS = {"a": "href", "link": "href", "img": "src", "source": "src", "use": "href"}
_DROPPED = ("script", "form", "noscript")
_IN_CSS = re.compile(r"url\(\s*(['\"]?)([^'\")]+)\1\s*\)")
_ENDINGS = {"text/html": ".html", "text/css": ".css", "text/csv": ".csv", "application/json": ".json"}


@dataclass(frozen=True, slots=True)
class Served:
    """What an address answers: its content type without parameters, and the bytes."""

    kind: str
    content: bytes


Fetch = Callable[[str], Served | None]
"""The answer of an address on this server, ``None`` when it is not public or not there."""


def snapshot(fetch: Fetch, *, start: str, inside: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """File names with their content, ``index.html`` first.

    Args:
        start: address of the first page.
        inside: beginnings of the addresses that belong to the snapshot; other addresses of this server are not followed.
    Raises: ValueError when the first page is not there, or when there are more than 20,000 pages.
    """
    names: dict[str, str] = {}
    answers: dict[str, Served] = {}

    def name_of(address: str) -> str | None:
        """The file an address becomes, fetched once; ``None`` when it has no place in the folder."""
        if address not in names and address.startswith(inside):
            answer = fetch(address)
            if answer is None:
                return None
            if len(names) >= MOST_PAGES:
                raise ValueError(f"hơn {MOST_PAGES} trang; thu hẹp phạm vi công bố")
            names[address] = "index.html" if address == start else _file_name(address, answer)
            answers[address] = answer
            waiting.append(address)
        return names.get(address)

    waiting: deque[str] = deque()
    if name_of(start) is None:
        raise ValueError(f"{start}: không có trang này")
    while waiting:
        address = waiting.popleft()
        yield names[address], _relative(answers.pop(address), address, name_of)


def _relative(answer: Served, address: str, name_of: Callable[[str], str | None]) -> bytes:
    if answer.kind == "text/html":
        return _page(answer.content, address, name_of)
    if answer.kind == "text/css":
        return _IN_CSS.sub(lambda found: _in_css(found, address, name_of), answer.content.decode()).encode()
    return answer.content


def _page(content: bytes, address: str, name_of: Callable[[str], str | None]) -> bytes:
    page = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    for dropped in list(page.iter(*_DROPPED)):
        if isinstance(dropped, html.HtmlElement):
            dropped.drop_tree()
    for element in page.iter(*_LINKS):
        attribute = _LINKS[element.tag]
        link = element.get(attribute)
        if link is None or link.startswith(("#", "data:")):
            continue
        target = _here(link, address)
        if target is None:
            continue
        name = name_of(target)
        if name is None:
            del element.attrib[attribute]
        else:
            element.set(attribute, _with_fragment(name, link))
    return bytes(html.tostring(page, encoding="utf-8", doctype="<!doctype html>"))


def _in_css(found: re.Match[str], address: str, name_of: Callable[[str], str | None]) -> str:
    target = _here(found[2], address)
    name = name_of(target) if target else None
    if name is None:
        return found[0]
    # Style sheets lie in a folder of the snapshot; what they name is looked for from there.
    return f'url("{posixpath.relpath(name, "static")}")'


def _here(link: str, address: str) -> str | None:
    """The address on this server, with its query and without its fragment; ``None`` for other servers and schemes."""
    full = urlsplit(urljoin(f"http://here{address}", link))
    if full.scheme != "http" or full.netloc != "here":
        return None
    return f"{full.path}?{full.query}" if full.query else full.path


def _with_fragment(name: str, link: str) -> str:
    fragment = urlsplit(link).fragment
    return f"{name}#{fragment}" if fragment else name


def _file_name(address: str, answer: Served) -> str:
    """A flat name that any file system takes: style sheets and pictures under ``static``, the rest beside ``index.html``."""
    path = urlsplit(address).path
    stem, ending = posixpath.splitext(posixpath.basename(path.rstrip("/")))
    if answer.kind in _ENDINGS:
        ending = _ENDINGS[answer.kind]
    plain = re.sub(r"[^a-zA-Z0-9_-]+", "-", stem)[:60] or "trang"
    name = f"{plain}-{sha256(address.encode()).hexdigest()[:10]}{re.sub(r'[^.a-zA-Z0-9]', '', ending)}"
    return f"static/{name}" if path.startswith("/static/") else name
