"""What is loaded before the server answers: every page's code and template, and the collector's rest after it."""

from __future__ import annotations

import gc
import threading

import pytest
from django.template import engines
from django.urls import get_resolver

from tiendo_web import warm


@pytest.fixture
def thawed():
    yield
    gc.unfreeze()


def test_every_template_of_ours_compiles_and_stays(thawed):
    warm._templates()
    loaders = engines["django"].engine.template_loaders
    held = {name for loader in loaders for name in getattr(loader, "get_template_cache", {})}
    assert {"base.html", "pages/desk.html", "pages/tasks/_lines.html", "boards/listing.html"} <= held


def test_what_is_loaded_is_walked_no_more(thawed):
    warm.settle()
    assert gc.get_freeze_count() > 10_000


@pytest.mark.django_db
def test_the_server_may_answer_as_soon_as_it_is_warm(thawed, monkeypatch):
    """Code and templates are there when ``warm_up`` returns; figures, which may be many, come in a thread."""
    begun = threading.Event()
    monkeypatch.setattr(warm, "_figures", begun.set)
    monkeypatch.setattr(warm, "_drawing", lambda: None)
    warm.warm_up()
    assert get_resolver().url_patterns
    assert begun.wait(30)
