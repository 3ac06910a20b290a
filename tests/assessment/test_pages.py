"""The pages of this room say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from tiendo.assessment import Settings
from tools.method_pages import pages

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_method_pages_are_fresh():
    """`python -m tools.method_pages` writes them again."""
    assert {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "methods").glob("*.md")} == pages()


def test_the_class_page_names_the_thresholds_in_force():
    text = (DOCS / "classes.md").read_text(encoding="utf-8")
    usual = Settings()
    assert f"Settings(likely={usual.likely:.2f}, hard={usual.hard:.2f}, kept={usual.kept:.2f})" in text


def test_the_snippet_of_the_outlook_page_runs():
    snippet = re.search(r"```python\n(.*?)```", (DOCS / "outlook.md").read_text(encoding="utf-8"), re.DOTALL)
    assert snippet is not None
    exec(compile(snippet[1], "docs/outlook.md", "exec"), {})
