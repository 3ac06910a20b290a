"""The orders of the demonstration's conclusion become tasks by hand in Chromium, and a task goes its way by its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.pages.demonstration import LEADER, OFFICER, Demonstration, launch, served
from tests.web.pages.test_in_the_browser import RULES
from tiendo_web.demo.scene import PASSWORD

pytestmark = pytest.mark.needs("chromium")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 360, "height": 740}


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


def entered(browser: Any, demonstration: Demonstration, username: str) -> Any:
    page = browser.new_context(base_url=demonstration.address, viewport=WIDE, reduced_motion="reduce").new_page()
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/")
    return page


def faults(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{page.url} {one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


def test_the_orders_of_the_conclusion_become_tasks_and_lead_back(browser, demonstration):
    page = entered(browser, demonstration, OFFICER)
    page.goto("/nhiem-vu/tu-van-ban/")
    page.goto(page.locator("table.tl .name a").first.get_attribute("href"))
    assert faults(page) == []
    waiting = page.locator("article.order").count()
    assert waiting >= 2
    for left in range(waiting - 1, -1, -1):
        card = page.locator("article.order").first
        assert card.locator("mark").count() >= 1
        card.locator("button[value=give]").click()
        page.wait_for_function(f"document.querySelectorAll('article.order').length === {left}")
    page.locator("table.tl .name a").last.click()
    page.wait_for_url("**/nhiem-vu/*/")
    mark = page.locator(".sentence mark").inner_text()
    page.locator("section h2 a").first.click()
    page.wait_for_url("**/van-ban/**")
    assert mark in page.locator("main").inner_text()


def test_a_task_goes_from_receipt_to_confirmation_by_two_people(browser, demonstration):
    page = entered(browser, demonstration, OFFICER)
    page.goto("/nhiem-vu/?tim=khac+phuc+thieu+giao+vien")
    page.locator("table.tl .name a").first.click()
    page.click("button[value=receive]")
    page.click("button[value=start]")
    page.click("details:has(button[value=submit]) > summary")
    page.click("button[value=submit]")
    assert "phải kèm minh chứng" in page.locator(".moves .msg").inner_text()
    page.fill("#f-submit-ev", "Kế hoạch (ví dụ)")
    page.click("button[value=submit]")
    page.wait_for_selector(".facts2 :text('Chờ xác nhận')")
    assert page.locator("button[value=confirm]").count() == 0
    leader = entered(browser, demonstration, LEADER)
    leader.goto(page.url)
    leader.click("button[value=confirm]")
    leader.wait_for_selector(".facts2 :text('Hoàn thành')")
