"""How long the pages of the demonstration take: ``python -m bench.pages``.

Builds and serves the demonstration in a folder of its own, signs in as the officer, and asks each page once cold and five
times warm. Times are those of a client on this machine, the whole answer read.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

from tests.web.pages.demonstration import OFFICER, served

PAGES = ("/", "/chi-tieu/", "/van-ban/", "/phat-hien/", "/don-vi/", "/tim/?q=ho+ngheo", "/du-lieu-mo/")
FOLLOWED = (
    ("/chi-tieu/", r'href="(/chi-tieu/target[^"]+)"'),
    ("/van-ban/", r'href="(/van-ban/\d+/)"'),
    ("/phat-hien/", r'href="(/phat-hien/\d+/)"'),
)
WARM = 5


class Browser:
    """Keeps its cookies and times what it asks."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[str, float]:
        """The page and the milliseconds it took."""
        data = urllib.parse.urlencode(fields).encode() if fields else None
        begun = time.perf_counter()
        with self.opener.open(urllib.request.Request(self.address + path, data, {"Referer": self.address + path})) as answer:
            text = answer.read().decode()
        return text, 1000 * (time.perf_counter() - begun)

    def sign_in(self, name: str, password: str) -> None:
        """As the demonstration's officer."""
        page, _took = self.ask("/tai-khoan/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.ask("/tai-khoan/login/", {"login": name, "password": password, "csrfmiddlewaretoken": token[1] if token else ""})


def main() -> int:
    """Print the table."""
    from tiendo_web.demo.scene import PASSWORD

    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as demonstration:
        browser = Browser(demonstration.address)
        browser.sign_in(OFFICER, PASSWORD)
        paths = list(PAGES)
        for listed, pattern in FOLLOWED:
            found = re.search(pattern, browser.ask(listed)[0])
            paths += [found[1]] if found else []
        print("python -m bench.pages: bản trình diễn, SQLite, một người, ms (HTML chưa nén)")
        print(f"{'trang':<60}{'lần đầu':>9}{'chậm nhất':>11}{'KB':>7}")
        for path in paths:
            page, cold = browser.ask(path)
            warm = [browser.ask(path)[1] for _time in range(WARM)]
            print(f"{path[:58]:<60}{cold:>9.0f}{max(warm):>11.0f}{len(page.encode()) / 1024:>7.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
