"""The main task of every role, by hand in Chromium, in Vietnamese and in English; what is entered is an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.web.pages.demonstration import LEADER, OFFICER, Demonstration, launch, served
from tests.web.pages.every_page import APPROVER, KEEPER, READER, REPORTER, entered
from tests.web.pages.test_words import catalogue

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.parametrize("lang", ["vi", "en"])]
PROVINCE = "province/06/1997"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory) -> Iterator[Demonstration]:
    with served(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def enter(browser, demonstration, lang) -> Iterator[Callable[[str], Any]]:
    """A page in which this person works in this language."""
    pages = []

    def sign_in(account: str) -> Any:
        page = entered(browser, demonstration.address, account)
        page.context.add_cookies([{"name": "django_language", "value": lang, "url": demonstration.address}])
        pages.append(page)
        return page

    yield sign_in
    for page in pages:
        assert page.locator("html").get_attribute("lang") == lang
        page.context.close()


@pytest.fixture
def say(lang) -> Callable[[str], str]:
    """Words of the application as this language has them."""
    english = catalogue()
    return lambda words: words if lang == "vi" else english[words]


def text_file(name: str, words: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": words.encode()}


def hand_in(page: Any, name: str, words: str) -> str:
    """Hand in a text; returns the address of the document when it was read."""
    page.goto("/van-ban/")
    page.set_input_files("#files", [text_file(name, words)])
    page.click("form.drop button.main")
    page.wait_for_selector("#taken .st.ok", timeout=60_000)
    return page.locator("#taken li a").first.get_attribute("href")


def test_a_reporter_hands_in_a_report_and_sees_that_it_was_read(enter, say, lang):
    page = enter(REPORTER)
    hand_in(page, f"bao-cao-{lang}.txt", f"Huyện Pác Nặm ({lang}): năm 2016 trồng được 215 ha rừng (ví dụ).")
    said = " ".join(page.locator("#taken").inner_text().split())
    assert re.search(r"đọc được 1 số|1 figure read" if lang == "vi" else r"1 figure read", said)


def test_a_reviewer_decides_by_keys_and_an_approver_lets_the_figures_into_the_ledger(enter, say, lang):
    from playwright.sync_api import expect

    year, area = ("2016", "3.215") if lang == "vi" else ("2017", "3.427")
    officer = enter(OFFICER)
    words = f"Năm {year}, tỉnh Bắc Kạn có diện tích rừng trồng mới tập trung {area} ha (ví dụ {lang})."
    address = hand_in(officer, f"rung-{lang}.txt", words)
    officer.goto(address)
    officer.locator(".sheet .m.wait").first.click()
    officer.wait_for_selector("html:not([data-busy]) #panel[data-current]")
    for _number in range(officer.locator(".sheet .m.wait").count()):
        left = officer.locator(".sheet .m.wait").count()
        officer.keyboard.press("a")
        expect(officer.locator(".sheet .m.wait")).to_have_count(left - 1)
    officer.locator("#todo button.main", has_text=say("Gửi duyệt")).click()
    approver = enter(APPROVER)
    approver.goto("/van-ban/?tinh-trang=cho-duyet")
    approver.locator("table.lib .name a").first.click()
    approver.wait_for_url(f"**{address}")
    approver.locator("#todo button.main", has_text=say("Duyệt, vào sổ")).click()
    approver.wait_for_load_state()
    officer.goto(address)
    assert say("Số liệu của văn bản này đã vào sổ.") in officer.locator("main").inner_text()


def test_a_leader_asks_for_an_explanation_of_the_worst_target(enter, say, lang):
    page = enter(LEADER)
    page.goto("/")
    assert say("Xấu nhất trước") in page.locator("main").inner_text()
    page.goto(page.locator("table td.name a").first.get_attribute("href"))
    page.goto(page.locator("a[href*='/giai-trinh/hoi/']").first.get_attribute("href"))
    page.fill("#question", f"Vì sao chưa đạt (ví dụ {lang})?")
    page.click("form.settings button.main")
    page.goto("/giai-trinh/")
    assert f"ví dụ {lang}" in page.locator("table").first.inner_text()
    assert say("chờ trả lời") in page.locator("table").first.inner_text()


def test_a_reader_finds_a_figure_and_follows_it_to_its_source(enter, say):
    page = enter(READER)
    page.goto("/")
    page.keyboard.press("/")
    page.wait_for_selector("#q")
    page.fill("#q", "ho ngheo")
    page.press("#q", "Enter")
    page.wait_for_selector("section#targets li a")
    assert say("Chỉ tiêu") in page.locator("section#targets h2").inner_text()
    page.locator("section#targets li a").first.click()
    page.wait_for_url("**/chi-tieu/**")
    assert say("Lịch sử số liệu") in page.locator("main").inner_text()


def test_an_administrator_gives_a_role_and_finds_it_in_the_trail(enter, say, lang):
    page = enter(KEEPER)
    page.goto("/quan-tri/")
    page.fill("#g-name", READER)
    page.select_option("#g-unit", PROVINCE)
    page.select_option("#g-role", "reporter" if lang == "vi" else "reviewer")
    page.locator("form.settle", has=page.locator("#g-name")).locator("button").click()
    page.goto("/quan-tri/nhat-ky/")
    assert say("cấp quyền") in page.locator("table tbody tr").first.inner_text()
