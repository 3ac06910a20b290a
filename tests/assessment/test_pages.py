"""The pages of this room say what the code does."""

from __future__ import annotations

from pathlib import Path

from tools.method_pages import pages

from tiendo.assessment import Settings

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_method_pages_are_fresh():
    """`python -m tools.method_pages` writes them again."""
    assert {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "methods").glob("*.md")} == pages()


def test_the_class_page_names_the_thresholds_in_force():
    text = (DOCS / "classes.md").read_text(encoding="utf-8")
    usual = Settings()
    assert f"Settings(likely={usual.likely:.2f}, hard={usual.hard:.2f}, kept={usual.kept:.2f})" in text
