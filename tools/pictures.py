"""Every page as a picture, to be looked at: ``python -m tools.pictures FOLDER [--address http://127.0.0.1:8000] [--only desk]``.

Takes the demonstration that runs at the address, or builds and serves one, and writes each page at 1440 and 360 px, light and dark,
as it is printed (A4, first pages), and for each page one contact sheet of the four.
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
from tests.web.pages.every_page import NARROW, PAGES, WALL, WIDE, Page, by_account, hand_in_workbooks, open_page

SCHEMES = ("light", "dark")
TALLEST = 2600


def main() -> int:
    """Take them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--address", default="")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    wanted = tuple(page for page in PAGES if not options.only or page.name in options.only.split(","))
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        running: Any = nullcontext(Demonstration(options.address, Path(scratch))) if options.address else served(Path(scratch))
        with running as demonstration:
            _take_all(demonstration.address, wanted, options.folder, prepare=not options.only)
    return 0


def _take_all(address: str, wanted: tuple[Page, ...], folder: Path, *, prepare: bool) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = launch(playwright)
        if prepare:
            hand_in_workbooks(browser, address)
        with by_account(browser, address, wanted) as pages:
            for one, page in pages:
                _take(page, one, folder)
        browser.close()


def _take(page: Any, one: Page, folder: Path) -> None:
    page.set_viewport_size(WIDE)
    open_page(page, one)
    page.wait_for_load_state("networkidle")
    shots = []
    for size in (WALL if one.name == "wall" else WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            shot = folder / f"{one.name}-{size['width']}-{scheme}.png"
            page.screenshot(path=shot, full_page=True)
            shots.append(shot)
    page.emulate_media(color_scheme="light")
    page.pdf(path=folder / f"{one.name}.pdf", prefer_css_page_size=True)
    _sheet(shots, folder / f"_{one.name}.png")
    sys.stderr.write(f"{one.name}\n")


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
