"""The docs are true: snippets run, generated parts are fresh, links meet files and headings, every public name is documented."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from tools.pages import fresh

from tests.conftest import ROOT

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
SNIPPET = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)\s]+)\)")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("page", [path for path in PAGES if SNIPPET.search(path.read_text(encoding="utf-8"))], ids=name)
def test_snippets_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for snippet in SNIPPET.findall(page.read_text(encoding="utf-8")):
        if ">>>" in snippet:
            shown = doctest.DocTestParser().get_doctest(snippet, names, name(page), str(page), 0)
            assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(shown, clear_globs=False).failed == 0
            names.update(shown.globs)
        else:
            exec(compile(snippet, name(page), "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_meet_a_file_and_its_heading(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        path = (page.parent / file).resolve() if file else page
        assert path.exists(), f"{name(page)}: {target}"
        if heading:
            assert heading in {anchor(line) for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")}, (
                target
            )


def anchor(line: str) -> str:
    return re.sub(r"[^\w\s-]", "", line.lstrip("#").strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_generated_parts_are_fresh(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert fresh(text) == text, "chạy: python -m tools.pages"
