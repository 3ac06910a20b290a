"""The snippet of the page runs."""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checking.md"


def test_snippet_of_the_page_runs() -> None:
    assert doctest.testfile(str(PAGE), module_relative=False).failed == 0
