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
