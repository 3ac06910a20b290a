"""Tiendo reads reports, checks every number in them and keeps the record of targets until they are met.

The public names are those of ``tiendo.api``; they are loaded when first used, so that importing the package does nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = [
    "Document",
    "DocumentError",
    "Flow",
    "Ledger",
    "Shelf",
    "assess",
    "assessment_frame",
    "check",
    "document_of",
    "drafts",
    "finding_frame",
    "observation_frame",
    "open_document",
    "outlook_of",
    "periodic",
    "post",
    "process",
    "read",
    "read_records",
    "read_text",
    "report_input",
    "statement_frame",
    "value",
]


def __getattr__(name: str) -> Any:
    """A public name. Raises: AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"module 'tiendo' has no attribute {name!r}")
    return getattr(import_module("tiendo.api"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
