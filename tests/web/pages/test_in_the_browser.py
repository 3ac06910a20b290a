"""The pages as a person works with them: in Chromium, on the demonstration, with keys and without script.

How every page looks, reads and prints is in ``test_every_page.py``, the main task of every role in ``test_roles.py``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlparse

import pytest

from tests.web.pages.demonstration import LEADER, OFFICER, Demonstration, launch, served
from tiendo_web.demo.scene import PASSWORD

pytestmark = pytest.mark.needs("chromium")
WIDE = {"width": 1440, "height": 900}
SECTIONS = {
    "desk": "/",
    "targets": "/chi-tieu/",
    "reports": "/bao-cao/?don-vi=province/06/1997&ky=2024",
}
FIRST_OF = {
    "one-target": ("/chi-tieu/", "table.tgt .name a"),
    "review": ("/van-ban/?tim=tong+ket", "table.lib .name a"),
    "one-finding": ("/phat-hien/", ".finds h2 a"),
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
def enter(browser, demonstration) -> Iterator[Callable[..., Any]]:
    """A page signed in as somebody; what it asks of other machines, and what it complains of, fails the test at the end."""
    contexts, strangers, complaints = [], [], []

    def watched(context: Any) -> Any:
        page = context.new_page()
        host = urlparse(demonstration.address).netloc
        page.on("request", lambda asked: strangers.append(asked.url) if urlparse(asked.url).netloc not in ("", host) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" and "422" not in said.text else None)
        return page

    def sign_in(username: str | None = OFFICER, **options: Any) -> Any:
        context = browser.new_context(base_url=demonstration.address, viewport=WIDE, reduced_motion="reduce", **options)
        contexts.append(context)
        page = watched(context)
        if username:
            page.goto("/tai-khoan/login/")
            page.fill("#id_login", username)
            page.fill("#id_password", PASSWORD)
            page.click("main button.main")
            page.wait_for_url("**/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
    assert strangers == []
    assert complaints == []


def go(page: Any, name: str) -> None:
    """Open a section, or the first thing of a list."""
    if name in SECTIONS:
        page.goto(SECTIONS[name])
        return
    address, link = FIRST_OF[name]
    page.goto(address)
    page.goto(page.locator(link).first.get_attribute("href"))


def look_at_first_waiting(page: Any) -> None:
    """Click the first number that waits, and see its panel."""
    mark = page.locator(".sheet .m.wait").first
    name = mark.get_attribute("id")
    with page.expect_response(re.compile(f"/so/{name}/")):
        mark.click()
    page.wait_for_selector(f"html:not([data-busy]) #panel[data-current={name}]")


def faults(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def test_an_administrator_gives_the_map_and_a_reader_sees_it(enter, demonstration):
    """Two squares with the names of two districts; the rest of the province stays without a shape."""
    squares = [
        {
            "type": "Feature",
            "properties": {"ten": name},
            "geometry": {"type": "Polygon", "coordinates": [[[x, 22], [x + 1, 22], [x + 1, 23], [x, 22]]]},
        }
        for x, name in ((105, "Huyện Pác Nặm"), (106, "Huyện Ba Bể"))
    ]
    given = demonstration.folder / "ban-do.geojson"
    given.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), encoding="utf-8")
    keeper = enter("quantri")
    keeper.goto("/quan-tri/cau-hinh/")
    keeper.set_input_files("#map-file", str(given))
    keeper.locator("form[enctype] button").click()
    assert "2 đơn vị" in keeper.locator("main").inner_text()
    reader = enter("nguoixem")
    reader.goto("/don-vi/ban-do/")
    assert reader.locator("svg.map path").count() >= 2
    assert "Huyện Ba Bể" in reader.locator("main table").inner_text()
    assert faults(reader) == []


def test_a_view_of_a_list_is_kept_with_its_columns(enter):
    page = enter()
    page.goto("/van-ban/?xep=ten")
    page.click(".ways > summary")
    page.locator(".ways label", has_text="Đơn vị").locator("input").uncheck()
    page.click(".ways button:has-text('Chọn cột')")
    assert "an=3" in page.url
    assert not page.locator("table.lib thead th").nth(2).is_visible()
    page.click(".ways > summary")
    page.fill("#cach-xem", "theo tên, không đơn vị")
    page.click(".ways button:has-text('Lưu')")
    page.goto("/van-ban/")
    page.click(".ways > summary")
    page.click(".ways a:has-text('theo tên, không đơn vị')")
    assert "an=3" in page.url and "xep=ten" in page.url


def test_a_page_weighs_little(enter):
    page = enter()
    for name in ("desk", "targets", "review", "one-target"):
        weights: list[int] = []
        page.on("response", lambda answer, weights=weights: weights.append(int(answer.headers.get("content-length") or 0)))
        go(page, name)
        page.wait_for_load_state("networkidle")
        assert 0 < sum(weights) <= 150_000, (name, sum(weights))


def test_a_document_is_reviewed_with_keys(enter):
    page = enter()
    go(page, "review")
    panel, counts = page.locator("#panel"), page.locator("#counts")
    look_at_first_waiting(page)
    left = _waiting(counts)
    name = panel.get_attribute("data-current")
    page.keyboard.press("j")
    page.wait_for_selector(f"#panel:not([data-current={name}])")
    page.keyboard.press("k")
    page.wait_for_selector(f"#panel[data-current={name}]")
    page.keyboard.press("a")
    page.wait_for_selector(f"#{name}.ok")
    assert _waiting(counts) == left - 1
    page.keyboard.press("u")
    page.wait_for_selector(f"#{name}.wait")
    assert _waiting(counts) == left
    assert panel.get_attribute("data-current") == name
    page.keyboard.press("x")
    page.wait_for_selector(f"#{name}.drop")
    page.keyboard.press("u")
    page.wait_for_selector(f"#{name}.wait")
    page.keyboard.press("n")
    page.wait_for_selector(".m.cur.bad, .m.cur.sus, .m.cur.un")
    page.keyboard.press("?")
    assert page.locator("#phim").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#phim").is_visible()


def test_keys_struck_faster_than_the_machine_answers_are_all_carried_out_once(enter):
    page = enter()
    go(page, "review")
    look_at_first_waiting(page)
    left = _waiting(page.locator("#counts"))
    page.keyboard.type("aa")
    _settles(page, left - 2)
    page.keyboard.type("uu")
    _settles(page, left)


def test_a_correction_is_typed_refused_and_taken(enter):
    page = enter()
    go(page, "review")
    look_at_first_waiting(page)
    name = page.locator("#panel").get_attribute("data-current")
    page.keyboard.press("e")
    page.wait_for_selector("#e-period")
    page.fill("#e-period", "năm ngoái")
    page.locator("#e-period").press("Enter")
    page.wait_for_selector("#m-period")
    assert "Ghi rõ năm" in page.locator("#m-period").inner_text()
    assert page.evaluate("document.activeElement.id") == "e-period"
    page.fill("#e-period", "9 tháng 2024")
    page.locator("#e-period").press("Enter")
    page.wait_for_selector(f"#{name}", state="detached")
    page.wait_for_selector(".keys button[data-key=u]")
    page.keyboard.press("u")
    page.wait_for_selector(f"#{name}")


def test_a_document_is_reviewed_without_script(enter):
    page = enter(java_script_enabled=False)
    go(page, "review")
    page.goto(page.url + page.locator(".sheet .m.wait").first.get_attribute("href"))
    address = page.url
    waiting = _waiting(page.locator("#counts"))
    page.click("#panel button[data-key=a]")
    assert _waiting(page.locator("#counts")) == waiting - 1
    assert "so=" in page.url
    page.click("#panel button[data-key=u]")
    assert _waiting(page.locator("#counts")) == waiting
    page.goto(address)
    page.click("#panel a[data-key=e]")
    assert page.locator("#e-period").count() == 1


def test_files_dropped_in_are_read_while_one_watches(enter, demonstration):
    page = enter()
    page.goto("/van-ban/")
    held = {row.inner_text() for row in page.locator("table.lib small").all()}
    waiting = [path for path in demonstration.documents.iterdir() if not any(path.name in words for words in held)]
    broken = demonstration.folder / "anh.docx"
    broken.write_bytes(b"\xff\xd8\xff\xe0 this is a photo, not a document")
    page.set_input_files("#files", [str(waiting[0]), str(broken)])
    page.click("form.drop button.main")
    page.wait_for_selector("#taken .st.ok", timeout=60_000)
    page.wait_for_selector("#taken .st.bad", timeout=60_000)
    assert re.search(r"đọc được \d+ số", page.locator("#taken").inner_text())
    assert faults(page) == []


def test_a_finding_is_closed_with_a_reason_only(enter):
    page = enter()
    go(page, "one-finding")
    page.click("form.settle button.main")
    assert "Chọn một kết luận" in page.locator("#lym").inner_text()
    page.check("form.settle input[value=b]")
    page.click("form.settle button.main")
    assert "Cần ghi lý do" in page.locator("#lym").inner_text()
    assert page.locator("form.settle input[value=b]").is_checked()
    page.fill("#ly", "Báo cáo trình Hội nghị chốt trước (ví dụ).")
    page.click("form.settle button.main")
    page.wait_for_url("**/phat-hien/")
    page.goto("/phat-hien/?tinh-trang=settled")
    assert "chốt trước (ví dụ)" in page.locator(".finds").inner_text()


def test_a_leader_makes_the_report_releases_it_and_anyone_reads_it(enter):
    page = enter(LEADER)
    go(page, "reports")
    with page.expect_download() as download:
        page.locator("main a.btn.main").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.click("form.settle button")
    assert page.locator(".rel li").count() >= 1
    stranger = enter(None)
    stranger.goto("/du-lieu-mo/")
    stranger.locator(".ind h3 a").first.click()
    assert stranger.locator("table.tbl tbody tr").count() >= 1
    assert stranger.locator("td a.quiet").count() >= 1


def test_the_choice_of_theme_and_language_stays(enter):
    page = enter()
    page.goto("/toi/")
    page.check("input[name=theme][value=dark]")
    page.uncheck("input[name=keys]")
    page.click("form[action$='lua-chon/'] button")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.locator("html").get_attribute("data-keys") == "off"
    page.click(".lang button")
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "en"


def _waiting(counts: Any) -> int:
    return int(re.search(r"(\d+)\s*(?:chờ|waiting)", counts.inner_text())[1])


def _settles(page: Any, waiting: int) -> None:
    """Wait until so many numbers wait and nothing is under way."""
    for _try in range(200):
        page.wait_for_timeout(50)
        if _waiting(page.locator("#counts")) == waiting and page.locator("html[data-busy]").count() == 0:
            return
    raise AssertionError(f"{page.locator('#counts').inner_text()!r}, expected {waiting} waiting")
