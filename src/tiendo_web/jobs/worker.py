"""The worker: takes what waits, one after another, until it is told to stop."""

from __future__ import annotations

import logging
import threading
from datetime import date

from django.db import OperationalError, close_old_connections
from django.utils import timezone

from tiendo_web.record import checks

from . import claims
from .checking import check_or_say
from .reading import read_document
from .reminding import remind

log = logging.getLogger(__name__)
IDLE_SECONDS = 0.5


def work_once() -> bool:
    """Do one piece of work; False when nothing waits."""
    document = claims.claim()
    if document is not None:
        read_document(document)
        return True
    changed = checks.waiting().first()
    if changed is not None:
        check_or_say(changed.pk)
        return True
    return False


def work_until_done() -> int:
    """Do everything that waits; returns the number of pieces of work."""
    done = 0
    while work_once():
        done += 1
    return done


def run(stop: threading.Event) -> None:
    """Work until ``stop`` is set. A database that is away for a while is waited for."""
    reminded: date | None = None
    while not stop.is_set():
        try:
            close_old_connections()
            if reminded != timezone.localdate():
                remind()
                reminded = timezone.localdate()
            if not work_once():
                stop.wait(IDLE_SECONDS)
        except OperationalError as error:
            log.error("database: %s; trying again", error)
            stop.wait(5)
        except Exception:
            log.exception("worker")
            stop.wait(5)
