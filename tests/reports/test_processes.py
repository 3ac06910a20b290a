"""``tiendo report``, ``brief``, ``export`` and ``token`` as processes: the exit code, and an answer alone on standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MADE = """
from tiendo_web.commands.start import database_ready, django_ready
django_ready(); database_ready()
from tests.reports.examples import PROVINCE, ledger
from tiendo_web.record.loading import load
from tiendo_web.record.models import RoleAssignment, User
load(ledger().entries.values())
for name, role in (("canbo", "reviewer"), ("quantri", "administrator")):
    person = User.objects.create(username=name, full_name=name)
    RoleAssignment.objects.create(user=person, unit_id=PROVINCE.key, role=role)
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder with a record of its own."""
    folder = tmp_path_factory.mktemp("processes")
    (folder / "var").mkdir()
    made = python(folder, "-c", MADE)
    assert made.returncode == 0, made.stderr
    return folder


def python(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    made = kept | {"TIENDO_VAR": str(folder / "var"), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run([sys.executable, *words], env=made, cwd=folder, capture_output=True, text=True, timeout=120)


def tiendo(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return python(folder, "-c", "import sys; from tiendo_web.commands import main; sys.exit(main())", *words)


@pytest.mark.parametrize(
    ("words", "out"),
    [
        (("report", "Tỉnh Bắc Lâm", "--period", "2024", "--day", "2024-12-31", "--as", "canbo", "--out", "a.docx"), "a.docx\n"),
        (("report", "Tỉnh Bắc Lâm", "--period", "2024", "--day", "2024-12-31", "--as", "canbo", "--out", "a.pdf"), "a.pdf\n"),
        (("brief", "Tỉnh Bắc Lâm", "--day", "2025-02-01", "--since", "2024-06-30", "--as", "canbo", "--out", "b.docx"), "b.docx\n"),
    ],
)
def test_the_name_of_the_file_is_all_that_is_printed(place, words, out):
    ran = tiendo(place, *words)
    assert (ran.returncode, ran.stdout) == (0, out), ran.stderr
    assert (place / out.strip()).stat().st_size > 5000


@pytest.mark.parametrize(
    "words",
    [
        ("report", "Tỉnh Bắc Lâm", "--period", "2024", "--as", "khong-co", "--out", "x.docx"),
        ("brief", "Tỉnh Khác", "--day", "2025-02-01", "--as", "canbo", "--out", "x.docx"),
        ("token", "may", "--unit", "Tỉnh Bắc Lâm", "--as", "quantri", "--expires", "mai"),
        ("export", "tasks", "--out", "x", "--as", "khong-co"),
    ],
)
def test_what_cannot_be_done_is_one_line_on_standard_error_and_code_2(place, words):
    ran = tiendo(place, *words)
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert "Traceback" not in ran.stderr


def test_a_token_is_printed_alone_and_its_advice_beside_it(place):
    ran = tiendo(place, "token", "may", "--unit", "Tỉnh Bắc Lâm", "--as", "quantri", "--expires", "2099-12-31")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("tiendo_")
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr


def test_open_data_go_into_a_folder(place):
    ran = tiendo(place, "export", "data", "--out", str(place / "mo"))
    assert ran.returncode == 0, ran.stderr
    assert {"so-lieu.csv", "so-lieu-sdmx.xml", "so-lieu.parquet"} <= {path.name for path in (place / "mo").iterdir()}
