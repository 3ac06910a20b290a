"""Search as a Django application without tables of its own: the index is looked after whenever the record was migrated."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """The index of words."""

    name = "tiendo_web.search"
    label = "search"

    def ready(self) -> None:
        """Look for the index after each migration of the record."""
        post_migrate.connect(_after, sender=apps.get_app_config("record"), dispatch_uid="search")


def _after(using: str, **_told: Any) -> None:
    from .index import ensure

    ensure(connections[using])
