"""docs/security.md names tests: each of them exists."""

from __future__ import annotations

import ast
import re

from tests.conftest import ROOT

NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def test_every_test_that_the_page_names_exists():
    named = NAMED.findall((ROOT / "docs" / "security.md").read_text("utf-8"))
    assert len(named) > 30
    missing = []
    for file, name in named:
        path = ROOT / "tests" / file
        tree = ast.parse(path.read_text("utf-8")) if path.is_file() else ast.Module([], [])
        if name not in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}:
            missing.append(f"{file}::{name}")
    assert not missing
