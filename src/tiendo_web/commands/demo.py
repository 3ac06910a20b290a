"""``tiendo demo``: builds the demonstration once and serves it; its database is its own, whatever ``DATABASE_URL`` says."""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from tiendo.cli.command import Say

from .serve import serve
from .start import django_ready, static_ready

PACKAGE = Path(__file__).resolve().parents[1]
LIBRARY = PACKAGE.parent / "tiendo"
MADE_OF = (PACKAGE / "demo", PACKAGE / "record", PACKAGE / "boards", PACKAGE / "jobs", LIBRARY)
"""What the demonstration is made of; when one of these files changes it is built again."""


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``--host``, ``--port``, ``--rebuild``, ``--only-build``."""
    parser.add_argument("--host", default="127.0.0.1", help=say("địa chỉ để mở", "address to listen on"))
    parser.add_argument("--port", type=int, default=8000, help=say("cổng (mặc định 8000)", "port (8000)"))
    parser.add_argument("--rebuild", action="store_true", help=say("dựng lại từ đầu", "build again from the beginning"))
    parser.add_argument("--only-build", action="store_true", help=say("chỉ dựng, không mở", "build and do not serve"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Build when needed, then serve. Exit code 2 when it cannot."""
    folder = Path("var", "demo").resolve()
    environment = {"TIENDO_VAR": str(folder), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "tiendo_web.settings"}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name("demo.lock").open("w") as lock:
        code = _up_to_date(folder, environment, lock, options.rebuild, say)
        if code or options.only_build:
            return code
        fcntl.flock(lock, fcntl.LOCK_SH)
        os.environ.update(environment)
        django_ready()
        static_ready()
        return serve(options.host, options.port, environment, say, then=_accounts(say))


def _up_to_date(folder: Path, environment: dict[str, str], lock: IO[str], rebuild: bool, say: Say) -> int:
    """Build when needed, unless somebody is using the one that is there."""
    wanted = fingerprint()
    if _built(folder, wanted) and not rebuild:
        return 0
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if _built(folder, None):
            sys.stderr.write(
                say("Bản trình diễn đang mở ở chỗ khác nên chưa dựng lại.\n", "The demonstration is in use; not built again now.\n")
            )
            return 0
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _built(folder, wanted):
            return 0
    return _build(folder, environment, wanted, say)


def fingerprint() -> str:
    """Hash of everything that the demonstration is made of."""
    digest = hashlib.sha256()
    for top in MADE_OF:
        for path in sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(top)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _built(folder: Path, wanted: str | None) -> bool:
    """True when there is a demonstration; ``wanted`` asks for one of these very files."""
    stamp = folder / "built"
    return stamp.is_file() and wanted in (None, stamp.read_text(encoding="ascii"))


def _build(folder: Path, environment: dict[str, str], wanted: str, say: Say) -> int:
    """Build beside the old one and change places at the end, so that a stop in the middle leaves no half demonstration."""
    sys.stderr.write(say("Dựng bản trình diễn Bắc Kạn (chỉ lần đầu)\n", "Building the demonstration (first time only)\n"))
    begun = time.monotonic()
    draft = folder.with_name(f"{folder.name}.dang-dung")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    command = (sys.executable, "-m", "tiendo_web.demo.build")
    code = subprocess.run(command, env={**os.environ, **environment, "TIENDO_VAR": str(draft)}).returncode
    if code:
        sys.stderr.write(say("Không dựng được bản trình diễn.\n", "The demonstration could not be built.\n"))
        return 2
    (draft / "built").write_text(wanted, encoding="ascii")
    shutil.rmtree(folder, ignore_errors=True)
    draft.rename(folder)
    sys.stderr.write(say(f"Xong sau {time.monotonic() - begun:.0f} giây\n", f"Done in {time.monotonic() - begun:.0f} s\n"))
    return 0


def _accounts(say: Say) -> str:
    from tiendo_web.demo.scene import ACCOUNTS, PASSWORD

    head = say("Tài khoản ví dụ, chỉ có ở bản trình diễn:", "Example accounts, in the demonstration only:")
    lines = [f"  {account.username} / {PASSWORD}   ({say(account.vi, account.en)})" for account in ACCOUNTS]
    return "\n".join([head, *lines])
