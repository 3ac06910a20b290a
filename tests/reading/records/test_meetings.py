"""Meetings with their day, kind and chairs."""

from datetime import date

from .helpers import records_of


def test_a_working_session_has_host_guest_day_and_chairs() -> None:
    passage = (
        "Tin\nSáng 12/8, Ban Thường vụ Tỉnh ủy làm việc với Ban Thường vụ Huyện ủy Nà Mò về kết quả thực hiện nhiệm vụ 7 tháng.\n"
        "Các đồng chí: Nông Văn Thành, Bí thư Tỉnh ủy; Lý Thị Hoa, Chủ tịch UBND tỉnh đồng chủ trì buổi làm việc."
    )
    (meeting,) = records_of(passage, date(2025, 8, 12)).meetings
    assert (meeting.kind, meeting.date) == ("buổi làm việc", "2025-08-12")
    assert (meeting.host, meeting.guest) == ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Huyện ủy Nà Mò")
    assert meeting.chairs == ("Nông Văn Thành", "Lý Thị Hoa")


def test_the_year_is_null_when_nothing_settles_it() -> None:
    (meeting,) = records_of("Tin\nChiều 3/6, Huyện ủy tổ chức hội nghị sơ kết công tác kiểm tra.").meetings
    assert meeting.date is None


def test_a_meeting_to_come_is_none_yet() -> None:
    assert records_of("Tin\nNgày 20/9/2025, Tỉnh ủy sẽ tổ chức hội nghị chuyên đề về chuyển đổi số.").meetings == ()
