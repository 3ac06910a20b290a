"""How long a session lasts: an hour without a request, twelve hours in all; then the person signs in again."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

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
            if now - entered > LONGEST_SECONDS or (seen and now - seen > IDLE_SECONDS):
                logout(request)
            elif now - seen > NOTED_EVERY:
                request.session["times"] = (entered, now)
        return self.get_response(request)
