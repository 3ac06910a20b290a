"""Commands against a record that is missing or does not answer: one line each, exit code 2, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError, ProgrammingError

from tiendo_web.commands.database_fault import database_fault

WORDS = {
    "account": ["an", "--unit", "Tỉnh Bắc Kạn", "--role", "reader"],
    "token": ["may", "--unit", "Tỉnh Bắc Kạn", "--as", "an"],
    "export": ["data", "--out", "{out}"],
    "audit verify": [],
    "backup": ["{out}"],
    "serve": ["--port", "0"],
    "task": ["list", "--as", "an"],
    "report": ["Tỉnh Bắc Kạn", "--period", "2023", "--as", "an", "--out", "{out}"],
    "brief": ["Tỉnh Bắc Kạn", "--day", "2024-12-31", "--as", "an", "--out", "{out}"],
}
EACH = """
import contextlib, io, json, sys
from tiendo_web.commands import main
for name, words in json.loads(sys.argv[1]).items():
    sys.argv = ["tiendo", *name.split(), *words]
    told = io.StringIO()
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
        try:
            code = main()
        except SystemExit as end:
            code = end.code
    print(json.dumps([name, code, told.getvalue()]))
"""


def answers(commands: dict[str, list[str]], place: Path, **environment: str) -> list[list]:
    given = {name: [word.format(out=place / "out") for word in words] for name, words in commands.items()}
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    made = kept | {"TIENDO_VAR": str(place / "var"), "LC_ALL": "C.UTF-8"} | environment
    ran = subprocess.run([sys.executable, "-c", EACH, json.dumps(given)], env=made, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_no_command_meets_a_silent_server_with_a_traceback(tmp_path: Path) -> None:
    found = answers(WORDS, tmp_path, DATABASE_URL="postgresql://a:b@127.0.0.1:9/none")
    assert [name for name, _, _ in found] == list(WORDS)
    for name, code, told in found:
        assert code == 2, (name, told)
        assert told == f"tiendo {name}: cơ sở dữ liệu không trả lời; kiểm tra máy chủ và DATABASE_URL, rồi chạy lại\n"


def test_what_only_looks_does_not_build_a_record(tmp_path: Path) -> None:
    for name, code, told in answers({name: WORDS[name] for name in ("audit verify", "backup")}, tmp_path):
        assert code == 2
        assert told.startswith(f"tiendo {name}: sổ chưa dựng")
        assert told.count("\n") == 1


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    ((_, code, told),) = answers({"audit verify": []}, tmp_path, DATABASE_URL="mysql://a@b/c")
    assert code == 2
    assert "postgresql://" in told and told.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OperationalError("no such table: record_auditentry"), "sổ chưa dựng"),
        (ProgrammingError('relation "record_user" does not exist'), "sổ chưa dựng"),
        (OperationalError("attempt to write a readonly database"), "chỉ cho đọc"),
        (OperationalError("database or disk is full"), "đĩa đầy"),
        (OperationalError("could not extend file: No space left on device"), "đĩa đầy"),
        (OperationalError("database is locked"), "đang bận"),
        (DatabaseError("file is not a database"), "hỏng"),
        (OperationalError("server closed the connection unexpectedly"), "không trả lời"),
    ],
)
def test_each_cause_in_words(error: Exception, said: str) -> None:
    told = database_fault(error)
    assert told is not None and said in told[0] and told[0] != told[1]


def test_a_fault_of_ours_is_not_laid_to_the_database() -> None:
    assert database_fault(ProgrammingError("syntax error at or near SELECT")) is None
    assert database_fault(ValueError("x")) is None
