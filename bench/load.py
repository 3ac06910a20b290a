"""Fifty officers at once on the demonstration: ``python -m bench.load [MINUTES] [OFFICERS] [SECONDS BETWEEN CLICKS]``.

The server runs as an office runs it; the officers are threads of this other process and ask it over the loopback address, each
with a session of its own: pages, searches, and now and then a document handed in, until the time is over. Requests are bounded.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request

from tests.ask_pages import signed_in
from tests.web.pages.demonstration import LEADER, OFFICER, served

PASSWORD = "tien-do-vi-du"  # of the demonstration alone
PAGES = (
    "/", "/", "/chi-tieu/", "/chi-tieu/", "/van-ban/", "/phat-hien/", "/nhiem-vu/", "/nhiem-vu/cho-toi/", "/kien-nghi/", "/don-vi/",
    "/bang/", "/bao-cao/", "/tim/?q=ho+ngheo", "/tim/?q=du+an", "/nguoi/", "/du-lieu-mo/",
)  # fmt: skip
UPLOADS_OF_100 = 4
AT_MOST = 40_000


@dataclass
class Tally:
    """What the officers met; one for all of them."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, seconds: float, error: str = "") -> None:
        with self.lock:
            self.seconds[what].append(seconds)
            if error:
                self.errors.append(f"{what}: {error}")


def officer(number: int, address: str, until: float, pause: float, tally: Tally) -> None:
    """One person at work: looks at pages, follows a target, searches, hands in a report."""
    chance = random.Random(number)
    session = signed_in(address, OFFICER if number % 5 else LEADER, PASSWORD)
    targets: list[str] = []
    while time.monotonic() < until and sum(map(len, tally.seconds.values())) < AT_MOST:
        time.sleep(chance.expovariate(1 / pause))
        if number % 5 and chance.random() * 100 < UPLOADS_OF_100:
            hand_in(session, address, number, chance, tally)
            continue
        path = chance.choice(targets) if targets and chance.random() < 0.25 else chance.choice(PAGES)
        page = ask(session, address, path, tally, "/chi-tieu/…" if path in targets else path)
        if path == "/chi-tieu/":
            targets = re.findall(r'href="(/chi-tieu/[^"?]+/)"', page)[:40]


def ask(session, address: str, path: str, tally: Tally, what: str) -> str:
    begun = time.perf_counter()
    page, error = "", ""
    try:
        with session.open(address + path, timeout=60) as answer:
            page = answer.read().decode("utf-8", errors="replace")
    except (HTTPError, URLError, OSError) as fault:
        error = str(fault)
    tally.note(what, time.perf_counter() - begun, error)
    return page


def hand_in(session, address: str, number: int, chance: random.Random, tally: Tally) -> None:
    """A short report that nobody handed in before, through the form of the library."""
    form = ask(session, address, "/van-ban/", tally, "/van-ban/").partition('id="nop"')[2]
    mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    unit = re.search(r'<select id="unit".*?<option value="([^"]+)"', form, re.S)
    if mark is None or unit is None:
        tally.note("hand in", 0.0, "no form")
        return
    fields = {"csrfmiddlewaretoken": mark[1], "unit": unit[1], "secrecy": "0"}
    text = f"Năm 2024, thu ngân sách nhà nước trên địa bàn đạt {chance.randint(100, 999)}.{chance.randint(100, 999)} triệu đồng."
    border = f"tiendo{number}{chance.randint(0, 10**9)}"
    body = "".join(f'--{border}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in fields.items())
    body += f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="{border}.txt"\r\n\r\n{text}\r\n--{border}--\r\n'
    head = {"Content-Type": f"multipart/form-data; boundary={border}", "Referer": address + "/van-ban/"}
    begun = time.perf_counter()
    error = ""
    try:
        with session.open(Request(address + "/van-ban/nop/", body.encode(), head), timeout=60) as answer:
            answer.read()
    except (HTTPError, URLError, OSError) as fault:
        error = str(fault)
    tally.note("hand in", time.perf_counter() - begun, error)


def memory_of(folder: Path) -> int:
    """Megabytes of every process that serves this folder."""
    total = 0
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if (place / "cwd").readlink() == folder:
                total += int(re.search(r"VmRSS:\s+(\d+)", (place / "status").read_text())[1])
        except (OSError, TypeError):
            continue
    return total // 1024


def main() -> int:
    minutes, officers, pause = (float(word) for word in (*sys.argv[1:], *("10", "50", "8")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as made, served(Path(made)) as demo:
        tally, held = Tally(), []
        until = time.monotonic() + 60 * minutes
        threads = [
            threading.Thread(
                target=officer, args=(number, demo.address, until, pause, tally), name=f"officer {number}", daemon=True
            )
            for number in range(int(officers))
        ]
        print(f"{int(officers)} officers, {minutes:g} min, {pause:g} s between clicks; load before {os.getloadavg()[0]:.1f}")
        for thread in threads:
            thread.start()
            time.sleep(0.2)
        while time.monotonic() < until:
            held.append(memory_of(Path(made).resolve()))
            time.sleep(min(15.0, max(0.0, until - time.monotonic())))
        ends = time.monotonic() + 90
        for thread in threads:
            thread.join(max(0.0, ends - time.monotonic()))
        for name in (thread.name for thread in threads if thread.is_alive()):
            tally.note("unfinished", 90.0, f"{name} still waits for an answer")
        report(tally, held, minutes)
    return 1 if tally.errors else 0


def report(tally: Tally, held: list[int], minutes: float) -> None:
    print(f"{'what':<22} {'times':>6} {'median ms':>10} {'p95 ms':>8} {'slowest ms':>11}")
    every = sorted(second for several in tally.seconds.values() for second in several)
    for what, several in [*sorted(tally.seconds.items()), ("all", every)]:
        ranked = sorted(several)
        p95 = ranked[min(len(ranked) - 1, int(len(ranked) * 0.95))]
        print(f"{what:<22} {len(ranked):>6} {ranked[len(ranked) // 2] * 1000:>10.0f} {p95 * 1000:>8.0f} {ranked[-1] * 1000:>11.0f}")
    print(f"{len(every) / minutes / 60:.1f} requests a second, {len(tally.errors)} errors; load after {os.getloadavg()[0]:.1f}")
    for error in tally.errors[:10]:
        print(f"  {error}")
    print(f"memory of server, worker and their processes, MB: {' '.join(str(one) for one in held[:: max(1, len(held) // 12)])}")


if __name__ == "__main__":
    sys.exit(main())
