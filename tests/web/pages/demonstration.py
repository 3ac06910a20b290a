"""The demonstration, built and served in a folder of its own, for tests that look at pages in a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@contextmanager
def served(folder: Path) -> Iterator[Demonstration]:
    """Build and serve; the server and its worker are ended afterwards."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name not in ("TIENDO_VAR", "DATABASE_URL")}
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
