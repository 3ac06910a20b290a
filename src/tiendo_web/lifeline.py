"""A child process ends when the command that started it is gone, however that ended."""

from __future__ import annotations

import os
import signal
import threading

CHECK_SECONDS = 1.0


def end_with_parent() -> None:
    """Watch the process named by ``TIENDO_PARENT``, if any; when it is no longer our parent, ask ourselves to end."""
    parent = os.environ.get("TIENDO_PARENT", "")
    if not parent.isdecimal():
        return
    if os.getppid() != int(parent):
        os.kill(os.getpid(), signal.SIGTERM)
        return

    def watch() -> None:
        pause = threading.Event()
        while not pause.wait(CHECK_SECONDS):
            if os.getppid() != int(parent):
                os.kill(os.getpid(), signal.SIGTERM)
                return

    threading.Thread(target=watch, daemon=True).start()
