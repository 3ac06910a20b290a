"""Killed at any moment: what was accepted is there, nothing is half done, the next start needs no hand.

Uploading, reading, deciding, posting and merging units go on together; bringing the database up to this release, and copying it,
are killed apart. Ten kills here; ``make trial`` does two hundred on the database that ``--database`` names.
"""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import tarfile
import time
from pathlib import Path

import pytest

FIRST_RELEASE = Path(__file__).parents[1] / "upgrade" / "v0.1.sqlite3.gz"

PREPARE = """
from tiendo_web.commands.start import database_ready
database_ready()
from tests.web.office import make_units, make_person, NORTH
from tiendo_web.record.models import User
if not User.objects.exists():
    make_units()
    make_person("can-bo", "reviewer", NORTH)
    make_person("lanh-dao", "approver", NORTH)
"""
# An office at work: hand in, let the worker read, decide, post, merge units; each change that came back is written down outside.
WORK = """
import itertools, os
from datetime import date, timedelta
from tests.web.office import NORTH
from tiendo import values
from tiendo.ledger import key_of
from tiendo_web.record.loading import load
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record import actions as a
from tiendo_web.record.models import *
done = open(sys.argv[1], "a")
officer, approver = User.objects.get(username="can-bo"), User.objects.get(username="lanh-dao")
def commune(number, place):
    day = date(2020, 1, 1) + timedelta(days=number)
    start, end = (None, day - timedelta(days=1)) if place < 3 else (day, None)
    key = f"commune/{number}-{place}/1900"
    return values.OrgUnit(key, f"{number}-{place}", f"Xã {number} {place}", values.Level.COMMUNE, NORTH, start, end)
def merge(number):
    old, new = [commune(number, 1), commune(number, 2)], commune(number, 3)
    event = values.Succession(new.start, values.SuccessionKind.MERGE, tuple(one.key for one in old), (new.key,))
    load([*old, new, event])
    return key_of(event)
def note(what, key):
    done.write(json.dumps([what, key]) + "\\n"); done.flush(); os.fsync(done.fileno())
for number in itertools.count(int(sys.argv[2])):
    text = f"Năm 2024, thu ngân sách nhà nước trên địa bàn đạt {number + 1000} tỷ đồng, tăng 5,{number % 10}% so với năm 2023."
    document = a.UploadDocument(unit=NORTH, name=f"{number}.txt", content=[text.encode()]).run(officer)
    note("document", document.pk)
    work_until_done()
    for row in document.statements.live():
        a.AcceptStatement(statement=row.pk, seen=row.version).run(officer)
        note("accepted", row.pk)
    document.refresh_from_db()
    a.SubmitDocument(document=document.pk, seen=document.version).run(officer)
    document.refresh_from_db()
    for key in a.PostStatements(document=document.pk, seen=document.version).run(approver).observations:
        note("posted", key)
    note("merged", merge(number))
"""
LOOK = """
from tiendo_web.record import audit, files
from tiendo_web.record.models import *
noted = [json.loads(line) for line in open(sys.argv[1]) if line.endswith("\\n")]
documents = set(Document.objects.values_list("pk", flat=True))
accepted = set(Statement.objects.filter(decision="accepted").values_list("pk", flat=True))
trail = list(AuditEntry.objects.values_list("action", "subject"))
entries = {int(s.split(":")[1]) for action, s in trail if action == "AcceptStatement"}
posted = set(Observation.objects.values_list("pk", flat=True))
merged = set(Succession.objects.values_list("pk", flat=True))
there = {"document": documents, "accepted": accepted, "posted": posted, "merged": merged}
told = {key for entry in AuditEntry.objects.filter(action="PostStatements") for key in entry.detail["observations"]}
done = set(Document.objects.filter(review="posted").values_list("pk", flat=True))
communes = OrgUnit.objects.filter(pk__startswith="commune/")
print(json.dumps({
    "lost": [one for one in noted if one[1] not in there[one[0]]],
    "changed without entry": sorted(accepted - entries),
    "entry without change": sorted(entries - accepted),
    "posted otherwise than told": sorted(posted ^ told),
    "figures of a document that is not posted": Observation.objects.exclude(document__in=done).count(),
    "units without their merger": communes.count() - 3 * len(merged),
    "units outside the tree": communes.exclude(above_rows__above="province/90/1990").count(),
    "uploads": len(documents) - sum(action == "UploadDocument" for action, s in trail),
    "without file": [d.pk for d in Document.objects.all() if not files.path_of(d.sha256).is_file()],
    "half read": [d.pk for d in Document.objects.filter(state="read") if not d.statements.exists()],
    "faults": [str(fault) for fault in audit.verify()],
}))
"""
GOES_ON = """
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record.models import *
work_until_done()
print(json.dumps([[d.state, d.error, d.attempts] for d in Document.objects.exclude(state="read")]))
"""


def kill_and_look(install, kills: int, seed: int) -> None:
    office, chance = install("office"), random.Random(seed)
    office.python(PREPARE)
    noted = office.folder / "noted"
    noted.touch()
    pace = _pace(office, noted)
    for round in range(kills):
        work = office.start(WORK, str(noted), str(round * 1000 + 1000))
        _wait_for_a_line(noted, work)
        time.sleep(chance.uniform(0, 1.2 * pace))
        work.kill()
        work.wait()
        found = json.loads(office.python(LOOK, str(noted)))
        assert not any(found.values()), (round, found)
    left = office.python(GOES_ON, seconds=120 + 3 * kills)
    assert json.loads(left) == [], left
    kinds = {json.loads(line)[0] for line in noted.read_text().splitlines()}
    assert kinds == {"document", "accepted", "posted", "merged"}, "the work was all of it"


def _pace(office, noted: Path) -> float:
    """How long this machine takes, just now, from a document handed in to the last of its changes."""
    work = office.start(WORK, str(noted), "0")
    _wait_for_a_line(noted, work)
    begun = time.monotonic()
    while '"merged"' not in noted.read_text():
        _wait_for_a_line(noted, work)
    work.kill()
    work.wait()
    return time.monotonic() - begun


def _wait_for_a_line(noted: Path, work) -> None:
    """Until the process has done something, so that kills fall into its work and not into its start."""
    before, ends = noted.stat().st_size, time.monotonic() + 60
    while noted.stat().st_size == before:
        assert work.poll() is None, "the office stopped by itself"
        assert time.monotonic() < ends
        time.sleep(0.02)


def begun_and_killed(office, code: str, chance: random.Random, longest: float, *words: str) -> bool:
    """Start something and kill it somewhere; whether it was still at it."""
    work = office.start(code, *words)
    try:
        work.wait(chance.uniform(0, longest))
    except subprocess.TimeoutExpired:
        work.kill()
        work.wait()
        return True
    return False


UPGRADE = """
from tiendo_web.commands.start import database_ready
database_ready()
"""
STATE = """
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from tiendo_web.record import audit
from tiendo_web.record.models import *
executor = MigrationExecutor(connection)
waiting = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
whole = waiting == 0 and {"faults": len(list(audit.verify())), "rows": Observation.objects.count() + Task.objects.count()}
print(json.dumps([waiting, whole]))
"""


def kill_upgrades(install, kills: int, seed: int) -> None:
    """The first release's database (an empty one on PostgreSQL) is killed on its way here; the next start finds it whole."""
    chance = random.Random(seed)
    first = old_installation(install, "first")
    asked = time.monotonic()
    first.python(UPGRADE)
    longest = time.monotonic() - asked
    waiting, whole = json.loads(first.python(STATE))
    assert (waiting, whole["faults"]) == (0, 0)
    caught = 0
    for round in range(kills):
        office = old_installation(install, f"kill-{round}")
        before = json.loads(office.python(STATE))[0]
        caught += begun_and_killed(office, UPGRADE, chance, longest)
        assert json.loads(office.python(STATE))[0] in (before, 0), "all steps or none"
        office.python(UPGRADE)
        assert json.loads(office.python(STATE)) == [0, whole]
    assert caught > kills / 3


def old_installation(install, name: str):
    office = install(name)
    if "DATABASE_URL" not in office.environment:
        var = office.folder / "var"
        var.mkdir()
        (var / "tiendo.sqlite3").write_bytes(gzip.decompress(FIRST_RELEASE.read_bytes()))
    return office


COPY = """
from pathlib import Path
from tiendo_web.record import archive
archive.write(Path(sys.argv[1]), lambda what, count: None)
"""


def kill_copies(install, kills: int, seed: int) -> None:
    """A copy that was killed does not stand under its name; one that does is whole; the next one needs no hand."""
    office, chance = install("office"), random.Random(seed)
    office.python(PREPARE)
    begun = time.monotonic()
    office.python(COPY, str(office.folder / "first.tar"))
    longest = time.monotonic() - begun
    caught = 0
    for round in range(kills):
        copy = office.folder / f"{round}.tar"
        caught += begun_and_killed(office, COPY, chance, longest, str(copy))
        if not copy.exists():
            office.python(COPY, str(copy))
        with tarfile.open(copy) as written:
            assert written.getnames()[-1] == "manifest.json"
    assert caught > kills / 3
    back = install("back").tiendo("restore", str(copy))
    assert back.returncode == 0, back.stderr


def test_ten_kills_lose_nothing(install):
    kill_and_look(install, 10, 1)


def test_upgrades_and_copies_that_are_killed_are_whole_or_not_there(install):
    kill_upgrades(install, 3, 3)
    kill_copies(install, 3, 4)


@pytest.mark.trial
def test_two_hundred_kills_lose_nothing(install):
    kill_and_look(install, 200, 2)


@pytest.mark.trial
def test_forty_killed_upgrades(install):
    kill_upgrades(install, 40, 5)


@pytest.mark.trial
def test_forty_killed_copies(install):
    kill_copies(install, 40, 6)


def copies_of_work(install, copies: int) -> None:
    """Copies made while the office works: each is of one moment, and taken back it equals what it said, row by row."""
    office = install("office")
    office.python(PREPARE)
    noted = office.folder / "noted"
    noted.touch()
    work = office.start(WORK, str(noted), "1000")
    try:
        _wait_for_a_line(noted, work)
        for number in range(copies):
            copy = office.folder / f"{number}.tar"
            written = office.tiendo("backup", str(copy))
            assert written.returncode == 0, written.stderr
            there = install(f"there-{number}")
            back = there.tiendo("restore", str(copy))
            assert (back.returncode, "mọi dòng khớp" in back.stdout) == (0, True), back.stderr
            found = json.loads(there.python(LOOK, "/dev/null"))
            assert not any(found.values()), (number, found)
            assert work.poll() is None, "the work went on"
    finally:
        work.kill()
        work.wait()
    assert noted.read_text().count('"posted"') > copies


@pytest.mark.trial
def test_ten_copies_while_the_office_works(install):
    copies_of_work(install, 10)
