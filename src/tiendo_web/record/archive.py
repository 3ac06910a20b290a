"""The whole record as one file and back: every row of every table as a line, every stored file, and their hashes.

The rows are written as text, the same from SQLite and PostgreSQL, so a record can move from one to the other. The copy is of
one moment: it is read in a single snapshot while people go on working.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from . import files
from .models import AuditHead

OURS = "tiendo_web."
OTHERS = ("mfa", "account", "socialaccount")
"""Applications whose tables are kept beside our own; sessions, lock-outs and rights tables of Django are made again."""
NAMES_A_FILE = {"sha256", "content_hash"}
"""Columns that hold the hash under which a file is stored; a table with one has its files copied."""
SNAPSHOT = "snapshot"
BATCH = 1000
SPOOL = 64 * 1024 * 1024
Progress = Callable[[str, int], None]


class ArchiveError(Exception):
    """A copy that cannot be written or taken back; the message says why and what to do."""


def tables() -> list[type[models.Model]]:
    """The tables that are kept, those named by others first as far as the applications list them so."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith(OURS)]
    kept = [*ours, *(apps.get_app_config(label) for label in OTHERS)]
    found = [model for config in kept for model in config.get_models(include_auto_created=True)]
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def write(path: Path, progress: Progress) -> dict[str, Any]:
    """Write the record to a new file; returns the manifest.

    Raises: ArchiveError when the file exists already; OSError when it cannot be written.
    """
    if path.exists():
        raise ArchiveError(f"{path}: đã có tệp này; chọn tên khác.")
    draft = path.with_name(path.name + ".dang-ghi")
    try:
        with _snapshot() as using, tarfile.open(draft, "w") as tar:
            manifest = {"tables": {}, "files": 0, "missing": [], "seal": _seal(using), "tiendo": 1}
            for model in tables():
                manifest["tables"][model._meta.label] = _write_table(tar, model, using)
                progress(model._meta.label, manifest["tables"][model._meta.label]["rows"])
            manifest["files"], manifest["missing"] = _write_files(tar, using, progress)
            _add(tar, "manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1).encode())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def read(path: Path, progress: Progress) -> dict[str, Any]:
    """Take a copy back into an empty record; returns its manifest. All of it or nothing.

    Raises: ArchiveError when the record is not empty, the file is no copy, or a row or file does not have its hash.
    """
    if apps.get_model("record", "User").objects.exists():
        raise ArchiveError("Sổ hiện tại đã có dữ liệu; phục hồi vào một thư mục TIENDO_VAR trống.")
    try:
        with tarfile.open(path) as tar:
            manifest: dict[str, Any] = json.loads(_member(tar, "manifest.json").read())
            for member in tar:
                if member.name.startswith("files/"):
                    _read_file(tar, member)
            with transaction.atomic():
                for model in _copied(manifest["tables"]):
                    _read_table(tar, model, manifest["tables"][model._meta.label])
                    progress(model._meta.label, manifest["tables"][model._meta.label]["rows"])
                _continue_numbering()
    except (tarfile.TarError, KeyError, json.JSONDecodeError) as error:
        raise ArchiveError(f"{path}: không phải bản sao lưu của Tiendo, hoặc tệp đã hỏng ({error}).") from error
    return manifest


def verify(path: Path) -> dict[str, Any]:
    """Read a copy again without taking it back; returns its manifest when every row and every file has its hash.

    Raises: ArchiveError when one has not, or something that the manifest names is missing; OSError.
    """
    try:
        with tarfile.open(path) as tar:
            manifest: dict[str, Any] = json.loads(_member(tar, "manifest.json").read())
            wanted = {f"tables/{label}.jsonl": said["sha256"] for label, said in manifest["tables"].items()}
            stored = 0
            for member in tar:
                expected = wanted.pop(member.name, member.name.removeprefix("files/"))
                if member.name == "manifest.json":
                    continue
                stored += member.name.startswith("files/")
                content = _member(tar, member.name)
                if _digest(_blocks(content)) != expected:
                    raise ArchiveError(f"{path}: {member.name} không khớp với dấu; bản sao đã hỏng, sao lưu lại.")
    except (tarfile.TarError, KeyError, json.JSONDecodeError) as error:
        raise ArchiveError(f"{path}: không phải bản sao lưu của Tiendo, hoặc tệp đã hỏng ({error}).") from error
    if wanted or stored != manifest["files"]:
        raise ArchiveError(f"{path}: thiếu bảng hoặc tệp; bản sao đã hỏng, sao lưu lại.")
    return manifest


def _copied(said: dict[str, Any]) -> list[type[models.Model]]:
    """The tables that a copy holds; one of an earlier release lacks those that came later.

    Raises: ArchiveError when it holds a table that this release does not know.
    """
    known = tables()
    later = set(said) - {model._meta.label for model in known}
    if later:
        raise ArchiveError(f"Bản sao do một bản Tiendo mới hơn ghi (có {', '.join(sorted(later))}); cài bản đó rồi phục hồi.")
    return [model for model in known if model._meta.label in said]


def hashes(using: str = DEFAULT_DB_ALIAS) -> dict[str, str]:
    """Hash of all rows of each table, to compare two records."""
    return {model._meta.label: _digest(_lines(model, using)) for model in tables()}


class _snapshot:  # noqa: N801 - used as a function
    """A second connection that reads one moment and blocks nobody."""

    def __enter__(self) -> str:
        settings = deepcopy(connections[DEFAULT_DB_ALIAS].settings_dict)
        if connections[DEFAULT_DB_ALIAS].vendor == "sqlite":
            settings["OPTIONS"]["transaction_mode"] = "DEFERRED"
        else:
            from django.db.backends.postgresql.psycopg_any import IsolationLevel

            settings.setdefault("OPTIONS", {})["isolation_level"] = IsolationLevel.REPEATABLE_READ
        connections.databases[SNAPSHOT] = settings
        self.transaction = transaction.atomic(using=SNAPSHOT)
        self.transaction.__enter__()
        return SNAPSHOT

    def __exit__(self, *error: Any) -> None:
        self.transaction.__exit__(*error)
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]
        del connections.databases[SNAPSHOT]


def _lines(model: type[models.Model], using: str) -> Iterator[bytes]:
    fields = model._meta.concrete_fields
    rows = model._default_manager.using(using).order_by("pk").values_list(*(field.attname for field in fields))
    for row in rows.iterator(chunk_size=BATCH):
        said = [_plain(field, value) for field, value in zip(fields, row, strict=True)]
        yield json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField | models.IntegerField | models.BooleanField | models.ForeignKey):
        return value
    return value.isoformat() if isinstance(field, models.DateField) else str(value)


def _digest(lines: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line)
    return digest.hexdigest()


def _write_table(tar: tarfile.TarFile, model: type[models.Model], using: str) -> dict[str, Any]:
    digest, rows = hashlib.sha256(), 0
    with SpooledTemporaryFile(max_size=SPOOL) as spool:
        for line in _lines(model, using):
            spool.write(line)
            digest.update(line)
            rows += 1
        info = tarfile.TarInfo(f"tables/{model._meta.label}.jsonl")
        info.size = spool.tell()
        spool.seek(0)
        tar.addfile(info, spool)
    return {"rows": rows, "sha256": digest.hexdigest(), "fields": [field.attname for field in model._meta.concrete_fields]}


def _write_files(tar: tarfile.TarFile, using: str, progress: Progress) -> tuple[int, list[str]]:
    """Every stored file that a row names; those that are gone are told, since everything else must be copied all the more."""
    missing = []
    kept: set[str] = set()
    for model in tables():
        for column in {field.name for field in model._meta.concrete_fields} & NAMES_A_FILE:
            kept.update(model._default_manager.using(using).values_list(column, flat=True))
    for done, sha256 in enumerate(sorted(kept), start=1):
        if files.path_of(sha256).is_file():
            tar.add(files.path_of(sha256), f"files/{sha256}")
        else:
            missing.append(sha256)
        progress(f"tệp {done}/{len(kept)}", done)
    return len(kept) - len(missing), missing


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))


def _seal(using: str) -> str:
    head = AuditHead.objects.using(using).first()
    return head.seal if head else ""


def _member(tar: tarfile.TarFile, name: str) -> Any:
    content = tar.extractfile(name)
    if content is None:
        raise ArchiveError(f"thiếu {name}")
    return content


def _blocks(content: Any) -> Iterator[bytes]:
    return iter(lambda: content.read(1 << 20), b"")


def _read_file(tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    content = _member(tar, member.name)
    stored = files.store(_blocks(content), limit=member.size)
    if member.name != f"files/{stored.sha256}":
        raise ArchiveError(f"{member.name}: nội dung không khớp với tên; bản sao đã hỏng.")


def _read_table(tar: tarfile.TarFile, model: type[models.Model], said: dict[str, Any]) -> None:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    fields = [by_name[name] for name in said["fields"]]
    add = model._base_manager.bulk_create  # plain: a manager of ours numbers postings anew and forgets what was concluded
    digest, batch = hashlib.sha256(), []
    for line in _member(tar, f"tables/{model._meta.label}.jsonl"):
        digest.update(line)
        values = {field.attname: field.to_python(value) for field, value in zip(fields, json.loads(line), strict=True)}
        batch.append(model(**values))
        if len(batch) == BATCH:
            add(batch)
            batch = []
    add(batch)
    if digest.hexdigest() != said["sha256"]:
        raise ArchiveError(f"{model._meta.label}: các dòng không khớp với dấu; bản sao đã hỏng.")


def _continue_numbering() -> None:
    """PostgreSQL gives the next row the number after the last one taken back."""
    from django.core.management.color import no_style

    connection = connections[DEFAULT_DB_ALIAS]
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(sql)
