"""``python -m tiendo_web.jobs``: the worker process that ``tiendo serve`` and ``tiendo demo`` start."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import django

from tiendo_web.lifeline import end_with_parent


def main() -> None:
    """Work until SIGTERM or SIGINT; the piece of work in hand is ended first."""
    django.setup()
    end_with_parent()
    from .worker import run

    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    run(stop)


if __name__ == "__main__":
    main()
