"""The small office, asked by programs: a token for every role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture
def office(db, tmp_path, settings) -> Any:
    from tests.web.office import open_office  # the tables can be named only when Django is ready

    settings.FILES = tmp_path / "files"
    cache.clear()
    return open_office()


@pytest.fixture
def token(office) -> Callable[..., str]:
    """A function that makes a token for a role in the north district."""
    from tests.web.office import NORTH
    from tiendo_web.record.actions import MakeToken

    def make(role: str, *, name: str = "", clearance: int = 0, expires: date = date(2099, 1, 1)) -> str:
        action = MakeToken(unit=NORTH, name=name or f"phan-mem-{role}", role=role, clearance=clearance, expires=expires)
        return action.run(office.people["administrator"]).secret

    return make


@pytest.fixture
def program(token) -> Callable[[str], Client]:
    """A function that gives a client which carries the token of a role."""
    return lambda role: Client(headers={"Authorization": f"Bearer {token(role)}"})
