"""Pages are asked in the small office; what needs the demonstration and a browser is in ``browser.py``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.template import base as template_base
from django.templatetags import i18n
from django.test import Client


@pytest.fixture
def office(db, tmp_path, settings) -> Any:
    from tests.web.office import open_office  # the tables can be named only when Django is ready

    settings.FILES = tmp_path / "files"
    return open_office()


@pytest.fixture
def signed_in(office) -> Callable[[str], Client]:
    """A browser without script, signed in as the person with this role."""

    def enter(role: str) -> Client:
        client = Client()
        client.force_login(office.people[role], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


@pytest.fixture(autouse=True)
def no_bare_numbers(monkeypatch) -> Iterator[None]:
    """A number reaches a page only through a formatter: any page of any test that prints a bare one fails."""
    real = template_base.render_value_in_context

    def guarded(value: Any, context: Any) -> str:
        if isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool):
            raise AssertionError(f"bare number {value!r} in a template; pass it through a filter of templatetags/pages.py")
        return real(value, context)

    monkeypatch.setattr(template_base, "render_value_in_context", guarded)
    monkeypatch.setattr(i18n, "render_value_in_context", guarded)
    yield
