"""What comes from outside is hostile: names, text, content that is not what its name says, forged requests."""

from __future__ import annotations

import csv
import io
import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.specimens import bad_files
from tests.web.office import NORTH, SOUTH, make_document, make_finding
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record import files
from tiendo_web.record.models import Document, ReadingState

SCRIPT = "<script>alert(1)</script>"
PICTURE = "<img src=x onerror=alert(1)>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>Nam 2024 dat 12 ha</text></svg>'


def hand_in(client: Client, name: str, content: bytes):
    given = SimpleUploadedFile(name, content)
    given.name = name  # what a hostile client writes; Django's own class would tidy it
    return client.post(reverse("document-upload"), {"unit": NORTH, "secrecy": "0", "files": given}, follow=True)


@pytest.fixture
def reporter(signed_in) -> Client:
    return signed_in("reporter")


def test_scripts_in_names_titles_and_text_are_only_letters(office, reporter):
    text = f"Năm 2024, {SCRIPT} thu ngân sách đạt 12 tỷ đồng {PICTURE}, tăng 5% so với năm 2023."
    row = make_document(office.people["reporter"], NORTH, text=text, sha256="b" * 64, name=f"{SCRIPT}.txt", title=PICTURE)
    finding = make_finding(row, key="h")
    finding.message = SCRIPT
    finding.save()
    for address in (
        reverse("document", args=[row.pk]),
        reverse("documents"),
        reverse("documents") + "?tim=" + SCRIPT,
        reverse("findings"),
        reverse("finding", args=[finding.pk]),
        reverse("search") + f"?q={SCRIPT}",
    ):
        page = reporter.get(address)
        assert page.status_code == 200, address
        assert SCRIPT not in page.content.decode(), address
        assert PICTURE not in page.content.decode(), address


@pytest.mark.parametrize("name", ["../../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/cron.d/x.txt", "a\x00.txt", "C:\\x.txt"])
def test_a_path_in_a_name_leads_nowhere(office, reporter, name, settings):
    before = Document.objects.count()
    hand_in(reporter, name, "Năm 2024 có 12 hợp tác xã.".encode())
    for row in Document.objects.order_by("pk")[before:]:
        assert not {"/", "\\", "\x00"} & set(row.name)
        assert files.path_of(row.sha256).is_file()
    kept = [path for path in Path(settings.FILES).rglob("*") if path.is_file()]
    assert all(len(path.name) == 64 for path in kept), "files are named by their hash alone"


def test_the_original_is_a_download_never_a_page(office, reporter):
    hand_in(reporter, "trang.html", f"<html><body>{SCRIPT}Năm 2024 có 12 hợp tác xã.</body></html>".encode())
    row = Document.objects.get(name="trang.html")
    answer = reporter.get(reverse("document-original", args=[row.pk]))
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("anh.svg", SVG),
        ("anh.docx", SVG),
        ("bom.docx", bad_files.zip_bomb(700)),
        ("thuc-the.docx", bad_files.entity_bomb()),
        ("may.docx", bad_files.outside_entity("/etc/passwd")),
        ("chuong-trinh.pdf", b"\x7fELF" + bytes(2000)),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_what_is_no_document_gets_one_line_and_nothing_of_the_machine_comes_out(office, reporter, name, content):
    hand_in(reporter, name, content)
    work_until_done()
    row = Document.objects.filter(name=name).first()
    if row is None:
        return  # refused at the door
    assert "root:" not in row.text
    assert SCRIPT not in reporter.get(reverse("document", args=[row.pk])).content.decode()
    if row.state != ReadingState.READ:
        assert row.state == ReadingState.FAILED
        assert row.error
        assert "\n" not in row.error
        assert "Traceback" not in row.error


def test_a_cell_that_a_spreadsheet_would_run_is_made_a_text(office, reporter):
    names = ["=cmd|' /C calc'!A0", "+1+1.txt", "-2.txt", "@SUM(A1).txt", "\t=1.txt"]
    for number, name in enumerate(names):
        make_document(office.people["reporter"], NORTH, sha256=str(number) * 64, name=name, title=name)
    listing = reporter.get(reverse("documents"), {"tai": "csv"}).content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(listing)) for cell in row]
    assert any(name.strip() in cell for name in names for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_form_without_its_mark_changes_nothing(office):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office.people["reporter"], backend="django.contrib.auth.backends.ModelBackend")
    answer = strict.post(reverse("document-accept", args=[office.document.pk, office.grain.pk]), {"version": 1})
    assert answer.status_code == 403
    office.grain.refresh_from_db()
    assert office.grain.decision != "accepted"


def test_an_upload_into_another_unit_is_refused(office, reporter):
    before = Document.objects.count()
    reporter.post(
        reverse("document-upload"), {"unit": SOUTH, "secrecy": "0", "files": SimpleUploadedFile("a.txt", b"Nam 2024 co 1 xa.")}
    )
    assert Document.objects.count() == before


def test_the_key_of_sessions_is_read_by_its_owner_alone(tmp_path):
    from tiendo_web import environment

    environment.secret_key(tmp_path)
    (key,) = tmp_path.iterdir()
    assert stat.S_IMODE(key.stat().st_mode) & 0o077 == 0
