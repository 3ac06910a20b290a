"""Pages of a list, with the page number in the address (``?trang=2``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

SIZE = 50


def page_of(request: HttpRequest, items: Any, size: int = SIZE) -> Page[Any]:
    """The page that the address asks for; the first for nonsense, the last beyond the end."""
    return Paginator(items, size).get_page(request.GET.get("trang"))


def chosen(request: HttpRequest, name: str, allowed: Sequence[str], default: str = "") -> str:
    """A parameter of the address when it is one of the allowed values."""
    value = request.GET.get(name, default)
    return value if value in allowed else default
