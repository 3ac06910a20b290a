"""Start ``make demo``, ask every page that can be reached as each of its accounts, and stop it; ``python -m tests.ask_pages``.

Follows every link of the same address from the first page on. A page that is not found, fails, or comes without the content
security policy is a fault; so is an address in the list of pages that no link leads to and that fails.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 600
PAGES_AT_MOST = 350
VARIANTS_AT_MOST = 8
"""Of one path with different queries (filters, sorting, pages) at most this many are asked."""


@dataclass
class Asked:
    """What one walk found."""

    pages: int = 0
    slowest: tuple[float, str] = (0.0, "")
    faults: list[str] = field(default_factory=list)


class Links(HTMLParser):
    """Addresses of the links, images, scripts and style sheets of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": "href", "link": "href", "script": "src", "img": "src"}.get(tag)
        self.found += [value for name, value in attrs if name == wanted and value]


def main() -> int:
    """Returns 0 when every page answered as it should."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # what was started is stopped even then
    demo = subprocess.Popen(
        ["make", "--no-print-directory", "demo"], cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        address, accounts = started(demo)
        walks = {name: walk(address, signed_in(address, name, password)) for name, password in accounts}
        walks["(khách)"] = walk(address, visitor())
    finally:
        ended = stop(demo)
    faults = [f"{name}: {fault}" for name, asked in walks.items() for fault in asked.faults]
    for name, asked in walks.items():
        print(f"{name}: {asked.pages} trang, chậm nhất {asked.slowest[0] * 1000:.0f} ms ({asked.slowest[1]})")
    if not ended:
        faults.append("make demo không dừng khi nhận Ctrl-C")
    print("\n".join(faults) or "Mọi trang đều trả lời đúng.")
    return 1 if faults else 0


def started(demo: subprocess.Popen[str]) -> tuple[str, list[tuple[str, str]]]:
    """The address and the accounts that ``make demo`` prints once it serves."""
    assert demo.stdout is not None
    address, accounts = "", []
    ends = time.monotonic() + START_SECONDS
    for line in demo.stdout:
        if line.startswith("http://"):
            address = line.strip()
        if match := re.match(r"  (\S+) / (\S+)", line):
            accounts.append((match[1], match[2]))
        if address and len(accounts) == 2:
            return address, accounts
        if time.monotonic() > ends:
            break
    raise SystemExit("make demo không mở được trong thời gian cho phép")


def stop(demo: subprocess.Popen[str]) -> bool:
    """Press Ctrl-C; True when everything ended by itself."""
    os.killpg(demo.pid, signal.SIGINT)
    try:
        demo.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(demo.pid, signal.SIGKILL)
        return False
    return True


def visitor() -> OpenerDirector:
    """Somebody who is not signed in."""
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()), HTTPRedirectHandler())


def signed_in(address: str, name: str, password: str) -> OpenerDirector:
    """Somebody who signed in through the page for it."""
    person = visitor()
    page = person.open(f"{address}/tai-khoan/login/", timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None, "the sign-in page has no form"
    form = urlencode({"login": name, "password": password, "csrfmiddlewaretoken": token[1]}).encode()
    answer = person.open(Request(f"{address}/tai-khoan/login/", form, {"Referer": f"{address}/tai-khoan/login/"}), timeout=30)
    assert not urlsplit(answer.url).path.startswith("/tai-khoan/login"), f"{name} could not sign in"
    return person


def walk(address: str, person: OpenerDirector) -> Asked:
    """Ask the first page and everything it leads to."""
    asked, seen, variants = Asked(), {f"{address}/"}, dict[str, int]()
    waiting = deque([(f"{address}/", "")])
    while waiting and asked.pages < PAGES_AT_MOST:
        page, referrer = waiting.popleft()
        for link in ask(page, person, asked, referrer):
            found = urldefrag(urljoin(page, link)).url
            parts = urlsplit(found)
            if found in seen or not found.startswith(f"{address}/") or parts.path.startswith("/tai-khoan/logout"):
                continue
            variants[parts.path] = variants.get(parts.path, 0) + 1
            if variants[parts.path] <= VARIANTS_AT_MOST:
                seen.add(found)
                waiting.append((found, page))
    return asked


def ask(page: str, person: OpenerDirector, asked: Asked, referrer: str) -> list[str]:
    """Ask one page, which ``referrer`` links to; returns its links."""
    asked.pages += 1
    begun = time.monotonic()
    try:
        answer = person.open(page, timeout=60)
        body = answer.read()
    except HTTPError as error:
        asked.faults.append(f"{error.code} {page}, từ {referrer}")
        return []
    asked.slowest = max(asked.slowest, (time.monotonic() - begun, page))
    html = answer.headers.get_content_type() == "text/html"
    if html and "script-src 'self'" not in answer.headers.get("Content-Security-Policy", ""):
        asked.faults.append(f"không có CSP: {page}")
    if not html:
        return []
    links = Links()
    links.feed(body.decode())
    return links.found


if __name__ == "__main__":
    sys.exit(main())
