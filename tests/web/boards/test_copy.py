"""A copy of the record holds the boards: every version of every row, and the workbooks they came in."""

from __future__ import annotations

WORK = """
from tests.web.boards import making as m
from tests.web.office import open_office
from tiendo_web.record import files
from tiendo_web.record.models import Document
office = open_office()
Document.objects.update(sha256=files.store([b"van ban"]).sha256)
m.take(m.handed_in(office)).run(office.people["reporter"])
m.take(m.handed_in(office, m.workbook("Cầu Nà Thử", paid="700"))).run(office.people["reporter"])
"""
FILES = "from tiendo_web.boards.models import *\nfrom tiendo_web.record import files\n"
THERE = "all(files.path_of(one.sha256).is_file() for one in BoardFile.objects.all())"


def test_rows_and_workbooks_are_taken_back(install):
    here, there = install("here"), install("there")
    here.python("from tiendo_web.commands.start import database_ready\ndatabase_ready()")
    here.python(WORK)
    copy = here.folder / "copy.tar"
    assert here.tiendo("backup", str(copy)).returncode == 0
    back = there.tiendo("restore", str(copy))
    assert back.returncode == 0, back.stderr
    there.python(f"{FILES}assert BoardEntry.objects.count() == 3 and BoardFile.objects.count() == 2 and {THERE}")
