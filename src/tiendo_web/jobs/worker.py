"""The worker: takes what waits, one after another, until it is told to stop."""

from __future__ import annotations

import logging
import math
import threading
import time
from datetime import date

from django.db import close_old_connections
from django.utils import timezone

from tiendo_web.pages.kept import keep_ahead
from tiendo_web.record import checks, options
from tiendo_web.record.models import TargetStanding
from tiendo_web.signs import worker_lives
from tiendo_web.storage_faults import PASSING, cause_of

from . import claims
from .checking import check_or_say
from .letters import send_waiting
from .reading import read_document
from .reminding import remind

log = logging.getLogger(__name__)
IDLE_SECONDS = 0.5
AHEAD_SECONDS = 5
"""Between two looks for targets whose standing today nobody has asked for yet."""
SIGN_SECONDS = 10
"""Between two signs of life."""
AFTER_A_FAULT = 5.0
"""Seconds to wait before the next try."""
MAIL_SECONDS = 60
"""Between two looks for letters that the mail server did not take."""
PAST_DAYS = 6
"""So many past days stay worked out beside today."""


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


def keep_standings() -> bool:
    """Work out standings of today that are missing; False when none is."""
    today = options.day()
    done = keep_ahead(today)
    TargetStanding.keep_days(PAST_DAYS, today)
    return bool(done)


def run(stop: threading.Event) -> None:
    """Work until ``stop`` is set. A database that is away, a disk that is full, are waited for; what was in hand is done again."""
    reminded: date | None = None
    failed = False
    looked = mailed = signed = -math.inf
    while not stop.is_set():
        try:
            if failed:
                close_old_connections()
                claims.give_back()
                failed = False
            if time.monotonic() - signed > SIGN_SECONDS:
                signed = time.monotonic()
                worker_lives()
            close_old_connections()
            if reminded != timezone.localdate():
                remind()
                reminded = timezone.localdate()
            if time.monotonic() - mailed > MAIL_SECONDS:
                mailed = time.monotonic()
                send_waiting()
            if work_once():
                continue
            if time.monotonic() - looked > AHEAD_SECONDS:
                looked = -math.inf if keep_standings() else time.monotonic()
            stop.wait(IDLE_SECONDS)
        except Exception as error:
            failed, cause = True, cause_of(error)
            if cause in PASSING:
                log.error("%s; trying again", cause.value)
            else:
                log.exception("worker")
            stop.wait(AFTER_A_FAULT)
