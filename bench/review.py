"""The numbers of a page of one document reviewed by keyboard in a real browser: ``python -m bench.review [NUMBERS]``.

Hands in a report written here, waits until it is read, then takes number after number with ``A`` as soon as the page shows the next
one, drops every tenth with ``X`` and undoes that. What is printed is the machine's share of the time; the rest is reading.
A second run has the numbers in a table.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.web.pages.demonstration import OFFICER, launch, served

WIDE = {"width": 1440, "height": 900}
SYLLABLES = ("An", "Bình", "Cường", "Giang", "Hòa", "Khánh", "Lâm", "Sơn", "Thịnh")
COMMUNES = [f"{first} {second}" for first in SYLLABLES for second in SYLLABLES if first != second]
"""Places of the report, invented; each has one number, so that no two speak of one thing."""


def report(count: int, *, table: bool) -> str:
    """A report with so many numbers, in sentences or in one table."""
    places = COMMUNES[:count]
    if table:
        rows = "".join(
            f"<tr><td>Sản lượng lương thực xã Thử {n}</td><td>tấn</td><td>{1000 + 7 * n}</td></tr>" for n in range(count)
        )
        head = "<tr><th>Đơn vị</th><th>Sản lượng lương thực năm 2024 (tấn)</th></tr>"
        return f"<h1>Báo cáo năm 2024 (bảng)</h1><table>{head}{rows}</table>"
    said = (f"<p>Năm 2023, sản lượng lương thực của xã {name} đạt {1003 + 7 * n} tấn.</p>" for n, name in enumerate(places))
    lines = "".join(said)
    return f"<h1>Báo cáo năm 2023</h1>{lines}"


def main(count: int) -> int:
    """Print both runs."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as demonstration, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_context(base_url=demonstration.address, viewport=WIDE, reduced_motion="reduce").new_page()
        _sign_in(page)
        print(f"python -m bench.review {count}: bản trình diễn, SQLite, Chromium")
        for table in (False, True):
            path = Path(folder, f"bao-cao-{'bang' if table else 'cau'}.html")
            path.write_text(report(count, table=table), encoding="utf-8")
            _hand_in(page, path)
            _review(page, "trong bảng" if table else "trong câu")
        browser.close()
    return 0


def _sign_in(page: Any) -> None:
    from tiendo_web.demo.scene import PASSWORD

    page.goto("/tai-khoan/login/")
    page.fill("#id_login", OFFICER)
    page.fill("#id_password", PASSWORD)
    page.click("main button.main")
    page.wait_for_url("**/")


def _hand_in(page: Any, path: Path) -> None:
    page.goto("/van-ban/")
    page.set_input_files("#files", str(path))
    page.click("form.drop button.main")
    page.wait_for_selector("#taken .st.ok", timeout=120_000)
    page.goto(page.locator("#taken a").first.get_attribute("href"))


def _review(page: Any, where: str) -> None:
    left = _waiting(page)
    page.locator(".sheet .m.wait").first.click()
    page.wait_for_selector("html:not([data-busy]) #panel[data-current]")
    taken, begun, total = [], time.perf_counter(), left
    for n in range(total):
        keys = ("x", "u", "a") if n % 10 == 9 else ("a",)
        for key in keys:
            pressed = time.perf_counter()
            page.keyboard.press(key)
            left += {"a": -1, "x": -1, "u": 1}[key]
            _until(page, left)
            taken.append((time.perf_counter() - pressed) * 1000)
    took = time.perf_counter() - begun
    print(
        f"  {where}: {total} số, {len(taken)} phím, {took:.1f} s của máy; một phím giữa {statistics.median(taken):.0f} ms, "
        f"chậm nhất {max(taken):.0f} ms; còn {_waiting(page)} số chờ"
    )


def _until(page: Any, left: int) -> None:
    for _try in range(2000):
        if page.locator("html[data-busy]").count() == 0 and _waiting(page) == left:
            return
        page.wait_for_timeout(5)
    raise AssertionError(f"{_waiting(page)} numbers wait, expected {left}")


def _waiting(page: Any) -> int:
    found = re.search(r"(\d+)\s*chờ", page.locator("#counts").inner_text())
    return int(found[1]) if found else 0


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")
    sys.exit(main(min(len(COMMUNES), int(sys.argv[1]) if len(sys.argv) > 1 else 60)))
