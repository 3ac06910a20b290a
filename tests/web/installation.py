"""A whole installation of its own for a test: its folder, its database, and commands run on it as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

TIENDO = Path(sys.executable).with_name("tiendo")


@dataclass(frozen=True)
class Installation:
    """An installation; ``environment`` is what its processes are started with."""

    folder: Path
    environment: dict[str, str]

    def tiendo(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self._run([str(TIENDO), *words], more)

    def python(self, code: str, *arguments: str, seconds: float = 120) -> str:
        """Run code with Django ready; returns what it prints."""
        ready = "import sys, json, django\ndjango.setup()\n"
        done = self._run([sys.executable, "-c", ready + code, *arguments], {}, seconds)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self, code: str, *arguments: str) -> subprocess.Popen[bytes]:
        ready = "import sys, json, django\ndjango.setup()\n"
        return subprocess.Popen([sys.executable, "-c", ready + code, *arguments], env=self.environment, cwd=self.folder)

    def ask(self, expression: str) -> object:
        return json.loads(self.python(f"from tiendo_web.record.models import *\nprint(json.dumps({expression}))"))

    def _run(self, command: Sequence[str], more: dict[str, str], seconds: float = 120) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, env={**self.environment, **more}, cwd=self.folder, capture_output=True, text=True, timeout=seconds
        )


def new_installation(folder: Path, server: str | None) -> Installation:
    """An empty installation in a folder; ``server`` is the address of a PostgreSQL server in which it gets its own database."""
    folder.mkdir(parents=True, exist_ok=True)
    root = Path(__file__).resolve().parents[2]
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "TIENDO_VAR": str(folder / "var"),
        "DJANGO_SETTINGS_MODULE": "tiendo_web.settings",
        "PYTHONPATH": str(root),
        "LC_ALL": "C.UTF-8",
    }
    if server:
        environment["DATABASE_URL"] = _new_database(server)
    return Installation(folder, environment)


def _new_database(server: str) -> str:
    import psycopg

    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    head, _, tail = server.partition("/postgres?")
    return f"{head}/{name}?{tail}"
