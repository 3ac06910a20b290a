"""``tiendo export``: open data files, the public portal as a folder, tasks in the fields of central systems, the ledger as text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tiendo.cli.command import Say

from .start import database_ready, django_ready

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tiendo.exchange.snapshot import Served
    from tiendo_web.record.models import User


def arguments(parser: argparse.ArgumentParser, say: Say) -> None:
    """``WHAT --out FOLDER [--base ADDRESS] [--as ACCOUNT]``."""
    parser.add_argument(
        "what",
        choices=("data", "portal", "tasks", "ledger"),
        help=say(
            "data: tệp dữ liệu mở; portal: cổng công khai; tasks: nhiệm vụ; ledger: sổ theo dõi dạng chữ",
            "open data files; the public portal; tasks; the ledger as text",
        ),
    )
    parser.add_argument("--out", required=True, type=Path, help=say("thư mục để ghi", "folder to write to"))
    parser.add_argument("--base", default="http://127.0.0.1:8000", help=say("địa chỉ của cổng, ghi vào RSS", "address in the feed"))
    parser.add_argument("--as", dest="person", default="", help=say("tài khoản (với tasks, ledger)", "account (for tasks, ledger)"))


def run(options: argparse.Namespace, say: Say) -> int:
    """Exit code 2 when nothing could be written."""
    django_ready()
    database_ready()
    try:
        if options.what in _OF_A_PERSON:
            return _of_a_person(options, say)
        files = _portal() if options.what == "portal" else _data(options.base.rstrip("/"))
        written = _write(options.out, files)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{options.out}: {error}\n")
        return 2
    sys.stderr.write(say(f"Đã ghi {written} tệp.\n", f"{written} files written.\n"))
    print(options.out)
    return 0


def _of_a_person(options: argparse.Namespace, say: Say) -> int:
    """One file with what an account may see."""
    from tiendo_web.record.models import User

    person = User.objects.filter(username=options.person, is_active=True).first()
    if person is None:
        sys.stderr.write(say("Ghi --as TÀI-KHOẢN của người được xem.\n", "Name an account with --as.\n"))
        return 2
    name, made = _OF_A_PERSON[options.what]
    options.out.mkdir(parents=True, exist_ok=True)
    with (options.out / name).open("wb") as file:
        file.writelines(made(person))
    print(options.out / name)
    return 0


def _tasks(person: User) -> Iterable[bytes]:
    from tiendo_web.api.open_files import tasks_of

    return [tasks_of(person)]


def _ledger(person: User) -> Iterable[bytes]:
    """An empty line between entries, as ``print_ledger`` writes them."""
    from tiendo.exchange.text import print_entry
    from tiendo_web.record.queries.ledger import entries_for

    for number, entry in enumerate(entries_for(person)):
        yield (("\n" if number else "") + print_entry(entry)).encode()


_OF_A_PERSON: dict[str, tuple[str, Callable[[User], Iterable[bytes]]]] = {
    "tasks": ("nhiem-vu.csv", _tasks),
    "ledger": ("so-theo-doi.txt", _ledger),
}


def _data(base: str) -> Iterable[tuple[str, bytes]]:
    from tiendo_web.api.open_files import FEED, FILES, feed, figures, last_day

    rows, day = figures(), last_day()
    for one in FILES:
        yield one.name, one.make(rows, day)
    yield FEED, feed(base)


def _portal() -> Iterable[tuple[str, bytes]]:
    from django.conf import settings
    from django.test import Client
    from django.urls import reverse

    from tiendo.exchange.snapshot import Served, snapshot

    # Nobody is signed in here: what this reader gets is what anyone gets.
    reader = Client(SERVER_NAME="localhost", raise_request_exception=False)

    def fetch(address: str) -> Served | None:
        if address.startswith(settings.STATIC_URL):
            return _static(address.removeprefix(settings.STATIC_URL))
        answer = reader.get(address, secure=settings.HTTPS)
        if answer.status_code != 200:
            return None
        return Served(answer["Content-Type"].partition(";")[0], answer.getvalue())

    start = reverse("portal")
    return snapshot(fetch, start=start, inside=(start, settings.STATIC_URL))


def _static(name: str) -> Served | None:
    """A static file as collected, or as it lies in the package."""
    import mimetypes

    from django.conf import settings
    from django.contrib.staticfiles import finders

    from tiendo.exchange.snapshot import Served

    plain = name.partition("?")[0]
    root = Path(settings.STATIC_ROOT).resolve()
    collected = (root / plain).resolve()
    path = collected if collected.is_file() and collected.is_relative_to(root) else finders.find(plain)
    return Served(mimetypes.guess_type(plain)[0] or "application/octet-stream", Path(path).read_bytes()) if path else None


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    written = 0
    for name, content in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    return written
