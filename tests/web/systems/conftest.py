"""One demonstration, one browser and two people for the whole folder; pictures only when they are asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.pages import demonstration as demo
from tests.web.pages.demonstration import LEADER, OFFICER, Demonstration, launch
from tiendo_web.demo.scene import PASSWORD

WIDE = {"width": 1440, "height": 900}
PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures" / "systems"
TAKE = "TIENDO_PICTURES"
"""Set in the environment, the tests write the pictures of docs/systems.md anew."""


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory) -> Iterator[Demonstration]:
    with demo.served(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def _entered(browser: Any, demonstration: Demonstration, username: str) -> Any:
    context = browser.new_context(base_url=demonstration.address, viewport=WIDE, reduced_motion="reduce", locale="vi-VN")
    page = context.new_page()
    page.goto("/tai-khoan/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/")
    return page


@pytest.fixture(scope="module")
def officer(browser, demonstration) -> Any:
    """The synthesis officer of the province, signed in."""
    return _entered(browser, demonstration, OFFICER)


@pytest.fixture(scope="module")
def leader(browser, demonstration) -> Any:
    """The leader of the province, signed in."""
    return _entered(browser, demonstration, LEADER)


@pytest.fixture
def keep(request) -> Callable[[Any], None]:
    """Takes the picture of the row that the test shows, when pictures are asked for."""
    name = request.node.name.removeprefix("test_")

    def take(page: Any) -> None:
        if os.environ.get(TAKE):
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{name[:2]}.png")

    return take
