"""The five texts in a fresh record, worked off by hand in Chromium: groups, instructions and requests become what is followed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.web.installation import TIENDO, new_installation
from tests.web.pages.demonstration import launch

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.needs("shared"), pytest.mark.trial]
PASSWORD = "mot-mat-khau-dai"
OFFICE = """
from datetime import date
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tiendo.catalogue import line, units_named
from tiendo.exchange.facts import territory
from tiendo_web.record import models, options
from tiendo_web.record.loading import load
named = units_named(sys.argv[1], date.fromisoformat(sys.argv[2]))
load(territory([line(named[0])[-1]]))
options.write("day", sys.argv[3])
options.write("unit", named[0].key)
user = models.User(username="canbo", full_name="Người Làm Tổng Hợp")
user.set_password(sys.argv[4])
user.save()
models.RoleAssignment.objects.create(user=user, unit_id=named[0].key, role="reviewer")
"""


@dataclass(frozen=True)
class Served:
    """A record of an office and the address where it is served."""

    address: str
    ask: Any


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    installation = new_installation(tmp_path_factory.mktemp("office"), None)
    installation.python(OFFICE, "Tỉnh Bắc Kạn", "2024-06-01", "2024-12-31", PASSWORD)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    with (installation.folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [TIENDO, "serve", "--port", str(port)],
            cwd=installation.folder,
            env=installation.environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait(f"{address}/health")
            yield Served(address, installation.ask)
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def wait(address: str) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(address)


@pytest.fixture(scope="module")
def page(served, shared) -> Iterator[Any]:
    """The officer at work, the five texts handed in and read."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        page = chromium.new_context(base_url=served.address, viewport={"width": 1440, "height": 900}).new_page()
        page.goto("/tai-khoan/login/")
        page.fill("#id_login", "canbo")
        page.fill("#id_password", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "login" not in address)
        page.goto("/van-ban/")
        page.set_input_files("input[type=file]", sorted(str(one) for one in Path(shared, "seeds").glob("*.txt")))
        page.click("#nop button.main")
        end = time.monotonic() + 120
        while served.ask('Document.objects.filter(state="read").count()') < 5 and time.monotonic() < end:
            time.sleep(1)
        yield page
        chromium.close()


def open_orders(page: Any, name: str) -> None:
    page.goto("/nhiem-vu/tu-van-ban/")
    page.locator("table.tl tr", has_text=name).locator("td.name a").first.click()
    page.wait_for_url("**/nhiem-vu/**")


def given(page: Any) -> int:
    return page.locator("table.tl tbody tr").count()


def test_the_six_groups_of_a_conclusion_are_six_tasks(page, served):
    open_orders(page, "Kết luận 12")
    page.fill("input[name=chu-tri]", "UBND tỉnh")
    page.click(".assign-form button")
    for number in range(1, 7):
        card = page.locator("article.order", has=page.get_by_text(f"Mục ({number})", exact=True))
        assert card.count() == 1
        assert card.locator("input[name=lead-0]").input_value() == "Ủy ban nhân dân tỉnh"
        card.locator("button[value=give]").click()
        card.wait_for(state="detached")
    assert given(page) == 6
    assert page.locator("article.order .mk b").count() == 0


def test_the_instructions_of_a_working_session_are_given_at_once_or_one_by_one(page, served):
    open_orders(page, "000.txt")
    cards = page.locator("article.order").count()
    assert all(page.locator("input[name=lead-0]").nth(n).input_value() == "Tỉnh Bắc Kạn" for n in range(cards))
    page.click("button[value=all]")
    page.wait_for_selector("article.order", state="detached")
    assert given(page) == cards >= 15
    open_orders(page, "003.txt")
    cards = page.locator("article.order").count()
    for left in range(cards - 1, -1, -1):
        page.locator("article.order button[value=give]").first.click()
        page.wait_for_function(f"document.querySelectorAll('article.order').length === {left}")
    assert given(page) == cards >= 4


def test_every_task_is_one_click_from_its_sentence(page, served):
    tasks = served.ask('list(Task.objects.values_list("pk", "document", "start", "surface"))')
    assert len(tasks) >= 25
    for pk, document, start, _surface in tasks:
        body = page.request.get(f"/nhiem-vu/{pk}/").text()
        assert f"/van-ban/{document}/cau/{start}/" in body
        assert served.address
    page.goto(f"/nhiem-vu/{tasks[-1][0]}/")
    page.locator("section h2 a").first.click()
    page.wait_for_url("**/van-ban/**")
    assert " ".join(tasks[-1][3].split()) in " ".join(page.locator("main").inner_text().split())


def marked(page: Any, words: str) -> Any:
    """The card whose own sentence holds the words; its neighbours show them as surroundings."""
    return page.locator("article.order", has=page.locator("mark", has_text=words))


def test_the_sixteen_requests_are_followed(page, served):
    """The reader takes one of them for two; the officer puts them together again."""
    page.goto("/kien-nghi/")
    route = marked(page, "nghiên cứu đưa vào quy hoạch")
    route.get_by_text("Gộp với mục sau").click()
    page.wait_for_url("**gop=**")
    assert "thứ tự ưu tiên" in route.locator("textarea").input_value()
    route.locator("button[value=follow]").click()
    page.wait_for_selector("text=Đang theo dõi 1 kiến nghị")
    assert marked(page, "giải phóng mặt bằng Dự án").locator("input[name=amount]").input_value() == "trên 25 tỷ đồng"
    assert "40-KL/TW" in marked(page, "cộng dồn kết quả tinh giản").locator("input[name=ground]").input_value()
    page.click("button[value=all]")
    page.wait_for_selector("article.order", state="detached")
    centre = served.ask('Proposal.objects.filter(receiver="Trung ương").count()')
    province = served.ask('Proposal.objects.filter(receiver="Ban Thường vụ Tỉnh ủy").count()')
    assert (centre, province, served.ask("Proposal.objects.count()")) == (13, 3, 16)
