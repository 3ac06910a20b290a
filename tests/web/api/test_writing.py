"""Programs change through the same actions as people: same rights, same four eyes, same trail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.office import NORTH, SOUTH, make_finding
from tiendo import values as v
from tiendo.ledger import observe
from tiendo_web.record.loading import load
from tiendo_web.record.models import AuditEntry, Document, Observation, Release


def json_of(client, method: str, address: str, **body):
    return getattr(client, method)(f"/api/v1/{address}", body, content_type="application/json")


def file_of(content: bytes = b"Nam 2024 dat 5 tan.", name: str = "bao-cao.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def trail() -> list[tuple[str, str, str]]:
    entries = AuditEntry.objects.exclude(action="MakeToken").order_by("pk")
    return [(entry.action, entry.actor, entry.via) for entry in entries]


def test_a_file_is_handed_in_once(program):
    client = program("reporter")
    said = {"unit": NORTH, "title": "Báo cáo năm", "period": "2024"}
    first, again = (client.post("/api/v1/documents", {**said, "file": file_of()}) for _ in range(2))
    assert (first.status_code, first.json()["title"], first.json()["state"]) == (201, "Báo cáo năm", "queued")
    assert again.json()["id"] == first.json()["id"]
    assert trail() == [("UploadDocument", "may:phan-mem-reporter", "api")]


def test_a_reader_may_not_hand_in_and_another_unit_is_not_known(program):
    assert program("reader").post("/api/v1/documents", {"unit": NORTH, "file": file_of()}).status_code == 403
    assert program("reporter").post("/api/v1/documents", {"unit": SOUTH, "file": file_of()}).status_code == 404
    assert not trail()


def test_a_path_in_a_file_name_is_dropped(program):
    answer = program("reporter").post("/api/v1/documents", {"unit": NORTH, "file": file_of(name="..\\..\\a.txt")})
    assert answer.json()["name"] == "a.txt"


def test_a_decision_on_what_was_seen(office, program):
    client, address = program("reviewer"), f"statements/{office.grain.pk}/decision"
    assert json_of(client, "post", address, seen=1, decision="accept").json()["decision"] == "accepted"
    stale = json_of(client, "post", address, seen=1, decision="undo")
    assert (stale.status_code, office.grain.__class__.objects.get(pk=office.grain.pk).decision) == (409, "accepted")
    assert json_of(client, "post", address, seen=2, decision="undo").json()["decision"] == "pending"


def test_a_correction_gives_a_new_statement(office, program):
    address = f"statements/{office.grain.pk}/decision"
    answer = json_of(program("reviewer"), "post", address, seen=1, decision="correct", fields={"value": "1.260"}).json()
    assert (answer["id"] != office.grain.pk, answer["amount"]["value"], answer["decision"]) == (True, "1260", "accepted")
    refused = json_of(program("reporter"), "post", address, seen=2, decision="correct", fields={"value": "nhiều"})
    assert refused.status_code == 409


def test_from_decision_to_ledger_with_four_eyes(office, program):
    working, approving = program("reviewer"), program("approver")
    for row in (office.grain, office.growth):
        json_of(working, "post", f"statements/{row.pk}/decision", seen=1, decision="accept")
    document = f"documents/{office.document.pk}"
    version = json_of(working, "post", f"{document}/submit", seen=1).json()["version"]
    assert json_of(working, "post", f"{document}/post", seen=version).status_code == 403
    posted = json_of(approving, "post", f"{document}/post", seen=version)
    assert posted.status_code == 200
    assert set(posted.json()["observations"]) == set(Observation.objects.values_list("pk", flat=True))
    assert Document.objects.get(pk=office.document.pk).review == "posted"


def test_a_document_is_described_and_sent_back(office, program):
    document = f"documents/{office.document.pk}"
    assert json_of(program("reporter"), "patch", document, seen=1, number="12-BC/HU").json()["number"] == "12-BC/HU"
    sent = json_of(program("approver"), "post", f"{document}/return", seen=2, reason="thiếu biểu")
    assert (sent.status_code, sent.json()["detail"]) == (409, "Chỉ trả lại văn bản đang chờ duyệt.")


def test_a_finding_is_settled_and_opened_again(office, program):
    client, finding = program("reviewer"), make_finding(office.document, office.grain)
    settled = json_of(client, "post", f"findings/{finding.pk}/settle", seen=1, reason="hai đợt rà soát").json()
    assert (settled["state"], settled["reason_given"]) == ("settled", "hai đợt rà soát")
    assert json_of(client, "post", f"findings/{finding.pk}/reopen", seen=2, reason="chưa rõ").json()["state"] == "open"
    assert json_of(client, "post", f"findings/{finding.pk}/settle", seen=3, reason="  ").json()["field"] == "reason"


def observed(*amounts: int) -> list[str]:
    origin = v.Citation("https://example.vn", "Bài", "2024")
    rows = [
        observe(
            NORTH,
            "grain",
            v.Period.of_year(2024),
            v.Amount(Decimal(amount), "tấn", Decimal("0.5")),
            modality=v.Modality.ACTUAL,
            origin=origin,
            known=date(2024, 1, 1),
        )
        for amount in amounts
    ]
    load(rows)
    return [row.key for row in rows]


def test_ledger_entries_are_settled_and_withdrawn(program):
    keys = observed(5, 9)
    settled = json_of(program("reviewer"), "post", "observations/settle", observations=keys, kept=keys[0], reason="số chính thức")
    withdrawn = json_of(program("approver"), "post", "observations/withdraw", entry=keys[1], reason="gõ nhầm")
    assert (settled.status_code, withdrawn.status_code) == (201, 201)
    assert [action for action, _, _ in trail()] == ["SettleConflict", "WithdrawEntry"]


def test_a_report_is_released_by_who_leads(program):
    keys = observed(5)
    said = {"unit": NORTH, "title": "Báo cáo năm", "day": "2024-12-31", "observations": keys}
    refused = program("approver").post("/api/v1/releases", {**said, "file": file_of(b"docx", "a.docx")})
    released = program("leader").post("/api/v1/releases", {**said, "file": file_of(b"docx", "a.docx")})
    assert (refused.status_code, released.status_code) == (403, 201)
    assert [row.pk for row in Release.objects.get().observations.all()] == keys


def test_figures_of_a_secret_document_are_not_released(office, program):
    office.document.secrecy = 1
    office.document.save()
    key = "o/mat"
    Observation.objects.create(
        key=key, unit_id=NORTH, indicator="grain", period=v.Period.of_year(2024), period_last=date(2024, 12, 31),
        modality="actual", known=date(2024, 12, 20), document=office.document, value=Decimal(5), half_step=Decimal("0.5"),
    )  # fmt: skip
    said = {"unit": NORTH, "title": "Báo cáo", "day": "2024-12-31", "observations": [key], "file": file_of()}
    assert program("leader").post("/api/v1/releases", said).status_code == 404
    assert not Release.objects.exists()
