"""Chương trình công tác, kỳ họp: what became of each item."""

from __future__ import annotations

from tests.boards.typing_in import derived, flagged, found, shelf_of
from tiendo.boards.lines import lines_of
from tiendo.boards.specs.programme import AGENDA, PROGRAMME, SESSIONS


def item(words: str, due: str = "", **more: str) -> tuple:
    return PROGRAMME, {"period": "2024", "noi_dung": words, "cap": "Ban Chấp hành", "day": due, **more}


def agenda(words: str, session: str = "Hội nghị lần thứ 9", **more: str) -> tuple:
    return AGENDA, {"ky_hop": session, "noi_dung": words, **more}


SESSION = (SESSIONS, {"ten": "Hội nghị lần thứ 9", "cap": "Ban Chấp hành", "day": "5/7/2024"})


def test_each_item_says_what_became_of_it():
    shelf = shelf_of(
        "2024-12-31",
        item("Phát triển du lịch", "30/6/2024"),
        item("Đào tạo nghề", "30/6/2024"),
        item("Quy hoạch chợ", "30/9/2024"),
        item("Tổng kết năm", "15/1/2025"),
        item("Việc khác", "30/3/2024", trang_thai="đưa ra khỏi chương trình"),
        SESSION,
        agenda("Nghị quyết du lịch", chuong_trinh="Phát triển du lịch", quyet_dinh="thông qua", van_ban="09-NQ/TU"),
        agenda("Nghị quyết đào tạo nghề", chuong_trinh="Đào tạo nghề", quyet_dinh="lùi"),
    )
    assert derived(PROGRAMME, "ket_qua", shelf) == [
        "đã ban hành 09-NQ/TU",
        "lùi sang kỳ sau, Hội nghị lần thứ 9",
        "quá hạn, chưa trình",
        "chưa đến hạn",
        "đưa ra khỏi chương trình",
    ]
    assert flagged(PROGRAMME, "qua_han", shelf) == ["Quy hoạch chợ"]
    assert flagged(PROGRAMME, "lui", shelf) == ["Đào tạo nghề"]
    assert lines_of(PROGRAMME, shelf)[0].words.vi.startswith(
        "Chương trình công tác có 05 nội dung, đã ban hành 01, quá hạn chưa trình 01"
    )


def test_what_was_adopted_must_be_issued_and_a_session_that_is_over_must_say():
    shelf = shelf_of("2024-12-31", SESSION, agenda("A", quyet_dinh="thông qua"), agenda("B"), agenda("C", quyet_dinh="cho ý kiến"))
    assert flagged(AGENDA, "chua_ban_hanh", shelf) == ["A"]
    assert flagged(AGENDA, "chua_ghi", shelf) == ["B"]
    assert derived(SESSIONS, "nghi_trinh", shelf) == ["3 nội dung, 2 đã quyết"]


def test_a_number_used_twice_in_an_agenda_is_noted():
    shelf = shelf_of("2024-12-31", SESSION, agenda("A", number="1"), agenda("B", number="1"), agenda("C", number="2"))
    assert found(AGENDA, "NTR01", shelf) == ["Nghị trình có hai nội dung số 1: A; B."]
