"""Django for a command: settings, the folder of the installation, the database up to date, static files collected."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import django


def django_ready(folder: Path | None = None) -> None:
    """Set Django up, once. Args: folder: in place of ``TIENDO_VAR``."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiendo_web.settings")
    if folder is not None:
        os.environ["TIENDO_VAR"] = str(folder)
    django.setup()


def database_ready() -> int:
    """Bring the database up to this release, wholly or not at all; returns how many migrations were applied."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from tiendo_web.record import released_series
    from tiendo_web.search.index import ensure

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        with _at_once():
            call_command("migrate", verbosity=0, interactive=False)
    ensure(connection)
    released_series.ensure()
    return len(plan)


@contextmanager
def _at_once() -> Iterator[None]:
    """All migrations in one transaction: a kill between a migration and the note that it was applied would need a hand.

    SQLite turns its foreign keys off and on outside transactions only, so they are off for the whole of it and checked at the
    end. PostgreSQL alters no table with checks still to come, so each is made at once.
    """
    from django.db import connection, transaction

    unchecked = connection.constraint_checks_disabled if connection.vendor == "sqlite" else nullcontext
    with unchecked(), transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield
        connection.check_constraints()


def static_ready() -> None:
    """Collect the static files with hashed names, when the package has others than those collected last."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT).parent / "static.stamp"
    found = [
        f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"
        for finder in get_finders()
        for path, storage in finder.list([])
    ]
    wanted = "\n".join(sorted(found))
    if (
        stamp.is_file()
        and stamp.read_text(encoding="utf-8") == wanted
        and (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file()
    ):
        return
    settings.STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted, encoding="utf-8")
