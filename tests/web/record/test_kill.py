"""Killed at any moment: what was accepted is there, nothing is half done, the next start needs no hand.

Ten kills here; ``make trial`` does two hundred on the database that ``--database`` names.
"""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

PREPARE = """
from tiendo_web.commands.start import database_ready
database_ready()
from tests.web.office import make_units, make_person, NORTH
from tiendo_web.record.models import User
if not User.objects.exists():
    make_units()
    make_person("can-bo", "reviewer", NORTH)
"""
# An office at work: hand in, let the worker read, decide, correct; each change that came back is written down outside.
WORK = """
import itertools, os
from tests.web.office import NORTH
from tiendo_web.jobs.worker import work_until_done
from tiendo_web.record import actions as a
from tiendo_web.record.models import *
done = open(sys.argv[1], "a")
officer = User.objects.get(username="can-bo")
def note(what, key):
    done.write(json.dumps([what, key]) + "\\n"); done.flush(); os.fsync(done.fileno())
for number in itertools.count(int(sys.argv[2])):
    text = f"Năm 2024, thu ngân sách đạt {number + 1000} tỷ đồng, tăng 5,{number % 10}% so với năm 2023."
    document = a.UploadDocument(unit=NORTH, name=f"{number}.txt", content=[text.encode()]).run(officer)
    note("document", document.pk)
    work_until_done()
    for row in document.statements.live():
        a.AcceptStatement(statement=row.pk, seen=row.version).run(officer)
        note("accepted", row.pk)
"""
LOOK = """
from tiendo_web.record import audit, files
from tiendo_web.record.models import *
noted = [json.loads(line) for line in open(sys.argv[1]) if line.endswith("\\n")]
documents = set(Document.objects.values_list("pk", flat=True))
accepted = set(Statement.objects.filter(decision="accepted").values_list("pk", flat=True))
trail = list(AuditEntry.objects.values_list("action", "subject"))
entries = {int(s.split(":")[1]) for action, s in trail if action == "AcceptStatement"}
print(json.dumps({
    "lost": [one for one in noted if one[1] not in (documents if one[0] == "document" else accepted)],
    "changed without entry": sorted(accepted - entries),
    "entry without change": sorted(entries - accepted),
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
        time.sleep(chance.uniform(0, 2 * pace))
        work.kill()
        work.wait()
        found = json.loads(office.python(LOOK, str(noted)))
        assert not any(found.values()), (round, found)
    left = office.python(GOES_ON)
    assert json.loads(left) == [], left


def _pace(office, noted: Path) -> float:
    """How long this machine takes, just now, from a document handed in to its first accepted number."""
    work = office.start(WORK, str(noted), "0")
    _wait_for_a_line(noted, work)
    begun = time.monotonic()
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


def test_ten_kills_lose_nothing(install):
    kill_and_look(install, 10, 1)


@pytest.mark.trial
def test_two_hundred_kills_lose_nothing(install):
    kill_and_look(install, 200, 2)
