"""The administrator's page of operation, /metrics and the doctor: the same counts, and nothing of persons or contents."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest

from tests.web.office import NORTH, SOUTH, make_document, make_person
from tiendo_web import fault_log, operation, signs
from tiendo_web.record import options
from tiendo_web.record.models import AuditEntry, Document, ReadingState

PAGE = "/quan-tri/van-hanh/"


@pytest.fixture
def served(office, settings, tmp_path):
    settings.VAR, settings.FAULTS = tmp_path, tmp_path / "faults"
    options.write("unit", NORTH)
    return office


def failed(office, unit: str = NORTH, key: str = "b") -> Document:
    by = office.people["reporter"]
    error = "Bao cao mat cua An.docx: lỗi trong bộ đọc"
    return make_document(by, unit, sha256=key * 64, name="Bao cao mat cua An.docx", state=ReadingState.FAILED, error=error)


def handler(folder) -> logging.Logger:
    log = logging.Logger("tiendo_web.jobs.reading")
    log.addHandler(fault_log.FaultFile(str(folder)))
    return log


def test_only_administrators_see_it(served, signed_in):
    for name in served.people:
        assert signed_in(name).get(PAGE).status_code == (200 if name == "administrator" else 404)


def test_it_counts_what_waits_and_tells_no_name(served, signed_in):
    failed(served)
    make_document(served.people["reporter"], NORTH, sha256="c" * 64, state=ReadingState.QUEUED)
    signs.worker_lives()
    said = signed_in("administrator").get(PAGE).content.decode()
    for words in (
        "đang chạy",
        "Văn bản chờ đọc",
        "Đọc lại 1 văn bản",
        "chưa có bản sao lưu",
        "SQLite" if "SQLite" in said else "PostgreSQL",
    ):
        assert words in said
    assert "Bao cao mat" not in said and "của An" not in said


def test_failed_documents_go_back_into_the_queue_by_one_act_in_ones_own_units(served, signed_in):
    mine, other = failed(served), failed(served, SOUTH, "d")
    answer = signed_in("administrator").post(PAGE, {"unit": NORTH}, follow=True)
    assert "1 văn bản vào lại hàng đợi" in answer.content.decode()
    for row, state in ((mine, ReadingState.QUEUED), (other, ReadingState.FAILED)):
        row.refresh_from_db()
        assert row.state == state
    entry = AuditEntry.objects.get(action="RetryReadings")
    assert entry.detail == {"documents": [mine.pk]}


def test_an_administrator_of_a_part_sees_counts_and_not_the_machine(served, signed_in):
    from django.test import Client

    client = Client()
    client.force_login(make_person("quan-tri-nam", "administrator", SOUTH), backend="django.contrib.auth.backends.ModelBackend")
    said = client.get(PAGE).content.decode()
    assert "Việc nền" in said and "Phiên bản" not in said and "Đĩa còn trống" not in said


def test_faults_are_counted_by_day_kind_and_place_without_their_words(served, signed_in):
    log = handler(operation.settings.FAULTS)
    for _time in range(3):
        try:
            options.read("Nguyễn Văn An")
        except KeyError:
            log.exception("tài khoản Nguyễn Văn An")
    log.error("e-mail: %s", "an@don-vi.test")
    rows = operation.faults()
    assert [row.count for row in rows] == [3, 1]
    assert rows[0].place.startswith("tiendo_web.record.options.read")
    said = signed_in("administrator").get(PAGE).content.decode()
    assert rows[0].place in said and rows[0].kind in said
    assert "Văn An" not in said and "don-vi.test" not in said
    assert "Văn An" not in "".join(path.read_text() for path in operation.settings.FAULTS.iterdir())


def test_a_flood_of_faults_does_not_fill_the_disk_and_old_days_go(tmp_path, monkeypatch):
    monkeypatch.setattr(fault_log, "LARGEST", 2000)
    (tmp_path / "2020-01-01.jsonl").write_text("{}\n")
    log = handler(tmp_path)
    for _time in range(200):
        log.error("again")
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_size < 2200
    assert fault_log.counts(tmp_path)[0].day == datetime.now(UTC).date()


def test_a_folder_that_takes_nothing_stops_nobody(tmp_path):
    (tmp_path / "faults").write_text("a file, not a folder")
    handler(tmp_path / "faults").error("again")


def test_metrics_page_and_doctor_say_the_same(served, signed_in, client, monkeypatch, capsys):
    from tiendo.cli.command import main
    from tiendo_web.commands import RECORD_COMMANDS

    failed(served)
    signs.note_copy(signs.Copy("s.tar", datetime(2026, 1, 2, 3, tzinfo=UTC), 10, 2, "x" * 64, datetime(2026, 1, 2, 4, tzinfo=UTC)))
    monkeypatch.setenv("TIENDO_METRICS_TOKEN", "bi-mat")
    told = client.get("/metrics", headers={"Authorization": "Bearer bi-mat"}).content.decode()
    work, kept = operation.jobs(), operation.storage()
    for line in (
        f'tiendo_documents{{state="failed"}} {work.documents["failed"]}',
        "tiendo_worker_up 0",
        f"tiendo_files_bytes {kept.files}",
        "tiendo_last_copy_seconds 1767322800",
    ):
        assert line in told.splitlines()
    main(RECORD_COMMANDS, ["doctor", "--lang", "vi"])
    doctor = capsys.readouterr().out
    assert "1 không đọc được" in doctor and "sao lưu: " in doctor and "đã kiểm" in doctor
    assert "s.tar" in signed_in("administrator").get(PAGE).content.decode()


def test_in_english(served, signed_in):
    client = signed_in("administrator")
    client.cookies["django_language"] = "en"
    said = client.get(PAGE).content.decode()
    assert "Operation" in said and "Background work" in said and "no copy yet" in said
