"""Addresses of the API (``/api/v1/…``, described in ``/api/v1/openapi.json``)."""

from __future__ import annotations

from django.urls import path

from . import boards, following, reading, writing  # noqa: F401 - each names its addresses on the router
from .door import api, router

api.add_router("", router)

urlpatterns = [path("v1/", api.urls)]
