"""Every page as a picture, to be looked at: ``python -m tools.pictures FOLDER [--address http://127.0.0.1:8000] [--only desk]``.

Takes the demonstration that runs at the address, or builds and serves one, and writes each page at 1440 and 360 px, light and dark,
and for each page one contact sheet of the four.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from PIL import Image
from tests.web.pages.demonstration import Demonstration, launch, served

SIZES = {1440: {"width": 1440, "height": 900}, 360: {"width": 360, "height": 740}, 1920: {"width": 1920, "height": 1080}}
SCHEMES = ("light", "dark")
TALLEST = 2600
PAGES: tuple[tuple[str, str, str, str], ...] = (
    ("login", "", "/tai-khoan/login/", ""),
    ("portal", "", "/du-lieu-mo/", ""),
    ("desk", "canbo", "/", ""),
    ("desk-leader", "lanhdao", "/", ""),
    ("desk-approver", "nguoiduyet", "/", ""),
    ("desk-reporter", "baocao", "/", ""),
    ("desk-reader", "nguoixem", "/", ""),
    ("desk-administrator", "quantri", "/", ""),
    ("wall", "lanhdao", "/man-hinh/", ""),
    ("sheet", "lanhdao", "/mot-trang/", ""),
    ("targets", "canbo", "/chi-tieu/", ""),
    ("one-target", "canbo", "/chi-tieu/", "table.tgt .name a"),
    ("documents", "canbo", "/van-ban/", ""),
    ("review", "canbo", "/van-ban/?tim=tong+ket", "table.lib .name a"),
    ("findings", "canbo", "/phat-hien/", ""),
    ("one-finding", "canbo", "/phat-hien/", ".finds h2 a"),
    ("tasks", "canbo", "/nhiem-vu/", ""),
    ("one-task", "canbo", "/nhiem-vu/", "main td.name a"),
    ("proposals", "canbo", "/kien-nghi/", ""),
    ("meetings", "canbo", "/cuoc-hop/", ""),
    ("units", "canbo", "/don-vi/", ""),
    ("map", "canbo", "/don-vi/ban-do/", ""),
    ("people", "canbo", "/nguoi/", ""),
    ("reports", "canbo", "/bao-cao/?don-vi=province/06/1997&ky=2024", ""),
    ("rounds", "canbo", "/bao-cao/ky/", ""),
    ("search", "canbo", "/tim/?q=ho+ngheo", ""),
    ("profile", "canbo", "/toi/", ""),
    ("administration", "quantri", "/quan-tri/", ""),
    ("settings", "quantri", "/quan-tri/cau-hinh/", ""),
    ("catalogue", "quantri", "/quan-tri/danh-muc/", ""),
    ("trail", "quantri", "/quan-tri/nhat-ky/", ""),
)
"""Name, account, address, link to follow from there."""


def main() -> int:
    """Take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--address", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    wanted = [page for page in PAGES if not options.only or page[0] in options.only.split(",")]
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        running: Any = nullcontext(Demonstration(options.address, Path(scratch))) if options.address else served(Path(scratch))
        with running as demonstration:
            _take_all(demonstration.address, wanted, options.folder)
    return 0


def _take_all(address: str, wanted: list[tuple[str, str, str, str]], folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        for account in dict.fromkeys(page[1] for page in wanted):
            context = browser.new_context(base_url=address, locale="vi-VN", reduced_motion="reduce")
            page = context.new_page()
            if account:
                _sign_in(page, account)
            for name, owner, path, link in wanted:
                if owner == account:
                    _take(page, name, path, link, folder)
            context.close()
        browser.close()


def _sign_in(page: Any, account: str) -> None:
    from tiendo_web.demo.scene import PASSWORD

    page.goto("/tai-khoan/login/")
    page.fill("#id_login", account)
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/")


def _take(page: Any, name: str, path: str, link: str, folder: Path) -> None:
    shots = []
    for width, size in SIZES.items():
        if (width == 1920) != (name == "wall") and width != 360:
            continue
        page.set_viewport_size(size)
        page.goto(path)
        if link:
            page.goto(page.locator(link).first.get_attribute("href"))
        page.wait_for_load_state("networkidle")
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            shot = folder / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=shot, full_page=True)
            shots.append(shot)
    _sheet(shots, folder / f"_{name}.png")
    sys.stderr.write(f"{name}\n")


def _sheet(shots: list[Path], target: Path) -> None:
    """The pictures beside each other, each cut at a height that can still be looked at."""
    pictures = [Image.open(shot) for shot in shots]
    pictures = [one.crop((0, 0, one.width, min(one.height, TALLEST))) for one in pictures]
    width = sum(one.width for one in pictures) + 20 * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, max(one.height for one in pictures)), "#888")
    left = 0
    for one in pictures:
        sheet.paste(one, (left, 0))
        left += one.width + 20
    sheet.save(target)


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")
    sys.exit(main())
