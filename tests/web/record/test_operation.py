"""Operation as an administrator does it: the first account, a copy, taking it back, the trail; each as a command of its own."""

from __future__ import annotations

import sqlite3

import pytest

OFFICE = """
from tests.web.office import open_office
from tiendo_web.record import files
from tiendo_web.record.actions import AcceptStatement
from tiendo_web.record.models import Document
office = open_office()
stored = files.store([office.document.text.encode()])
Document.objects.update(sha256=stored.sha256)
AcceptStatement(statement=office.grain.pk, seen=1).run(office.people["reviewer"])
"""


@pytest.fixture
def worked(install):
    """An installation in which an office has worked."""
    here = install("here")
    here.python("from tiendo_web.commands.start import database_ready\ndatabase_ready()")
    here.python(OFFICE)
    return here


def test_a_copy_taken_back_equals_the_record_row_by_row(worked, install):
    copy = worked.folder / "copy.tar"
    written = worked.tiendo("backup", str(copy))
    assert written.returncode == 0, written.stderr
    there = install("there")
    back = there.tiendo("restore", str(copy))
    assert (back.returncode, "mọi dòng khớp" in back.stdout) == (0, True), back.stderr
    hashes = "__import__('tiendo_web.record.archive', fromlist=['x']).hashes()"
    assert there.ask(hashes) == worked.ask(hashes)
    assert there.ask("Statement.objects.get(surface='1.250 tấn').decision") == "accepted"
    work_goes_on = "from tiendo_web.record.actions import *\nfrom tiendo_web.record.models import *\n"
    work_goes_on += "s = Statement.objects.get(surface='3,5%')\n"
    work_goes_on += "CorrectStatement(statement=s.pk, seen=1, fields={'value': '4'}).run(User.objects.get(username='reviewer'))"
    there.python(work_goes_on)
    assert there.tiendo("audit", "verify").returncode == 0


MADE_AGAIN = {"sessions", "usersessions", "axes", "auth", "contenttypes"}


def test_every_table_is_copied_or_made_again(office):
    from django.apps import apps

    from tiendo_web.record import archive

    kept = set(archive.tables())
    left = {model for model in apps.get_models(include_auto_created=True) if model._meta.managed} - kept
    assert {model._meta.app_label for model in left} <= MADE_AGAIN
    assert {"record", "boards"} <= {model._meta.app_label for model in kept}


def test_a_copy_of_an_earlier_release_is_taken_back_and_one_of_a_later_is_not(worked, install):
    import io
    import json
    import tarfile

    copy = worked.folder / "copy.tar"
    worked.tiendo("backup", str(copy))

    def changed(name, change):
        target = worked.folder / name
        with tarfile.open(copy) as old, tarfile.open(target, "w") as new:
            for member in old:
                content = old.extractfile(member).read()
                if member.name == "manifest.json":
                    manifest = json.loads(content)
                    change(manifest["tables"])
                    content = json.dumps(manifest).encode()
                    member.size = len(content)
                new.addfile(member, io.BytesIO(content))
        return target

    def without_boards(said):
        for label in [label for label in said if label.startswith("boards.")]:
            del said[label]

    there = install("there")
    later = there.tiendo("restore", str(changed("later.tar", lambda said: said.update({"boards.Later": {}}))))
    assert (later.returncode, "mới hơn" in later.stderr) == (2, True)
    back = there.tiendo("restore", str(changed("earlier.tar", without_boards)))
    assert back.returncode == 0, back.stderr


def test_a_copy_is_taken_back_only_into_an_empty_record(worked):
    copy = worked.folder / "copy.tar"
    worked.tiendo("backup", str(copy))
    refused = worked.tiendo("restore", str(copy))
    assert (refused.returncode, "trống" in refused.stderr) == (2, True)
    assert worked.tiendo("backup", str(copy)).returncode == 2, "an existing copy is not overwritten"


POSTED = """
from datetime import date
from tests.web.record.test_permissions import aimed, observed
from tiendo_web.record.models import Target, TargetStanding
for value in (9, 5, 7):
    observed(value)
TargetStanding.objects.create(target=Target.objects.get(pk=aimed()), day=date(2024, 1, 1), rank=1, due_last=date(2025, 12, 31),
                              name="a", words="a", body={})
"""


def test_numbers_of_postings_and_kept_conclusions_come_back_as_they_were(worked, install):
    """Found by copies made while an office posted: taking rows back through the managers of the ledger numbered them anew."""
    worked.python(POSTED)
    copy = worked.folder / "copy.tar"
    assert worked.tiendo("backup", str(copy)).returncode == 0
    there = install("there")
    back = there.tiendo("restore", str(copy))
    assert back.returncode == 0, back.stderr
    positions = "dict(Observation.objects.values_list('pk', 'position'))"
    assert there.ask(positions) == worked.ask(positions)
    assert sorted(there.ask(positions).values()) == [1, 2, 3]


def test_a_copy_is_read_again_and_a_byte_that_changed_is_found(worked):
    copy = worked.folder / "copy.tar"
    written = worked.tiendo("backup", str(copy))
    assert (written.returncode, "đã đọc lại và khớp" in written.stdout) == (0, True), written.stderr
    assert worked.tiendo("backup", "--verify", str(copy)).returncode == 0
    content = bytearray(copy.read_bytes())
    content[content.find("1.250 tấn".encode())] ^= 1
    copy.write_bytes(content)
    damaged = worked.tiendo("backup", "--verify", str(copy))
    assert (damaged.returncode, "hỏng" in damaged.stderr, "Traceback" in damaged.stderr) == (2, True, False)


def test_a_file_that_is_gone_from_the_store_does_not_hinder_the_copy(worked, install):
    gone = "from tiendo_web.record import files\nfrom tiendo_web.record.models import *\n"
    worked.python(gone + "files.path_of(Document.objects.get().sha256).unlink()")
    copy = worked.folder / "copy.tar"
    written = worked.tiendo("backup", str(copy))
    assert (written.returncode, "không còn trong kho" in written.stderr) == (1, True), written.stderr
    assert install("there").tiendo("restore", str(copy)).returncode == 0


def test_a_damaged_copy_changes_nothing(worked, install):
    copy = worked.folder / "copy.tar"
    worked.tiendo("backup", str(copy))
    content = bytearray(copy.read_bytes())
    place = content.find("1.250 tấn".encode())
    content[place] ^= 1
    copy.write_bytes(content)
    there = install("there")
    refused = there.tiendo("restore", str(copy))
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert there.ask("User.objects.count()") == 0


def test_the_trail_is_verified_and_tampering_is_named(worked):
    sound = worked.tiendo("audit", "verify")
    assert (sound.returncode, sound.stdout.startswith("1 mục, không có sai lệch")) == (0, True)
    if "DATABASE_URL" in worked.environment:
        return
    with sqlite3.connect(worked.folder / "var" / "tiendo.sqlite3") as database:
        database.execute("DROP TRIGGER record_auditentry_no_update")
        database.execute("UPDATE record_auditentry SET actor = 'ai-do'")
    found = worked.tiendo("audit", "verify")
    assert (found.returncode, "đã bị sửa" in found.stdout) == (1, True)


def test_the_first_account_is_an_administrator_and_makes_the_others(install):
    here = install("here")
    password = {"TIENDO_PASSWORD": "mot-mat-khau-kha-dai"}
    unit = ("--unit", "Tỉnh Thái Nguyên")
    assert here.tiendo("account", "an", *unit, "--role", "reader", **password).returncode == 2
    weak = here.tiendo("account", "an", *unit, "--role", "administrator", TIENDO_PASSWORD="123")
    assert weak.returncode == 2
    first = here.tiendo("account", "an", *unit, "--role", "administrator", **password)
    assert (first.returncode, first.stdout) == (0, "an\n"), first.stderr
    assert here.tiendo("account", "binh", *unit, "--role", "reporter", **password).returncode == 2, "nobody acts"
    second = here.tiendo("account", "binh", *unit, "--role", "reporter", "--as", "an", **password)
    assert second.returncode == 0, second.stderr
    by_another = here.tiendo("account", "chi", *unit, "--role", "reporter", "--as", "binh", **password)
    assert (by_another.returncode, "quản trị" in by_another.stderr) == (2, True)
    assert here.ask("list(AuditEntry.objects.values_list('action', 'actor'))") == [["FirstAccount", ""], ["CreateAccount", "an"]]
    assert here.ask("OrgUnit.objects.filter(above_rows__above__name='Tỉnh Thái Nguyên', end=None).count()") == 93


def test_the_doctor_names_what_to_mend_and_changes_nothing(install, worked):
    sound = worked.tiendo("doctor")
    assert (sound.returncode, "nguyên vẹn" in sound.stdout) == (0, True), sound.stdout + sound.stderr
    empty = install("empty")
    ill = empty.tiendo("doctor")
    assert (ill.returncode, "PHẢI SỬA" in ill.stdout, "Traceback" in ill.stderr) == (2, True, False)
