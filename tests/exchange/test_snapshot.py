"""Public pages become files whose links work in a folder."""

from __future__ import annotations

import pytest
from lxml import html

from tiendo.exchange.snapshot import Served, snapshot

PAGES = {
    "/mo/": """<html><head><link rel=stylesheet href="/static/a.css"><script src="/static/a.js"></script></head><body>
        <form action="/mo/"><input name=tim></form><a id=so href="/mo/chuoi/grdp/#nam">Chuỗi</a> <a id=hai href="?trang=2">2</a>
        <a id=kin href="/quan-tri/">Quản trị</a> <a id=ngoai href="https://example.vn/">Nguồn</a>
        <a id=tep href="/mo/so.csv">CSV</a></body></html>""",
    "/mo/?trang=2": "<html><body><a id=dau href='/mo/'>Trang đầu</a></body></html>",
    "/mo/chuoi/grdp/": "<html><body><a id=dau href='../../'>Trang đầu</a></body></html>",
}
FILES = {
    "/static/a.css": Served("text/css", b"@font-face{src:url(chu.woff2)} a{background:url('data:x')}"),
    "/static/chu.woff2": Served("font/woff2", b"\x00chu"),
    "/mo/so.csv": Served("text/csv", b"a,b"),
}


def fetch(address: str) -> Served | None:
    return Served("text/html", PAGES[address].encode()) if address in PAGES else FILES.get(address)


@pytest.fixture
def folder() -> dict[str, bytes]:
    return dict(snapshot(fetch, start="/mo/", inside=("/mo/", "/static/")))


def link(page: bytes, name: str) -> str | None:
    return html.document_fromstring(page).get_element_by_id(name).get("href")


def test_every_page_and_file_that_is_named_is_there(folder):
    assert len(folder) == 6
    assert sorted(name.rpartition(".")[2] for name in folder) == ["css", "csv", "html", "html", "html", "woff2"]


def test_links_between_pages_name_files(folder):
    first = folder["index.html"]
    target, _, fragment = str(link(first, "so")).partition("#")
    assert (target in folder, fragment) == (True, "nam")
    assert link(folder[target], "dau") == "index.html"
    assert link(folder[str(link(first, "hai"))], "dau") == "index.html"
    assert folder[str(link(first, "tep"))] == b"a,b"


def test_what_is_not_public_is_not_linked_and_other_servers_are_left(folder):
    assert link(folder["index.html"], "kin") is None
    assert link(folder["index.html"], "ngoai") == "https://example.vn/"


def test_scripts_and_forms_are_left_out(folder):
    assert b"<script" not in folder["index.html"]
    assert b"<form" not in folder["index.html"]


def test_a_style_sheet_finds_its_fonts(folder):
    sheet = next(content.decode() for name, content in folder.items() if name.endswith(".css"))
    font = next(name for name in folder if name.endswith(".woff2"))
    assert f'url("{font.removeprefix("static/")}")' in sheet
    assert "data:x" in sheet


def test_letters_with_marks_survive(folder):
    assert "Chuỗi" in folder["index.html"].decode()


def test_a_start_that_is_not_there_is_said():
    with pytest.raises(ValueError, match="/khong/: không có trang này"):
        list(snapshot(fetch, start="/khong/", inside=("/",)))
