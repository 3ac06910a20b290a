"""Schemathesis asks every address of the API with odd requests: no server error, and every answer as described."""

from __future__ import annotations

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.web.office import make_finding
from tiendo_web.api.door import LIMIT

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
BOUNDED = settings(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def served(office):
    """The application as a server runs it, on the connection of the test."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    from tiendo_web.wsgi import application

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield application
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_description_is_public_and_names_every_address(office):
    described = Client().get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert {"/api/v1/documents", "/api/v1/statements/{number}/decision", "/api/v1/releases"} <= set(described["paths"])
    assert all(one.get("summary") for path in described["paths"].values() for one in path.values())


def ask_odd_things(office, served, token, monkeypatch, examples: int) -> int:
    """Ask every address so many odd requests; returns how many were asked."""
    monkeypatch.setattr(LIMIT, "num_requests", 10**9)
    make_finding(office.document, office.grain)
    headers = {"Authorization": f"Bearer {token('approver')}"}
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", served)
    asked = 0

    def ask(case):
        nonlocal asked
        asked += 1
        case.call_and_validate(headers=headers, checks=CHECKS)

    for found in schema.get_all_operations():
        settings(BOUNDED, max_examples=examples)(given(case=found.ok().as_strategy())(lambda case: ask(case)))()
    return asked


def test_no_odd_request_breaks_it(office, served, token, monkeypatch):
    assert ask_odd_things(office, served, token, monkeypatch, 10) > 150


@pytest.mark.trial
def test_thousands_of_odd_requests_break_nothing(office, served, token, monkeypatch):
    asked = ask_odd_things(office, served, token, monkeypatch, 200)
    print(f"{asked} requests")
    assert asked > 5000
