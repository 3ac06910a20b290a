"""A Spark cluster of this machine alone: a standalone master with workers, all on the loopback address."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
_MASTER = "org.apache.spark.deploy.master.Master"
_WORKER = "org.apache.spark.deploy.worker.Worker"
_SECONDS_TO_START = 60


class Cluster:
    """The address of the master, and its workers.

    Attributes:
        master: what ``--spark`` takes.
        workers: one process each, with the executors it starts in its group.
    """

    def __init__(self, master: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.master, self.workers = master, workers

    def kill_a_worker(self) -> None:
        """End one worker and its executors at once, as a machine does that loses power."""
        os.killpg(self.workers.pop().pid, signal.SIGKILL)


@contextmanager
def cluster(place: Path, workers: int = 2) -> Iterator[Cluster]:
    """Start a master and workers of one core each; everything ends with the block."""
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    port = _free_port()
    master = f"spark://{HOST}:{port}"
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *words: str) -> subprocess.Popen[bytes]:
        with (place / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [program, *words],
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=os.environ | {"SPARK_LOCAL_IP": HOST, "SPARK_DAEMON_MEMORY": "512m"},
            )
        started.append(process)
        return process

    try:
        start("master", _MASTER, "--host", HOST, "--port", str(port), "--webui-port", "0")
        _until_said(place / "master.log", "I have been elected leader")
        names = [f"worker-{number}" for number in range(workers)]
        running = [
            start(
                name,
                _WORKER,
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                "1g",
                "--webui-port",
                "0",
                "-d",
                str(place / name),
                master,
            )
            for name in names
        ]
        for name in names:
            _until_said(place / f"{name}.log", "Successfully registered with master")
        yield Cluster(master, running)
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def _until_said(log: Path, words: str) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while words not in log.read_text("utf-8", errors="replace"):
        if time.monotonic() > until:
            raise TimeoutError(f"{log.name}: {log.read_text('utf-8', errors='replace')[-2000:]}")
        time.sleep(0.2)
