"""The web server and the worker as children of one command, which ends both when it ends."""

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
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

PORTS_TRIED = 50
READY_SECONDS = 60
GRACE_SECONDS = 10
LONGEST_PAUSE = 60.0
"""Between two starts of a worker that keeps dying; what it worked on fails by itself after some tries (jobs/claims.py)."""


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


class Supervisor:
    """Starts the children, waits, and ends them; a worker that dies is started again, a server that dies ends everything."""

    def __init__(self, environment: Mapping[str, str], host: str, port: int) -> None:
        self.environment = {**os.environ, **environment, "TIENDO_PARENT": str(os.getpid())}
        self.server = self._start("tiendo_web.commands.web", host, str(port))
        self.worker = self._start("tiendo_web.jobs")
        self.stop = threading.Event()
        self.pause, self.next_start = 1.0, 0.0

    def _start(self, module: str, *arguments: str) -> subprocess.Popen[bytes]:
        command: Sequence[str] = (sys.executable, "-m", module, *arguments)
        return subprocess.Popen(command, env=self.environment, start_new_session=True, stdin=subprocess.DEVNULL)

    def alive(self) -> bool:
        """True while the server runs."""
        return self.server.poll() is None

    def run(self) -> int:
        """Wait for a signal or the end of the server; returns the exit code."""
        previous = {number: signal.signal(number, self._ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            while not self.stop.wait(0.5):
                if not self.alive():
                    return 2
                self._keep_worker()
            return 0
        finally:
            self.end()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _keep_worker(self) -> None:
        if self.worker.poll() is None or time.monotonic() < self.next_start:
            return
        self.pause = min(2 * self.pause, LONGEST_PAUSE)
        self.next_start = time.monotonic() + self.pause
        self.worker = self._start("tiendo_web.jobs")

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stop.set()

    def end(self) -> None:
        """End both children: ask, then insist."""
        children = (self.server, self.worker)
        for child in children:
            if child.poll() is None:
                child.terminate()
        ends = time.monotonic() + GRACE_SECONDS
        for child in children:
            try:
                child.wait(max(0.1, ends - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
