"""Người, Cơ quan: what documents say of people and units, never more than the person may see."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.office import NORTH, PROVINCE, SOUTH, Office, make_document, make_person
from tiendo_web.record.models import ReadingState, ReadRecord, Succession

TEXT = """HUYỆN ỦY BẮC
Số 05-TB/HU
Huyện Bắc, ngày 12 tháng 3 năm 2024
THÔNG BÁO
Ngày 12/3/2024, Ban Thường vụ Huyện ủy họp về nhiệm vụ năm 2024. Đồng chí Lường Văn Thử, Bí thư Huyện ủy chủ trì hội nghị.
Cùng dự có đồng chí Ma Thị Mẫu, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện.
Đồng chí Lường Văn Thử, Bí thư Huyện ủy yêu cầu Phòng Nông nghiệp báo cáo kết quả trồng rừng trước ngày 30/6/2024.
"""


@pytest.fixture
def read(office: Office) -> Office:
    """The notice handed in by the north district and read as the worker reads it."""
    from tiendo_web.jobs.worker import work_until_done
    from tiendo_web.record.actions import UploadDocument

    row = UploadDocument(unit=NORTH, name="thong-bao.txt", content=[TEXT.encode()]).run(office.people["reporter"])
    work_until_done()
    row.refresh_from_db()
    assert row.state == ReadingState.READ
    return office


def test_a_person_has_posts_with_their_days_orders_and_meetings(signed_in, read):
    page = signed_in("reader").get("/nguoi/luong-van-thu/").content.decode()
    assert "Bí thư Huyện ủy" in page and "12/3/2024" in page
    assert "báo cáo kết quả trồng rừng" in page
    assert "chủ trì" in page


def test_the_list_finds_names_without_marks_and_gives_a_file(signed_in, read):
    client = signed_in("reader")
    assert "Ma Thị Mẫu" in client.get("/nguoi/?tim=ma+thi+mau").content.decode()
    assert "Ma Thị Mẫu" not in client.get("/nguoi/?tim=thu").content.decode()
    assert "Lường Văn Thử" in client.get("/nguoi/?tai=csv").content.decode()


def test_a_name_in_a_document_of_another_unit_or_of_a_higher_secrecy_is_no_name(signed_in, read):
    client = signed_in("reader")
    ReadRecord.objects.first().document.__class__.objects.update(secrecy=1)
    assert client.get("/nguoi/luong-van-thu/").status_code == 404
    assert "Chưa đọc thấy người nào" in client.get("/nguoi/").content.decode()
    ReadRecord.objects.first().document.__class__.objects.update(secrecy=0)
    client.force_login(make_person("nam", "reader", SOUTH), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/nguoi/luong-van-thu/").status_code == 404


def test_two_people_of_one_name_without_a_common_office_stay_apart(signed_in, read):
    from tiendo_web.jobs.worker import work_until_done
    from tiendo_web.record.actions import UploadDocument

    other = "Đồng chí Lường Văn Thử, Giám đốc Hợp tác xã Mẫu phát biểu tại buổi làm việc."
    UploadDocument(unit=NORTH, name="tin.txt", content=[other.encode()]).run(read.people["reporter"])
    work_until_done()
    page = signed_in("reader").get("/nguoi/luong-van-thu/").content.decode()
    assert "2 người cùng tên" in page and page.count("<h1>") == 2


def test_a_unit_shows_its_people_documents_and_meetings(signed_in, read):
    page = signed_in("reader").get(f"/don-vi/ho-so/{NORTH}/").content.decode()
    assert "Huyện Bắc" in page and "Lường Văn Thử" in page
    assert "Bí thư Huyện ủy (12/3/2024)" in page


def test_a_unit_out_of_sight_is_not_found_and_the_list_holds_those_in_being(signed_in, office):
    client = signed_in("reader")
    assert client.get(f"/don-vi/ho-so/{SOUTH}/").status_code == 404
    listed = client.get("/don-vi/danh-sach/").content.decode()
    assert "Huyện Bắc" in listed and "Huyện Nam" not in listed


def test_a_merger_stands_on_both_sides_with_its_day(signed_in, office):
    from tiendo import values as v

    value = v.Succession(date(2025, 7, 1), v.SuccessionKind.MERGE, (NORTH, SOUTH), (PROVINCE,), "Nghị quyết (thử)")
    row = Succession.of("succession/thu", value)
    row.save()
    page = signed_in("reader").get(f"/don-vi/ho-so/{NORTH}/").content.decode()
    assert "01/7/2025" in page and "sáp nhập" in page and "Nghị quyết (thử)" in page


def test_the_chair_of_a_meeting_is_a_link_only_where_the_name_may_be_seen(signed_in, read):
    from tiendo_web.record.models import Meeting

    meeting = Meeting.objects.create(
        unit_id=NORTH,
        kind="hội nghị",
        day=date(2024, 4, 1),
        subject="Giao ban",
        chairs="đồng chí Lường Văn Thử, Người Lạ",
        entered_by=read.people["reviewer"],
        entered_at="2024-04-01T00:00:00Z",
    )
    page = signed_in("reader").get(f"/cuoc-hop/{meeting.pk}/").content.decode()
    assert '<a href="/nguoi/luong-van-thu/">Lường Văn Thử</a>, Người Lạ' in page


def test_documents_of_an_issuer_are_found_under_its_body(signed_in, office):
    make_document(office.people["reporter"], NORTH, sha256="d" * 64, name="a.txt", title="Báo cáo thử", issuer="Huyện Bắc")
    assert "Báo cáo thử" in signed_in("reader").get(f"/don-vi/ho-so/{NORTH}/").content.decode()
