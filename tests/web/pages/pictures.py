"""The pictures of README and handbook, taken from the demonstration: ``python -m tests.web.pages.pictures``."""

from __future__ import annotations

import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from tests.web.pages.demonstration import OFFICER, Demonstration, launch, served

PICTURES = Path(__file__).resolve().parents[3] / "docs" / "pictures"
WIDE, NARROW, WALL = {"width": 1440, "height": 900}, {"width": 360, "height": 740}, {"width": 1920, "height": 1080}
SHOTS: tuple[tuple[str, str, str, dict[str, int], str], ...] = (
    ("desk-1440", "/", "", WIDE, "light"),
    ("chi-tieu", "/chi-tieu/", "", WIDE, "light"),
    ("mot-chi-tieu", "/chi-tieu/?tim=ocop+luy+ke", "table.tgt .name a", WIDE, "light"),
    ("duyet-so", "/van-ban/?tim=tong+ket", "table.lib .name a", WIDE, "light"),
    ("duyet-so-dien-thoai", "/van-ban/?tim=tong+ket", "table.lib .name a", NARROW, "light"),
    ("phat-hien", "/phat-hien/", ".finds h2 a", WIDE, "light"),
    ("don-vi", "/don-vi/", "", WIDE, "light"),
    ("don-vi-tu-1-7-2025", "/don-vi/?cay=2025-07-01", "", WIDE, "light"),
    ("khong-khop", "/so-lieu/khong-khop/", "", WIDE, "light"),
    ("nhap-excel", "/so-lieu/nhap/", "", NARROW, "dark"),
    ("tim", "/tim/?q=ho+ngheo", "", WIDE, "light"),
    ("man-hinh", "/man-hinh/", "", WALL, "light"),
)
"""Name, list to open, link to follow from it, size, scheme."""


def main() -> int:
    """Take every picture; the folder is written anew."""
    from playwright.sync_api import sync_playwright

    from tiendo_web.demo.scene import PASSWORD

    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _running(Path(folder)) as demonstration, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_context(base_url=demonstration.address, locale="vi-VN", reduced_motion="reduce").new_page()
        page.goto("/tai-khoan/login/")
        page.fill("#id_login", OFFICER)
        page.fill("#id_password", PASSWORD)
        page.click("main button.main")
        for name, address, link, size, scheme in SHOTS:
            _take(page, name, address, link, size, scheme)
        browser.close()
    return 0


def _running(folder: Path) -> AbstractContextManager[Demonstration]:
    """The demonstration at the address given on the command line, else one built for this."""
    return nullcontext(Demonstration(sys.argv[1], folder)) if len(sys.argv) > 1 else served(folder)


def _take(page: Any, name: str, address: str, link: str, size: dict[str, int], scheme: str) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    if link:
        page.goto(page.locator(link).first.get_attribute("href"))
    page.wait_for_load_state("networkidle")
    if name == "duyet-so":
        page.mouse.wheel(0, 470)  # past the masthead of the document, to its figures
        page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    sys.stderr.write(f"{name}: {(PICTURES / f'{name}.png').stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")
    sys.exit(main())
