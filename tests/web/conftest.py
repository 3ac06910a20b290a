"""Installations of their own, on the database that ``--database`` names."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.installation import Installation, new_installation


@pytest.fixture
def install(tmp_path: Path) -> Callable[[str], Installation]:
    """A function that makes an empty installation with a name."""
    return lambda name: new_installation(tmp_path / name, os.environ.get("DATABASE_URL"))


@pytest.fixture(autouse=True)
def nothing_held() -> None:
    """What the serving process holds in memory of the record belongs to one test's database."""
    from django.apps import apps

    if apps.ready:
        from tiendo_web.record.holding import HOLDING

        HOLDING.forget()
