"""The index of words, kept by the database in the transaction that writes a row, whichever door the row came through.

SQLite: one FTS5 table without content for each source, filled by triggers; its tokenizer drops the marks, *đ* is replaced before.
PostgreSQL: one table of words for each source with a GIN index, filled by triggers too; the words are cut and freed of their marks
by a function of the database, no extension is needed.

``ensure`` runs after every migration. It makes what is missing and makes anew what an earlier release made otherwise; Django
rebuilds a table of SQLite when a column changes and its triggers fall with the old one, so they are looked for each time.
"""

from __future__ import annotations

import hashlib
import string
import unicodedata
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .sources import SOURCES, Source

# Letters that Vietnamese marks (and the few of its neighbours), and what stands between words.
_MARKED = tuple(letter for letter in map(chr, (*range(0xC0, 0x100), *range(0x1EA0, 0x1EFA))) if unicodedata.decomposition(letter))
_APART = string.punctuation + "\t\r\n\xa0–—“”‘’…·•«»"

_SQLITE_TABLE = "CREATE VIRTUAL TABLE {name} USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 2\")"
_ADD = "INSERT INTO {name}(rowid, words) VALUES (new.id, {new});"
_DROP = "INSERT INTO {name}({name}, rowid, words) VALUES ('delete', old.id, {old});"
_TRIGGERS = {
    "add": "CREATE TRIGGER {name}_add AFTER INSERT ON {table} BEGIN " + _ADD + " END",
    "drop": "CREATE TRIGGER {name}_drop AFTER DELETE ON {table} BEGIN " + _DROP + " END",
    "change": "CREATE TRIGGER {name}_change AFTER UPDATE ON {table} WHEN {old} IS NOT {new} BEGIN " + _DROP + " " + _ADD + " END",
}


def ensure(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Bring the index to what ``SOURCES`` say; returns the names of those that were made anew. Quick when nothing changed."""
    tables = set(connection.introspection.table_names())
    wanted = [source for source in SOURCES if source.table in tables]
    make = _ensure_postgresql if connection.vendor == "postgresql" else _ensure_sqlite
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        return tuple(source.name for source in wanted if make(cursor, source))


def missing(connection: BaseDatabaseWrapper) -> tuple[str, ...]:
    """Names of the sources whose index is not there as it should be; for ``tiendo doctor``."""
    stands = _stands_postgresql if connection.vendor == "postgresql" else _stands_sqlite
    with connection.cursor() as cursor:
        return tuple(source.name for source in SOURCES if not stands(cursor, source))


def _sqlite_statements(source: Source) -> dict[str, str]:
    """Everything of a source by the name under which the database keeps it."""
    words = {row: f"replace(replace({source.expression('sqlite', row)}, 'đ', 'd'), 'Đ', 'd')" for row in ("new", "old")}
    made = {source.name: _SQLITE_TABLE.format(name=source.name)}
    for end, sql in _TRIGGERS.items():
        made[f"{source.name}_{end}"] = sql.format(name=source.name, table=source.table, **words)
    return made


def _stands_sqlite(cursor: Any, source: Source) -> bool:
    wanted = _sqlite_statements(source)
    marks = ", ".join(["%s"] * len(wanted))
    cursor.execute(f"SELECT name, sql FROM sqlite_master WHERE name IN ({marks})", list(wanted))  # noqa: S608 - marks only
    return dict(cursor.fetchall()) == wanted


def _ensure_sqlite(cursor: Any, source: Source) -> bool:
    if _stands_sqlite(cursor, source):
        return False
    for end in _TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {source.name}_{end}")
    cursor.execute(f"DROP TABLE IF EXISTS {source.name}")
    for sql in _sqlite_statements(source).values():
        cursor.execute(sql)
    words = f"replace(replace({source.expression('sqlite', source.table)}, 'đ', 'd'), 'Đ', 'd')"
    cursor.execute(f"INSERT INTO {source.name}(rowid, words) SELECT id, {words} FROM {source.table}")  # noqa: S608 - names of sources.py
    return True


_POSTGRESQL_KEEP = """
CREATE OR REPLACE FUNCTION {name}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'TRUNCATE' THEN TRUNCATE {name}; RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' THEN IF {old} IS NOT DISTINCT FROM {new} THEN RETURN NULL; END IF; END IF;
  IF TG_OP <> 'INSERT' THEN DELETE FROM {name} WHERE id = OLD.id; END IF;
  IF TG_OP <> 'DELETE' THEN INSERT INTO {name}(id, words) VALUES (NEW.id, {cut}({new})); END IF;
  RETURN NULL;
END $$
"""


def _postgresql_statements(source: Source) -> tuple[str, ...]:
    """A table of words beside the source's own, its index, the triggers that fill it, and what stands in the source now."""
    name, table, cut = source.name, source.table, "tiendo_split" if source.folded else "tiendo_words"
    words = {row: source.expression("postgresql", row) for row in ("new", "old", table)}
    return (
        *_postgresql_functions(),
        f"DROP TABLE IF EXISTS {name}",
        f"CREATE TABLE {name} (id bigint PRIMARY KEY, words text[] NOT NULL)",
        _POSTGRESQL_KEEP.format(name=name, cut=cut, new=words["new"], old=words["old"]),
        *(
            f"CREATE OR REPLACE TRIGGER {name}_{when.split()[0].lower()} AFTER {when} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {name}_keep()"
            for when, each in (("INSERT OR UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT"))
        ),
        f"INSERT INTO {name}(id, words) SELECT id, {cut}({words[table]}) FROM {table}",  # noqa: S608 - names of sources.py
        f"CREATE INDEX {name}_words ON {name} USING gin (words)",
    )


def _postgresql_functions() -> tuple[str, str]:
    """``tiendo_words(text)``, the words of a text in small letters without marks, whatever the locale of the server, and
    ``tiendo_split(text)`` for a text that is folded already.
    """
    letters = (*map(chr, (0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0)), *_MARKED)
    plain = {letter: _base(letter) for letter in letters}
    plain |= dict(zip(string.ascii_uppercase, string.ascii_lowercase, strict=True))
    apart = dict.fromkeys(_APART, " ")
    return (
        _postgresql_function("tiendo_words", "normalize(given, NFC)", apart | plain),
        _postgresql_function("tiendo_split", "given", apart),
    )


def _postgresql_function(name: str, text: str, letters: dict[str, str]) -> str:
    taken = "".join(letters).replace("'", "''")
    words = f"string_to_array(translate({text}, '{taken}', '{''.join(letters.values())}'), ' ')"
    return (
        f"CREATE OR REPLACE FUNCTION {name}(given text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$ "
        f"BEGIN RETURN array(SELECT DISTINCT unnest({words})); END $$"
    )


def _base(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    return unicodedata.normalize("NFD", letter)[0].lower()


def _seal(source: Source) -> str:
    return hashlib.sha256("".join(_postgresql_statements(source)).encode()).hexdigest()


def _stands_postgresql(cursor: Any, source: Source) -> bool:
    cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [source.name])
    if cursor.fetchone()[0] != _seal(source):
        return False
    cursor.execute(
        "SELECT count(*) FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgname IN (%s, %s)",
        [source.table, f"{source.name}_insert", f"{source.name}_truncate"],
    )
    return bool(cursor.fetchone()[0] == 2)


def _ensure_postgresql(cursor: Any, source: Source) -> bool:
    if _stands_postgresql(cursor, source):
        return False
    for sql in _postgresql_statements(source):
        cursor.execute(sql)
    cursor.execute(f"COMMENT ON TABLE {source.name} IS '{_seal(source)}'")
    return True
