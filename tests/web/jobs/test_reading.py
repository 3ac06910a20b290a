"""From an uploaded file to statements and findings, as the worker does it."""

from __future__ import annotations

import pytest

from tests.web.office import NORTH, make_units
from tests.web.office import make_person as person
from tiendo_web.jobs import claims
from tiendo_web.jobs.checking import check_document
from tiendo_web.jobs.worker import work_once, work_until_done
from tiendo_web.record import actions as a
from tiendo_web.record import checks
from tiendo_web.record.models import Document, Finding, FindingState, ReadingState, Statement
from tiendo_web.record.queries import visible

ONE = "Năm 2024, toàn huyện còn 04/28 chỉ tiêu không đạt kế hoạch. Thu ngân sách đạt 120 tỷ đồng, bằng 96% kế hoạch."
OTHER = "Năm 2024, toàn huyện còn 05/28 chỉ tiêu không đạt kế hoạch."


@pytest.fixture
def officer(db, settings, tmp_path):
    settings.FILES = tmp_path / "files"
    make_units()
    person("xem", "reader", NORTH)
    return person("can-bo", "reviewer", NORTH, 2)


def hand_in(officer, text: str | bytes, name: str = "bao-cao.txt", **fields) -> Document:
    content = text.encode() if isinstance(text, str) else text
    return a.UploadDocument(unit=NORTH, name=name, content=[content], **fields).run(officer)


def test_a_document_is_read_stored_and_checked(officer):
    document = hand_in(officer, ONE)
    assert (document.state, document.progress) == (ReadingState.QUEUED, 0)
    assert work_until_done() == 1
    document.refresh_from_db()
    assert (document.state, document.progress, document.text, document.format) == (ReadingState.READ, 100, ONE, "txt")
    rows = list(document.statements.all())
    assert {row.surface for row in rows} >= {"04/28 chỉ tiêu", "120 tỷ đồng", "96%"}
    assert all(ONE[row.start : row.end] == row.surface for row in rows)
    assert not checks.waiting().exists()


def test_two_documents_that_differ_give_one_finding_with_both_passages(officer):
    first, second = hand_in(officer, ONE, issued=None), hand_in(officer, OTHER, "khac.txt")
    work_until_done()
    finding = Finding.objects.get()
    places = {(place.document_id, place.surface, place.statement.surface) for place in finding.places.all()}
    assert places == {(first.pk, "04/28 chỉ tiêu", "04/28 chỉ tiêu"), (second.pk, "05/28 chỉ tiêu", "05/28 chỉ tiêu")}


def test_checking_again_changes_nothing_and_a_settled_finding_stays_settled(officer):
    hand_in(officer, ONE)
    second = hand_in(officer, OTHER, "khac.txt")
    work_until_done()
    finding = Finding.objects.get()
    a.SettleFinding(finding=finding.pk, seen=finding.version, reason="Báo cáo sau cập nhật số chính thức").run(officer)
    check_document(second.pk)
    again = Finding.objects.get()
    assert (again.pk, again.state, again.places.count()) == (finding.pk, FindingState.SETTLED, 2)


def test_a_rejected_number_takes_its_finding_away_and_undoing_brings_it_back(officer):
    hand_in(officer, ONE)
    second = hand_in(officer, OTHER, "khac.txt")
    work_until_done()
    wrong = second.statements.get(surface="05/28 chỉ tiêu")
    a.RejectStatement(statement=wrong.pk, seen=1).run(officer)
    assert work_until_done() == 1
    assert Finding.objects.get().state == FindingState.GONE
    a.UndoDecision(statement=wrong.pk, seen=2).run(officer)
    work_until_done()
    assert Finding.objects.get().state == FindingState.OPEN


def test_reading_that_was_cut_off_is_done_again_without_doubling(officer):
    document = hand_in(officer, ONE)
    work_until_done()
    before = Statement.objects.count()
    Document.objects.filter(pk=document.pk).update(state=ReadingState.QUEUED)
    work_until_done()
    document.refresh_from_db()
    assert (document.state, Statement.objects.count()) == (ReadingState.READ, before)


def test_a_worker_killed_after_the_check_leaves_findings_that_the_next_reading_joins_to_its_rows(officer):
    """Found by two hundred kills on PostgreSQL: the second reading could not take the first one's statements away."""
    hand_in(officer, ONE)
    second = hand_in(officer, OTHER, "khac.txt")
    work_until_done()
    finding = Finding.objects.get()
    a.SettleFinding(finding=finding.pk, seen=finding.version, reason="Báo cáo sau cập nhật số chính thức").run(officer)
    Document.objects.filter(pk=second.pk).update(state=ReadingState.QUEUED)
    work_until_done()
    second.refresh_from_db()
    assert (second.state, second.error) == (ReadingState.READ, "")
    again = Finding.objects.get()
    assert (again.pk, again.state) == (finding.pk, FindingState.SETTLED)
    assert {place.statement.surface for place in again.places.all()} == {"04/28 chỉ tiêu", "05/28 chỉ tiêu"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.txt", b"   \n"),
        ("anh.docx", b"\xff\xd8\xff\xe0" + b"0" * 400),
        ("hong.docx", b"PK\x03\x04hong"),
        ("la.bin", bytes(range(256))),
    ],
)
def test_a_file_that_cannot_be_read_keeps_one_clear_line_and_the_others_go_on(officer, name, content):
    bad, good = hand_in(officer, content, name), hand_in(officer, ONE)
    work_until_done()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (ReadingState.FAILED, ReadingState.READ)
    assert name in bad.error
    assert "\n" not in bad.error
    assert "Traceback" not in bad.error


def test_a_failed_file_is_read_again_when_a_person_asks(officer):
    bad = hand_in(officer, b"  ", "rong.txt")
    work_until_done()
    bad.refresh_from_db()
    a.ReadAgain(document=bad.pk, seen=bad.version).run(officer)
    assert work_once()
    bad.refresh_from_db()
    assert bad.state == ReadingState.FAILED


def test_a_fault_of_ours_is_one_line_for_the_person_and_a_trace_in_the_log(officer, monkeypatch, caplog):
    from tiendo_web.jobs import reading

    monkeypatch.setattr(reading, "read", lambda document: 1 / 0)
    document = hand_in(officer, ONE)
    work_until_done()
    document.refresh_from_db()
    assert (document.state, "nhật ký" in document.error) == (ReadingState.FAILED, True)
    assert "ZeroDivisionError" in caplog.text


def test_a_worker_that_lost_its_claim_writes_nothing(officer, monkeypatch):
    from tiendo_web.jobs import reading

    document = hand_in(officer, ONE)
    true_read = reading.read

    def slow(opened):
        Document.objects.filter(pk=document.pk).update(claimed_by="other:1")
        return true_read(opened)

    monkeypatch.setattr(reading, "read", slow)
    reading.read_document(claims.claim())
    document.refresh_from_db()
    assert (document.state, document.claimed_by, document.statements.count()) == (ReadingState.READING, "other:1", 0)


def test_a_finding_with_a_secret_document_is_hidden_from_who_may_not_see_that_one(officer):
    hand_in(officer, ONE)
    hand_in(officer, OTHER, "mat.txt", secrecy=2)
    work_until_done()
    assert visible.findings(officer).count() == 1
    reader = officer.__class__.objects.get(username="xem")
    assert visible.documents(reader).count() == 1
    assert visible.findings(reader).count() == 0


def test_a_fault_of_the_checker_leaves_what_was_read_usable_until_the_next_check(officer, monkeypatch):
    from tiendo_web.jobs import checking

    true_check = checking.check
    monkeypatch.setattr(checking, "check", lambda *readings, **more: 1 / 0)
    document = hand_in(officer, ONE)
    work_until_done()
    document.refresh_from_db()
    assert (document.state, document.warnings) == (ReadingState.READ, [checking.NOT_CHECKED])
    assert document.statements.exists()
    monkeypatch.setattr(checking, "check", true_check)
    check_document(document.pk)
    document.refresh_from_db()
    assert document.warnings == []


HEAD = """ĐẢNG BỘ TỈNH THỬ NGHIỆM\tĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY BẮC
*
Số 12-BC/HU\tBắc, ngày 20 tháng 12 năm 2024
{mark}
BÁO CÁO
tình hình thu ngân sách năm 2024
-----
Năm 2024, thu ngân sách đạt 120 tỷ đồng.
"""


def test_a_document_says_itself_what_it_is(officer):
    document = hand_in(officer, HEAD.format(mark=""))
    work_until_done()
    document.refresh_from_db()
    assert (document.number, document.title, document.kind, str(document.issued), document.secrecy) == (
        "12-BC/HU",
        "Báo cáo tình hình thu ngân sách năm 2024",
        "report",
        "2024-12-20",
        0,
    )


def test_a_page_that_is_no_official_document_goes_by_its_heading(officer):
    page = "<html><body><h1>Huyện Bắc thu ngân sách vượt kế hoạch</h1><p>Năm 2024, thu ngân sách đạt 120 tỷ đồng.</p></body></html>"
    document = hand_in(officer, page, "tin.html")
    work_until_done()
    document.refresh_from_db()
    assert document.title == "Huyện Bắc thu ngân sách vượt kế hoạch"


def test_what_a_person_said_stands(officer):
    document = hand_in(officer, HEAD.format(mark=""), title="Báo cáo thu", number="13-BC/HU")
    work_until_done()
    document.refresh_from_db()
    assert (document.title, document.number) == ("Báo cáo thu", "13-BC/HU")


def test_a_secrecy_mark_in_the_file_closes_the_document_to_those_below(officer):
    document = hand_in(officer, HEAD.format(mark="MẬT"))
    work_until_done()
    document.refresh_from_db()
    assert document.secrecy == 1
    assert not visible.documents(officer.__class__.objects.get(username="xem")).exists()
