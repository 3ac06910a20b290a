"""How long a session lasts: an hour without a request, twelve hours in all; then the person signs in again.

A session that began in the future began before the clock was put back: how old it is cannot be said, so it ends, too.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse

from .storage_faults import PASSING, cause_of

IDLE_SECONDS = 3600
LONGEST_SECONDS = 12 * 3600
NOTED_EVERY = 300
"""A request is noted at most this often, so that looking at pages does not write into the database each time."""


class SessionLimits:
    """Middleware behind the authentication: ends sessions that are idle or old."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; as to a stranger when the session is over."""
        if request.user.is_authenticated:
            now = int(time.time())
            entered, seen = request.session.get("times", (now, 0))
            if now - entered > LONGEST_SECONDS or (seen and now - seen > IDLE_SECONDS) or entered - now > NOTED_EVERY:
                logout(request)
            elif abs(now - seen) > NOTED_EVERY:
                _note(request, entered, now)
        return self.get_response(request)


def _note(request: HttpRequest, entered: int, now: int) -> None:
    """Note the request at once, so that a disk that takes no changes hinders nobody from reading."""
    before = request.session.get("times")
    request.session["times"] = (entered, now)
    try:
        with transaction.atomic():
            request.session.save()
    except DatabaseError as error:
        if cause_of(error) not in PASSING:
            raise
        request.session["times"] = before
    request.session.modified = False
