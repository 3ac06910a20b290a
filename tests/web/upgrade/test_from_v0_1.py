"""An upgrade keeps everything: the database of the first release, brought up to this one.

``v0.1.sqlite3.gz`` is the demonstration's database as release 0.1 built it. It is never made anew.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.web.installation import Installation, new_installation

FIRST = Path(__file__).with_name("v0.1.sqlite3.gz")
TABLES = ("OrgUnit", "Plan", "Target", "Observation", "Document", "Statement", "Finding", "Task", "AuditEntry")
COUNTS = "{" + ", ".join(f"'{name}': {name}.objects.count()" for name in TABLES) + "}"


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, dict[str, int]]:
    installation = new_installation(tmp_path_factory.mktemp("v0_1"), None)
    var = installation.folder / "var"
    var.mkdir()
    (var / "tiendo.sqlite3").write_bytes(gzip.decompress(FIRST.read_bytes()))
    before = rows(var / "tiendo.sqlite3")
    installation.python("from django.core.management import call_command\ncall_command('migrate', verbosity=0)")
    return installation, before


def rows(database: Path) -> dict[str, int]:
    """Rows per table as SQLite counts them, without Django."""
    import sqlite3

    with sqlite3.connect(database) as connection:
        names = {
            name: table
            for name in TABLES
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND lower(name) LIKE ?", (f"record_{name.lower()}",)
            )
        }
        return {name: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for name, table in names.items()}


def test_every_row_of_the_first_release_is_still_there(upgraded: tuple[Installation, dict[str, int]]) -> None:
    installation, before = upgraded
    after = installation.ask(COUNTS)
    assert before["Observation"] > 500 and before["AuditEntry"] > 0
    assert after == before


def test_the_trail_of_the_first_release_is_whole(upgraded: tuple[Installation, dict[str, int]]) -> None:
    installation, _ = upgraded
    done = installation.tiendo("audit", "verify")
    assert done.returncode == 0, done.stdout + done.stderr
