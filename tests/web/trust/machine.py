"""An installation that is served as its own processes, a disk of its own for it, and a person who uses it over HTTP."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.web.installation import TIENDO, Installation

PASSWORD, SECRET = "mot-mat-khau-dai", "tiendo_x"
PREPARE = """
from datetime import date
from tiendo_web.commands.start import database_ready, static_ready
database_ready()
static_ready()
from tests.web.office import NORTH, open_office
from tiendo_web.record.actions.tokens import digest
from tiendo_web.record import files
from tiendo_web.record.models import ApiToken, Document
office = open_office()
stored = files.store([office.document.text.encode()])
Document.objects.update(sha256=stored.sha256)
for person in office.people.values():
    person.set_password(sys.argv[1])
    person.save()
by = office.people["reviewer"]
ApiToken.objects.create(account=by, unit_id=NORTH, secret=digest(sys.argv[2]), made_by=by, made_at="2024-01-01T00:00Z",
                        expires=date(2099, 1, 1))
"""
TEXT = "Năm 2024, tổng sản lượng lương thực đạt {} tấn, tăng 3,5% so với năm 2023."


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own in memory; tests that use it carry ``needs("mount")``."""
    place.mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Write until the disk takes no byte more."""
    path = disk / "fill"
    with path.open("wb", buffering=0) as out:
        for size in (1 << 20, 1 << 12, 1):
            while True:
                try:
                    if not out.write(b"x" * size):
                        break
                except OSError:
                    break
    return path


class Served:
    """``tiendo serve`` on an installation; use it as a context."""

    def __init__(self, here: Installation, **more: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.here, self.address = here, f"http://127.0.0.1:{self.port}"
        self.log = (here.folder / "serve.log").open("ab")
        self.process = subprocess.Popen(
            [str(TIENDO), "serve", "--port", str(self.port)],
            env={**here.environment, **more},
            cwd=here.folder,
            stdout=subprocess.PIPE,
            stderr=self.log,
        )

    def __enter__(self) -> Served:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip(), (self.here.folder / "serve.log").read_text()
        return self

    def __exit__(self, *error: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)
        self.log.close()

    def child(self, module: str) -> int:
        """The process of the server (``commands.web``) or the worker (``jobs``); 0 while there is none."""
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit():
                continue
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                words = (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if parent == self.process.pid and any(word.decode().endswith(module) for word in words):
                return int(folder.name)
        return 0


class Visitor:
    """A person with a browser that runs no script."""

    def __init__(self, address: str) -> None:
        self.address = address
        jar = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), jar)

    def enter(self, name: str) -> Visitor:
        status, _page = self.send("/tai-khoan/login/", {"login": name, "password": PASSWORD})
        assert status == 200
        return self

    def get(self, path: str, headers: dict[str, str] | None = None, data: bytes | None = None) -> tuple[int, str]:
        request = urllib.request.Request(self.address + path, data, headers or {})
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode(errors="replace")
        except (urllib.error.URLError, OSError):
            return 0, ""

    def send(self, path: str, fields: dict[str, str], form: str = "") -> tuple[int, str]:
        """Send a form of the page at ``form`` (or at the path itself)."""
        mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(form or path)[1])
        assert mark is not None, path
        given = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": mark[1]}).encode()
        return self.get(path, {"Referer": self.address + path}, given)

    def hand_in(self, unit: str, text: str) -> tuple[int, dict[str, Any]]:
        """A document through the API."""
        edge = uuid4().hex
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="unit"\r\n\r\n{unit}\r\n']
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n{text}\r\n--{edge}--\r\n')
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}", "Authorization": f"Bearer {SECRET}"}
        status, body = self.get("/api/v1/documents", kind, "".join(parts).encode())
        return status, json.loads(body) if body.startswith("{") else {"detail": body}

    def state_of(self, number: int) -> str:
        body = self.get(f"/api/v1/documents/{number}", {"Authorization": f"Bearer {SECRET}"})[1]
        return str(json.loads(body)["state"]) if body.startswith("{") else ""


def until(asked: Any, seconds: float = 60) -> bool:
    """Ask again and again until the answer is yes."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if asked():
            return True
        time.sleep(0.3)
    return False


def kill(number: int) -> None:
    os.kill(number, signal.SIGKILL)
