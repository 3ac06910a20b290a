"""Everything that `make test` runs, in order, each with its own line; the exit code is 1 when any failed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
RECORD = ("tests/web/record", "tests/web/jobs", "tests/web/search", "tests/web/api", "tests/web/trust/doors")
"""What asks the database most; it runs on PostgreSQL, too (the server comes with the lock)."""
STEPS = (
    ("ruff", [BIN / "ruff", "check", "src", "tests", "bench"]),
    ("ruff format", [BIN / "ruff", "format", "--check", "src", "tests", "bench"]),
    ("import contract", [BIN / "lint-imports"]),
    ("mypy", [BIN / "mypy"]),
    ("pytest", [BIN / "python", "-m", "pytest", "-n", "2", "--dist", "loadfile"]),
    ("sổ trên PostgreSQL", [BIN / "python", "-m", "pytest", "-n", "2", "--dist", "loadfile", *RECORD, "--database", "postgresql"]),
)


def main() -> int:
    """Run every step; a failed step does not stop the others."""
    failed = []
    for name in ("DJANGO_SETTINGS_MODULE", "TIENDO_VAR", "DATABASE_URL"):
        os.environ.pop(name, None)
    for name, command in STEPS:
        started = time.monotonic()
        code = subprocess.run([str(part) for part in command]).returncode
        print(
            f"== {name}: {'đạt' if code == 0 else f'KHÔNG ĐẠT (mã {code})'}, {time.monotonic() - started:.0f} s",
            flush=True,
        )
        if code:
            failed.append(name)
    if failed:
        print("Chưa đạt: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
