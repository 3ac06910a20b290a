"""Every page of ``every_page.PAGES`` in Chromium: both languages, light, dark, narrow, without script, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlparse

import pytest
from django.urls import get_resolver

from tests.web.pages.demonstration import Demonstration, launch, served
from tests.web.pages.every_page import NARROW, NO_PAGES, PAGES, WIDE, by_account, find, hand_in_workbooks, open_page
from tests.web.pages.test_in_the_browser import faults
from tests.web.pages.test_words import VIETNAMESE, catalogue

IN_CHROMIUM = pytest.mark.needs("chromium")
FROM_THE_RECORD = frozenset({"Chỉ tiêu", "chỉ tiêu", "người"})
"""Words of ours that are the title of a document, or a unit of measure, too."""
A4_WIDTH = {"width": 662, "height": 972}
"""The printed area of an upright A4 page, 175 x 257 mm at 96 dots an inch."""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory) -> Iterator[Demonstration]:
    with served(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="module")
def browser(demonstration) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        hand_in_workbooks(chromium, demonstration.address)
        yield chromium
        chromium.close()


def test_every_address_is_a_page_of_the_table_or_says_why_not():
    def names(resolver: Any) -> Iterator[str]:
        for pattern in resolver.url_patterns:
            if hasattr(pattern, "url_patterns"):
                if pattern.namespace != "api":
                    yield from names(pattern)
            elif pattern.name:
                yield pattern.name

    ours = {name for name in names(get_resolver()) if not name.startswith("api")}
    listed = {page.view for page in PAGES} - {""}
    assert listed & set(NO_PAGES) == set()
    assert sorted(ours - listed - set(NO_PAGES)) == []
    assert sorted((listed | set(NO_PAGES)) - ours) == []
    assert len({page.name for page in PAGES}) == len(PAGES)


def watch(page: Any, host: str, found: list[str]) -> None:
    """Note what the page asks of other machines and what its scripts fail at."""
    page.on("request", lambda asked: found.append(asked.url) if urlparse(asked.url).netloc not in ("", host) else None)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))


@IN_CHROMIUM
def test_pages_are_accessible_fit_and_stay_on_the_machine(browser, demonstration):
    """All violations of all pages are named at once; a picture of dark at 360 px is another page than light at 1440."""
    found: list[str] = []
    host = urlparse(demonstration.address).netloc
    with by_account(browser, demonstration.address, PAGES) as pages:
        for one, page in pages:
            watch(page, host, found)
            page.set_viewport_size(WIDE)
            page.emulate_media(color_scheme="light")
            open_page(page, one)
            for size, scheme in ((WIDE, "light"), (NARROW, "dark")):
                page.set_viewport_size(size)
                page.emulate_media(color_scheme=scheme)
                found += [f"{one.name} {size['width']} {scheme}: {fault}" for fault in faults(page)]
                if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    found.append(f"{one.name} {size['width']}: wider than the screen")
    assert found == []


_TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), said = [];
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim();
    if (words && !walker.currentNode.parentElement.closest('[lang=vi]')) said.push(words);
  }
  for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]'))
    for (const name of ['aria-label', 'placeholder', 'title']) if (one.getAttribute(name)) said.push(one.getAttribute(name).trim());
  return said;
}"""


@IN_CHROMIUM
def test_pages_speak_english_when_it_was_chosen(browser, demonstration):
    """No words of our own stand there in Vietnamese: the record keeps its language, headings and labels follow the reader."""
    english = catalogue()
    ours = {words for words, said in english.items() if said != words and "%(" not in words and VIETNAMESE.search(words)}
    found = []
    with by_account(browser, demonstration.address, PAGES) as pages:
        for one, page in pages:
            address = find(page, one)
            page.context.add_cookies([{"name": "django_language", "value": "en", "url": demonstration.address}])
            page.goto(address)
            assert page.locator("html").get_attribute("lang") == "en", one.name
            said = {words.rstrip(":.,; ") for words in page.evaluate(_TEXTS)}
            found += [f"{one.name}: {words}" for words in said if words in ours and words not in FROM_THE_RECORD]
            page.context.clear_cookies(name="django_language")
    assert found == []


@IN_CHROMIUM
def test_pages_can_be_read_without_script(browser, demonstration):
    """The heading and as many words as with script stand there; nothing that only script fills."""
    found = []
    wanted = tuple(page for page in PAGES if not page.name.startswith("second-step"))
    with by_account(browser, demonstration.address, wanted, java_script_enabled=False) as pages:
        for one, page in pages:
            open_page(page, one)
            if page.locator("h1").count() != 1 or len(page.locator("main").inner_text()) < 30:
                found.append(one.name)
            for mark in page.locator("main [hx-get]:not(a):not(form):not(button):not(input):not(select)").all():
                if not mark.inner_text().strip():
                    found.append(f"{one.name}: an empty part that only script fills")
    assert found == []


@IN_CHROMIUM
def test_pages_print(browser, demonstration):
    """On A4: no menu, nothing beside the paper, heads of tables repeated, the day it is seen from, at least one page."""
    import pypdfium2

    found = []
    with by_account(browser, demonstration.address, PAGES) as pages:
        for one, page in pages:
            open_page(page, one)
            page.emulate_media(media="print", color_scheme="dark")
            page.set_viewport_size(A4_WIDTH if page.locator(".print-wide").count() == 0 else {"width": 990, "height": 662})
            found += [f"{one.name}: {fault}" for fault in page.evaluate(_PRINT)]
            paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
            words = " ".join(paper[0].get_textpage().get_text_range().split())
            if not re.search(r"\w{3}", words) or "Mục lục" in words:
                found.append(f"{one.name}: prints as {words[:60]!r}")
            paper.close()
            page.emulate_media(media="screen", color_scheme="light")
            page.set_viewport_size(WIDE)
    assert found == []


_PRINT = """() => {
  const faults = [], say = (what, one) => faults.push(`${what}: ${one.getAttribute('aria-label') || one.className || one.tagName}`);
  const drawn = one => one.checkVisibility() && one.getClientRects().length;
  const shown = selector => [...document.querySelectorAll(selector)].filter(drawn);
  const wide = document.documentElement.clientWidth;
  for (const one of shown('.top, .bar, .btn, nav, dialog, input[type=file]')) say('printed', one);
  if (document.documentElement.scrollWidth > wide) faults.push('wider than the paper');
  for (const one of shown('main .scroll, main table')) if (one.getBoundingClientRect().right > wide + 1) say('cut off', one);
  for (const one of shown('main .scroll')) if (one.scrollWidth > one.clientWidth + 1) say('scrolls on paper', one);
  for (const one of shown('main table thead:not(.vh)'))
    if (getComputedStyle(one).display !== 'table-header-group') say('head not repeated', one);
  return faults;
}"""
