"""``python -m tiendo_web.commands.web HOST PORT``: the web server process."""

from __future__ import annotations

import os
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from tiendo_web.lifeline import end_with_parent

THREADS = 8


def main(host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT."""
    end_with_parent()
    Granian(
        "tiendo_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=max(1, min(4, os.cpu_count() or 1)),
        blocking_threads=THREADS,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=8,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
