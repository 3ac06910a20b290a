"""``/health``: whether the application can do its work, for the supervisor and for monitoring. It names nobody."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse


def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError as error:
        return JsonResponse({"status": "database", "error": type(error).__name__}, status=503)
    return JsonResponse({"status": "ok"})
