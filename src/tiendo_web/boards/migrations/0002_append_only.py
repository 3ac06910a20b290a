"""The rows of boards refuse UPDATE and DELETE in the database itself."""

from importlib import import_module

from django.db import migrations

first = import_module("tiendo_web.record.migrations.0002_append_only")
TABLES = ("boards_boardentry",)


def forbid(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(first.POSTGRES.format(table=table), params=None)
        else:
            for event in ("UPDATE", "DELETE"):
                schema_editor.execute(first.SQLITE.format(table=table, event=event, low=event.lower()), params=None)


def allow(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}", params=None)
        else:
            for event in ("update", "delete"):
                schema_editor.execute(f"DROP TRIGGER {table}_no_{event}", params=None)


class Migration(migrations.Migration):
    dependencies = [("boards", "0001_initial"), ("record", "0004_followup_append_only")]
    operations = [migrations.RunPython(forbid, allow)]
