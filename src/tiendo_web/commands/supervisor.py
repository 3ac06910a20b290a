"""The web server and the worker as children of one command, which keeps both running and ends both when it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType

PORTS_TRIED = 50
READY_SECONDS = 60
GRACE_SECONDS = 10
LONGEST_PAUSE = 60.0
"""Between two starts of a process that keeps dying; what a worker worked on fails by itself after some tries (jobs/claims.py)."""
MOST_STARTS = 8
"""Of a server that never lived for a minute: then whoever started us (systemd, a person) is to know."""


def free_port(host: str, wanted: int) -> int:
    """The wanted port when nobody listens there, else the next free one.

    Raises: OSError when none of the following ports is free, or the host is not this machine's.
    """
    for port in range(wanted, wanted + PORTS_TRIED):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError as error:
                if port == wanted + PORTS_TRIED - 1 or not _in_use(error):
                    raise
                continue
            return port
    raise OSError(f"no free port from {wanted} on")


def _in_use(error: OSError) -> bool:
    import errno

    return error.errno in (errno.EADDRINUSE, errno.EACCES)


def wait_ready(address: str, alive: Callable[[], bool]) -> bool:
    """True as soon as the server answers; False when it ended or does not answer in time."""
    ends = time.monotonic() + READY_SECONDS
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while time.monotonic() < ends and alive():
        try:
            with opener.open(f"{address}/health", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


class _Child:
    """One process, with those that it starts."""

    def __init__(self, environment: Mapping[str, str], module: str, *arguments: str) -> None:
        self.environment, self.command = environment, (sys.executable, "-m", module, *arguments)
        self.starts, self.pause, self.next_start = 0, 1.0, 0.0
        self.started = time.monotonic()
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        self.started = time.monotonic()
        return subprocess.Popen(self.command, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL)

    def alive(self) -> bool:
        return self.process.poll() is None

    def keep(self) -> None:
        """Start it again when it died; what it left running goes first, since it may hold the port."""
        if self.alive():
            if time.monotonic() - self.started > LONGEST_PAUSE:
                self.starts, self.pause = 0, 1.0
            return
        if time.monotonic() < self.next_start:
            return
        self._kill_group()
        self.starts += 1
        self.process = self._start()
        self.next_start = time.monotonic() + self.pause
        self.pause = min(2 * self.pause, LONGEST_PAUSE)

    def ask_to_end(self) -> None:
        if self.alive():
            self.process.terminate()

    def end(self, ends: float) -> None:
        """Wait until a moment, then insist, with those that it left behind, too."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, ends - time.monotonic()))
        self._kill_group()
        self.process.wait()

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Supervisor:
    """Starts the children, waits, and ends them; one that dies is started again, after a pause that grows while it keeps dying."""

    def __init__(self, environment: Mapping[str, str], host: str, port: int) -> None:
        self.environment = {**os.environ, **environment, "TIENDO_PARENT": str(os.getpid())}
        self.server = _Child(self.environment, "tiendo_web.commands.web", host, str(port))
        self.worker = _Child(self.environment, "tiendo_web.jobs")
        self.stop = threading.Event()

    def alive(self) -> bool:
        """True while the server runs."""
        return self.server.alive()

    def run(self) -> int:
        """Wait for a signal; returns the exit code: 2 when the server could not be kept running."""
        previous = {number: signal.signal(number, self._ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            while not self.stop.wait(0.5):
                if self.server.starts > MOST_STARTS:
                    return 2
                self.server.keep()
                self.worker.keep()
            return 0
        finally:
            self.end()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stop.set()

    def end(self) -> None:
        """End both children: ask, then insist."""
        children = (self.server, self.worker)
        for child in children:
            child.ask_to_end()
        ends = time.monotonic() + GRACE_SECONDS
        for child in children:
            child.end(ends)
