"""The demonstration, built and served in a folder of its own, for tests that look at pages in a real browser."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.web.installation import TIENDO

OFFICER, LEADER = "canbo", "lanhdao"
READY_SECONDS = 180


@dataclass(frozen=True)
class Demonstration:
    """A running demonstration: its address and its folder."""

    address: str
    folder: Path

    @property
    def documents(self) -> Path:
        """The documents as files, those that wait to be handed in among them."""
        return self.folder / "var" / "demo" / "van-ban"


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("TIENDO_VAR", "DATABASE_URL")}


@cache
def built() -> Path:
    """The demonstration as it is built, once for all tests of this process; each server works on a copy of its own."""
    folder = Path(tempfile.mkdtemp(prefix="tiendo-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    done = subprocess.run([TIENDO, "demo", "--only-build"], cwd=folder, env=_environment(), capture_output=True, text=True)
    assert done.returncode == 0, f"the demonstration was not built:\n{done.stderr[-3000:]}"
    return folder


@contextmanager
def served(folder: Path) -> Iterator[Demonstration]:
    """Serve a copy; the server and its worker are ended afterwards."""
    shutil.copytree(built() / "var", folder / "var", dirs_exist_ok=True)
    port = _free_port()
    environment = _environment()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [TIENDO, "demo", "--port", str(port)], cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(process, address, folder / "log")
            yield Demonstration(address, folder)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def launch(playwright: Any) -> Any:
    """Debian's Chromium, without a window."""
    return playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{address}/health", timeout=2).close()
            return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"the demonstration did not start:\n{log.read_text(errors='replace')[-3000:]}")
