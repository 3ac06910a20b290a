"""The disk or the database fails in the middle of a page, of an upload, of reading: one line that says so."""

from __future__ import annotations

import errno

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client

from tests.web.office import NORTH
from tests.web.trust.machine import TEXT
from tiendo_web.jobs import reading
from tiendo_web.jobs.worker import work_once
from tiendo_web.pages.views import documents as library
from tiendo_web.record import actions as a
from tiendo_web.record import files
from tiendo_web.record.models import Document, ReadingState
from tiendo_web.storage_faults import Cause, cause_of

SAID = [
    (OperationalError("connection failed: server closed the connection unexpectedly"), "Cơ sở dữ liệu chưa trả lời"),
    (OperationalError("database is locked"), "Cơ sở dữ liệu chưa trả lời"),
    (OperationalError("database or disk is full"), "Đĩa của máy chủ không còn chỗ ghi"),
    (OperationalError("disk I/O error"), "Đĩa của máy chủ không còn chỗ ghi"),
    (OSError(errno.ENOSPC, "No space left on device"), "Đĩa của máy chủ không còn chỗ ghi"),
    (OperationalError("attempt to write a readonly database"), "Máy chủ đang chỉ cho đọc"),
]


@pytest.mark.parametrize(("error", "words"), SAID)
def test_a_page_says_what_the_machine_lacks_and_when_to_come_back(office, signed_in, monkeypatch, error, words):
    person = signed_in("reporter")

    def fail(*_args, **_more):
        raise error

    person.raise_request_exception = False
    monkeypatch.setattr(library.visible, "documents", fail)
    answer = person.get("/van-ban/")
    said = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert words in said and "Traceback" not in said and str(error) not in said


def test_the_api_says_it_as_a_problem(office, monkeypatch):
    from tiendo_web.api import door

    def fail(*_args):
        raise OperationalError("could not connect to server")

    monkeypatch.setattr(door.Token, "authenticate", fail)
    client = Client(headers={"Authorization": "Bearer x"}, raise_request_exception=False)
    answer = client.get("/api/v1/documents")
    assert (answer.status_code, answer.json()["detail"]) == (503, "Cơ sở dữ liệu chưa trả lời")


def test_a_fault_of_ours_stays_one(office, signed_in, monkeypatch):
    person = signed_in("reporter")
    person.raise_request_exception = False
    monkeypatch.setattr(library.visible, "documents", lambda *_args: 1 / 0)
    assert person.get("/van-ban/").status_code == 500


def test_an_upload_to_a_full_disk_is_refused_in_words_and_leaves_nothing(office, settings, tmp_path, monkeypatch):
    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(a.Refused, match="đĩa đầy"):
        a.UploadDocument(unit=NORTH, name="a.txt", content=[b"x" * 100]).run(office.people["reporter"])
    assert not [path for path in settings.FILES.rglob("*") if path.is_file()]
    assert Document.objects.count() == 1


def test_a_disk_that_takes_no_session_lets_people_read(office, signed_in, monkeypatch):
    person = signed_in("reporter")
    assert person.get("/van-ban/").status_code == 200
    held = person.session
    held["times"] = (held["times"][0], held["times"][1] - 1000)
    held.save()

    def full(*_args, **_more):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(SessionStore, "save", full)
    assert person.get("/van-ban/").status_code == 200


@pytest.mark.parametrize("error", [OperationalError("server closed the connection"), OSError(errno.ENOSPC, "full")])
def test_a_document_is_not_called_unreadable_because_the_machine_failed(office, monkeypatch, error):
    row = a.UploadDocument(unit=NORTH, name="a.txt", content=[TEXT.format("7").encode()]).run(office.people["reporter"])

    def fail(*_args):
        raise error

    with monkeypatch.context() as failing:
        failing.setattr(reading, "_store", fail)
        with pytest.raises(type(error)):
            work_once()
    row.refresh_from_db()
    assert (row.state, row.error) == (ReadingState.READING, "")


def test_causes():
    assert cause_of(ValueError("disk is full")) is None
    assert cause_of(None) is None
    assert cause_of(OSError(errno.EROFS, "")) is Cause.READ_ONLY
    assert cause_of(FileNotFoundError(errno.ENOENT, "")) is None


def raised_from(cause: BaseException) -> OperationalError:
    """As Django raises what a driver raised."""
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


def test_a_question_that_is_too_long_is_our_fault_and_not_the_machine_s():
    """Else a document that makes one would be tried for ever."""
    import sqlite3

    import psycopg.errors

    assert cause_of(raised_from(sqlite3.OperationalError("too many SQL variables"))) is None
    assert cause_of(raised_from(psycopg.errors.ProgramLimitExceeded("too many columns"))) is None
    assert cause_of(raised_from(psycopg.errors.AdminShutdown("terminating connection"))) is Cause.NO_ANSWER
    assert cause_of(raised_from(psycopg.OperationalError("connection failed"))) is Cause.NO_ANSWER
