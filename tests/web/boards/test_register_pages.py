"""Văn bản ban hành and Chương trình công tác, beside their lists: proposals, comparison with a report, the whole year."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.office import NORTH, SOUTH, Office, make_document, make_person
from tiendo_web.boards.models import BoardEntry

REPORT = (
    "HUYỆN ỦY BẮC\nSố 12-BC/HU\nBáo cáo kết quả năm 2024\n"
    "Năm 2024, Ban Chấp hành, Ban Thường vụ Huyện ủy đã ban hành 02 nghị quyết, 01 chỉ thị và 05 kế hoạch."
)
HEAD = {
    "number": "03-NQ/HU",
    "kind": "resolution",
    "issuer": "HUYỆN ỦY BẮC",
    "issued": date(2024, 3, 5),
    "title": "Nghị quyết thực hiện Nghị quyết số 18-NQ/TU về du lịch",
}


@pytest.fixture
def resolution(office: Office):
    from tiendo.values import Source
    from tiendo.values.records import CitedDocument
    from tiendo_web.record.codec import to_json
    from tiendo_web.record.models import ReadRecord, RecordKind

    text = "HUYỆN ỦY BẮC\nSố 03-NQ/HU\nNGHỊ QUYẾT\nthực hiện Nghị quyết số 18-NQ/TU về du lịch"
    row = make_document(office.people["reporter"], NORTH, text=text, sha256="b" * 64, name="nq.txt", **HEAD)
    at = text.index("Nghị quyết số 18")
    cited = CitedDocument(Source(row.sha256, "", at, at + 24, text[at : at + 24]), "nghị quyết", "18-NQ/TU", None, None, None)
    ReadRecord.objects.create(
        document=row, kind=RecordKind.CITED, body=to_json(cited), start=at, end=at + 24, surface=text[at : at + 24]
    )
    return row


def test_what_a_document_says_of_itself_is_proposed_and_entered_with_its_place(signed_in, office, resolution):
    client = signed_in("reporter")
    page = client.get("/bang/van-ban-ban-hanh/cho-ghi/").content.decode()
    assert "03-NQ/HU" in page and "18-NQ/TU" in page
    client.post("/bang/van-ban-ban-hanh/cho-ghi/", {"van-ban": [resolution.pk]})
    row = BoardEntry.objects.get(board="van-ban-ban-hanh")
    assert (row.number, row.day, row.unit_id) == ("03-NQ/HU", date(2024, 3, 5), NORTH)
    assert row.fields["loai"] == "nghi-quyet" and row.fields["thuc_hien"] == "18-NQ/TU"
    assert (row.document_id, row.surface) == (resolution.pk, "03-NQ/HU")
    assert "03-NQ/HU" not in client.get("/bang/van-ban-ban-hanh/cho-ghi/").content.decode()


def test_nothing_is_proposed_of_another_unit_and_a_reader_enters_nothing(signed_in, office, resolution):
    make_document(make_person("nam", "reporter", SOUTH), SOUTH, sha256="c" * 64, name="kin.txt", **{**HEAD, "number": "77-NQ/HU"})
    reader = signed_in("reader")
    page = reader.get("/bang/van-ban-ban-hanh/cho-ghi/").content.decode()
    assert "77-NQ/HU" not in page and "03-NQ/HU" in page and 'type="checkbox"' not in page
    reader.post("/bang/van-ban-ban-hanh/cho-ghi/", {"van-ban": [resolution.pk]})
    assert not BoardEntry.objects.exists()


def test_the_register_stands_beside_what_a_report_says(signed_in, office, resolution):
    """The report says 2 resolutions, 1 directive, 5 plans; the register holds one resolution."""
    client = signed_in("reporter")
    client.post("/bang/van-ban-ban-hanh/cho-ghi/", {"van-ban": [resolution.pk]})
    handed_in(office, REPORT)
    page = client.get("/bang/van-ban-ban-hanh/doi-chieu/").content.decode()
    assert "sổ thiếu 1" in page and page.count("sổ chưa ghi văn bản nào") == 2
    csv = client.get("/bang/van-ban-ban-hanh/doi-chieu/?tai=csv").content.decode()
    assert "nghị quyết,2,1,-1," in csv and "03-NQ/HU" in csv


def handed_in(office: Office, text: str) -> None:
    """A text handed in and read as the worker reads it."""
    from tiendo_web.jobs.worker import work_until_done
    from tiendo_web.record.actions import UploadDocument

    UploadDocument(unit=NORTH, name="bao-cao.txt", content=[text.encode()]).run(office.people["reporter"])
    work_until_done()


def test_without_a_report_the_comparison_says_what_to_do(signed_in, office):
    assert "Chưa báo cáo nào nêu số văn bản" in signed_in("reader").get("/bang/van-ban-ban-hanh/doi-chieu/").content.decode()


def test_the_year_shows_what_became_of_each_item(signed_in, office):
    client = signed_in("reviewer")

    def write(board: str, **texts: str) -> None:
        answer = client.post(f"/bang/{board}/them/", {"unit": "Huyện Bắc", "secrecy": "0", **texts})
        assert answer.status_code == 302, answer.content.decode()

    assert "Chưa có chương trình công tác" in client.get("/bang/chuong-trinh-cong-tac/ca-nam/").content.decode()
    write("chuong-trinh-cong-tac", noi_dung="Phát triển chè", period="2024", day="30/6/2024", cap="Ban Chấp hành Đảng bộ")
    write("chuong-trinh-cong-tac", noi_dung="Sửa trường học", period="2024", day="30/3/2024", cap="Ban Thường vụ")
    write("ky-hop", ten="Hội nghị lần thứ 9", cap="Ban Chấp hành Đảng bộ", day="5/7/2024")
    agenda = {"ky_hop": "Hội nghị lần thứ 9", "noi_dung": "Nghị quyết về chè", "chuong_trinh": "Phát triển chè"}
    write("nghi-trinh", **agenda, quyet_dinh="thông qua", van_ban="09-NQ/HU")
    page = client.get("/bang/chuong-trinh-cong-tac/ca-nam/?nam=2024").content.decode()
    assert "09-NQ/HU" in page and "Hội nghị lần thứ 9" in page and page.count("quá hạn, chưa trình") == 1
    listed = client.get("/bang/chuong-trinh-cong-tac/").content.decode()
    assert "đã ban hành 09-NQ/HU" in listed
